"""Who said what, through whom: attributions become statements with speakers, chains, addressees, manner and date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model.record import Spans, Statement
from dragoman.model.report import Report
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import ActorKind, Manner, Via
from dragoman.reading.actors import Cast, Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.statements.admission import Admission
from dragoman.reading.statements.gaps import with_gaps_filled
from dragoman.reading.statements.hearers import without_hearers
from dragoman.reading.statements.interposed import with_interposed
from dragoman.reading.statements.manner import channel, manner_of, quotations
from dragoman.reading.statements.perspective import Perspective
from dragoman.reading.statements.reach import within_reach
from dragoman.reading.statements.sources import Heard, Sources
from dragoman.reading.statements.strays import with_own_quotations, without_strays
from dragoman.reading.statements.tails import parted
from dragoman.reading.statements.tellers import with_tellers
from dragoman.reading.statements.transcripts import setting_of
from dragoman.reading.times import Calendar, Dated

_RELATIVE = frozenset({"who", "which"})
_DISPUTING = frozenset({"deny", "dismiss", "reject", "refute", "describe", "call", "dispute", "rebut"})
_AFTERWARDS = frozenset({"shortly", "afterward", "afterwards", "thereafter", "minutes"})


def read_statements(
    clauses: Clauses, cast: Cast, calendar: Calendar, report: Report, identify: Identify
) -> tuple[Statement, ...]:
    """Return the statements of a report, one for each attribution at every level, in the order of the text."""
    return _Reading(clauses, cast, calendar, report, identify).read()


def nesting(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """Return for each attribution the one whose content holds it: as the layers say, else by where its words stand.

    A content that stands with its cue inside one piece of another's content is part of what the other says.
    """
    found = list[int | None]()
    pieces = [(j, piece.begin, piece.end) for j, other in enumerate(attributions) for piece in other.content]
    for index, own in enumerate(attributions):
        if own.within is not None or not own.cue or not own.content:
            found.append(own.within)
            continue
        extent = cover([*own.cue, *own.content])
        around = [j for j, begin, end in pieces if begin <= extent.begin and extent.end <= end]
        holding = [j for j in around if j != index and attributions[j].within != index]
        found.append(min(holding, key=lambda j: sum(map(len, attributions[j].content)), default=None))
    return tuple(found)


def with_asides(clauses: Clauses) -> tuple[Attribution, ...]:
    """Return the attributions, contents completed by the relative clause behind them in which somebody else speaks.

    "He said that he had met X, who had assured him that …": what X assured is part of what he said.
    """
    found = list(clauses.layers.attributions)
    text = clauses.layers.text
    for inner in clauses.layers.attributions:
        if len(inner.source) != 1 or not inner.content or inner.source[0].of(text).lower() not in _RELATIVE:
            continue
        begin = inner.source[0].begin
        for index, outer in enumerate(found):
            if outer.content and outer is not inner and text[outer.content[-1].end : begin].strip() == ",":
                completed = Span(outer.content[-1].begin, max(outer.content[-1].end, inner.content[-1].end))
                found[index] = replace(outer, content=(*outer.content[:-1], completed))
    return tuple(found)


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
        near = tuple(without_strays(clauses.layers, with_asides(clauses), self.quoted))
        own = with_own_quotations(clauses.layers, near, self.quoted)
        own = with_tellers(clauses, parted(clauses, with_gaps_filled(clauses, own), self.quoted))
        own = tuple(within_reach(clauses, with_interposed(clauses, a), self.quoted) for a in own)
        self.attributions = tuple(without_hearers(clauses, attribution) for attribution in own)
        self.within = nesting(self.attributions)
        self.setting = setting_of(clauses.layers) if any(a.is_turn for a in self.attributions) else None

    def read(self) -> tuple[Statement, ...]:
        found = dict[int, Statement]()
        admission = Admission(self.clauses, self.cast, self.quoted)
        perspective = Perspective(self.clauses, self.cast, self.quoted)
        perspective.write()
        for index in self._outermost_first():
            if admission.admits(self.attributions[index], self.within[index] in found):
                found[index] = self._statement(index, self.attributions[index], found)
                perspective.speak(found[index])
        return tuple(found[i] for i in sorted(found))

    def _outermost_first(self) -> list[int]:
        """Return the attributions so that each comes after the one that holds it."""

        def depth(index: int) -> int:
            holder = self.within[index]
            return 0 if holder is None else 1 + depth(holder)

        return sorted(range(len(self.attributions)), key=depth)

    def _told(self, attribution: Attribution) -> _Told:
        speakers = self.sources.speakers(attribution.source, attribution.cue)
        addressees, outlets = self.sources.told(attribution.source, attribution.cue, attribution.content)
        if attribution.is_turn:  # the label says that the words are the speaker's own
            manner, quotes = Manner.DIRECT, attribution.content
        else:
            manner, quotes = manner_of(attribution.content, self.quoted, self.report.text)
        around = self._around(attribution)
        via, via_words = self._via(attribution, around)
        said, said_words = self._said(attribution, around)
        return _Told(speakers, addressees, outlets, manner, quotes, via, via_words, said, said_words)

    def _statement(self, index: int, attribution: Attribution, found: dict[int, Statement]) -> Statement:
        own = self._told(attribution)
        speakers, relays = self._parted(own)
        nearest = self.within[index]
        holder = found.get(nearest) if nearest is not None else None
        # An outlet that already relays the whole keeps its place there: "According to X, quoting Y, Z told …".
        further = {*holder.speakers, *holder.chain} if holder is not None else set[str]()
        chain = [*relays, *(a for a in own.outlets.actors if a not in further)]
        words = dict[str, Spans]()
        if holder is not None and self._passes_on(holder, speakers):
            chain += [*holder.speakers, *holder.chain]
        # Who speaks of his own words relays nothing, and an outlet does not relay itself.
        chain = [a for a in dict.fromkeys(chain) if a not in speakers and not self.sources.is_own(a)]
        if speakers:
            words["speakers"] = own.speakers.spans or attribution.source or attribution.cue
        if chain:
            outer = holder.source if holder is not None else ()
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
            within=holder.id if holder is not None else None,
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

    def _passes_on(self, holder: Statement, speakers: Sequence[str]) -> bool:
        """Tell whether who speaks outside passes on what is said inside: not who denies that somebody else said it."""
        verbs = {self.clauses.lemmas[i] for span in holder.cue for i in self.clauses.layers.words_in(span)}
        return not (verbs & _DISPUTING) or set(speakers) <= set(holder.speakers)

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
        taken = (i for t in (*attribution.content, *attribution.source) for i in self.clauses.layers.words_in(t))
        own = [i for span in attribution.cue for i in self.clauses.layers.words_in(span)]
        verb = next((i for i in own if self.clauses.is_verb(i)), own[0] if own else None)
        below = set(() if verb is None else self.clauses.layers.subtree(verb))
        beside = () if verb is None else self.clauses.children(verb, "conj", "parataxis")
        below -= {i for other in beside for i in self.clauses.layers.subtree(other)}
        return sorted({*own, *below.difference(taken)})

    def _via(self, attribution: Attribution, around: list[int]) -> tuple[Via | None, Spans]:
        if attribution.is_turn:
            return (None, ()) if self.setting is None else (self.setting[0], self.setting[1][:1])
        found = channel([self.words[i] for i in around])
        if found is None and attribution.source:
            source = [i for span in attribution.source for i in self.clauses.layers.words_in(span)][:6]
            found = channel([self.words[i] for i in source if self.words[i].tag in {"NN", "NNS"}])
            if found is not None and found[0] is not Via.DOCUMENT:
                found = None
        return (None, ()) if found is None else (found[0], (found[1],))

    def _said(self, attribution: Attribution, around: list[int]) -> tuple[str | None, Spans]:
        """Return the date of the cue's clause: not one that stands inside the content, which dates what is told.

        A turn of a transcript was said when its press conference or interview was held.
        """
        if attribution.is_turn:
            return self._held_on()
        for span in attribution.cue:
            words = self.clauses.layers.words_in(span)
            for i in sorted(words, key=lambda i: not self.clauses.is_verb(i)):
                dated = self.calendar.date_for(i)
                if dated is not None and not any(self._inside(s, attribution.content) for s in dated.spans):
                    return str(dated.value), dated.spans
        return self._said_by_context(attribution, around)

    def _held_on(self) -> tuple[str | None, Spans]:
        """Return the date of what stands before a transcript's first turn: "a press conference on Monday"."""
        if self.setting is None:
            return None, ()
        last = (self.clauses.layers.words_in(span)[-1] for span in self.setting[1])
        dated = next((found for word in last if (found := self.calendar.date_for(word)) is not None), None)
        return (None, ()) if dated is None else (str(dated.value), dated.spans)

    def _said_by_context(self, attribution: Attribution, around: list[int]) -> tuple[str | None, Spans]:
        """Return the date that words around the cue lean on.

        "Shortly after the call, X told …" leans on the last day told; "whom he met on Sunday and who told him …" on the
        clause that the relative one hangs on; "…," he said, after what he did on Monday, on that Monday.
        """
        verb = next(
            (i for span in attribution.cue for i in self.clauses.layers.words_in(span) if self.clauses.is_verb(i)), None
        )
        if verb is None:
            return None, ()
        dated = None
        beside = {self.words[i].text.lower() for i in around}
        if "time" in beside and self._at_the_time(verb):
            dated = self._date_of_deed_before(verb)
        elif beside & _AFTERWARDS:
            dated = self.calendar.told_before(self.words[verb].span.begin)
        elif (known := self._antecedent(attribution)) is not None:
            above = self.clauses.governing_verb(known)
            dated = self.calendar.date_for(known) or (self.calendar.date_for(above) if above is not None else None)
        elif (
            attribution.source
            and self.words[next(iter(self.clauses.layers.words_in(attribution.source[0])))].tag == "PRP"
        ):
            dated = self._date_of_deed_before(verb)
        if dated is None or any(self._inside(s, attribution.content) for s in dated.spans):
            return None, ()
        return str(dated.value), dated.spans

    def _antecedent(self, attribution: Attribution) -> int | None:
        """Return the noun that a source such as "who" stands for."""
        for span in attribution.source:
            for i in self.clauses.layers.words_in(span):
                if (known := self.clauses.antecedent(i)) != i:
                    return known
        return None

    def _at_the_time(self, verb: int) -> bool:
        words = [w.text.lower() for w in self.words[verb : verb + 5]]
        return any(words[i : i + 3] == ["at", "the", "time"] for i in range(len(words)))

    def _date_of_deed_before(self, verb: int) -> Dated | None:
        """Return the date of what a quotation's speaker did in the sentence before it."""
        speakers = {a for s in self.clauses.subjects(verb) for a in self.cast.at(s)}
        sentence = self._first_quoted_sentence(self.words[verb].sentence)
        if sentence == 0 or not speakers:
            return None
        first, after = self.clauses.layers.sentences[sentence - 1]
        # Not the present: "takes note of a truce from June".
        past = [i for i in range(first, after) if self.words[i].tag in {"VBD", "VBN"} and self.clauses.is_verb(i)]
        for i in sorted(past, key=lambda i: self.words[i].relation != "root"):
            own = speakers & {a for s in self.clauses.subjects(i) for a in self.cast.at(s)}
            if own and (dated := self.calendar.date_for(i)) is not None:
                return dated
        return None

    def _first_quoted_sentence(self, sentence: int) -> int:
        """Return the sentence in which the quotation begins that stands in a sentence."""
        first, after = self.clauses.layers.sentences[sentence]
        begin, end = self.words[first].span.begin, self.words[after - 1].span.end
        quote = next((q for q in self.quoted if q.begin < end and q.end > begin), None)
        return self.words[self.clauses.layers.words_in(quote)[0]].sentence if quote is not None else sentence

    @staticmethod
    def _inside(span: Span, content: Sequence[Span]) -> bool:
        return any(piece.overlaps(span) for piece in content)
