"""`--second-reader`: what a user says of it, made into a reader. Without it, no report is sent anywhere."""

import os
from typing import TYPE_CHECKING

from dragoman.cli.streams import note
from dragoman.errors import UsageError, WithheldError
from dragoman.model.vocabulary import Label

if TYPE_CHECKING:
    from dragoman.second import SecondReader


def second_named(
    address: str | None, model: str | None, allow_remote: str | None, timeout: float | None, label: Label
) -> "SecondReader | None":
    """Return the second reader that the user names, or None.

    Raises UsageError where what is said of it does not go together, and WithheldError where confidential reports would
    go to another host than this machine.
    """
    if address is None:
        given = {"--model": model, "--allow-remote": allow_remote, "--timeout": timeout}
        if stray := [name for name, value in given.items() if value is not None]:
            raise UsageError(f"{stray[0]} is said of a second reader, and none is named: give --second-reader URL")
        return None
    if model is None:
        raise UsageError("name the second reader's model with --model, as its endpoint knows it")

    from dragoman.second import Client, Endpoint, SecondReader
    from dragoman.second.client import KEY_VARIABLE, TIMEOUT

    endpoint = Endpoint.named(address, allow_remote)
    client = Client(endpoint, model, key=os.environ.get(KEY_VARIABLE), timeout=TIMEOUT if timeout is None else timeout)
    if endpoint.remote and label is Label.CONFIDENTIAL:
        raise WithheldError(
            f"confidential reports are not sent to {endpoint.host}, which is another host than this machine: nothing "
            "was read or sent. Leave --second-reader out, or name a model on this machine"
        )
    if endpoint.remote and not endpoint.secure:
        note(f"note: texts go to {endpoint.host} unencrypted, since its address begins with http://")
    return SecondReader(client)
