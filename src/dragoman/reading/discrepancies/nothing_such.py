"""What one has just spoken of and another says never was: "no such offer", "nobody spoke of it", "that is not so"."""

from collections.abc import Iterator

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.days import days_in
from dragoman.reading.discrepancies.pairs import Pair, Scene, clause_at, tells_of
from dragoman.reading.lemma import word_set

_SPEAK = word_set("speak talk mention discuss raise demand ask consider")
_NOT_SO = {("be", "not", word) for word in ("so", "true", "correct")}
_BACK = 3
"""How many sentences back the claim may stand that a denial answers."""


def nothing_such(scene: Scene) -> Iterator[Pair]:
    """Find what somebody says there was nothing of, against the words of another that tell of it."""
    clauses = scene.clauses
    for word in clauses.words_called(_SPEAK):
        if word.tag.startswith("VB") and clauses.is_negated(word.index):
            yield from _never_spoken_of(scene, word.index)
    yield from _not_so(scene)
    yield from _no_such_thing(scene)


def _never_spoken_of(scene: Scene, index: int) -> Iterator[Pair]:
    """Find "Nobody spoke of gunboats", "no date had been discussed" after words that tell of them."""
    clauses = scene.clauses
    span = clause_at(scene, index)
    statement = scene.stage.statement_around(clauses.words[index].span)
    if statement is None:
        return
    of_what = [*clauses.objects(index), *clauses.phrases(index, "of", "about")]
    topics = {clauses.lemmas[t] for t in of_what if clauses.is_noun(t) and not clauses.is_time(t)}
    begin = min([span.begin, *(piece.begin for piece in (*statement.content, *statement.source, *statement.cue))])
    for claim in scene.claims_before(begin, _BACK):
        dated = "date" in topics and days_in(clauses, clauses.layers.words_in(claim.span))
        other = claim.chain[:1] != statement.speakers[:1]
        if other and (dated or topics & scene.content_words(claim.span)):
            yield Pair(DiscrepancyField.DATE if dated else DiscrepancyField.TERMS, claim.span, span, claim.about)
            return


def _not_so(scene: Scene) -> Iterator[Pair]:
    """Find "That is not so", "This is not true": a flat no to the words before."""
    clauses = scene.clauses
    for word in clauses.words_called({"that", "this", "it"}):
        if clauses.lemmas[word.index + 1 : word.index + 4] in _NOT_SO:
            span = Span(word.span.begin, clauses.words[word.index + 3].span.end)
            statement = scene.stage.statement_around(span)
            begin = min([span.begin, *(p.begin for p in statement.content)]) if statement is not None else span.begin
            for claim in scene.claims_before(begin, 1):
                if claim.chain[:1] != scene.speakers_at(span)[:1]:
                    yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
                    break


def _no_such_thing(scene: Scene) -> Iterator[Pair]:
    """Find "There are no hostages", "nobody spoke of gunboats", "no such offer": what another has just spoken of."""
    clauses = scene.clauses
    denying = {w.sentence for w in clauses.words_called({"no", "nobody", "none"})}
    for word in clauses.words:
        if word.sentence not in denying:
            continue
        index = word.index
        things = list[int]()
        if clauses.lemmas[index] == "be" and "there" in {clauses.lemmas[c] for c in clauses.children(index, "expl")}:
            subjects = clauses.children(index, "nsubj")
            things = [s for s in subjects if {clauses.lemmas[c] for c in clauses.children(s, "neg", "det")} & {"no"}]
        elif clauses.is_verb(index) and clauses.lemmas[index] in {"speak", "talk"}:
            nobody = {clauses.lemmas[s] for s in clauses.children(index, "nsubj")} & {"nobody", "none"}
            things = clauses.phrases(index, "of", "about") if nobody else []
        elif clauses.is_noun(index):
            marks = [clauses.lemmas[c] for c in clauses.children(index, "neg", "det", "amod")]
            things = [index] if {"no", "such"} <= set(marks) else []
        statement = scene.stage.statement_around(word.span) if things else None
        if statement is None or not statement.speakers:
            continue
        opening = clauses.lemmas[clauses.layers.sentences[word.sentence][0] : index]
        if {"if", "unless"} & set(opening):
            continue  # "unless they go, there is no truce": what would not be denies nothing
        begin = min(p.begin for p in (*statement.content, *statement.source, *statement.cue))
        names = {clauses.lemmas[t] for t in things if clauses.is_noun(t)}
        span = clause_at(scene, index if clauses.is_verb(index) else clauses.governing_verb(index) or index)
        for claim in scene.claims_before(begin, 1):
            apart = claim.chain and not scene.sides(claim.chain[:1]) & scene.sides(statement.speakers)
            if apart and tells_of(scene, claim.span, names):
                yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
                break
