"""Who acts and speaks in a report: layers come in, a `Cast` goes out that says whom each phrase means.

cast = read_actors(clauses, gazetteer, identify)
cast.at(word)            actors meant by the phrase that this word heads (names, titles, pronouns, "both sides")
cast.enrol(word)         the same, and puts on the record whom only a description names ("residents")
cast.in_span(span)       actors of the outermost phrases in a span
cast.state_behind(word)  the state behind an adjective ("Russian fire") or a place ("attacks on Kyiv")
cast.side_of(actor), cast.state_of(actor), cast.actor(actor), cast.actors
"""

from dragoman.reading.actors.cast import Cast, Form, Identify, Mention
from dragoman.reading.actors.read import read_actors

__all__ = ["Cast", "Form", "Identify", "Mention", "read_actors"]
