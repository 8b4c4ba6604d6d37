"""A claim and its denial."""

from collections.abc import Iterator

from dragoman.model.plover import EventType
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.after_all import PERCEIVE
from dragoman.reading.discrepancies.nothing_such import nothing_such
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene, clause_at, same_teller
from dragoman.reading.lemma import word_set

_DENY = frozenset({"deny", "refute", "rebut", "disprove"})
_DISMISS = frozenset({"reject", "dismiss", "dispute", "contradict"})
_REPORTS = word_set(
    "report claim allegation accusation charge account version suggestion assertion rumour rumor reports"
)
_SAID_OR_DONE = word_set("word remark statement story talk attack raid incident document memo letter photograph video")
_CALL = frozenset({"call", "describe", "brand", "label", "dub", "term"})
_FALSE = word_set(
    """
    invention fiction lie false untrue inaccurate fabrication nonsense baseless unfounded fabricated fake rumour rumor
    propaganda disinformation slander absurd wrong incorrect groundless fantasy hoax distortion provocation"""
)
_SAYING_NO = _DENY | _DISMISS | _CALL | _FALSE | {"do", "be"}
_MEANING_TO = word_set("plan intend intention want wish seek")
_THINKING = word_set("think hope expect believe assume imagine wish fear")
_WITHHELD = word_set("access entry visa passage permission bail admission treatment care right opportunity")
"""What is denied to somebody rather than said not to be so."""
_NAMES = frozenset({"NNP", "NNPS"})
_STEM = 4
"""Letters that a deed and the noun for it share: "warn", "warning"."""


def denials(scene: Scene) -> Iterator[Pair]:
    """Find claims that somebody denies."""
    clauses = scene.clauses
    for word in clauses.words_called(_SAYING_NO):
        name = clauses.lemmas[word.index]
        if name in _FALSE and word.tag not in _NAMES and _is_of_reports(scene, word.index):
            yield from _against_last(scene, word.index, clause_at(scene, word.index))
        if not word.tag.startswith("VB") or word.relation in {"aux", "auxpass", "amod"}:
            continue
        if name in _DENY or (name in _DISMISS and _objects_named(scene, word.index) & _REPORTS):
            yield from _denial(scene, word.index)
        elif name in _CALL and _calls_false(scene, word.index):
            yield from _false_report(scene, word.index)
        elif _is_flat_no(scene, word.index):
            yield from _against_last(scene, word.index, clause_at(scene, word.index))
    yield from nothing_such(scene)


def _is_of_reports(scene: Scene, index: int) -> bool:
    """Tell whether a word says of a charge or report what it is: "the accusation was baseless"."""
    clauses = scene.clauses
    subjects = {clauses.lemmas[c] for c in clauses.children(index, "nsubj")}
    return bool(clauses.children(index, "cop")) and bool(subjects & _REPORTS) and not clauses.is_negated(index)


def _objects_named(scene: Scene, index: int) -> frozenset[str]:
    return frozenset(scene.clauses.lemmas[o] for o in scene.clauses.objects(index))


def _denial(scene: Scene, index: int) -> Iterator[Pair]:
    clauses = scene.clauses
    if clauses.is_negated(index) or _objects_named(scene, index) & _WITHHELD or _of_advice(scene, index):
        return
    complements = clauses.complements(index)
    for noun in clauses.objects(index):
        # "denied a report that his government had offered asylum": the claim stands inside the denial.
        for clause in clauses.children(noun, "acl", "ccomp", "acl:relcl", "dep"):
            if clause == index and noun < index and clauses.words[noun].relation == "appos":
                yield from _charge_denied(scene, noun, index)
                return
            if clauses.lemmas[noun] in _REPORTS and clause != index:
                start = clauses.words[index].span
                inside = clauses.clause(clause)
                yield Pair(DiscrepancyField.OCCURRENCE, inside, cover([start, clauses.words[noun].span]))
                return
    span = clause_at(scene, index)
    if not complements:
        yield from _against_last(scene, index, span, _words_denied(scene, index))
        return
    said = _denied_words(scene, complements[0])
    begin = clauses.clause(index).begin
    for claim in scene.claims_before(begin, 3):
        if said & scene.content_words(claim.span) and not same_teller(scene, claim, index):
            yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
            break
    else:
        if _means_to(scene, complements[0]):
            return  # who denies that there is a plan answers no telling of a deed
        found = list(_such_a_word(scene, complements[0], index, span)) or list(_by_those_who_deny(scene, index, span))
        yield from found or _never_any(scene, index, complements[0], span)
    yield from _seen_nonetheless(scene, index, span)


