"""A record or a board comes in; JSON, JSON lines, tidy tables, a page or a readable account goes out."""
