"""Another Telegram on this machine: people, chats and one bot, as strict as the real one.

Tests talk to `World` in the same process; `python -m sandbox` serves it over HTTP with a chat page.
"""

from sandbox.errors import Cut, Impossible, Refused
from sandbox.faults import Fault
from sandbox.files import Upload
from sandbox.model import Button, Message, Toast
from sandbox.people import Person
from sandbox.world import Answer, SandboxBot, World

__all__ = [
    "Answer",
    "Button",
    "Cut",
    "Fault",
    "Impossible",
    "Message",
    "Person",
    "Refused",
    "SandboxBot",
    "Toast",
    "Upload",
    "World",
]
