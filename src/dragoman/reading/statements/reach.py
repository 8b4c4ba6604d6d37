"""How far a content reaches: not over the verb of its cue's own clause, nor back to a question that the writer asks.

within_reach(clauses, attribution, quoted) -> the attribution, its content cut where another's words begin
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dragoman.model.record import Spans
from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.lemma import word_set

_ASKING = frozenset({"ask", "wonder", "question", "query"})
_RELATIVE = frozenset({"who", "which"})
_LEADING = frozenset({"case", "det", "nmod:poss"})
"""Relations of words that lead to a noun behind them."""
_OPENING = frozenset({'"', "“", "``", "«", "„", "'", "‘"})
_ENDS = frozenset(".?!")
_RATING = word_set(
    "describe call see view regard dismiss reject condemn denounce hail welcome praise portray characterise "
    "characterize brand label present paint interpret"
)
"""Verbs that say what somebody takes a thing for: "was described by Brun as a trap"."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?(?:[ap]\.?m\.?|[A-Z]{2,4}))?\s*[-–—:|]?\s*")
"""The time of day that opens an entry of a live blog."""


def within_reach(clauses: Clauses, attribution: Attribution, quoted: Sequence[Span]) -> Attribution:
    """Return an attribution without the words of the writer around what was said."""
    if attribution.is_turn or not attribution.cue:
        return attribution
    text = clauses.layers.text
    source = tuple(_behind_clock(text, piece) for piece in attribution.source)
    content = tuple(_behind_dateline(clauses, _behind_clock(text, piece)) for piece in attribution.content)
    source, content = _behind_relative(clauses, source, content)
    cue = [i for span in attribution.cue for i in clauses.layers.words_in(span)]
    source, content = _of_its_own_subject(clauses, cue, source, content)
    source = tuple(_from_subject(clauses, cue, piece) for piece in source)
    content = tuple(_before_own_verb(clauses, cue, piece) for piece in content)
    content = tuple(piece for piece in content if piece.of(text).lower() not in _RELATIVE) or content
    if attribution.within is not None:
        content = tuple(_within_sentence(clauses, piece) for piece in _beside_cue(clauses, cue, content, quoted))
    if not any(clauses.lemmas[i] in _ASKING for i in cue):
        content = tuple(_behind_questions(clauses, clauses.words[cue[0]].sentence, content, quoted)) or content
    taken = {*cue, *(i for span in source for i in clauses.layers.words_in(span))}
    content = tuple(_whole(clauses, _before_conjunction(clauses, piece), taken) for piece in content)
    content = tuple(_closed(text, _up_to_quoted_end(text, piece, quoted)) for piece in content)
    content = _bridged(clauses, content, taken)
    content = (*content, *_rated(clauses, cue, (*source, *content)))
    return replace(attribution, source=source, content=content)


def _before_conjunction(clauses: Clauses, piece: Span) -> Span:
    """Leave out the conjunction that a piece breaks off at: "that it had a list | but"."""
    words = clauses.layers.words_in(piece)
    last = len(words)
    while last > 1 and (clauses.words[words[last - 1]].tag == "CC" or clauses.words[words[last - 1]].text == ","):
        last -= 1
    breaks_off = any(clauses.words[i].tag == "CC" for i in words[last:])
    return clauses.layers.span(words[0], words[last - 1]) if breaks_off else piece


def _whole(clauses: Clauses, piece: Span, taken: Set[int]) -> Span:
    """Go on to the noun that a piece breaks off before: "since fighting resumed along | the river"."""
    words = clauses.layers.words_in(piece)
    last = clauses.words[words[-1]] if words else None
    if last is None or last.relation not in _LEADING or last.head <= last.index:
        return piece
    end = max(clauses.layers.subtree(last.head))
    follows = range(last.index + 1, end + 1)
    return piece if taken & set(follows) else Span(piece.begin, clauses.words[end].span.end)


