"""Intake: a path, folder, address, "-" or JSON lines comes in; reports with their source bytes and alignment go out."""

from dragoman.intake.alignment import source_range
from dragoman.intake.given import Form, Given, Refused
from dragoman.intake.taking import take

__all__ = ["Form", "Given", "Refused", "source_range", "take"]
