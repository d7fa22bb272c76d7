"""A port for a bot that is told its port before it starts."""

import random
import socket

import pytest


@pytest.fixture
def free_port() -> int:
    """Under 32768, where Linux's ports for outgoing connections begin: one of these could take the port that was free
    a moment ago, before the bot listens or after it was killed.
    """
    for port in random.sample(range(15_000, 32_000), 100):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("a hundred ports are taken")