def _bridged(clauses: Clauses, content: Spans, taken: Set[int]) -> Spans:
    """Join pieces parted by an object alone: "told | the mayor | that the dam was full" is all of what was said."""
    found = list[Span]()
    for piece in content:
        verb = clauses.layers.words_in(found[-1])[-1] if found else 0
        between = set(range(verb + 1, clauses.layers.words_in(piece)[0]))
        parts = found and between and taken.isdisjoint(between)
        if parts and any(between == {*clauses.layers.subtree(c)} for c in clauses.children(verb, "dobj")):
            piece = Span(found.pop().begin, piece.end)
        found.append(piece)
    return tuple(found)


def _up_to_quoted_end(text: str, piece: Span, quoted: Sequence[Span]) -> Span:
    """Cut a piece behind a quotation that opens it and ends a sentence: '"Why not?" | But did he know?'."""
    end = next((q.end for q in quoted if abs(q.begin - piece.begin) <= 1 and q.end < piece.end), None)
    if end is None or text[end - 2] not in _ENDS or not text[end : piece.end].lstrip()[:1].isupper():
        return piece
    return Span(piece.begin, end)


def _closed(text: str, piece: Span) -> Span:
    """Take the mark that closes a quotation to the words that open it: 'a truce "from the hour it is signed"'."""
    told, behind = piece.of(text), text[piece.end : piece.end + 1]
    opens = told.count('"') % 2 == 1 if behind == '"' else told.count("“") > told.count("”") and behind == "”"
    return Span(piece.begin, piece.end + 1) if opens else piece


def _behind_clock(text: str, piece: Span) -> Span:
    clock = _CLOCK.match(text, piece.begin, piece.end)
    if clock is None or clock.end() == piece.end:
        return piece
    before = text[: piece.begin].rstrip(" \t")
    return piece if before and not before.endswith("\n") else Span(clock.end(), piece.end)


def _behind_dateline(clauses: Clauses, piece: Span) -> Span:
    """Cut a dateline that opens a piece: "KYIV – | Shells fell, the army said"."""
    opening = next((line for line in clauses.datelines if line.begin == piece.begin and line.end < piece.end), None)
    return piece if opening is None else Span(opening.end, piece.end)


def _behind_relative(clauses: Clauses, source: Spans, content: Spans) -> tuple[Spans, Spans]:
    """Take a relative clause that opens a content to the source before it: "according to Brun, who was there, C"."""
    if not source or not content:
        return source, content
    piece, *others = content
    words, known = clauses.layers.words_in(piece), clauses.layers.words_in(source[-1])
    if not known or words[0] - known[-1] not in {1, 2} or clauses.antecedent(words[0]) not in known:
        return source, content
    verb = next((c for i in known for c in clauses.children(i, "acl:relcl") if c in words), None)
    last = max(clauses.layers.subtree(verb)) if verb is not None else words[-1]
    closing = last + 1
    if closing not in words or clauses.words[closing].text != "," or closing == words[-1]:
        return source, content
    whole, rest = clauses.layers.span(known[0], last), clauses.layers.span(closing + 1, words[-1])
    return (*source[:-1], whole), (rest, *others)


def _from_subject(clauses: Clauses, cue: Sequence[int], piece: Span) -> Span:
    """Cut what stands before the subject of a cue: "in a report to the court, | its head, Brun, writes"."""
    words = clauses.layers.words_in(piece)
    subjects = [s for i in cue if clauses.is_verb(i) for s in clauses.children(i, "nsubj") if s in words]
    phrase = clauses.layers.subtree(subjects[0]) if subjects else words
    begin = next((i for i in phrase if clauses.words[i].relation != "punct"), words[0])
    if begin <= words[0] or clauses.words[begin - 1].text != ",":
        return piece
    return clauses.layers.span(begin, words[-1])


