"""A charge and the other side's answer to it, one harm told in two ways, and what one insists on against another."""

from collections.abc import Iterator

from dragoman.model.plover import EventType
from dragoman.model.record import Event
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene, clause_at, same_teller
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_INSIST = word_set("insist maintain counter retort contend")
_ONE_DEED = (
    word_set("leave walk walkout quit break storm abandon adjourn cancel suspend collapse withdraw end close"),
    word_set("ask request propose approach seek beg apply demand initiate suggest press initiative"),
    word_set("attack strike fire shoot shell bomb start begin open violate shelling provoke blast explode kill"),
    word_set("refuse block reject stop delay prevent bar turn"),
)
"""Words for one deed by which one tells and another answers who did it."""
_POINTING_BACK = word_set("neither none nothing such this them")
_RECORDS = word_set("record evidence trace sign knowledge mention")


def answers(scene: Scene) -> Iterator[Pair]:
    """Find charges that the other side answers with another story, and what somebody insists against another."""
    for event in scene.events:
        blames = any(
            scene.clauses.lemmas[i] == "blame" for s in event.trigger for i in scene.clauses.layers.words_in(s)
        )
        if event.type is EventType.ACCUSE and event.recipients and blames:
            yield from _other_story(scene, event.evidence[0], scene.sides(event.recipients), event.id)
    yield from _clefts(scene)
    yield from _insisting(scene)
    yield from _no_record(scene)


def _other_story(scene: Scene, charge: Span, accused: frozenset[str], about: str) -> Iterator[Pair]:
    here = scene.sentence_of(charge)
    for statement in scene.statements:
        if not statement.content or statement.content[0].begin < charge.end:
            continue
        gap = scene.sentence_of(statement.content[0]) - here
        if gap > 1:
            return
        if accused & scene.sides(statement.speakers) and len(statement.content[0]) <= LONGEST:
            yield Pair(DiscrepancyField.CAUSE, _with_story(scene, charge), statement.content[0], about)
            return


def _with_story(scene: Scene, charge: Span) -> Span:
    """Return a charge with what the accuser says of the deed in the same sentence."""
    sentence = scene.sentence_of(charge)
    stories = [
        s.content[0] for s in scene.statements
        if s.content and s.content[0].end <= charge.begin and scene.sentence_of(s.content[0]) == sentence
    ]  # fmt: skip
    whole = Span(min(s.begin for s in stories), charge.end) if stories else charge
    return whole if len(whole) <= LONGEST else charge


def rivals(scene: Scene) -> Iterator[Pair]:
    """Find one target's harm told in two ways: bombed by jets, says the one; hit by a mortar, says the other."""
    attacks = [e for e in scene.events if e.type is EventType.ASSAULT and e.modality is Modality.ACTUAL and e.chain]
    for i, first in enumerate(attacks):
        for second in attacks[i + 1 :]:
            gap = scene.sentence_of(second.evidence[0]) - scene.sentence_of(first.evidence[0])
            apart = not scene.sides(first.chain[:1]) & scene.sides(second.chain[:1])
            otherwise = _deeds(scene, first) != _deeds(scene, second)
            if 0 <= gap <= 1 and apart and otherwise and _targets(scene, first) & _targets(scene, second):
                yield Pair(DiscrepancyField.CAUSE, first.evidence[0], second.evidence[0], first.id)
                break


def _targets(scene: Scene, event: Event) -> frozenset[str]:
    clauses = scene.clauses
    return frozenset(clauses.lemmas[o] for v in _verbs(scene, event) for o in clauses.objects(v) if clauses.is_noun(o))


def _deeds(scene: Scene, event: Event) -> frozenset[str]:
    return frozenset(scene.clauses.lemmas[v] for v in _verbs(scene, event))


def _verbs(scene: Scene, event: Event) -> list[int]:
    clauses = scene.clauses
    return [i for s in event.trigger for i in clauses.layers.words_in(s) if clauses.is_verb(i)]


def _clefts(scene: Scene) -> Iterator[Pair]:
    """Find "it was the government that …" where somebody puts it on another than the sentence before did."""
    clauses = scene.clauses
    its = [w for w in clauses.words_called({"it"}) if w.relation == "nsubj" and w.head != ROOT]
    for word in (clauses.words[head] for head in sorted({it.head for it in its})):
        if not clauses.is_noun(word.index) or not clauses.children(word.index, "cop"):
            continue
        if not (relative := clauses.children(word.index, "acl:relcl", "ccomp", "dep", "csubj")):
            continue
        statement = scene.stage.statement_around(word.span)
        if statement is None or not scene.stage.who(word.index):
            continue
        span = cover([clauses.clause(word.index), clauses.clause(relative[0])])
        begin = min([span.begin, *(p.begin for p in (*statement.source, *statement.cue, *statement.content))])
        done = scene.content_words(clauses.clause(relative[0]))
        for claim in scene.claims_before(begin, 2):
            if not _of_one_deed(done, scene.content_words(claim.span)):
                continue
            if claim.chain[:1] != statement.speakers[:1] and len(span) <= LONGEST:
                yield Pair(DiscrepancyField.ACTORS, claim.span, span, claim.about)
                break


def _of_one_deed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two clauses may be of one deed: by a word that they share, or by words for leaving or for asking."""
    return bool(one & other) or any(one & words and other & words for words in _ONE_DEED)


def _insisting(scene: Scene) -> Iterator[Pair]:
    """Find "…; Okell insists that neither will be moved": a negated insistence after what another has said."""
    clauses = scene.clauses
    for word in clauses.verbs_called(_INSIST):
        held = clauses.children(word.index, "ccomp")
        inside = {clauses.lemmas[i] for c in held for i in clauses.layers.subtree(c)}
        if not inside & {"not", "never", "neither", "no", "nothing"}:
            continue
        span = clause_at(scene, word.index)
        points_back, said = inside & _POINTING_BACK, scene.content_words(span)
        for claim in scene.claims_before(span.begin, 1):
            answers_it = points_back or said & scene.content_words(claim.span)
            if claim.chain and answers_it and not same_teller(scene, claim, word.index):
                yield Pair(DiscrepancyField.TERMS, claim.span, span, claim.about)
                break


def _no_record(scene: Scene) -> Iterator[Pair]:
    """Find "has no record of such a letter", "knew nothing of an offer" after words that tell of one."""
    clauses = scene.clauses
    for word in clauses.words_called(_RECORDS | {"nothing"}):
        governor = clauses.governing_verb(word.index)
        if governor is None:
            continue
        if clauses.lemmas[word.index] == "nothing":
            none = clauses.lemmas[governor] in {"know", "hear"}
        else:
            none = any(clauses.lemmas[c] == "no" for c in clauses.children(word.index, "neg", "det"))
        if not none:
            continue
        span = clause_at(scene, governor)
        topics = [clauses.lemmas[t][:5] for t in clauses.phrases(word.index, "of", "about")]
        silent = clauses.lemmas[word.index] == "mention"
        for claim in scene.claims_before(span.begin, 1):
            if silent and same_teller(scene, claim, governor):
                continue
            if any(w.startswith(t) for t in topics for w in scene.content_words(claim.span)):
                yield Pair(
                    DiscrepancyField.TERMS if silent else DiscrepancyField.OCCURRENCE, claim.span, span, claim.about
                )
                break
