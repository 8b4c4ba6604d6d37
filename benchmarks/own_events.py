"""How well the reader finds the events and stances of our own marked sentences (`training/data/events/test`).

    python -m benchmarks.own_events [--part test|train] [--texts NAME] [--every N] [--misses]

The sentences are ours, so this runs everywhere. An event is found where its trigger, or a further mention, shares a
word with the marked one; pairs are one to one, those of the marked type first. F1 is given for triggers alone and for
triggers with the right type; of the found ones, `modality` is the share told as marked, `modality other` that of those
which are not marked as actual, `toll` the share of marked tolls with both their numbers. A marked participant counts as
found where an actor or recipient of the event is mentioned there. A stance is found where a position of that stance,
held by an actor that is mentioned at a marked holder, rests on words that hold the marked ones. Rules are tuned on the
part `train` (`--every` takes each Nth of its texts) and never on `test`; the least score at which a stance is heard was
chosen with both in view (training/EXPERIMENTS.md).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.model.plover import EventType
from dragoman.model.record import Event, Range, Reading
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading import load_reader
from dragoman.reading.encoder.shipped import load as load_encoder
from training.events import TEST, TRAIN, MarkedEvent, MarkedText, load
from training.markup import Offsets

PARTS = {"test": TEST, "train": TRAIN}


@dataclass
class Tally:
    """Counts over all texts."""

    counts: Counter[str] = field(default_factory=Counter)
    shares: dict[str, list[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def share(self, name: str, *, right: bool) -> None:
        """Count one answer to a question that has a right one."""
        self.shares.setdefault(name, []).append(right)

    def f1(self, right: str, told: str, marked: str) -> float:
        """Return F1 from three counts."""
        both = self.counts[told] + self.counts[marked]
        return 2 * self.counts[right] / both if both else 0.0

    def scores(self) -> dict[str, float]:
        """Return all scores by name."""
        found = {
            "trigger": self.f1("found", "told", "marked"),
            "type": self.f1("typed", "told", "marked"),
            "participants": self.f1("participants", "participants told", "participants marked"),
            "stances": self.f1("stances", "stances told", "stances marked"),
            "stances found": self.counts["stances"] / max(1, self.counts["stances marked"]),
        }
        return found | {name: sum(hits) / len(hits) for name, hits in sorted(self.shares.items())}


def data() -> list[Path]:
    """Return the files that are measured on."""
    return sorted(TEST.glob("*.txt"))


def measure() -> dict[str, float]:
    """Return the scores of the public reader on the marked texts."""
    return tally(load(TEST)).scores()


def tally(texts: Sequence[MarkedText]) -> Tally:
    """Read every marked text by the public reader and count."""
    counts = Tally()
    reports = [Report(text.name, None, None, None, None, "en", text.text) for text in texts]
    for text, reading in zip(texts, load_reader().read_many(reports), strict=True):
        count(counts, text, reading)
    return counts


def count(counts: Tally, text: MarkedText, reading: Reading) -> None:
    """Add one text and its reading to the counts."""
    matched = pair(text.events, [(event.type, (*event.trigger, *event.mentions)) for event in reading.events])
    pairs = {number: reading.events[j] for number, j in matched.items()}
    counts.counts["marked"] += len(text.events)
    counts.counts["told"] += len(reading.events)
    for marked in text.events:
        event = pairs.get(marked.number)
        if event is None or event.type is not marked.type:
            words = "…".join(text.text[b:e] for b, e in marked.triggers)
            counts.misses.append(f"{marked.type} {words!r}, told {event.type if event else None}: {text.text}")
        if event is None:
            continue
        counts.counts["found"] += 1
        counts.counts["typed"] += event.type is marked.type
        counts.share("modality", right=event.modality is marked.modality)
        if marked.modality is not Modality.ACTUAL:
            counts.share("modality other", right=event.modality is marked.modality)
        _count_participants(counts, marked, event, reading)
        _count_tolls(counts, marked, event)
    _count_stances(counts, text, reading)
    known = {id(event) for event in pairs.values()}
    for event in reading.events:
        if id(event) not in known:
            words = "…".join(s.of(text.text) for s in event.trigger)
            counts.misses.append(f"not marked: {event.type} {words!r} {event.modality}: {text.text}")


def head_alone(texts: Sequence[MarkedText]) -> tuple[float, float]:
    """Return F1 of the trigger head without any rule: of triggers, and of triggers with the right type."""
    found = typed = both = 0
    for text, layers in zip(texts, load_encoder().read_many([t.text for t in texts]), strict=True):
        heard = [(h.type, (layers.span(h.first, h.last),)) for h in layers.happenings]
        pairs = pair(text.events, heard)
        found += len(pairs)
        typed += sum(heard[pairs[e.number]][0] is e.type for e in text.events if e.number in pairs)
        both += len(text.events) + len(heard)
    return 2 * found / both, 2 * typed / both


def pair(marked: Sequence[MarkedEvent], told: Sequence[tuple[EventType, Sequence[Span]]]) -> dict[int, int]:
    """Match marked events by number with the index of one told (type and triggers), those of one type first."""
    candidates = [
        (kind is not gold.type, i, j)
        for i, gold in enumerate(marked)
        for j, (kind, spans) in enumerate(told)
        if any(_overlap(span, own) for span in spans for own in gold.triggers)
    ]
    found: dict[int, int] = {}
    taken = set[int]()
    for _, i, j in sorted(candidates):
        if marked[i].number not in found and j not in taken:
            found[marked[i].number] = j
            taken.add(j)
    return found


def _overlap(span: Span, own: Offsets) -> bool:
    return span.begin < own[1] and own[0] < span.end


def _count_participants(counts: Tally, marked: MarkedEvent, event: Event, reading: Reading) -> None:
    wanted = [*marked.actors, *marked.recipients]
    mentions = {actor.id: actor.mentions for actor in reading.actors}
    told = [mentions.get(actor, ()) for actor in (*event.actors, *event.recipients)]
    hits = [own for own in wanted if any(_overlap(span, own) for spans in told for span in spans)]
    counts.counts["participants"] += len(hits)
    counts.counts["participants marked"] += len(wanted)
    counts.counts["participants told"] += len(told)


def _count_stances(counts: Tally, text: MarkedText, reading: Reading) -> None:
    mentions = {actor.id: actor.mentions for actor in reading.actors}
    taken = set[int]()
    for marked in text.stances:
        for k, position in enumerate(reading.positions):
            words = any(_overlap(span, own) for span in position.evidence for own in marked.words)
            held = any(_overlap(span, own) for span in mentions.get(position.actor, ()) for own in marked.holders)
            if k not in taken and position.stance is marked.stance and words and held:
                taken.add(k)
                break
        else:
            words_of = "…".join(text.text[b:e] for b, e in marked.words)
            counts.misses.append(f"stance {marked.stance} {words_of!r}: {text.text}")
    counts.counts["stances"] += len(taken)
    counts.counts["stances marked"] += len(text.stances)
    counts.counts["stances told"] += len(reading.positions)


def _count_tolls(counts: Tally, marked: MarkedEvent, event: Event) -> None:
    for kind in ("killed", "injured"):
        told: Range | None = getattr(event.toll, kind) if event.toll is not None else None
        own = [toll for toll in marked.tolls if toll.kind == kind]
        if own:
            highs = [toll.high for toll in own]
            high = None if None in highs else max(h for h in highs if h is not None)
            counts.share("toll", right=told == Range(min(toll.low for toll in own), high))


def main() -> None:
    """Print the scores, and what was missed on request."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=sorted(PARTS), default="test")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="measure on each Nth text only")
    parser.add_argument("--misses", action="store_true", help="list what was missed or told amiss")
    parser.add_argument("--texts", metavar="NAME", default="", help="only texts of files whose name begins so")
    asked = parser.parse_args()
    texts = [text for text in load(PARTS[asked.part]) if text.name.startswith(asked.texts)][:: asked.every]
    if not texts:
        sys.exit(f"no file of {PARTS[asked.part]} has a name that begins with {asked.texts!r}")
    counts = tally(texts)
    told = counts.counts
    print(f"own events, {asked.part}: {told['marked']} marked, {told['told']} told, {told['found']} found")
    print("".join(f"  {name:15} {value:.3f}\n" for name, value in counts.scores().items()), end="")
    print("  the head alone  {:.3f}, with its type {:.3f}".format(*head_alone(texts)))
    if asked.misses:
        print("\n".join(f"  {miss}" for miss in counts.misses))


if __name__ == "__main__":
    main()