def _of_its_own_subject(clauses: Clauses, cue: Sequence[int], source: Spans, content: Spans) -> tuple[Spans, Spans]:
    """Give a cue its own subject for a pronoun of a clause inside that: "The note, which she showed them, said"."""
    verb = next((i for i in cue if clauses.is_verb(i)), None)
    subject = next(iter(clauses.children(verb, "nsubj")), None) if verb is not None else None
    words = [i for span in source for i in clauses.layers.words_in(span)]
    if subject is None or len(words) != 1 or clauses.words[words[0]].tag != "PRP":
        return source, content
    if subject == words[0] or words[0] not in clauses.layers.subtree(subject):
        return source, content
    own = clauses.phrase(subject)
    left = tuple(piece for piece in content if not piece.overlaps(own))
    return ((own,), left) if left else (source, content)


def _rated(clauses: Clauses, cue: Sequence[int], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what the subject of a passive cue is taken for, where no other words hold it."""
    for verb in (i for i in cue if clauses.lemmas[i] in _RATING and clauses.is_passive(i)):
        for noun in clauses.phrases(verb, "as"):
            opening = clauses.children(noun, "case", "mark")[0]
            last = max(clauses.layers.words_in(clauses.phrase(noun))[-1], noun)
            agents = [i for c in clauses.phrases(noun, "by") for i in clauses.children(c, "case")]
            piece = clauses.layers.span(opening, min([last, *(i - 1 for i in agents)]))
            if opening > verb and not any(piece.overlaps(p) for p in taken):
                yield piece


def _before_own_verb(clauses: Clauses, cue: Sequence[int], piece: Span) -> Span:
    """Cut a piece before the verb whose subject the cue is: "Brun's warning that time was short | came on Monday"."""
    words = clauses.layers.words_in(piece)
    for noun in (
        i for i in cue if clauses.words[i].tag == "NN" and clauses.words[i].relation in {"nsubj", "nsubjpass"}
    ):
        verb = clauses.words[noun].head
        if noun < words[0] < verb and verb in words:
            leading = clauses.children(verb, "aux", "auxpass", "cop", "neg", "advmod")
            first = min([verb, *(i for i in leading if clauses.is_verb(i) or clauses.words[i].tag in {"MD", "RB"})])
            if first > words[0]:
                return clauses.layers.span(words[0], first - 1)
    return piece


def _beside_cue(clauses: Clauses, cue: Sequence[int], content: Spans, quoted: Sequence[Span]) -> Spans:
    """Leave out what stands in other sentences than the cue, and in no quotation that it opens, where any is beside."""
    words, own = clauses.words, clauses.words[cue[0]].span
    within = [q for q in quoted if not q.holds(own)]
    beside = [words[clauses.layers.words_in(piece)[0]].sentence == words[cue[0]].sentence for piece in content]
    kept = [near or any(q.begin <= p.begin < q.end for q in within) for p, near in zip(content, beside, strict=True)]
    return tuple(p for p, keeps in zip(content, kept, strict=True) if keeps) if any(beside) else content


def _within_sentence(clauses: Clauses, piece: Span) -> Span:
    """Cut a piece at its first sentence's end: what somebody tells of others' words goes on with his own."""
    words = clauses.layers.words_in(piece)
    end = clauses.layers.sentences[clauses.words[words[0]].sentence][1] - 1
    if clauses.words[words[0]].text in _OPENING or end >= words[-1]:
        return piece
    while end > words[0] and clauses.words[end].tag == ".":
        end -= 1
    return clauses.layers.span(words[0], end)


def _behind_questions(
    clauses: Clauses, sentence: int, content: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[Span]:
    """Yield pieces without the questions, in no quotation marks, of the sentences before the cue's."""
    first, _ = clauses.layers.sentences[sentence]
    for piece in content:
        words = clauses.layers.words_in(piece)
        before = range(words.start, min(words.stop, first))
        asked = [i for i in before if clauses.sentence_ends[clauses.words[i].sentence] == "?"]
        asked = [i for i in asked if not any(q.overlaps(clauses.words[i].span) for q in quoted)]
        if not asked:
            yield piece
        elif asked[-1] < words[-1]:
            yield Span(clauses.words[asked[-1] + 1].span.begin, piece.end)
