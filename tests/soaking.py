"""How long the tests of endurance take: a quick form in `make test`, the long one in `make soak`."""

from __future__ import annotations

import os

LONG = os.environ.get("RBACCARDS_SOAK") == "1"


def times(quick: int, long: int) -> int:
    """How often something is tried."""
    return long if LONG else quick
