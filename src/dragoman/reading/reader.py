"""The whole reading of a report: the encoder's layers, then times, actors, statements, events and the rest."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path

from dragoman import __version__
from dragoman.errors import DateError
from dragoman.model.collector import collector_paused
from dragoman.model.edtf import Edtf
from dragoman.model.ids import ItemIds, digest
from dragoman.model.record import Reading, TimeExpression
from dragoman.model.report import Report
from dragoman.reading.actors import read_actors
from dragoman.reading.clauses import Clauses
from dragoman.reading.discrepancies import read_discrepancies
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.encoder import Encoder
from dragoman.reading.events import read_events
from dragoman.reading.events.participants import Stage
from dragoman.reading.gazetteer import Gazetteer
from dragoman.reading.layers import Layers
from dragoman.reading.likeness import likeness_of
from dragoman.reading.mending import with_mended_trees
from dragoman.reading.positions import read_positions
from dragoman.reading.proposals import gather, read_proposals
from dragoman.reading.statements.headlines import with_headlines
from dragoman.reading.statements.reader import read_statements
from dragoman.reading.statements.transcripts import with_turns
from dragoman.reading.team import Team
from dragoman.reading.ties import with_ties
from dragoman.reading.times import Calendar, Time, find_times

_ROOM = Path(__file__).parent
_RULES = (".py", ".toml")

UNDATED = 'No publication date is known: dates such as "Monday" or "last week" stay open. Give one with --published.'
INEXACT = 'The publication date is not known to the day: dates such as "Monday" or "last week" stay open.'


class DragomanReader:
    """Turns reports into readings; holds the model and the gazetteer, and nothing of any report."""

    def __init__(self, encoder: Encoder, gazetteer: Gazetteer, knowledge: object = None, processes: int = 1) -> None:
        """Take model and gazetteer; `knowledge` is what `load_reader` of further processes needs for the same."""
        self._encoder = encoder
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._processes = processes

    @property
    def name(self) -> str:
        """Name and version, e.g. "dragoman 0.1.0 / reader-en 1"."""
        return f"dragoman {__version__} / {self._encoder.name}"

    @cached_property
    def digest(self) -> str:
        """Digest of model, rules and gazetteer; engine, precision and the machine are no part of it."""
        return digest([self._encoder.digest, _rules_digest(), self._gazetteer.digest])

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return self._read(report)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order, holding few of them in memory at a time."""
        with self.team() as team:
            yield from team.read_many(reports)

    def team(self) -> Team:
        """Return this reader and its helpers, to read many reports."""
        return Team(self.read, self._knowledge, self._processes, beside=partial(self._read, threads=1))

    def scene(self, report: Report) -> Scene:
        """Return what a report's discrepancies are looked for in; training learns from it which accounts clash."""
        return Scene(self._stage(report, self._layers(report), ItemIds(report.id, self.digest))[0], ())

    def _read(self, report: Report, threads: int | None = None) -> Reading:
        with collector_paused():
            return self._compose(report, self._layers(report, threads))

    def _layers(self, report: Report, threads: int | None = None) -> Layers:
        return with_headlines(with_turns(with_mended_trees(self._encoder.read(report.text, threads))))

    def _stage(self, report: Report, layers: Layers, identify: ItemIds) -> tuple[Stage, Calendar, Sequence[Time]]:
        """Return who there is and what they say, and when it all is."""
        published, _ = _published(report)
        times = find_times(report.text, published, layers)
        calendar = Calendar(layers, times, published)
        clauses = Clauses(layers)
        cast = read_actors(clauses, self._gazetteer, identify, report.outlet)
        statements = read_statements(clauses, cast, calendar, report, identify)
        return Stage(clauses, cast, statements), calendar, times

    def _compose(self, report: Report, layers: Layers) -> Reading:
        identify = ItemIds(report.id, self.digest)
        stage, calendar, times = self._stage(report, layers, identify)
        events = read_events(stage, calendar, identify)
        topics = gather(stage)
        proposals = read_proposals(stage, topics, calendar, identify)
        positions = read_positions(stage, topics, calendar, proposals, identify)
        events = with_ties(stage, events, topics, proposals)
        discrepancies = read_discrepancies(stage, events, identify)
        return Reading(
            reader=self.name,
            reader_digest=self.digest,
            report=report,
            actors=stage.cast.actors,
            times=tuple(
                TimeExpression(identify("time", [t.span]), t.span, t.kind, None if t.value is None else str(t.value))
                for t in times
            ),
            statements=tuple(stage.statements),
            events=events,
            proposals=proposals,
            positions=positions,
            discrepancies=discrepancies,
            likeness=likeness_of(report.text, layers),
            notes=_published(report)[1],
        )


def _published(report: Report) -> tuple[Edtf | None, tuple[str, ...]]:
    """Return a report's publication date and what the reading has to say of it."""
    if report.published is None:
        return None, (UNDATED,)
    try:
        published = Edtf.parse(report.published)
    except DateError:
        return None, (UNDATED,)
    return published, () if published.day is not None else (INEXACT,)


def _rules_digest() -> str:
    """Return the digest of all rules: the code and lexicons of this room and of the model that it writes."""
    found = hashlib.sha256()
    for folder in (_ROOM, _ROOM.parent / "model"):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _RULES):
            found.update(path.relative_to(_ROOM.parent).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()
