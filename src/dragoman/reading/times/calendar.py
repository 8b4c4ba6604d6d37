"""When the clause of a word says that it happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.edtf import Edtf, Order
from dragoman.model.span import Span
from dragoman.model.vocabulary import TimeKind
from dragoman.reading.layers import ROOT, Layers
from dragoman.reading.lemma import lemma
from dragoman.reading.times.dateable import HAPPENINGS, SAYING_IT
from dragoman.reading.times.lexicon import words_of
from dragoman.reading.times.reader import Time
from dragoman.reading.times.tense import is_carried_out

# Relations under which a clause of its own begins: what is dated beyond them is another happening.
_CLAUSES = words_of(
    """
    ccomp advcl acl acl:relcl relcl rcmod vmod parataxis csubj csubjpass conj xcomp root dep
    """
)
# Prepositions that put a noun at the time of its clause, and those that only bound the clause by it.
_PLACES = words_of(
    "in at during on by with amid near outside inside along off around across into toward towards against"
)
_LIMITS = frozenset(("until", "till", "after", "before", "since", "ahead", "following", "prior"))
# Prepositions that make a date the term that a clause tells of rather than its day: "put it off to Friday".
_TERMS = frozenset({"to", "until", "till", "by", "from", "for", "before", "after", "since"})
_BELONGING = frozenset({"of", "for", "until", "till", "after", "before", "against"})
_DEICTIC = frozenset({"today", "tomorrow", "yesterday", "tonight"})
_LOOKS_BACK = re.compile(r"^last\b|yesterday|\bago$|^earlier\b", re.IGNORECASE)
_OPENING = '"“„«'
_CLOSING = '"”»'


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the words that it rests on."""

    value: Edtf
    spans: tuple[Span, ...]


