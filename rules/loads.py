"""When a catalogue's file takes so much away that its sender is asked once more."""

MUCH = 20  # per cent of what the same providers have in the catalogue


def share_gone(gone: int, stay: int) -> int:
    """Per cent of the programmes that would go, where it is much; 0 otherwise."""
    whole = gone + stay
    return gone * 100 // whole if gone * 100 > whole * MUCH else 0
