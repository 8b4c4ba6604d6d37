"""A paper as one self-contained page for screen and paper, with notes that lead there and back."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.export.paper import Paper
from dragoman.export.wording import short_id


def paper_page(paper: Paper) -> str:
    """Return a paper as an HTML page."""
    return environment().get_template("paper.html.j2").render(paper=paper, notes=list(paper.notes))


def environment() -> Environment:
    """Return what templates of papers are set with."""
    made = Environment(
        loader=PackageLoader("dragoman.export"),
        autoescape=True,  # every word on the page comes from a report that somebody else wrote
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["short"] = short_id
    return made
