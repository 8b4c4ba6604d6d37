"""Accuracy, floors, speed and size: every number that is stated anywhere comes from a command in here."""
