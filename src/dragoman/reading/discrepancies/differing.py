"""In what two accounts of one thing differ, by their own words: how many, when, where, who began, whether at all.

The model hears that two accounts clash; the record says in what. The kinds are asked in order, the plainest first.
"""

from dataclasses import dataclass

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.events.toll import TOLLED
from dragoman.reading.layers import Account
from dragoman.reading.lemma import word_set

_SHARES = word_set(
    "half third quarter fifth double twice triple most majority few dozen score hundred thousand percent cent full one"
)
_DENIAL = word_set(
    """
    deny no not never nothing none nobody nor neither untrue false lie wrong incorrect invention without such refute
    """
)
CONSENT = word_set("accept agree consent approve reject refuse support oppose back endorse vote sign sell undertake")
FIRING = word_set("fire shoot shot shell open mortar attack strike hit stone charge storm draw blow")
SEQUENCE = word_set("first before after already then until once earlier later since")
ASKING = word_set("ask request propose invite call initiative idea telephone phone ring approach suggest seek")
LEAVING = word_set("leave walk get storm quit depart fold shut close break")
_BEING_THERE = word_set("attend sit room present table hall seat")
_WHY = word_set("because owing reason cause blame illness due")
_AHEAD = word_set("will would shall 'll promise pledge vow assure guarantee undertake swear commit never nobody")
_RULING = word_set("may must shall keep give provide include lapse apply entitle state say run cover require grant")
_PAPERS = word_set(
    "text draft paper document agreement protocol accord deal contract article clause version copy minutes treaty annex"
)
_HARMS = word_set("fire blast explosion crash collapse accident fault mine bomb leak cylinder poison execute murder")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an account's words show, as far as it decides in what it differs from another."""

    lemmas: frozenset[str]
    figures: frozenset[str]
    dates: frozenset[str]
    places: frozenset[str]
    ahead: bool
    of_paper: bool
    """Whether a text is told of: the draft, the contract, a copy of it."""
    said: bool
    """Whether somebody says it, rather than the report itself."""

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return bool(self.lemmas & _DENIAL)


def differs_in(one: Shown, other: Shown) -> DiscrepancyField:
    """Return the field of a discrepancy between two accounts, the first of them first."""
    both, shared = one.lemmas | other.lemmas, one.lemmas & other.lemmas
    if one.ahead and not other.ahead and not other.denies and not other.figures:
        return DiscrepancyField.SAID_AND_DONE
    if both & _WHY:
        return DiscrepancyField.REASON
    if one.figures and other.figures:
        if both & TOLLED:
            return DiscrepancyField.TOLL
        return DiscrepancyField.TERMS if one.of_paper or other.of_paper else DiscrepancyField.NUMBER
    if one.dates and other.dates and one.dates != other.dates:
        return DiscrepancyField.DATE
    if one.lemmas & (FIRING | SEQUENCE) and other.lemmas & (FIRING | SEQUENCE) and both & SEQUENCE:
        return DiscrepancyField.ORDER
    if one.lemmas & CONSENT and other.lemmas & (CONSENT | _DENIAL):
        return DiscrepancyField.STANCE
    if other.denies or one.lemmas & {"no", "nothing", "never"}:
        return DiscrepancyField.OCCURRENCE
    if one.lemmas & ASKING and other.lemmas & ASKING:
        return DiscrepancyField.ACTORS
    if one.lemmas & LEAVING and other.lemmas & LEAVING:
        return DiscrepancyField.ACTORS
    if one.of_paper or other.of_paper or shared & _RULING:
        return DiscrepancyField.TERMS
    if one.places and other.places and one.places != other.places:
        return DiscrepancyField.PLACE
    if both & _BEING_THERE:
        return DiscrepancyField.ACTORS
    if both & _HARMS:
        return DiscrepancyField.CAUSE
    return DiscrepancyField.SAID_AND_DONE if one.said and not other.said else DiscrepancyField.OTHER


def shown(scene: Scene, account: Account) -> Shown:
    """Return what an account's words show."""
    clauses, inside = scene.clauses, range(account.first, account.last + 1)
    words = [clauses.words[i] for i in inside]
    numbers = {w.text.lower() for w in words if w.tag == "CD" and not clauses.is_date(w.index)}
    places = (
        e
        for e in clauses.layers.entities
        if e.kind == "LOCATION" and account.first <= e.first and e.last <= account.last
    )
    around = range(*clauses.layers.sentences[words[0].sentence])
    return Shown(
        lemmas=frozenset(clauses.lemmas[i] for i in inside),
        figures=frozenset(numbers | {clauses.lemmas[i] for i in inside if clauses.lemmas[i] in _SHARES}),
        dates=frozenset(w.text for w in words if clauses.is_date(w.index)),
        places=frozenset(e.span.of(clauses.layers.text) for e in places),
        ahead=any(clauses.lemmas[i] in _AHEAD for i in inside),
        of_paper=any(clauses.lemmas[i] in _PAPERS and clauses.is_noun(i) for i in around),
        said=bool(scene.stage.chain(words[0].span)),
    )
