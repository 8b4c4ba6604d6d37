"""Plans that came about otherwise, words that conduct belies, and what a report sets against what was said."""

from collections.abc import Iterator

from dragoman.model.plover import EventType
from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.lemma import word_set

_PEACE = word_set("peace peaceful ceasefire cease-fire truce restraint de-escalation negotiation dialogue")
_WANT = word_set("want seek believe commit desire hope strive ready committed willing support")
_TURNED_OUT = frozenset({"end", "wind", "finish", "turn"})
_CONTRAST = frozenset({"however", "but", "yet", "nevertheless", "nonetheless"})
_KEEPING = word_set("keep honour honor fulfil fulfill meet respect implement")
_TALKS = word_set("talk talks negotiation dialogue meeting")
_QUIT = word_set("walk storm boycott break quit suspend leave")
_GIVING_WORD = word_set("promise pledge vow agree undertake commit guarantee swear assure")
_SPARING = word_set(
    "silent ceasefire cease-fire truce fire attack shell bomb strike shoot spare restraint hostility shelling bombing"
)
"""What a pledge of peace speaks of."""
_ABSTAIN = word_set(
    "not stop cease halt hold silent spare refrain observe respect end suspend never no truce ceasefire"
)
_LETTING = word_set("let allow permit open admit")
_BARRING = word_set("hold block stop turn close bar strand stick halt")
_PLEDGES = word_set("promise pledge commitment undertaking word agreement obligation")
_AHEAD = 3
"""In how many sentences after somebody's words the conduct is still held against them."""


def plans(scene: Scene) -> Iterator[Pair]:
    """Find what "was to" happen one way and "ended up" happening another."""
    clauses = scene.clauses
    for word in clauses.words_called({"be", "due", "suppose", "schedule", "plan", "mean"}):
        was = word.text.lower() in {"was", "were"} or any(
            clauses.words[c].text.lower() in {"was", "were"} for c in clauses.children(word.index, "cop", "auxpass")
        )
        inner = clauses.children(word.index, "xcomp")
        if not was or not inner:
            continue
        plan = clauses.clause(inner[0])
        plan = Span(min(plan.begin, word.span.begin), plan.end)
        first, after = clauses.layers.sentences[word.sentence]
        for i in range(first, after):
            turned = clauses.is_verb(i) and clauses.lemmas[i] in _TURNED_OUT and i != word.index
            if turned and "up" in {clauses.lemmas[c] for c in clauses.children(i, "compound:prt", "advmod")}:
                outcome = Span(clauses.words[i].span.begin, clauses.clause(i).end)
                yield Pair(DiscrepancyField.ORDER, plan, outcome)


def _wishes(scene: Scene) -> Iterator[tuple[Statement, Span, range, list[int]]]:
    """Return statements that are short enough to be an account and tell of a wish.

    With each come the span and the words of what it says, and those of the wish.
    """
    wanting = [word.index for word in scene.clauses.words_called(_WANT)]
    for statement in scene.statements if wanting else ():
        if statement.content:
            span = Span(statement.content[0].begin, statement.content[-1].end)
            inside = scene.clauses.layers.words_in(span)
            wants = [i for i in wanting if i in inside]
            if wants and len(span) <= LONGEST:
                yield statement, span, inside, wants


def words_and_deeds(scene: Scene) -> Iterator[Pair]:
    """Find peace professed by or for a side that goes on to attack, and oaths broken in one sentence."""
    clauses = scene.clauses
    for _, span, indexes, wants in _wishes(scene):
        if _PEACE.isdisjoint(clauses.lemmas[i] for i in indexes):
            continue
        professing = scene.sides(
            tuple(a for i in wants for s in clauses.surface_subjects(i) for a in scene.stage.who(s))
        )
        here = scene.sentence_of(span)
        for event in scene.events:
            gap = scene.sentence_of(event.evidence[0]) - here
            attacks = event.type is EventType.ASSAULT and event.modality is Modality.ACTUAL
            if attacks and 0 < gap <= _AHEAD + 5 and professing & scene.sides(event.actors):
                yield Pair(DiscrepancyField.SAID_AND_DONE, span, event.evidence[0], event.id)
                break
    yield from _broken_oaths(scene)
    yield from _unkept(scene)
    yield from _broken_pledges(scene)
    yield from _walkouts(scene)


