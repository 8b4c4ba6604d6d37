"""Whom something was told to is no part of what was told, nor who told it: "assured Brun that …", "Brun was told to …".

without_hearers(clauses, attribution) -> the attribution, its content and source without those who were told
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.model.span import Span
from dragoman.reading.actors.nouns import OUTLET_NAMES, OUTLET_OPENINGS, OUTLETS
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.lemma import word_set

TELLING = word_set("tell inform assure ask notify remind promise warn brief advise instruct")
"""Verbs whose object is the one who is told."""
TOLD = TELLING | word_set("urge order command")
"""Verbs whose subject, where they are passive, is the one who is told."""
_NEEDING = TOLD - word_set("ask promise assure notify brief")
"""Verbs that must have an object: where none follows, a headline has left out that they are passive."""
_REACHING = word_set("call ring phone telephone write email text summon")
_SAYING = word_set("say tell inform ask warn assure announce complain convey report")
_CHARGING = word_set("accuse suspect charge acquit convict")
_INFORMING = frozenset({"tell", "inform", "remind"})
_CONFIDING = word_set("confirm deny admit disclose reveal describe explain repeat say")
"""Verbs beside whose object "to" names who was told."""
_MEANS = word_set("phone telephone letter email mail text radio fax telegram post")
"""By what, and not by whom, somebody is told."""
_TOLD_THAT = frozenset({"to", "that", "they", "he", "she", "we", ":"})
"""Words by which what is told may begin."""
_LEADING = word_set("that to not never whether if what who when where why how about of against")
_OPENING = frozenset({"PRP", "PRP$", "DT"})


def without_hearers(clauses: Clauses, attribution: Attribution) -> Attribution:
    """Return an attribution without the object, or the passive subject, of its cue's verb."""
    if attribution.is_turn or not attribution.content:
        return attribution
    attribution = _reached_to_tell(clauses, attribution)
    for verb in [i for span in attribution.cue for i in clauses.layers.words_in(span) if clauses.is_verb(i)]:
        if tells_subject(clauses, verb):
            attribution = _without_subject(clauses, verb, attribution)
        elif _charges_subject(clauses, verb) and any(
            p.overlaps(clauses.words[verb - 1].span) for p in attribution.source
        ):
            content = tuple(sorted([*attribution.source, *attribution.content]))
            attribution = replace(attribution, source=(), content=content)
        elif clauses.lemmas[verb] in _CONFIDING:
            content = tuple(_without_outlet(clauses, verb, piece) for piece in attribution.content)
            attribution = replace(attribution, content=content)
        elif clauses.lemmas[verb] in TELLING:
            content = tuple(_without_object(clauses, verb, piece) for piece in attribution.content)
            attribution = replace(attribution, content=content)
    return attribution


def _reached_to_tell(clauses: Clauses, attribution: Attribution) -> Attribution:
    """Take the second verb of "called Brun to say that …" for the cue; whom the first reaches is no content."""
    verbs = {clauses.lemmas[i] for span in attribution.cue for i in clauses.layers.words_in(span)}
    piece, *others = attribution.content
    words = clauses.layers.words_in(piece)
    saying = (i for i in words[1:-1] if clauses.words[i].text == "to" and clauses.lemmas[i + 1] in _SAYING)
    at = next(saying, None) if verbs & _REACHING else None
    if at is None or any(clauses.is_verb(i) for i in range(words[0], at)) or at + 1 >= words[-1]:
        return attribution
    content = clauses.layers.span(at + 2, words[-1]), *others
    return replace(attribution, cue=(*attribution.cue, clauses.layers.span(at, at + 1)), content=content)


