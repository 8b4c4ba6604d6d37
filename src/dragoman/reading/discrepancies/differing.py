"""In what two accounts of one thing differ, by their own words: how many, when, where, who began, whether at all.

The model hears that two accounts clash; the record says in what: `differing.toml` holds how much each thing that the
accounts show speaks for each field, as `training.account_fields` has learned it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.discrepancies.weighing import Weighing
from dragoman.reading.events.toll import TOLLED
from dragoman.reading.layers import Account
from dragoman.reading.lemma import word_set

WEIGHTS = Path(__file__).with_suffix(".toml")
_LITTLE = 2
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
ASKING = word_set(
    "ask request propose invite call initiative initiate idea telephone phone ring approach suggest seek beg plead"
)
LEAVING = word_set("leave walk get storm quit depart fold shut close break")
_BEING_THERE = word_set("attend sit room present table hall seat")
_WHY = word_set("because owing reason cause blame illness due")
_AHEAD = word_set("will would shall 'll promise pledge vow assure guarantee undertake swear commit never nobody")
_RULING = word_set("may must shall keep give provide include lapse apply entitle state say run cover require grant")
_PAPERS = word_set(
    "text draft paper document agreement protocol accord deal contract article clause version copy minutes treaty annex"
)
_HARMS = word_set("fire blast explosion crash collapse accident fault mine bomb leak cylinder poison execute murder")


_TELLING = {
    "share": _SHARES, "denial": _DENIAL, "consent": CONSENT, "fire": FIRING, "sequence": SEQUENCE, "asking": ASKING,
    "leaving": LEAVING, "presence": _BEING_THERE, "reason": _WHY, "promise": _AHEAD, "ruling": _RULING,
    "paper": _PAPERS, "harm": _HARMS, "loss": TOLLED,
}  # fmt: skip
"""Words that tell in what accounts may differ, by what they tell of."""


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
    """Return the likeliest field of a discrepancy between two accounts, the first of them first."""
    shows = features(one, other)
    return max(_weighings().items(), key=lambda weighed: weighed[1].chance(shows))[0]


def features(one: Shown, other: Shown) -> dict[str, float]:
    """Return what two accounts show beside each other, by name."""
    shows = dict[str, bool]()
    for name, words in _TELLING.items():
        mine, theirs = bool(one.lemmas & words), bool(other.lemmas & words)
        shows |= {
            f"{name} in either": mine or theirs,
            f"{name} in both": mine and theirs,
            f"the same {name} in both": bool(one.lemmas & other.lemmas & words),
        }
    return {name: float(value) for name, value in (shows | _beside(one, other)).items()}


def _beside(one: Shown, other: Shown) -> dict[str, bool]:
    """What the accounts show apart from single words: figures, days, places, who tells and which way they look."""
    return {
        "figures in either": bool(one.figures or other.figures),
        "figures in both": bool(one.figures and other.figures),
        "other figures": bool(one.figures and other.figures) and one.figures != other.figures,
        "digits in both": _has_digits(one) and _has_digits(other),
        "dates in either": bool(one.dates or other.dates),
        "other dates": bool(one.dates and other.dates) and one.dates != other.dates,
        "places in either": bool(one.places or other.places),
        "other places": bool(one.places and other.places) and one.places != other.places,
        "a paper told of by either": one.of_paper or other.of_paper,
        "a paper told of by both": one.of_paper and other.of_paper,
        "first denies": one.denies,
        "second denies": other.denies,
        "first looks ahead": one.ahead,
        "second looks ahead": other.ahead,
        "one alone looks ahead": one.ahead is not other.ahead,
        "first is said": one.said,
        "second is said": other.said,
        "one alone is said": one.said is not other.said,
        "little in common": len(one.lemmas & other.lemmas) < _LITTLE,
    }


def _has_digits(shown: Shown) -> bool:
    return any(figure[:1].isdigit() for figure in shown.figures)


@cache
def _weighings() -> dict[DiscrepancyField, Weighing]:
    described = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {DiscrepancyField(name): Weighing(**of_field) for name, of_field in described.items()}


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