def _broken_pledges(scene: Scene) -> Iterator[Pair]:
    """Find "promised to hold fire" before that side's attack, "agreed to let the trucks through" before they stand."""
    clauses = scene.clauses
    for word in clauses.verbs_called(_GIVING_WORD):
        complements = clauses.complements(word.index)
        if (
            not complements
            or clauses.is_negated(word.index)
            or "to" in {clauses.words[c].text for c in clauses.children(word.index)}
        ):
            continue
        pledge = clauses.clause(word.index)
        if len(pledge) > LONGEST:
            continue
        promised = {clauses.lemmas[i] for c in complements for i in clauses.layers.subtree(c)}
        giving = clauses.surface_subjects(word.index)
        sides = scene.sides(tuple(i for s in giving for i in scene.stage.who(s)))
        if promised & _SPARING and promised & _ABSTAIN and sides:
            for event in scene.events:
                gap = scene.sentence_of(event.evidence[0]) - word.sentence
                attacks = event.type is EventType.ASSAULT and event.modality is Modality.ACTUAL
                theirs = sides & scene.sides(event.actors) or (gap == 1 and _by_its_own(scene, event.trigger[0]))
                if attacks and 0 < gap <= _AHEAD and theirs and not _before_that(scene, event.trigger[0]):
                    yield Pair(DiscrepancyField.SAID_AND_DONE, pledge, event.evidence[0], event.id)
                    break
        if {clauses.lemmas[c] for c in complements} & _LETTING:
            passing = {clauses.lemmas[o] for c in complements for o in clauses.objects(c) if clauses.is_noun(o)}
            yield from _barred(scene, word.sentence, pledge, frozenset(passing))


def _barred(scene: Scene, sentence: int, pledge: Span, passing: frozenset[str]) -> Iterator[Pair]:
    clauses = scene.clauses
    for number in range(sentence + 1, min(sentence + 3, len(clauses.layers.sentences))):
        for i in range(*clauses.layers.sentences[number]):
            barred = clauses.lemmas[i] in _BARRING and clauses.is_passive(i) and not clauses.is_negated(i)
            now = {clauses.words[c].text.lower() for c in clauses.children(i, "aux", "auxpass")} & {
                "have",
                "has",
                "are",
            }
            if barred and now and passing & {clauses.lemmas[o] for o in clauses.objects(i)}:
                yield Pair(DiscrepancyField.SAID_AND_DONE, pledge, clauses.clause(i))
                return


def _verb_of(scene: Scene, trigger: Span) -> int | None:
    return next((i for i in scene.clauses.layers.words_in(trigger) if scene.clauses.is_verb(i)), None)


def _by_its_own(scene: Scene, trigger: Span) -> bool:
    """Tell whether a deed is done by what belongs to whom the sentence before was about: "Its jets bombed …"."""
    verb = _verb_of(scene, trigger)
    subjects = scene.clauses.subjects(verb) if verb is not None else []
    owners = [o for s in subjects for o in scene.clauses.children(s, "nmod:poss")]
    return any(scene.clauses.words[o].tag == "PRP$" and not scene.stage.who(o) for o in owners)


def _before_that(scene: Scene, trigger: Span) -> bool:
    """Tell whether a deed is told as earlier than what is told around it: "had shelled"."""
    verb = _verb_of(scene, trigger)
    return verb is not None and any(
        scene.clauses.words[c].text.lower() == "had" for c in scene.clauses.children(verb, "aux")
    )