def _of_advice(scene: Scene, index: int) -> bool:
    """Tell whether what is dismissed is advice, which says nothing of what is so: "suggestions that it should go"."""
    advice = any(scene.clauses.lemmas[i] in {"should", "must", "ought"} for i in scene.clauses.layers.subtree(index))
    return advice and scene.clauses.lemmas[index] in _DISMISS


def _denied_words(scene: Scene, complement: int) -> frozenset[str]:
    """Return the words by which a claim is known as what a clause denies; that it is of the same people does not do."""
    clauses, clause = scene.clauses, scene.clauses.clause(complement)
    inside = clauses.layers.words_in(clause)
    names = {clauses.lemmas[i] for i in inside if clauses.words[i].tag in _NAMES}
    # "denied using such weapons in the war that has killed thousands"
    beside = {
        clauses.lemmas[j] for i in inside if clauses.words[i].relation == "acl:relcl" for j in clauses.layers.subtree(i)
    }
    return scene.content_words(clause) - names - beside - {"any", "such", "first", "force", "war"}


def _means_to(scene: Scene, complement: int) -> bool:
    """Tell whether a clause is of what somebody plans or wants, and not of what was planned."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(clauses.clause(complement))
    return any(clauses.lemmas[i] in _MEANING_TO and not clauses.is_passive(i) for i in inside)


def _such_a_word(scene: Scene, complement: int, index: int, span: Span) -> Iterator[Pair]:
    """Set "denies that any such warning was issued" against the verb before it: "is said to have warned him"."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(clauses.clause(complement))
    if "such" not in {clauses.lemmas[i] for i in inside}:
        return
    stems = {clauses.lemmas[i][:_STEM] for i in inside if clauses.is_noun(i)}
    sentence = clauses.words[index].sentence
    for i in reversed(range(clauses.layers.sentences[max(0, sentence - 1)][0], inside[0])):
        told = clauses.clause(i) if clauses.is_verb(i) and clauses.lemmas[i][:_STEM] in stems else None
        if told is not None and told.end <= span.begin and len(told) <= LONGEST:
            yield Pair(DiscrepancyField.OCCURRENCE, told, span)
            return


def _never_any(scene: Scene, index: int, complement: int, span: Span) -> Iterator[Pair]:
    """Set a denial of "any such thing" against what others have told just before it, in the same sentence."""
    clauses = scene.clauses
    inside = [clauses.lemmas[i] for i in clauses.layers.words_in(clauses.clause(complement))]
    if not {"any", "such", "ever"} & set(inside):
        return
    first, _ = clauses.layers.sentences[clauses.words[index].sentence]
    if not any(clauses.words[i].text == ";" for i in range(first, index)):
        return
    for claim in scene.claims_before(clauses.clause(index).begin, 0):
        if claim.chain and not same_teller(scene, claim, index):
            yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
            return


def _charge_denied(scene: Scene, noun: int, index: int) -> Iterator[Pair]:
    """Set "…, a charge that they deny" against the words that it stands beside."""
    clauses = scene.clauses
    verb = clauses.governing_verb(noun)
    told = [i for i in clauses.layers.words_in(clauses.clause(verb)) if i < noun - 2] if verb is not None else []
    if told:
        claim = cover([clauses.words[told[0]].span, clauses.words[told[-1]].span])
        denial = cover([clauses.phrase(noun), clauses.words[index].span])
        if not claim.overlaps(denial):
            yield Pair(DiscrepancyField.OCCURRENCE, claim, denial)


def _by_those_who_deny(scene: Scene, index: int, span: Span) -> Iterator[Pair]:
    """Set a denial against the last deed told of whoever denies, where its words do not say which claim it answers."""
    deniers = scene.sides(tuple(i for s in scene.clauses.subjects(index) for i in scene.stage.who(s)))
    here = scene.sentence_of(span)
    for event in reversed(scene.events):
        gap = here - scene.sentence_of(event.evidence[0])
        hostile = event.type in {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE}
        others = scene.sides(event.chain[:1])
        theirs = deniers & scene.sides(event.actors) or (not event.actors and others and not deniers & others)
        if 0 <= gap <= 1 and event.evidence[0].end <= span.begin and hostile and theirs:
            yield Pair(DiscrepancyField.OCCURRENCE, event.evidence[0], span, event.id)
            return
    yield from _by_the_same_deed(scene, index, span)


