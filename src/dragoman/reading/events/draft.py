"""An event in the making: what its trigger tells, before those that tell of the same event are joined."""

from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.model.record import Place, Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality


@dataclass(slots=True)
class Draft:
    """One telling of an event; `index` is its trigger's word."""

    index: int
    type: EventType
    mode: str | None
    actors: list[str]
    recipients: list[str]
    date: str | None
    date_words: tuple[Span, ...]
    place: Place | None
    place_words: tuple[Span, ...]
    modality: Modality
    condition: tuple[Span, ...]
    toll: Toll | None
    toll_words: tuple[Span, ...]
    chain: tuple[str, ...]
    trigger: tuple[Span, ...]
    evidence: Span
    is_nominal: bool
    is_definite: bool
    grounded: bool
    """Whether it tells of an event by itself: a bare "the talks" does not, unless it refers back."""
    is_heard: bool
    """Whether the trigger head is sure that its word tells of an event."""
    tells_harm: bool
    """Whether its word only counts the dead and injured of a deed ("killing nine")."""
    harm_alone: bool
    """Whether no deed stands with it that could have caused the harm it tells."""
    in_title: bool
    """Whether it stands in a headline, which only sums up what the text tells."""
    mentions: list[Span] = field(default_factory=list)
