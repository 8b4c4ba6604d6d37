"""Ceasefires: the sheet of a ceasefire's elements, and the incidents held against it. It gives no verdicts.

The elements are the field's: who, what is prohibited, scope and area, start and duration, monitoring and
verification, exchange, guarantors, dispute body. Each is present, silent or disputed, with its words. Class and type
follow the ETH/PRIO Civil Conflict Ceasefire Dataset.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model.board import Account, Element, HeldAgainst
from dragoman.model.plover import EventType
from dragoman.model.record import Terms
from dragoman.model.span import Span
from dragoman.model.vocabulary import ElementState, Standing
from dragoman.process.actors import Cast
from dragoman.process.days import Days, known_days
from dragoman.process.moment import Page
from dragoman.process.offers import Offer
from dragoman.process.tellings import Telling, account, distinct
from dragoman.process.things import Thing
from dragoman.process.words import content_words, folded, stem_set

HOSTILE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE})
TERMS = ("scope", "start", "duration", "condition", "participants", "place")
"""The elements that a proposal's own terms can tell."""
_SPOKEN = {
    "prohibited": r"refrain|cease(?!-?\s?fire)|halt|stop(?:s|ped)? (?:all )?(?:fir|shell|attack|strik|bomb)|"
    r"no (?:attacks|strikes|shelling|fire)|ban(?:s|ned)? (?:on )?(?:attack|flight|fire)|prohibit|forbid|forbidden|"
    r"hold(?:s|ing)? (?:their |its )?fire|not to (?:attack|fire|strike)",
    "monitoring": r"monitor|observer|oversee|overs(?:aw|een)|patrol(?:s|led)? by",
    "verification": r"verif|inspect|confirmed by (?:observers|monitors)",
    "exchange": r"(?:exchange|swap|release|hand(?:ing)? over|return) (?:of )?(?:all )?(?:\w+ ){0,3}"
    r"(?:prisoner|captive|hostage|detainee|bodies|remains)",
    "guarantors": r"guarantor|guarantee[sd]?\b|underwrit",
    "dispute body": r"joint (?:commission|committee|cent(?:re|er))|commission|hot ?line|liaison|arbitrat|dispute|"
    r"co-?ordination (?:cell|cent(?:re|er))",
}
"""For each element that a sentence on a ceasefire can tell the beginnings of its words."""
_PATTERNS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _SPOKEN.items()}
ELEMENTS = ("participants", "prohibited", "scope", "place", "start", "duration", "condition", *list(_SPOKEN)[1:])
"""All elements in the order of the sheet."""
_TRUCE = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|cessation of hostilities|agreement|deal|accord|pact)\b", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\b(?:no|not|without|never|nor|neither|denie[sd]|lacks?|fails? to|rejected)\b|n['’]t\b", re.IGNORECASE
)
_FINAL = stem_set(
    "disarm disarmament demobilise demobilisation demobilize demobilization reintegration permanent final"
)
_SECURING = ("monitoring", "verification", "dispute body")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?")
_MEDIUM = stem_set(
    "energy power grid air aerial drone missile sea naval maritime black port ship grain railway nuclear"
)
"""Words of a scope that narrow a ceasefire to a kind of target or weapon."""
_WIDE = stem_set("land ground nationwide countrywide comprehensive")
"""Words of a scope beside which those narrow nothing: "on land, at sea and in the air"."""
_WATCHING = re.compile(r"\b(?:monitor|observer|monitoring mission|verification|peacekeep|guarantor)", re.IGNORECASE)


def sheet(pages: Iterable[Page], offers: Sequence[Offer], told: Mapping[str, Sequence[Span]]) -> tuple[Element, ...]:
    """Return all elements of a ceasefire, from the pages that tell of its agreement and the offers of its terms.

    `told` are, for each page by its id, the spans that tell of the agreement.
    """
    words: dict[str, list[Account]] = defaultdict(list)
    values: dict[str, set[str]] = defaultdict(set)
    for offer in offers:
        for element in TERMS:
            if spans := offer.proposal.words.get(element):
                words[element].append(account(offer.page, (), spans, offer.proposal.id))
                values[element].add(folded(str(getattr(offer.proposal.terms, element))))
    negated: dict[str, bool] = {}
    for page in pages:
        for element, span, denies in _spoken(page, told.get(page.id, ())):
            words[element].append(account(page, (), (span,), None))
            negated[element] = denies and negated.get(element, True)
            values[element].add("denied" if denies else "told")
    found = []
    for element in ELEMENTS:
        accounts = distinct(words.get(element, ()))
        state = ElementState.PRESENT if accounts else ElementState.SILENT
        if accounts and _disputed(element, values[element]):
            state = ElementState.DISPUTED
        elif negated.get(element):
            state = ElementState.SILENT  # all that is told of it is that there is none
        found.append(Element(element, state, accounts))
    return tuple(found)


