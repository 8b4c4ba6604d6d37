"""What is known of the world beyond a report's text: data files come in, a `Gazetteer` to look names up goes out."""

from dragoman.reading.gazetteer.entries import Entry
from dragoman.reading.gazetteer.lookup import Gazetteer, Hit, Use, load_gazetteer

__all__ = ["Entry", "Gazetteer", "Hit", "Use", "load_gazetteer"]