def _by_the_same_deed(scene: Scene, index: int, span: Span) -> Iterator[Pair]:
    """Set a denial against the same deed told of the denier, or against what stands before its semicolon."""
    clauses = scene.clauses
    deniers = scene.sides(tuple(i for s in clauses.subjects(index) for i in scene.stage.who(s)))
    denied = {clauses.lemmas[c] for c in clauses.complements(index)} - {"be", "have", "do"}
    sentence = clauses.words[index].sentence
    for i in range(clauses.layers.sentences[max(0, sentence - 1)][0], index):
        told = clauses.is_verb(i) and clauses.lemmas[i] in denied and not clauses.is_negated(i)
        doers = scene.sides(tuple(a for s in clauses.subjects(i) for a in scene.stage.who(s))) if told else frozenset()
        if deniers & doers and clauses.clause(i).end <= span.begin:
            yield Pair(DiscrepancyField.OCCURRENCE, clauses.clause(i), span)
            return
    first, _ = clauses.between_semicolons(index)
    if first > clauses.layers.sentences[sentence][0]:
        for claim in scene.claims_before(clauses.words[first].span.begin, 0):
            if claim.chain and not same_teller(scene, claim, index):
                yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
                return
    for claim in scene.claims_before(span.begin, 1):
        relayed = len(claim.chain) > 1 and not same_teller(scene, claim, index)
        named = {*scene.sides(scene.stage.cast.in_span(claim.span)), *_told(scene, claim.span)}
        if relayed and deniers & named:
            yield Pair(DiscrepancyField.OCCURRENCE, claim.span, span, claim.about)
            return


