"""A port for a bot that is told its port before it starts."""

import random
import socket

import pytest


@pytest.fixture
def free_port() -> int:
    """Below the ports of outgoing connections, which begin at 32768 on Linux and at 16000 in gVisor: one of them could
    take the port that was free a moment ago, before the bot listens or after it was killed.
    """
    for port in random.sample(range(10_000, 16_000), 100):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("a hundred ports are taken")
