"""What saying so brings about, whatever the verb: demands ("they must leave"), threats ("would strike unless …").

Whoever says that another must do something demands it. Whoever says what their own side would do unless something
happens, or if it does not, threatens with it: what one would gladly do needs no "unless".
"""

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.participants import Stage, is_own
from dragoman.reading.events.roles import Roles
from dragoman.reading.lemma import word_set

_DEMAND = Pattern("must", "must", EventType.REQUEST, None)
_THREAT = Pattern("unless", "unless", EventType.THREATEN, None)
_AHEAD = frozenset({"will", "would", "'ll"})
_NO_DEED = word_set("be have need want like prefer remain accept sign ratify approve attend join")
"""What nobody threatens with: states, and what the other side would have done."""
_WELCOME = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.CONCEDE,
     EventType.RETREAT}
)  # fmt: skip
_THREATENING = word_set("warn threaten vow swear warning threat notice ultimatum")
_NOT = word_set("not no never nobody none nothing neither fail")


def spoken(stage: Stage, index: int, own: Pattern | None) -> Pattern | None:
    """Return what saying the clause of a verb is, a demand or a threat; neither: None. `own` is what the verb tells.

    What the other side would welcome is no threat: "would free them if there was no attack".
    """
    if _is_demanded(stage, index):
        return _DEMAND
    welcome = own is not None and own.type in _WELCOME
    return _THREAT if not welcome and _is_threat(stage, index) else None


def spoken_roles(stage: Stage, index: int, event_type: EventType) -> Roles:
    """Return who speaks, and whom they ask or threaten: who must do it, or whose doing the threat hangs on."""
    roles, clauses = Roles(), stage.clauses
    statement = stage.statement_around(clauses.words[index].span)
    roles.act(statement.speakers if statement is not None else ())
    asked = [index]
    if event_type is EventType.THREATEN:
        asked = [i for span in condition_of(clauses, index) if (i := _verb_in(clauses, span)) is not None]
    for verb in asked:
        for subject in clauses.surface_subjects(verb):
            roles.undergo(stage.can_act(stage.who(subject)))
    return roles


def _is_demanded(stage: Stage, index: int) -> bool:
    """Tell whether a speaker says that somebody else must do something."""
    clauses = stage.clauses
    if "must" not in clauses.auxiliaries(index):
        return False
    statement = stage.statement_around(clauses.words[index].span)
    if statement is None or not statement.speakers:
        return False
    obliged = {i for s in clauses.surface_subjects(index) for i in stage.who(s)}
    return bool(obliged) and not obliged & set(statement.speakers)


def _is_threat(stage: Stage, index: int) -> bool:
    """Tell whether a speaker says what their side would do unless something happens, or if it does not."""
    clauses = stage.clauses
    if clauses.lemmas[index] in _NO_DEED or not _AHEAD & set(clauses.auxiliaries(index)):
        return False
    if clauses.is_negated(index) or clauses.is_passive(index) or _is_threatened(clauses, index):
        return False
    statement = stage.statement_around(clauses.words[index].span)
    if statement is None or not statement.speakers:
        return False
    doers = [s for s in clauses.surface_subjects(index) if clauses.words[s].tag == "PRP" or stage.who(s)]
    dreaded = any(_is_dreaded(clauses, span) for span in condition_of(clauses, index))
    return bool(doers) and dreaded and is_own(stage, index, statement.speakers)


def _is_threatened(clauses: Clauses, index: int) -> bool:
    """Tell whether a word for a threat stands above, the verb telling the deed: "warned that it would strike"."""
    word = clauses.words[index]
    return word.relation in {"ccomp", "acl", "acl:relcl"} and clauses.lemmas[word.head] in _THREATENING


def _is_dreaded(clauses: Clauses, condition: Span) -> bool:
    """Tell whether a condition is that something is not done: "unless …", "if it did not …", "if there is no deal"."""
    inside = [clauses.lemmas[i] for i in clauses.layers.words_in(condition)]
    return inside[:1] == ["unless"] or (inside[:1] == ["if"] and bool(_NOT & set(inside)))


def _verb_in(clauses: Clauses, span: Span) -> int | None:
    inside = clauses.layers.words_in(span)
    return next((i for i in inside if clauses.is_verb(i) and clauses.words[i].head not in inside), None)
