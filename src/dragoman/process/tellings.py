"""Tellings: each event of each report as the board compares it, with its resolved actors, days, place and words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.board import Account
from dragoman.model.plover import EventType
from dragoman.model.record import Event
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Modality
from dragoman.process.actors import Cast
from dragoman.process.days import Days, known_days
from dragoman.process.moment import Page
from dragoman.process.origins import origin_of
from dragoman.process.words import content_words, folded, proper_words, stem_set

LONG = 300
"""Characters to either side that a sentence has at most."""
CONTACTS = frozenset({EventType.CONSULT})
INCIDENTS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event as one report tells it."""

    event: Event
    page: Page
    actors: tuple[str, ...]
    """Ids of the board's actors."""
    recipients: tuple[str, ...]
    everyone: tuple[str, ...]
    """Actors and recipients."""
    known: tuple[str, ...]
    """Those of them who are somebody, not a mere group or unnamed."""
    parties: tuple[str, ...]
    """The parties of those who are known, in the order in which the event names them."""
    days: Days | None
    place: str | None
    """Where it was, else the one it hit, by its folded name; None for a country, where much happens on one day."""
    words: frozenset[str]
    """Names in the sentences that tell it, but those of its actors: what else the accounts of one thing share."""
    account: Account
    origin: str
    """Who stands behind it: an actor's id, or the outlet."""
    family: str
    """What tellings must share to be of one thing: contact, sort of incident, or the move's own type."""
    rank: tuple[object, ...]
    """What tellings are ordered by: publication, then place in the text."""
    order: tuple[object, ...]
    """What they are taken in: the most exact date first, of those as exact the most known actors, then by rank."""

    @property
    def told(self) -> bool:
        """Tell whether it says that the thing is, was or will be: a denial does not."""
        return self.event.modality is not Modality.DENIED


def tell(page: Page, event: Event, cast: Cast) -> Telling:
    """Return an event of a report as the board compares it."""
    actors, recipients = cast.of(event.actors), cast.of(event.recipients)
    everyone = tuple(dict.fromkeys((*actors, *recipients)))
    known = tuple(actor for actor in everyone if cast.known(actor))
    spans = (*(event.evidence or event.trigger), *event.mentions)
    quotes = [_sentence(span, page.reading.report.text) for span in spans]
    # Whoever has no side may well be a village taken for a body: its name stays among the words.
    sided = {actor for actor in known if cast.actors[actor].side or cast.actors[actor].kind is ActorKind.STATE}
    forms = tuple(form for a in page.reading.actors if cast.resolved[a.id] in sided for form in (a.name, *a.names))
    told = account(page, cast.of(event.chain), (*event.trigger, *event.evidence), event.id, within=event.evidence)
    days = known_days(event.date)
    rank = (*page.rank, told.span, event.id)
    return Telling(
        event=event,
        page=page,
        actors=actors,
        recipients=recipients,
        everyone=everyone,
        known=known,
        parties=tuple(dict.fromkeys(cast.parties[actor] for actor in known)),
        days=days,
        place=_narrow_place(event, cast) or _hit(event, recipients, cast),
        words=frozenset().union(*map(proper_words, quotes)) - _name_words(forms),
        account=told,
        origin=origin_of(told.chain, page, cast),
        family=_family(event, page.reading.report.text),
        rank=rank,
        order=(days.length if days else 1_000_000, -len(everyone), event.modality is Modality.DENIED, *rank),
    )


SEIZING_MODES = frozenset({"seize", "arrest"})
SEIZING = stem_set(
    "abduct abducted abduction kidnap kidnapped kidnapping seize seized capture captured detain detained "
    "arrest arrested hostage hostages"
)
"""Stems of the words for taking somebody, whichever type a reading gives them."""


def _family(event: Event, text: str) -> str:
    """What tellings must share to be of one thing.

    A seizure is an abduction to one side and an arrest to the other, and is told of with words of violence or of law.
    """
    if event.type in CONTACTS:
        return "contact"
    if event.type in (EventType.ASSAULT, EventType.COERCE):
        # What harms people and what binds them are told apart but for the taking of people, which is told as both.
        trigger = " ".join(span.of(text) for span in event.trigger)
        return "seizure" if event.mode in SEIZING_MODES or SEIZING & content_words(trigger) else event.type.value
    return event.type.value


def _narrow_place(event: Event, cast: Cast) -> str | None:
    name = folded(event.place.name) if event.place else ""
    return name if name and name not in cast.states else None


_END = re.compile(r"[.!?][\"”’»)]*\s|\n")


def _sentence(span: Span, text: str) -> str:
    """The sentence in which a span begins, with the span."""
    begin = max((match.end() for match in _END.finditer(text, max(0, span.begin - LONG), span.begin)), default=None)
    end = _END.search(text, span.end)
    first = max(0, span.begin - LONG) if begin is None else begin
    return text[first : min(end.start() if end else len(text), span.end + LONG)]


def _hit(event: Event, recipients: tuple[str, ...], cast: Cast) -> str | None:
    """The name of a village, a house or a person of no side that an act of violence hit."""
    if event.type not in INCIDENTS:
        return None
    named = (cast.actors[actor] for actor in recipients if cast.parties[actor] == actor and cast.known(actor))
    return next((folded(actor.name) for actor in named if actor.kind is not ActorKind.STATE), None)


def account(
    page: Page, chain: tuple[str, ...], spans: tuple[Span, ...], item: str | None, within: tuple[Span, ...] = ()
) -> Account:
    """Return an account of a report: the first of the spans, widened to the one of `within` that holds it."""
    span = min((outer for outer in within if spans and outer.holds(spans[0])), key=len, default=None) or spans[0]
    return Account(page.id, chain, span, span.of(page.reading.report.text), item)


def tellings(pages: Iterable[Page], cast: Cast) -> Iterator[Telling]:
    """Tell every event of the given reports, in the order of publication."""
    for page in pages:
        for event in page.reading.events:
            if event.trigger or event.evidence:
                yield tell(page, event, cast)


def accounts_of(tellings: Iterable[Telling]) -> tuple[Account, ...]:
    """Return the accounts of tellings in the order of publication, each once."""
    return distinct(telling.account for telling in sorted(tellings, key=lambda telling: telling.rank))


def distinct(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return accounts, each report's words through one chain once."""
    return tuple({(a.report, a.span, a.chain): a for a in accounts}.values())


@lru_cache(maxsize=65536)
def _name_words(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(proper_words(f"the {form}") for form in forms))
