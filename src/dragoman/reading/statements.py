"""Who said what, through whom: attributions become statements with speakers, chains, addressees, manner and date."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.record import Spans, Statement
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner, Via
from dragoman.reading.actors import Cast, Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.manner import channel, manner_of, quotations
from dragoman.reading.sources import Heard, Sources
from dragoman.reading.times import Calendar


def read_statements(clauses: Clauses, cast: Cast, calendar: Calendar, report: Report, identify: Identify) -> tuple[Statement, ...]:
    """Return the statements of a report, one for each attribution at every level, in the order of the text."""
    return _Reading(clauses, cast, calendar, report, identify).read()


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found for one attribution before it is named."""

    speakers: Heard
    addressees: Heard
    outlets: Heard
    manner: Manner
    quotes: Spans
    via: Via | None
    via_words: Spans
    said: str | None
    said_words: Spans


class _Reading:
    def __init__(self, clauses: Clauses, cast: Cast, calendar: Calendar, report: Report, identify: Identify) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.cast = cast
        self.calendar = calendar
        self.report = report
        self.identify = identify
        self.sources = Sources(clauses, cast, report)
        self.quoted = quotations(report.text)
        self.attributions: Sequence[Attribution] = clauses.layers.attributions

    def read(self) -> tuple[Statement, ...]:
        told = [self._told(a) for a in self.attributions]
        found = dict[int, Statement]()
        for index, attribution in enumerate(self.attributions):
            if attribution.content:
                found[index] = self._statement(index, attribution, told, found)
        return tuple(found[i] for i in sorted(found))

    def _told(self, attribution: Attribution) -> _Told:
        speakers = self.sources.speakers(attribution.source, attribution.cue)
        addressees, outlets = self.sources.told(attribution.source, attribution.cue, attribution.content)
        manner, quotes = manner_of(attribution.content, self.quoted, self.report.text)
        via, via_words = self._via(attribution)
        said, said_words = self._said(attribution)
        return _Told(speakers, addressees, outlets, manner, quotes, via, via_words, said, said_words)

    def _statement(self, index: int, attribution: Attribution, told: Sequence[_Told], found: dict[int, Statement]) -> Statement:
        own = told[index]
        speakers, relays = self._parted(own)
        within = attribution.within if attribution.within in found else None
        chain = [*relays, *own.outlets.actors]
        words = dict[str, Spans]()
        if within is not None:
            holder = found[within]
            chain += [*holder.speakers, *holder.chain]
        # Who speaks of his own words relays nothing, and an outlet does not relay itself.
        chain = [a for a in dict.fromkeys(chain) if a not in speakers and not self.sources.is_own(a)]
        if speakers:
            words["speakers"] = own.speakers.spans
        if chain:
            outer = found[within].source if within is not None else ()
            words["chain"] = tuple(dict.fromkeys([*own.outlets.spans, *outer])) or own.speakers.spans
        if own.addressees.actors:
            words["addressees"] = own.addressees.spans
        if own.via is not None:
            words["via"] = own.via_words
        if own.said is not None:
            words["said"] = own.said_words
        if own.quotes:
            words["manner"] = own.quotes
        spans = [*attribution.source, *attribution.cue, *attribution.content]
        return Statement(
            id=self.identify("statement", spans),
            speakers=tuple(speakers),
            chain=tuple(chain),
            within=found[within].id if within is not None else None,
            addressees=tuple(a for a in own.addressees.actors if a not in speakers),
            manner=own.manner,
            via=own.via,
            said=own.said,
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            words=words,
            open={"speakers": own.speakers.candidates} if own.speakers.candidates and not speakers else {},
        )

    def _parted(self, own: _Told) -> tuple[list[str], list[str]]:
        """Part those who speak from outlets named in one source with them: "Reuters, citing two officials"."""
        kinds = {a: self.cast.kind_of(a) for a in own.speakers.actors}
        relays = [a for a in own.speakers.actors if kinds[a] is ActorKind.OUTLET]
        if not relays or len(relays) == len(kinds):
            return list(own.speakers.actors), []
        return [a for a in own.speakers.actors if a not in relays], relays

    # Channel and date

    def _around(self, attribution: Attribution) -> list[int]:
        """Indexes of the cue's words and of what hangs on its verb outside source and content."""
        taken = [*attribution.content, *attribution.source]
        own = [i for span in attribution.cue for i in self.clauses.layers.words_in(span)]
        verb = next((i for i in own if self.clauses.is_verb(i)), own[0] if own else None)
        below = [] if verb is None else self.clauses.layers.subtree(verb)
        free = [i for i in below if not any(t.overlaps(self.words[i].span) for t in taken)]
        return sorted({*own, *free})

    def _via(self, attribution: Attribution) -> tuple[Via | None, Spans]:
        around = self._around(attribution)
        listed = [(self.words[i].text, self.words[i].span) for i in around]
        found = channel(listed)
        if found is None and attribution.source:
            source = [i for span in attribution.source for i in self.clauses.layers.words_in(span)][:6]
            found = channel([(self.words[i].text, self.words[i].span) for i in source if self.words[i].tag in {"NN", "NNS"}])
            if found is not None and found[0] is not Via.DOCUMENT:
                found = None
        return (None, ()) if found is None else (found[0], (found[1],))

    def _said(self, attribution: Attribution) -> tuple[str | None, Spans]:
        """Return the date of the cue's clause: not one that stands inside the content, which dates what is told."""
        for span in attribution.cue:
            words = self.clauses.layers.words_in(span)
            for i in sorted(words, key=lambda i: not self.clauses.is_verb(i)):
                dated = self.calendar.date_for(i)
                if dated is not None and not any(self._inside(s, attribution.content) for s in dated.spans):
                    return str(dated.value), dated.spans
        return None, ()

    @staticmethod
    def _inside(span: Span, content: Sequence[Span]) -> bool:
        return any(piece.overlaps(span) for piece in content)