def tells_subject(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb's subject is who was told: "was assured", "were given to understand", "Rebels told to go"."""
    if clauses.is_passive(verb):
        return clauses.lemmas[verb] in TOLD | {"give"}
    told = _TOLD_THAT if clauses.lemmas[verb] in _INFORMING else {"to"}
    return clauses.lemmas[verb] in _NEEDING and _lacks_object(clauses, verb, told)


def tellers(clauses: Clauses, verb: int) -> Sequence[int]:
    """Return who tells: a verb's subjects, or, where its subject is who was told, those behind "by"."""
    if not clauses.is_passive(verb) and (tells_subject(clauses, verb) or _charges_subject(clauses, verb)):
        return clauses.phrases(verb, "by")
    return clauses.subjects(verb)


def _charges_subject(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb's subject is who is charged though no auxiliary says so: "Minister accused of lying"."""
    return clauses.lemmas[verb] in _CHARGING and _lacks_object(clauses, verb, {"of", "with"})


def _lacks_object(clauses: Clauses, verb: int, behind: Collection[str]) -> bool:
    """Tell whether a past form stands by itself between its subject and one of some words."""
    following = clauses.words[verb + 1].text.lower() if verb + 1 < len(clauses.words) else ""
    word, alone = clauses.words[verb], not clauses.children(verb, "aux", "auxpass", "dobj", "iobj")
    return word.tag in {"VBD", "VBN"} and word.relation != "acl:relcl" and alone and following in behind


def objects_told(clauses: Clauses, verb: int) -> Sequence[int]:
    """Return a verb's objects; of "told the elders she would go", where a parser hangs them on "go", those too."""
    told = clauses.children(verb, "ccomp")
    led = [
        (c, s) for c in told if clauses.lemmas[verb] in TELLING for s in clauses.children(c, "nsubj", "nsubjpass")[:1]
    ]
    # Behind what is told stands who goes on: "Lund said the dam was full, Berg that it was not".
    objects = [n for n in clauses.objects(verb) if not any(verb < c < n for c in told)]
    return objects or [n for c, s in led for n in clauses.children(c, "dobj") if verb < n < s]


def _without_subject(clauses: Clauses, verb: int, attribution: Attribution) -> Attribution:
    """Leave out the subject's pieces: of "Brun … to wait" only what Brun was told, and by whom."""
    subjects = clauses.surface_subjects(verb)
    phrases = {i for subject in subjects for i in clauses.layers.subtree(subject)}
    left = tuple(piece for piece in attribution.content if not set(clauses.layers.words_in(piece)) <= phrases)
    source = attribution.source
    if any(piece.overlaps(clauses.words[i].span) for piece in source for i in subjects):
        source = tuple(clauses.phrase(n) for n in tellers(clauses, verb))
    source = tuple(piece for piece in source if piece.of(clauses.layers.text).lower() not in _MEANS)
    return replace(attribution, source=source, content=left)


def _without_outlet(clauses: Clauses, verb: int, piece: Span) -> Span:
    """Cut the outlet that somebody spoke to off the end of a piece: "denied the report | to Radio Kesh"."""
    words = clauses.layers.words_in(piece)
    ends = [n for i in (verb, *words) for n in clauses.phrases(i, "to") if n in words]
    for noun in ends:
        name = [i for i in clauses.layers.subtree(noun) if clauses.words[i].relation != "punct"]
        opening = next((clauses.words[i] for i in name if clauses.words[i].tag not in {"TO", "DT"}), None)
        called = opening is not None and opening.tag == "NNP" and opening.text.lower() in OUTLET_OPENINGS
        called |= clauses.lemmas[name[-1]].lower() in OUTLETS | OUTLET_NAMES
        if called and name[-1] == words[-1] and not any(clauses.is_verb(i) for i in words) and name[0] > words[0]:
            return clauses.layers.span(words[0], name[0] - 1)
    return piece


def _without_object(clauses: Clauses, verb: int, piece: Span) -> Span:
    """Cut the object off the begin of a piece, where something that is told follows it."""
    words = clauses.layers.words_in(piece)
    last = _end_of_object(clauses, verb, words)
    behind = [i for i in words if last is not None and i > last and clauses.words[i].relation != "punct"]
    if len(behind) < 2:
        return piece
    opening = behind[0]
    if clauses.antecedent(opening) != opening and clauses.lemmas[verb] != "ask":
        return piece  # "promised a rise that would be paid"
    told = clauses.lemmas[opening] in _LEADING or any(clauses.words[i].relation == "ccomp" for i in behind)
    return Span(clauses.words[opening].span.begin, piece.end) if told else piece


def _end_of_object(clauses: Clauses, verb: int, words: range) -> int | None:
    """Return the last word of the object that opens a piece; of "told Oda Velora would go" as far as names tell."""
    objects = objects_told(clauses, verb)
    hearer = next((n for n in objects if n in words), None)
    if hearer is not None:
        phrase = clauses.layers.words_in(clauses.phrase(hearer))
        return phrase[-1] if phrase[0] == words[0] else None
    named = next((e for e in clauses.layers.entities if e.first == words[0]), None)
    if objects or named is None or clauses.lemmas[verb] != "tell" or named.last + 1 not in words:
        return None
    behind = named.last + 1
    opens = clauses.words[behind].tag in _OPENING or any(e.first == behind for e in clauses.layers.entities)
    return named.last if opens else None
