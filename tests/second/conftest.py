"""A server for each test, and a reader that asks it."""

from collections.abc import Callable, Iterator

import pytest

from dragoman.second import Client, Endpoint, SecondReader
from second.server import Endpoint as Server

Make = Callable[..., SecondReader]


@pytest.fixture
def server() -> Iterator[Server]:
    endpoint = Server()
    yield endpoint
    endpoint.end()


@pytest.fixture
def reader(server: Server) -> SecondReader:
    return SecondReader(Client(Endpoint.named(server.url), "owl"))
