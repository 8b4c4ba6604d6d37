"""How far a content reaches: not over the verb of its cue's own clause, nor back to a question that the writer asks.

within_reach(clauses, attribution, quoted) -> the attribution, its content cut where another's words begin
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution

_ASKING = frozenset({"ask", "wonder", "question", "query"})


def within_reach(clauses: Clauses, attribution: Attribution, quoted: Sequence[Span]) -> Attribution:
    """Return an attribution without the words of the writer around what was said."""
    if attribution.is_turn or not attribution.cue:
        return attribution
    cue = [i for span in attribution.cue for i in clauses.layers.words_in(span)]
    content = tuple(_before_own_verb(clauses, cue, piece) for piece in attribution.content)
    if not any(clauses.lemmas[i] in _ASKING for i in cue):
        content = tuple(_behind_questions(clauses, clauses.words[cue[0]].sentence, content, quoted)) or content
    return replace(attribution, content=content)


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


def _behind_questions(
    clauses: Clauses, sentence: int, content: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[Span]:
    """Yield pieces without the questions, in no quotation marks, of the sentences before the cue's."""
    for piece in content:
        words = clauses.layers.words_in(piece)
        before = [i for i in words if clauses.words[i].sentence < sentence]
        asked = [i for i in before if clauses.sentence_ends[clauses.words[i].sentence] == "?"]
        asked = [i for i in asked if not any(q.overlaps(clauses.words[i].span) for q in quoted)]
        if not asked:
            yield piece
        elif asked[-1] < words[-1]:
            yield Span(clauses.words[asked[-1] + 1].span.begin, piece.end)