def _walkouts(scene: Scene) -> Iterator[Pair]:
    """Find "We want talks" before the same side walks out of them."""
    clauses = scene.clauses
    for statement, span, indexes, wants in _wishes(scene):
        if all(clauses.is_negated(i) for i in wants) or _TALKS.isdisjoint(clauses.lemmas[i] for i in indexes):
            continue
        named = {clauses.lemmas[i] for s in statement.source for i in clauses.layers.words_in(s) if clauses.is_noun(i)}
        here = scene.sentence_of(span)
        for event in scene.events:
            verb = _verb_of(scene, event.trigger[0])
            gap = scene.sentence_of(event.evidence[0]) - here
            if verb is None or not 0 < gap <= 2 or event.modality is not Modality.ACTUAL:
                continue
            out = clauses.lemmas[verb] in _QUIT and {clauses.lemmas[i] for i in clauses.layers.subtree(verb)} & {
                *_TALKS, "round", "session", "table",
            }  # fmt: skip
            theirs = scene.sides(statement.speakers) & scene.sides(event.actors) or named & {
                clauses.lemmas[s] for s in clauses.subjects(verb) if clauses.is_noun(s)
            }
            if out and theirs and not _before_that(scene, event.trigger[0]):
                yield Pair(DiscrepancyField.SAID_AND_DONE, span, event.evidence[0], event.id)
                break


def _broken_oaths(scene: Scene) -> Iterator[Pair]:
    clauses = scene.clauses
    for word in clauses.verbs_called({"swear", "vow", "promise", "pledge"}):
        never = [c for c in clauses.complements(word.index) if clauses.is_negated(c)]
        if not never or word.relation not in {"acl:relcl", "advcl", "acl"}:
            continue
        deed = clauses.governing_verb(word.head) if not clauses.is_verb(word.head) else word.head
        if deed is not None and clauses.words[deed].sentence == word.sentence and not clauses.is_negated(deed):
            oath = clauses.clause(word.index)
            subject_to_end = Span(clauses.words[deed].span.begin, clauses.clause(deed).end)
            if oath.end <= subject_to_end.begin:
                yield Pair(DiscrepancyField.SAID_AND_DONE, oath, subject_to_end)


def contrasts(scene: Scene) -> Iterator[Pair]:
    """Find "However, talks have been underway for weeks" after talks were said to begin."""
    clauses = scene.clauses
    sentences = clauses.layers.sentences
    opening = (w for w in clauses.words_called(_CONTRAST) if w.index < sentences[w.sentence][0] + 2)
    for number_of in dict.fromkeys(word.sentence for word in opening):
        first, after = sentences[number_of]
        told = [e for e in scene.events if scene.sentence_of(e.evidence[0]) in range(max(0, number_of - 2), number_of)]
        for i in range(first, after):
            underway = clauses.lemmas[i] in {"underway", "ongoing", "begin", "hold"} or (
                clauses.lemmas[i] == "way" and clauses.preposition(i) == "under"
            )
            subjects = {clauses.lemmas[s] for s in clauses.children(i, "nsubj", "nsubjpass")}
            if not underway or not subjects:
                continue
            now = clauses.clause(i)
            for event in told:
                planned = event.modality is Modality.PLANNED and event.type is EventType.CONSULT
                if planned and subjects & {"talk", "negotiation", "meeting", "dialogue", "discussion"}:
                    yield Pair(DiscrepancyField.OCCURRENCE, event.evidence[0], now, event.id)
                    break


def _unkept(scene: Scene) -> Iterator[Pair]:
    """Find "The promise has not been kept" after the promise."""
    clauses = scene.clauses
    promises = [e for e in scene.events if e.type is EventType.AGREE and e.modality is Modality.ACTUAL]
    for word in clauses.verbs_called(_KEEPING):
        kept = {clauses.lemmas[n] for n in clauses.objects(word.index)}
        if not (kept & _PLEDGES and clauses.is_negated(word.index)):
            continue
        span = clauses.clause(word.index)
        here = scene.sentence_of(span)
        for event in reversed(promises):
            if event.evidence[0].end <= span.begin and here - scene.sentence_of(event.evidence[0]) <= _AHEAD:
                yield Pair(DiscrepancyField.SAID_AND_DONE, event.evidence[0], span, event.id)
                break