class Calendar:
    """The dates of a text by the clauses that tell them."""

    def __init__(self, layers: Layers, times: tuple[Time, ...], published: Edtf | None = None) -> None:
        self._layers = layers
        self._published = published
        self._times = tuple(
            time for time in times if time.date is not None and time.kind in (TimeKind.DATE, TimeKind.TIME)
        )

    def date_for(self, word_index: int) -> Dated | None:
        """Return the date that the clause of a word supports, with its words, or None.

        The word's own phrase comes first ("Monday's call"), then its clause, then the date of the first of the clauses
        that it is joined to ("On Friday they met and signed"), then one in the noun that its relative clause tells of,
        then that of the clause whose moment it tells ("died on Sunday when rockets hit"), then when what says it came
        out ("in an interview aired on Monday"), then the day to come of an intent ("on Friday he intends to visit"). A
        date in another clause or sentence is never taken, nor one inside a quotation that the word is outside of. Only
        where the text is laid out as a log, a date that stands alone as a sentence ("Sunday 18 May.") heads what
        follows it in its paragraph, or the next paragraph where it is one of its own.
        """
        sentence = self._layers.words[word_index].sentence
        if sentence not in self._dated_sentences:
            return self._headings.get(sentence)
        for anchor in self._anchors(word_index):
            found = [time for time in self._dating.get(anchor, ()) if self._beside(time, word_index)]
            if found:
                return _dated(min(found, key=lambda time: self._distance(time, word_index)))
        return (
            self._date_of_the_first(word_index)
            or self._antecedent_date(word_index)
            or self._date_of_the_moment(word_index)
            or self._date_of_what_says_it(word_index)
            or self._date_of_the_intent(word_index)
            or self._headings.get(sentence)
        )

    def is_ahead(self, date: Edtf) -> bool:
        """Tell whether a date lies wholly after the report's publication; False where that is unknown."""
        return self._published is not None and date.compare(self._published) is Order.AFTER

    def told_before(self, offset: int) -> Dated | None:
        """Return the last exact day that the text tells before an offset: what "shortly afterwards" leans on."""
        found = [
            time for time in self._times if time.span.end <= offset and time.value is not None and time.date is not None
        ]
        return next((_dated(time) for time in reversed(found) if time.date and time.date.day), None)

    @cached_property
    def _headings(self) -> dict[int, Dated]:
        """For each sentence under a date that stands alone, that date; a single one may be the report's dateline."""
        text, words = self._layers.text, self._layers.words
        headed: dict[int, Dated] = {}
        heading: Dated | None = None
        breaks = count = 0
        for number, (first, last) in enumerate(self._layers.sentences):
            span = Span(words[first].span.begin, words[last - 1].span.end)
            if number:
                above = words[first - 1].span.end
                breaks += "\n" in text[above : span.begin]
            alone = next((time for time in self._times if _is_all_of(time, span, text)), None)
            if alone is not None and alone.date is not None and alone.date.day:
                own_line = span.end == len(text) or text[span.end :].lstrip(" .:").startswith("\n")
                heading, breaks, count = _dated(alone), -1 if own_line else 0, count + 1
            elif breaks > 0:
                heading = None
            elif heading is not None:
                headed[number] = heading
        return headed if count > 1 else {}

    @cached_property
    def _dated_sentences(self) -> frozenset[int]:
        """The sentences that name a date."""
        words = self._layers.words
        return frozenset(words[i].sentence for time in self._times for i in self._layers.words_in(time.span))

    def _anchors(self, index: int) -> Iterator[int]:
        """Yield the word, then the heads above it up to and with the verb of its clause."""
        words = self._layers.words
        for here in (index, *self._layers.ancestors(index)):
            yield here
            if words[here].relation in _CLAUSES:
                return

    @cached_property
    def _dating(self) -> dict[int, list[Time]]:
        """For each word the times that date it."""
        dating: dict[int, list[Time]] = {}
        for time in self._times:
            for index in self._dated_by(time):
                dating.setdefault(index, []).append(time)
        return dating

    def _dated_by(self, time: Time) -> Iterator[int]:
        """Yield the words that a time dates: its heads up to the verb of its clause, or to a noun that keeps it."""
        words = self._layers.words
        places = self._layers.words_in(time.span)
        if not places:
            return
        date = here = next((i for i in places if words[i].head not in places), places[0])
        seen = {here}
        yield here
        if words[here].relation == "acl":
            return
        below, head = here, self._head_of_date(places, words[here].head)
        while head != ROOT and head not in seen:
            below, here = here, head
            seen.add(here)
            yield here
            relation, head = words[here].relation, words[here].head
            if self._keeps(here, below, date):
                return
            looks_back = _LOOKS_BACK.search(time.span.of(self._layers.text))
            if (
                relation == "xcomp"
                and words[here].tag == "VB"
                and (looks_back or is_carried_out(self._layers, words[here]))
            ):
                continue  # "agreed to stop firing in a call last Monday": nothing to come is dated to the past
            if relation == "conj" and (words[here].tag.startswith("NN") or head == here - 2):
                continue  # "the boat and its catch on Monday", "boarded and held it on Monday"
            if relation in _CLAUSES:
                if relation == "acl" and head != ROOT and words[head].tag.startswith("NN"):
                    yield head  # "the talks set for 3 June"
                return

    def _head_of_date(self, places: range, parsed: int) -> int:
        """Return the word that a date hangs on: the parsed one, unless the words beside it make that impossible.

        A parse goes wrong over long sentences; what stands next to a date is surer. A year before nouns belongs to them
        ("a 2017 car bombing"), a date that opens a clause to the verb after it, and one inside a clause never to a verb
        further on where there is one before it.
        """
        words = self._layers.words
        after = places[-1] + 1
        noun = self._noun_after(after) if places[0] and words[places[0] - 1].tag in ("DT", "PRP$") else None
        if noun is not None:
            return noun
        if parsed != ROOT and words[places[0]].text.lower() in _DEICTIC and words[parsed].tag.startswith("NN"):
            # No noun is followed by a "tomorrow" of its own, bare: "will receive the envoys of the council tomorrow".
            verb = next((i for i in self._layers.ancestors(parsed) if words[i].tag.startswith("VB")), None)
            if verb is not None and parsed < places[0]:
                return verb
        opened = self._verb_opened_by(places)
        if opened is not None:
            return opened if parsed < places[0] else parsed
        if parsed != ROOT and parsed >= after and words[parsed].tag.startswith("VB"):
            before = self._verb_before(places[0])
            return parsed if before is None else before
        return parsed

    def _noun_after(self, index: int) -> int | None:
        """Return the last of the common nouns that begin at an index."""
        words = self._layers.words
        last = None
        while index < len(words) and words[index].tag in ("NN", "NNS", "JJ", "NNP"):
            if words[index].tag in ("NN", "NNS"):
                last = index
            index += 1
        return last

    def _verb_before(self, index: int) -> int | None:
        """Return the verb that stands before an index with no mark, no "that" and no relative word between."""
        words = self._layers.words
        for place in range(index - 1, max(-1, index - 9), -1):
            if words[place].tag.startswith("VB") and words[place].relation not in ("aux", "auxpass", "cop"):
                return place
            if (
                not words[place].text[0].isalnum()
                or words[place].tag in ("WDT", "WP")
                or words[place].relation == "mark"
            ):
                return None
        return None

    def _verb_opened_by(self, places: range) -> int | None:
        """Return the verb of the clause that a date opens, as in ", and on Sunday, they left": the next finite one."""
        words = self._layers.words
        first, last = self._layers.sentences[words[places[0]].sentence]
        before = places[0] - 1
        if before >= first and words[before].tag in ("IN", "TO"):
            before -= 1
        opens = before < first or words[before].tag in ("CC", ",", ":", "``")
        if not opens or places[-1] + 1 >= last or words[places[-1] + 1].text != ",":
            return None
        for index in range(places[-1] + 2, last):
            if words[index].tag in ("VBD", "VBZ", "VBP", "MD"):
                return words[index].head if words[index].relation in ("aux", "auxpass", "cop") else index
        return None

    def _keeps(self, noun: int, below: int, date: int) -> bool:
        """Tell whether a noun keeps its date: "Monday's call", "the war of 2008", "until the vote on 5 May"."""
        words = self._layers.words
        relation = words[noun].relation
        if words[noun].tag not in ("NN", "NNS") or relation in ("nsubj", "nsubjpass"):
            return False
        happens = lemma(words[noun].text, words[noun].tag) in HAPPENINGS
        if relation == "conj":
            return happens
        cases = {words[i].text.lower() for i in self._layers.children[noun] if words[i].relation == "case"}
        if relation == "appos" or cases & _LIMITS:
            return True
        if cases & _PLACES:
            return False
        how = {words[i].text.lower() for i in self._layers.children[below] if words[i].relation == "case"}
        if relation.startswith("nmod"):
            return happens or (below == date and (below < noun or bool(how & _BELONGING)))
        if "of" in how:
            return happens or below == date
        return below == date and words[below].relation in ("nmod:poss", "compound", "amod", "nummod")

    def _beside(self, time: Time, index: int) -> bool:
        """Tell whether a date and a word stand in one sentence and on the same side of every quotation mark."""
        word = self._layers.words[index]
        first, last = self._layers.sentences[word.sentence]
        begin, end = self._layers.words[first].span.begin, self._layers.words[last - 1].span.end
        if not (begin <= time.span.begin and time.span.end <= end):
            return False
        return self._quoted_at(time.span.begin, begin) == self._quoted_at(word.span.begin, begin)

    def _antecedent_date(self, index: int) -> Dated | None:
        """Return the date of the noun that a relative clause tells of: "the raid of 11 April, in which two died"."""
        words = self._layers.words
        verb = list(self._anchors(index))[-1]
        if words[verb].relation not in ("acl:relcl", "advcl") or words[verb].head == ROOT:
            return None
        standing = [i for i in self._layers.children[verb] if words[i].relation in ("nsubj", "nsubjpass", "nmod")]
        if not any(words[i].tag in ("WDT", "WP") for i in standing):
            return None
        noun, opening = words[verb].head, min(self._layers.subtree(verb))
        if words[verb].relation == "advcl":  # parsers hang ", in which two died" on the verb
            noun = opening - 2 if words[opening - 1].text == "," else opening - 1
        inside = [
            time
            for time in self._dating.get(noun, ())
            if time.span.end <= words[opening].span.begin and self._beside(time, index)
        ]
        return _dated(min(inside, key=lambda time: self._distance(time, noun))) if inside else None

    def _date_of_the_moment(self, index: int) -> Dated | None:
        """Return the date of the clause whose moment another tells of.

        "Died on Sunday when rockets hit", "charged them on Sunday, injuring nine".
        """
        words = self._layers.words
        verb = list(self._anchors(index))[-1]
        above = words[verb].head
        if words[verb].relation != "advcl" or above == ROOT or words[verb].tag not in ("VBD", "VBN", "VBG"):
            return None
        marks = {words[i].text.lower() for i in self._layers.children[verb] if words[i].relation in ("mark", "advmod")}
        at_once = not marks if words[verb].tag == "VBG" else "when" in marks
        found = [time for time in self._dating.get(above, ()) if self._beside(time, index)] if at_once else []
        return _dated(min(found, key=lambda time: self._distance(time, above))) if found else None

    def _date_of_what_says_it(self, index: int) -> Dated | None:
        """Return the day on which what a verb of saying stands in came out: "promised in an interview aired on Monday".

        So too where a letter or a report says it itself: "letters sent out last Friday notify".
        """
        words = self._layers.words
        for noun in self._layers.children[index]:
            if words[noun].relation not in ("nmod", "nsubj") or words[noun].text.lower() not in SAYING_IT:
                continue
            for verb in self._layers.children[noun]:
                came_out = words[verb].relation == "acl" and words[verb].tag == "VBN"
                found = [t for t in self._dating.get(verb, ()) if self._beside(t, index)] if came_out else []
                if found:
                    return _dated(found[0])
        return None

    def _date_of_the_intent(self, index: int) -> Dated | None:
        """Return the day to come that opens the clause of an intent: "on Thursday he intends to visit"."""
        words = self._layers.words
        above = words[index].head
        if words[index].relation != "xcomp" or above == ROOT or words[above].tag not in ("VBZ", "VBP", "VBD"):
            return None
        opening = [t for t in self._dating.get(above, ()) if t.span.begin < words[above].span.begin]
        ahead = [t for t in opening if t.date is not None and self.is_ahead(t.date) and self._beside(t, index)]
        return _dated(ahead[0]) if ahead else None

    def _quoted_at(self, offset: int, since: int) -> int:
        """Return which quotation of the sentence an offset lies in, 0 for none."""
        depth = count = 0
        for character in self._layers.text[since:offset]:
            if depth == 0 and character in _OPENING:
                depth, count = 1, count + 1
            elif depth and character in _CLOSING:
                depth = 0
        return count if depth else 0

    def _date_of_the_first(self, index: int) -> Dated | None:
        """Return the date of the first of the clauses that the word's clause is joined to by "and".

        One that opens it holds for all that follows; one inside it where both tell what has been ("met on Friday and
        agreed").
        """
        words = self._layers.words
        verb = list(self._anchors(index))[-1]
        while (
            words[verb].relation in ("conj", "dep")
            and words[verb].head != ROOT
            and words[words[verb].head].tag.startswith("VB")
        ):
            if any(words[i].relation in ("nsubj", "nsubjpass") for i in self._layers.children[verb]):
                return None
            told = words[verb].tag == "VBD"
            verb = words[verb].head
            until = words[index if told and words[verb].tag == "VBD" else verb].span.begin
            before = [
                time
                for time in self._dating.get(verb, ())
                if time.span.begin < until and self._beside(time, index) and not self._is_term(time, verb)
            ]
            if before:
                return _dated(before[0])
        return None

    def _is_term(self, time: Time, verb: int) -> bool:
        """Tell whether a date inside a clause is what it tells of rather than when: "put it off to Friday"."""
        words = self._layers.words
        places = self._layers.words_in(time.span)
        return bool(places) and places[0] > verb and words[places[0] - 1].text.lower() in _TERMS

    def _distance(self, time: Time, index: int) -> tuple[bool, bool, int]:
        """Order dates by nearness to a word, those beyond a comma last, and after all the start of a term.

        "Agreed on Saturday to a truce from Monday" is of Saturday.
        """
        span = self._layers.words[index].span
        places = self._layers.words_in(time.span)
        starts = bool(places) and places[0] > 0 and self._layers.words[places[0] - 1].text.lower() == "from"
        between = self._layers.text[min(span.end, time.span.end) : max(span.begin, time.span.begin)]
        return starts, "," in between or ";" in between, len(between)


def _is_all_of(time: Time, sentence: Span, text: str) -> bool:
    """Tell whether a sentence holds a time and nothing else but marks."""
    if not sentence.begin <= time.span.begin < time.span.end <= sentence.end:
        return False
    rest = text[sentence.begin : time.span.begin] + text[time.span.end : sentence.end]
    return not any(character.isalnum() for character in rest)


def _dated(time: Time) -> Dated:
    assert time.date is not None
    return Dated(time.date, time.spans)
