"""Short ways to take a single source from bytes."""

import datetime as dt

from dragoman.errors import IntakeError
from dragoman.intake import Given, Refused, take
from dragoman.model.report import Taken

UTC = dt.UTC


def everything(data: bytes, form: str | None = None, given: Given | None = None) -> list[Taken | Refused]:
    given = given or Given(format=form)
    return list(take("-", given, stdin=data))


def one(data: bytes, form: str | None = None, given: Given | None = None) -> Taken:
    (taken,) = everything(data, form, given)
    assert isinstance(taken, Taken), taken
    return taken


def refusal(data: bytes, form: str | None = None) -> IntakeError:
    (refused,) = everything(data, form)
    assert isinstance(refused, Refused), refused
    return refused.error
