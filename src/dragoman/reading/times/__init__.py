"""A text and its day of publication come in; time expressions with EDTF values and the dates of clauses go out."""

from dragoman.reading.times.calendar import Calendar, Dated
from dragoman.reading.times.reader import Time, find_times, read_times

__all__ = ["Calendar", "Dated", "Time", "find_times", "read_times"]
