"""Days that are told by how long before or after another event something was: "a day before Sunday's talks"."""

import datetime as dt

from dragoman.model.edtf import Edtf
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.numbers import number
from dragoman.reading.layers import ROOT
from dragoman.reading.times import Calendar, Dated

_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_WAYS = {"before": -1, "after": 1}


def day_beside(calendar: Calendar, clauses: Clauses, index: int) -> Dated | None:
    """Return the day of an event that is told to lie so long before or after another one, or on its eve."""
    for phrase in clauses.phrases(index, *_WAYS):
        for mark in clauses.children(phrase, "case", "mark"):
            if (days := _days_at(clauses, mark)) is not None and (base := calendar.date_for(phrase)) is not None:
                return _moved(clauses, base, days, mark)
    for eve in clauses.phrases(index, "on"):
        for noun in clauses.of_phrases(eve) if clauses.lemmas[eve] == "eve" else []:
            if (base := calendar.date_for(noun)) is not None:
                return _moved(clauses, base, -1, eve)
    return None


def day_of_what_is_counted_from(calendar: Calendar, clauses: Clauses, index: int) -> Dated | None:
    """Return the day that its main clause is counted from: of the meeting in "left on Monday, a day after meeting"."""
    above = clauses.words[index].head
    for mark in clauses.children(index, "mark", "case") if above != ROOT else []:
        if (days := _days_at(clauses, mark)) is not None and (base := calendar.date_for(above)) is not None:
            return _moved(clauses, base, -days, mark)
    return None


def _days_at(clauses: Clauses, mark: int) -> int | None:
    """Return how many days "before" or "after" counts by the words before it, negative for "before"."""
    way = _WAYS.get(clauses.lemmas[mark])
    if way is None or mark < 2 or clauses.lemmas[mark - 1] not in _DAYS:
        return None
    told = clauses.words[mark - 2].text.lower()
    count = 1 if told in {"a", "the"} else number(told)
    return None if count is None else way * count * _DAYS[clauses.lemmas[mark - 1]]


def _moved(clauses: Clauses, base: Dated, days: int, mark: int) -> Dated | None:
    """Return an exact day so many days on, with the words that say so."""
    if base.value.day is None:
        return None
    return Dated(Edtf.of_day(base.value.day + dt.timedelta(days)), (*base.spans, clauses.words[mark].span))
