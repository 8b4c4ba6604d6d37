"""How far two people mark the same events: `python -m training.agreement`.

Holds `training/data/events/second/` against the first marks of the same texts (matched by their words). Triggers match
where they overlap; of matched events, types and modalities are compared by share and by Cohen's kappa, participants,
dates, places and conditions as spans that overlap, tolls as kind, low and high. Stances match where their words
overlap; of matched ones, whether they are the same and of the same holder. Discrepancies
(`training/data/discrepancies/second/`) match where two accounts of the one overlap two of the other.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from training import clashes
from training.clashes import Clash
from training.events import SECOND, TEST, TRAIN, MarkedEvent, MarkedStance, load
from training.markup import Offsets

SPANS = ("actors", "recipients", "dates", "places", "conditions")


def overlap(a: Iterable[Offsets], b: Iterable[Offsets]) -> bool:
    """Tell whether any span of the one overlaps any of the other."""
    others = list(b)
    return any(x < v and u < y for x, y in a for u, v in others)


def matched(first: Sequence[MarkedEvent], second: Sequence[MarkedEvent]) -> list[tuple[MarkedEvent, MarkedEvent]]:
    """Pair events whose triggers overlap, each once, those of one type before the rest."""
    pairs: list[tuple[MarkedEvent, MarkedEvent]] = []
    left, right = list(first), list(second)
    for same_type in (True, False):
        for a in list(left):
            for b in right:
                if overlap(a.triggers, b.triggers) and (a.type == b.type or not same_type):
                    pairs.append((a, b))
                    left.remove(a)
                    right.remove(b)
                    break
    return pairs


def f1(both: int, one: int, other: int) -> float:
    """Return F1 from how many both have and how many each has; 1 where neither has any."""
    return 2 * both / (one + other) if one + other else 1.0


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two people's labels."""
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def spans_agreed(mine: Sequence[Offsets], theirs: Sequence[Offsets]) -> int:
    """Count the spans of the one that overlap one of the other, each used once."""
    free = list(theirs)
    count = 0
    for span in mine:
        hit = next((other for other in free if overlap([span], [other])), None)
        if hit is not None:
            free.remove(hit)
            count += 1
    return count


def _stances(marked: Sequence[tuple[Sequence[MarkedStance], Sequence[MarkedStance]]]) -> None:
    """Print how far two people's stances agree."""
    pairs = list[tuple[MarkedStance, MarkedStance]]()
    for mine, theirs in marked:
        free = list(theirs)
        for same in (True, False):  # those of one kind first
            for a in mine:
                hit = next((b for b in free if overlap(a.words, b.words) and (a.stance is b.stance or not same)), None)
                if hit is not None and all(a is not c for c, _ in pairs):
                    free.remove(hit)
                    pairs.append((a, hit))
    of_first, of_second = (sum(len(both[k]) for both in marked) for k in (0, 1))
    kinds = [(str(a.stance), str(b.stance)) for a, b in pairs]
    held = sum(overlap(a.holders, b.holders) for a, b in pairs)
    print(f"stances    F1      {f1(len(pairs), of_first, of_second):.3f} of {of_first} and {of_second}")
    print(f"stance     same    {sum(a == b for a, b in kinds) / len(kinds):.3f}   kappa {kappa(kinds):.3f}")
    print(f"holder     same    {held / len(pairs):.3f}")


def _discrepancies() -> None:
    """Print how far two people's discrepancies agree."""
    once = {text.text: text.clashes for folder in (clashes.TRAIN, clashes.TEST) for text in clashes.load(folder)}
    marked = [(once[text.text], text.clashes) for text in clashes.load(clashes.SECOND)]
    pairs = list[tuple[Clash, Clash]]()
    for mine, theirs in marked:
        free = list(theirs)
        for a in mine:
            hit = next((b for b in free if sum(overlap([x], b.accounts) for x in a.accounts) > 1), None)
            if hit is not None:
                free.remove(hit)
                pairs.append((a, hit))
    of_first, of_second = (sum(len(both[k]) for both in marked) for k in (0, 1))
    same = sum(a.field is b.field for a, b in pairs) / len(pairs)
    print(f"{len(marked)} texts of {len(once)} on discrepancies")
    print(f"pairs      F1      {f1(len(pairs), of_first, of_second):.3f} of {of_first} and {of_second}")
    print(f"field      same    {same:.3f}")


def main() -> int:
    """Print the agreement."""
    once = {text.text: text for folder in (TRAIN, TEST) for text in load(folder)}
    twice = load(SECOND)
    if strangers := [text.name for text in twice if text.text not in once]:
        print(f"second: no first marks for {', '.join(strangers[:5])} ({len(strangers)} in all)", file=sys.stderr)
        return 1
    events = [(once[text.text].events, text.events) for text in twice]
    pairs = [pair for a, b in events for pair in matched(a, b)]
    of_first, of_second = sum(len(a) for a, _ in events), sum(len(b) for _, b in events)
    print(f"{len(twice)} texts of {len(once)}; events {of_first} and {of_second}, matched {len(pairs)}")
    print(f"triggers F1        {f1(len(pairs), of_first, of_second):.3f}")
    types = [(str(a.type), str(b.type)) for a, b in pairs]
    modalities = [(str(a.modality), str(b.modality)) for a, b in pairs]
    for name, labels in (("type", types), ("modality", modalities)):
        print(f"{name:10} same    {sum(a == b for a, b in labels) / len(labels):.3f}   kappa {kappa(labels):.3f}")
    for name in SPANS:
        mine = [(getattr(a, name), getattr(b, name)) for a, b in pairs]
        both = sum(spans_agreed(a, b) for a, b in mine)
        print(f"{name:10} F1      {f1(both, sum(len(a) for a, _ in mine), sum(len(b) for _, b in mine)):.3f}")
    tolls = [({(t.kind, t.low, t.high) for t in a.tolls}, {(t.kind, t.low, t.high) for t in b.tolls}) for a, b in pairs]
    both = sum(len(a & b) for a, b in tolls)
    print(f"tolls      F1      {f1(both, sum(len(a) for a, _ in tolls), sum(len(b) for _, b in tolls)):.3f}")
    confused = Counter(pair for pair in types if pair[0] != pair[1])
    _stances([(once[text.text].stances, text.stances) for text in twice])
    print("types confused     " + ", ".join(f"{a} {b} {n}" for (a, b), n in confused.most_common(8)))
    _discrepancies()
    return 0


if __name__ == "__main__":
    sys.exit(main())