def _spoken(page: Page, spans: Sequence[Span]) -> Iterable[tuple[str, Span, bool]]:
    """The elements that a page's sentences on the ceasefire tell, with the sentence and whether it denies them."""
    text = page.reading.report.text
    for match in _SENTENCE.finditer(text):
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        sentence = Span(begin, match.end())
        words = sentence.of(text)
        if not _TRUCE.search(words) and not any(span.overlaps(sentence) for span in spans):
            continue
        for element, pattern in _PATTERNS.items():
            if found := pattern.search(words):
                yield element, sentence, _NEGATED.search(words[max(0, found.start() - 40) : found.end()]) is not None


def _disputed(element: str, values: set[str]) -> bool:
    """Tell whether accounts of an element cannot all hold: other lengths or starts, told and denied."""
    if element in ("start", "duration"):
        return len(values) > 1
    return {"told", "denied"} <= values


def class_of(elements: Iterable[Element], words: Iterable[str]) -> str:
    """Return the class: definitive with disarmament or for good, preliminary with a way to see to it, else neither."""
    present = {element.name for element in elements if element.state is not ElementState.SILENT}
    if any(content_words(quote) & _FINAL for quote in words):
        return "definitive"
    return "preliminary" if present & set(_SECURING) else "cessation of hostilities"


def type_of(parties: Iterable[str], cast: Cast) -> str | None:
    """Return the type by the number of sides that it binds."""
    sides = {cast.parties[actor] for actor in parties if cast.known(actor)}
    return (None, "unilateral", "bilateral", "multilateral")[min(len(sides), 3)]


def held_against(
    incidents: Iterable[Thing],
    force: Days | None,
    terms: Terms,
    parties: Iterable[str],
    watching: Iterable[str],
    cast: Cast,
) -> tuple[HeldAgainst, ...]:
    """Return the incidents in a ceasefire's time, area and scope, each with its standing and who says so.

    `watching` are the ids of those who mediate, monitor or guarantee.
    """
    if force is None:
        return ()
    bound = {cast.parties[actor] for actor in parties}
    watchers = set(watching)
    found = []
    for thing in incidents:
        item, days = thing.item, known_days(thing.item.date)
        if item.type not in HOSTILE or days is None or not force.overlaps(days):
            continue
        sides = {cast.parties[actor] for actor in (*item.actors, *item.recipients)}
        if sides and not sides & bound:
            continue
        if _elsewhere(thing, terms) or _beyond(thing, terms):
            continue
        found.append(_held(thing, bound, watchers, cast))
    return tuple(found)


def _elsewhere(thing: Thing, terms: Terms) -> bool:
    """Tell whether an incident was outside of the area: both name places, and no word of them is the same."""
    area = {word for place in terms.place for word in content_words(place)}
    place = content_words(thing.item.place.name) if thing.item.place else frozenset[str]()
    return bool(area and place) and not area & place


def _beyond(thing: Thing, terms: Terms) -> bool:
    """Tell whether a ceasefire is for some kind of target or weapon only, and an incident's words speak of none."""
    scope = content_words(terms.scope or "")
    narrow = frozenset[str]() if scope & _WIDE else scope & _MEDIUM
    return bool(narrow) and not any(content_words(a.quote) & narrow for a in thing.item.accounts)


def _held(thing: Thing, bound: set[str], watchers: set[str], cast: Cast) -> HeldAgainst:
    by_standing: dict[Standing, list[Telling]] = defaultdict(list)
    for telling in thing.tellings:
        if telling.told:
            by_standing[_standing(telling, bound, watchers, cast)].append(telling)
    standing = max(by_standing, key=list(Standing).index, default=Standing.ALLEGED)
    tellings = by_standing.get(standing, [])
    by = dict.fromkeys(t.account.chain[0] for t in tellings if t.account.chain)
    return HeldAgainst(thing.item.id, standing, tuple(by), distinct(t.account for t in tellings))


def _standing(telling: Telling, bound: set[str], watchers: set[str], cast: Cast) -> Standing:
    chain = telling.account.chain
    if not chain:
        return Standing.OBSERVED
    source = chain[0]
    named = (cast.actors[source].name, *cast.actors[source].names)
    if source in watchers or cast.parties[source] in watchers or any(_WATCHING.search(name) for name in named):
        return Standing.ATTRIBUTED if any(cast.known(actor) for actor in telling.actors) else Standing.VERIFIED
    return Standing.ALLEGED if cast.parties[source] in bound else Standing.OBSERVED
