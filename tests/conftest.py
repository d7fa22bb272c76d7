"""Fixtures every storey of the tests may use. Each kind lives in a module of its own; this file only names them."""

pytest_plugins = ["tests.databases", "tests.ports"]
