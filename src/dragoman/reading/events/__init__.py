"""What happened, is planned or is denied: layers, cast, calendar and statements come in, events go out.

    read_events(stage, calendar, identify) -> events in the order of the text

The way: words that tell of events (`triggers`, by the data in `lexicon.toml`, and `heard`), those of them that are no
deed (`harmless`, `absorbed`), who takes part (`participants`, `roles`, `contacts`, `undergoing`, `spoken`), when and
where (`circumstances`, `counted`), how it is told, dead and injured (`toll`, `casualties`, `numbers`), and the tellings
of one event joined (`merge`). How it is told, done or planned, supposed or denied, is asked by `modality` of what the
verb says of itself (`verbal`), of what stands above it (`bonds`, `governing`, `judged`), of what frames it (`frames`),
of its condition (`conditions`) and of what is left undone (`undone`), by the words of `outlook`.
"""

from dragoman.reading.events.reader import read_events

__all__ = ["read_events"]
