"""What the dates told so far mean for the next: a history leans on its own years, a report on its publication."""

import datetime as dt
from dataclasses import dataclass, replace

from dragoman.model.edtf import Edtf, Precision
from dragoman.reading.times.forms import Base, Clock, Fixed, Partial, Piece, Shifted
from dragoman.reading.times.lexicon import Tokens

# A text is a history where it tells at least so many full dates of other years, and so many for each date that hangs on
# the day of writing.
_HISTORY_DATES = 8
_HISTORY_SHARE = 3

# A history's date so many years off is a digression until a second one confirms it.
_DIGRESSION_YEARS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """The last date that the text told, and where."""

    date: Edtf
    end: int
    explicit: bool
    near: bool = True
    """Whether its year can be carried over to a date that tells none."""
    aside: Edtf | None = None
    """A date of far other years that a history has mentioned once, and that may be a digression."""

    def seen_from(self, tokens: Tokens, place: int) -> "Told":
        """Return the date as a report's later words lean on it: its year only within the block, if told in full."""
        fine = self.date.precision >= Precision.MONTH or same_sentence(tokens, self.end, place)
        near = self.explicit and fine and not tokens.has_break(self.end, place)
        return replace(self, near=near)


def follow(told: Told | None, date: Edtf, piece: Piece, history: bool) -> Told:
    """Return the date that later words lean on once a new one is told.

    A history that jumps over many years for one date, to compare, has not left its time: it has when the next date is
    there too.
    """
    new = Told(date, piece.end, explicit=isinstance(piece.form, Fixed))
    if told is None or not history or not _far(told.date, date):
        return new
    if told.aside is not None and not _far(told.aside, date):
        return new
    return replace(told, aside=date)


def _far(one: Edtf, other: Edtf) -> bool:
    here, there = one.first or one.last, other.first or other.last
    return here is not None and there is not None and abs(here.year - there.year) > _DIGRESSION_YEARS


def only_describes(tokens: Tokens, piece: Piece) -> bool:
    """Tell whether a date belongs to a thing or is a limit, and the telling is not there: "the truce of 3 August"."""
    return tokens.is_class(piece.first - 1, "OF", "SINCE", "UNTIL", "BY", "BEFORE") and piece.first > 0


def is_history(pieces: list[Piece], published: dt.date | None) -> bool:
    """Tell whether a text tells its own years throughout, and so does not hang on the day of publication."""
    dated = hanging = 0
    for piece in pieces:
        form = piece.form.date if isinstance(piece.form, Clock) else piece.form
        if isinstance(form, Fixed) and form.date is not None and form.date.first is not None:
            dated += published is None or abs(form.date.first.year - published.year) > 1
        elif (isinstance(form, Partial) and (form.weekday is not None or form.weekend)) or (
            isinstance(form, Shifted) and form.base is Base.PUBLISHED
        ):
            hanging += 1
    return dated >= _HISTORY_DATES and dated >= _HISTORY_SHARE * hanging


def same_sentence(tokens: Tokens, one: int, other: int) -> bool:
    """Tell whether no sentence ends between two tokens."""
    for place in range(min(one, other), max(one, other)):
        if tokens.is_class(place, "BREAK"):
            return False
        apart = place + 1 < len(tokens.spans) and not tokens.glued(place + 1)
        if tokens.is_class(place, "STOP") and apart and not tokens.word(place + 1)[:1].islower():
            return False
    return True
