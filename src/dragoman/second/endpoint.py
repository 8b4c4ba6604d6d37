"""Endpoints: where a second reader is reached, and whether that is this machine."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.errors import UsageError

_PORTS = {"http": 80, "https": 443}
_COMPLETIONS = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of an OpenAI-compatible endpoint that the user named. Make one by `Endpoint.named`."""

    secure: bool
    """Whether it is reached by https."""
    host: str
    port: int
    path: str
    """Of its chat completions."""
    remote: bool
    """Whether it is another host than this machine. Then the user has allowed it by name."""

    @property
    def place(self) -> str:
        """Host and port, e.g. "localhost:8080"."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @classmethod
    def named(cls, address: str, allow_remote: str | None = None) -> "Endpoint":
        """Return the endpoint of an address: the base of its interface (`…/v1`), or its chat completions in full.

        Raises UsageError where the address is none, and where its host is not this machine and not exactly the one in
        `allow_remote`.
        """
        try:
            parts = urlsplit(address)
            host, port = plain_host(parts.hostname or ""), parts.port
        except ValueError as error:
            raise UsageError(
                f"the second reader's address makes no sense ({error}): give one such as {_EXAMPLE}"
            ) from error
        if parts.scheme not in _PORTS or not host:
            raise UsageError(f"the second reader's address must begin with http:// or https:// and a host: {_EXAMPLE}")
        if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
            raise UsageError(
                "the second reader's address must be host and path alone: give a key in the environment, not here"
            )
        if any(not "!" <= character <= "~" for character in parts.path):
            raise UsageError("the second reader's path must be of plain characters: write others as %XX")
        remote = not is_this_machine(host)
        if allow_remote is None and remote:
            raise UsageError(
                f"{host} is not this machine: texts would leave it. If you mean that, add --allow-remote {host}"
            )
        if allow_remote is not None and plain_host(allow_remote) != host:
            raise UsageError(
                f"--allow-remote names {allow_remote!r}, and the second reader is at {host!r}: they must be the same"
            )
        return cls(
            parts.scheme == "https", host, _PORTS[parts.scheme] if port is None else port, _path(parts.path), remote
        )


_EXAMPLE = "http://localhost:8080/v1"


def plain_host(host: str) -> str:
    """Return a host's name as it is compared: without case, brackets and a last dot."""
    return host.strip().lower().removeprefix("[").removesuffix("]").removesuffix(".")


def is_this_machine(host: str) -> bool:
    """Tell whether a host is this machine by its name or address alone: nothing is asked of the network.

    Short or numeric ways to write an address (`127.1`), the unspecified address (`0.0.0.0`) and the machine's names in
    its network count as other hosts: what they reach is not certain.
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    return is_loopback(host)


def is_loopback(address: str) -> bool:
    """Tell whether an IP address is one of the loopback's; anything else that is written there is not."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _path(path: str) -> str:
    base = path.rstrip("/")
    if base.endswith(_COMPLETIONS):
        return base
    return f"{base or '/v1'}{_COMPLETIONS}"
