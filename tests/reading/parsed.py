"""Texts with their grammar written out, so that the rules are tested without the model.

A sentence is "word/TAG/head/relation …", heads counted from 1 within the sentence, 0 for the root. Actors are given by
the words that mean them: `stage({"Velora": "Velora", "its": "Velora"})`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from dragoman.model.edtf import Edtf
from dragoman.model.record import Discrepancy, Event, Position, Proposal, Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner, Stance
from dragoman.reading.actors import Cast, Form, Mention
from dragoman.reading.clauses import Clauses
from dragoman.reading.discrepancies import read_discrepancies
from dragoman.reading.events import read_events
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT, Account, Attitude, Entity, Layers, Tabled, Word
from dragoman.reading.positions import read_positions
from dragoman.reading.proposals import gather, read_proposals
from dragoman.reading.times import Calendar, find_times

PUBLISHED = Edtf.parse("2031-05-14")
_NO_SPACE_BEFORE = {".", ",", ";", ":", "?", "!", "'s", "n't", "''"}


def layers_of(*sentences: str, entities: dict[str, str] | None = None) -> Layers:
    """Return the layers of sentences in the notation."""
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []
    text = ""
    for number, sentence in enumerate(sentences):
        first = len(words)
        for token in sentence.split():
            form, tag, head, relation = token.rsplit("/", 3)
            if text and form not in _NO_SPACE_BEFORE:
                text += " "
            governor = int(head) - 1 + first if head != "0" else ROOT
            span = Span(len(text), len(text) + len(form))
            words.append(Word(len(words), span, form, tag, governor, relation, number))
            text += form
        bounds.append((first, len(words)))
    kinds = entities or {}
    named = tuple(Entity(w.span, kinds[w.text], w.index, w.index, 1.0) for w in words if w.text in kinds)
    return Layers(text, tuple(words), tuple(bounds), named, ())


@dataclass
class Read:
    """What the rules read, with names in place of ids."""

    layers: Layers
    cast: Cast
    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    discrepancies: tuple[Discrepancy, ...]

    def names(self, ids: tuple[str, ...]) -> list[str]:
        return [self.cast.actor(i).name for i in ids]

    def told(self) -> list[tuple[str, list[str], list[str], str]]:
        """Return for each event its type, actors, recipients and modality."""
        return [(str(e.type), self.names(e.actors), self.names(e.recipients), str(e.modality)) for e in self.events]

    def stances(self) -> list[tuple[str, str, str]]:
        """Return for each position its actor, stance and proposal's label."""
        labels = {p.id: p.label for p in self.proposals}
        return [(self.cast.actor(p.actor).name, str(p.stance), labels[p.proposal]) for p in self.positions]


def read(
    *sentences: str,
    actors: dict[str, str],
    entities: dict[str, str] | None = None,
    statements: Sequence[tuple[str, str] | tuple[str, str, str]] = (),
    attitudes: Sequence[tuple[str, Stance, float] | tuple[str, Stance, float, str, str]] = (),
    tabled: Sequence[str] = (),
    accounts: Sequence[tuple[str, float, str]] = (),
) -> Read:
    """Read sentences; `statements` are speakers' names with the words of the content, and of the cue if it matters.

    `attitudes` are words that the stance head hears, with what it hears and how surely, and the words that it points at
    as holder and as topic where it does; `tabled` are words that the proposal head hears, `accounts` those
    of the clash head, with how surely and the words that they point at.
    """
    layers = layers_of(*sentences, entities=entities)

    def edges(words: str) -> tuple[int, int]:
        inside = layers.words_in(Span(at := layers.text.index(words), at + len(words)))
        return inside[0], inside[-1]

    def pointed(words: str) -> tuple[int, ...]:
        return tuple(range(edges(words)[0], edges(words)[1] + 1)) if words else ()

    layers = replace(
        layers,
        attitudes=tuple(
            Attitude(stance, *edges(words), score, *map(pointed, at)) for words, stance, score, *at in attitudes
        ),
        tabled=tuple(Tabled(*edges(words), 1.0) for words in tabled),
        accounts=tuple(Account(*edges(words), score, pointed(at)) for words, score, at in accounts),
    )
    numbers = count(1)

    def identify(kind: str, _: object) -> str:
        return f"{kind}-{next(numbers)}"

    cast = Cast(layers, identify)
    drafts: dict[str, str] = {}
    for word in layers.words:
        if (name := actors.get(word.text)) is None:
            continue
        ids = []
        for each in name.split("+"):
            if each not in drafts:
                drafts[each] = cast.new(each, ActorKind.STATE, word.span).id
            ids.append(drafts[each])
        cast.set(Mention(word.index, word.index, word.index, Form.NAME, tuple(ids)))
    said = []
    for speaker, *pieces in statements:
        span, *cue = (Span(at := layers.text.index(piece), at + len(piece)) for piece in pieces)
        said.append(
            Statement(
                identify("statement", None),
                (drafts[speaker],),
                (),
                None,
                (),
                Manner.INDIRECT,
                None,
                None,
                (),
                tuple(cue),
                (span,),
            )
        )
    calendar = Calendar(layers, find_times(layers.text, PUBLISHED, layers), PUBLISHED)
    stage = Stage(Clauses(layers), cast, said)
    events = read_events(stage, calendar, identify)
    topics = gather(stage)
    proposals = read_proposals(stage, topics, calendar, identify)
    positions = read_positions(stage, topics, calendar, proposals, identify)
    return Read(layers, cast, events, proposals, positions, read_discrepancies(stage, events, identify))
