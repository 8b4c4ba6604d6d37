"""How large a report may be. A list of reports (JSON lines, a folder) may be of any size."""

MOST_BYTES = 20_000_000
"""Of one report's source, or of one line of JSON lines: pages carry much that is not text."""
MOST_CHARACTERS = 1_000_000
"""Of one report's text: some 170,000 words, far beyond any report, and what one pass of the reader can hold."""


def told_bytes(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1_000_000:,.0f} MB"
