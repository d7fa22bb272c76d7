"""Sets of programmes as whole numbers: bit n is the programme with number n. 100,000 of them are 12.5 KB, and «and»,
«or», counting take microseconds; an order is a list of sets to split by, so a page is found without sorting anything.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Generator, Iterator, Sequence
from itertools import islice
from typing import Generic, Self, TypeVar

F = TypeVar("F", int, str)

# A set to split by, and whether its members come first. The first key decides most.
Key = tuple[int, bool]

_WORD = 64
# From one of so many on, a set is quicker made out of binary digits, which are all read, than bit by bit.
MANY = 32
# For each bit of a byte: which bytes have it, as the digits of a binary number.
_DIGITS = [bytes(49 if byte >> bit & 1 else 48 for byte in range(256)) for bit in range(8)]


def of(numbers: Collection[int], size: int) -> int:
    """The set of these numbers, all below `size`."""
    if len(numbers) * MANY < size:
        held = bytearray(size // 8 + 1)
        for number in numbers:
            held[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(held, "little")
    digits = bytearray(b"0") * (size + 1)
    for number in numbers:
        digits[size - number] = 49
    return int(digits, 2)


def numbers(bits: int) -> Iterator[int]:
    """The members from the lowest on. Each step costs as much as an «and»: for a page, not for all."""
    base = 0
    while bits:
        lowest = (bits & -bits).bit_length()
        yield base + lowest - 1
        bits >>= lowest
        base += lowest


def count_up(planes: list[int], bits: int) -> None:
    """One more for each member: `planes` are the digits of a binary counter for each programme, lowest first."""
    for place, plane in enumerate(planes):
        planes[place], bits = plane ^ bits, plane & bits
        if not bits:
            return
    planes.append(bits)


def at_least(planes: Sequence[int], least: int, everything: int) -> int:
    """Who was counted `least` times or more."""
    if least >> len(planes):
        return 0
    more, same = 0, everything
    for place in range(len(planes) - 1, -1, -1):
        if least >> place & 1:
            same &= planes[place]
        else:
            more |= same & planes[place]
    return more | same


def ordered(bits: int, keys: Sequence[Key], skip: int, take: int) -> list[int]:
    """Members number `skip` and on in the order of the keys; those that no key tells apart by their number."""
    found: list[int] = []
    rest = [(bits, 0)]
    while rest and len(found) < take:
        group, depth = rest.pop()
        if not group:
            continue
        # Counting costs ten times an «and», and the first page has nothing to skip.
        if skip and (size := group.bit_count()) <= skip:
            skip -= size
        elif depth == len(keys) or not group & (group - 1):
            found += _some(group, skip, take - len(found))
            skip = 0
        else:
            plane, first = keys[depth]
            inside = group & plane
            both = (group ^ inside, inside) if first else (inside, group ^ inside)
            rest += [(part, depth + 1) for part in both]
    return found


def _some(bits: int, skip: int, take: int) -> Iterator[int]:
    """Members number `skip` and on."""
    start = _position(bits, skip) if skip else 0
    return (start + number for number in islice(numbers(bits >> start), take))


def _position(bits: int, place: int) -> int:
    """Where the member stands before which there are `place` others: in the half that holds it, in its half, …"""
    base, width = 0, bits.bit_length()
    while width > _WORD:
        half = width // 2
        low = bits & ((1 << half) - 1)
        inside = low.bit_count()
        if place < inside:
            bits, width = low, half
        else:
            bits, width, base, place = bits >> half, width - half, base + half, place - inside
    for _ in range(place):
        bits &= bits - 1
    return base + (bits & -bits).bit_length() - 1


class Ranks(Generic[F]):
    """A figure of each programme that one may sort by and cut a range out of: the digits of its rank, a set each."""

    def __init__(self) -> None:
        self._values: list[F] = []
        self._planes: list[int] = []
        self.known = 0

    @classmethod
    def of(cls, figures: Sequence[F | None]) -> Generator[None, None, Self]:
        """`figures` by number; None: not known. In steps of some milliseconds, the last returns the ranks."""
        made = cls()
        made._values = sorted({figure for figure in figures if figure is not None})
        yield
        # From 1 on: 0 is not known.
        rank: dict[F | None, int] = {value: place for place, value in enumerate(made._values, 1)}
        rank[None] = 0
        ranks = list(map(rank.__getitem__, reversed(figures)))
        yield
        made.known = int(b"0" + bytes(map(bool, ranks)).translate(_DIGITS[0]), 2)
        for place in range(len(made._values).bit_length()):
            if place % 8 == 0:
                yield
                byte = bytes([number >> place & 255 for number in ranks])
            made._planes.append(int(byte.translate(_DIGITS[place % 8]), 2))
        return made

    def within(self, least: F, most: F) -> int:
        """Who has a figure between the two, both within."""
        return self._below(bisect_right(self._values, most)) & ~self._below(bisect_left(self._values, least))

    @property
    def rising(self) -> list[Key]:
        """Keys: the smallest first, the unknown last."""
        return [(self.known, True), *((plane, False) for plane in reversed(self._planes))]

    def _below(self, rank: int) -> int:
        """Who has one of the first `rank` figures."""
        return self.known & ~at_least(self._planes, rank + 1, self.known)