def _told(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return whom the statement with a content was told to."""
    return next((s.addressees for s in scene.statements if s.content and s.content[0].overlaps(span)), ())


def _words_denied(scene: Scene, index: int) -> frozenset[str]:
    """Return the words that say what is denied behind a noun: "denied any plan to storm the place"."""
    clauses = scene.clauses
    planned = [c for o in clauses.objects(index) for c in clauses.children(o, "acl", "acl:relcl", "ccomp")]
    return frozenset(w for c in planned for w in scene.content_words(clauses.clause(c)))


def _against_last(scene: Scene, index: int, span: Span, of: frozenset[str] = frozenset()) -> Iterator[Pair]:
    """Set a denial that names no content against the last thing told before it by somebody else.

    Where it says what is denied, that must share a word with those.
    """
    begin = min(scene.clauses.clause(index).begin, scene.clauses.words[index].span.begin)
    offset = scene.clauses.words[index].span.begin
    statement = scene.stage.statement_around(scene.clauses.words[index].span)
    if statement is not None:
        begin = min([begin, *(piece.begin for piece in (*statement.content, *statement.source, *statement.cue))])
    if (named := _named_deed(scene, index, offset)) is not None:
        yield named
        return
    for claim in scene.claims_before(offset, 1):
        if not any(scene.clauses.is_verb(i) for i in scene.clauses.layers.words_in(claim.span)):
            continue
        if _is_only_thought(scene, claim.span) or (of and not of & scene.content_words(claim.span)):
            continue
        apart = not claim.span.overlaps(span) or claim.span.end <= offset
        if apart and claim.span.end <= max(begin, offset) and not same_teller(scene, claim, index):
            yield Pair(DiscrepancyField.OCCURRENCE, claim.span, _rest(scene, span, claim.span), claim.about)
            return


def _is_only_thought(scene: Scene, claim: Span) -> bool:
    """Tell whether a claim is what somebody thought or hoped, which nobody has told: "We thought it would do"."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(claim)
    verb = next((i for i in inside if clauses.is_verb(i) and clauses.words[i].relation != "aux"), None)
    return verb is not None and clauses.lemmas[verb] in _THINKING


def _named_deed(scene: Scene, index: int, offset: int) -> Pair | None:
    """Set "denied responsibility for the attack" against the telling of that attack, unless somebody was blamed."""
    denial = scene.clauses.clause(index)
    here = scene.sentence_of(denial)
    if any(
        e.type is EventType.ACCUSE and 0 <= here - scene.sentence_of(e.evidence[0]) <= 1 and e.evidence[0].end <= offset
        for e in scene.events
    ):
        return None
    for event in scene.events:
        named = any(denial.holds(span) for span in event.mentions)
        first = event.evidence[0]
        if named and first.end <= offset and not first.overlaps(denial) and event.modality is Modality.ACTUAL:
            return Pair(DiscrepancyField.OCCURRENCE, first, clause_at(scene, index), event.id)
    return None


def _rest(scene: Scene, span: Span, without: Span) -> Span:
    """Return what of a denial follows the claim, where the two share a clause."""
    if not span.begin < without.end < span.end:
        return span
    after = [i for i in scene.clauses.layers.words_in(span) if scene.clauses.words[i].span.begin >= without.end]
    told = [i for i in after if scene.clauses.words[i].relation not in {"punct", "cc"}]
    return Span(scene.clauses.words[told[0]].span.begin, span.end) if told else span


def _false_report(scene: Scene, index: int) -> Iterator[Pair]:
    """Set "called the report fiction" against what was told before, "called false a report that …" against that."""
    clauses = scene.clauses
    for noun in (n for n in clauses.objects(index) if clauses.lemmas[n] in _REPORTS):
        clauses_in = clauses.children(noun, "acl", "acl:relcl", "ccomp")
        if clauses_in and clauses_in[0] > index:
            claim, start = clauses.clause(clauses_in[0]), clauses.words[index].span
            yield Pair(DiscrepancyField.OCCURRENCE, claim, cover([start, clauses.words[noun].span]))
            return
        if {"a", "an"} & {clauses.lemmas[c] for c in clauses.children(noun, "det")}:
            return
    yield from _against_last(scene, index, clause_at(scene, index))


def _calls_false(scene: Scene, index: int) -> bool:
    clauses = scene.clauses
    words = {clauses.lemmas[i] for i in clauses.layers.subtree(index) if clauses.words[i].tag not in _NAMES}
    verdicts = {o for o in clauses.objects(index) if {clauses.lemmas[d] for d in clauses.children(o)} & {"a", "an"}}
    nouns = {o for o in clauses.objects(index) if clauses.is_noun(o) and clauses.lemmas[o] not in _FALSE}
    # "called the demand a fantasy" says only what one thinks of it.
    return bool(words & _FALSE) and all(clauses.lemmas[o] in _REPORTS | _SAID_OR_DONE for o in nouns - verdicts)


def _is_flat_no(scene: Scene, index: int) -> bool:
    """Tell whether a verb only says no: "That is not so", "she did not"."""
    clauses = scene.clauses
    name, word = clauses.lemmas[index], clauses.words[index]
    if {clauses.lemmas[c] for c in clauses.children(index, "mark")} & {"if", "unless", "whether"}:
        return False
    if word.relation == "conj" and clauses.lemmas[index - 1] != "but":
        return False  # "promised to call no other, and it did not": the same teller goes on
    if "neither" in clauses.lemmas[max(index - 1, 0) : index]:
        return False  # "Neither did they name anyone"
    if name == "do" and clauses.is_negated(index) and not clauses.children(index, "dobj", "xcomp"):
        if any(clauses.words[c].tag == "MD" for c in clauses.children(index, "aux")):
            return False  # "They could not do so": nobody says that they have
        if clauses.children(index, "nmod", "advcl"):
            return False  # "As of Tuesday it does not": what was told may have been so before
        pronouns = [c for c in clauses.children(index, "nsubj") if clauses.words[c].tag in {"PRP", "DT"}]
        return bool(pronouns) and word.relation != "aux"
    if name == "be" and clauses.is_negated(index):
        after = {clauses.lemmas[c] for c in clauses.children(index, "advmod", "advcl")}
        subject = {clauses.lemmas[c] for c in clauses.children(index, "nsubj")}
        return "so" in after and bool(subject & {"that", "this", "it"})
    return False


def _seen_nonetheless(scene: Scene, index: int, span: Span) -> Iterator[Pair]:
    """Find what the sentence after a denial says that others have seen: "Observers have photographed both"."""
    clauses = scene.clauses
    following = clauses.words[index].sentence + 1
    if following >= len(clauses.layers.sentences):
        return
    for i in range(*clauses.layers.sentences[following]):
        if clauses.lemmas[i] in PERCEIVE and clauses.is_verb(i) and clauses.words[i].relation == "root":
            opinion = clauses.lemmas[i] == "see" and clauses.words[i].tag not in {"VBD", "VBN"}  # "see a pause"
            seen = not opinion and not clauses.is_negated(i) and clauses.subjects(i)
            if seen and not {"no", "nothing"} & {clauses.lemmas[c] for c in clauses.layers.subtree(i)}:
                yield Pair(DiscrepancyField.OCCURRENCE, span, clauses.clause(i))
