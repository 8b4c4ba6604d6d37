"""What happened, is planned or is denied: layers, cast, calendar and statements come in, events go out.

    read_events(stage, calendar, identify) -> events in the order of the text

The way: words that tell of events (`triggers`, by the data in `lexicon.toml`), who takes part (`participants`), how it
is told (`modality`), dead and injured (`toll`), and the tellings of one event joined (`merge`).
"""

from dragoman.reading.events.reader import read_events

__all__ = ["read_events"]
