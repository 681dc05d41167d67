"""Processor times in tests: what else runs on the machine only ever adds to one, so the best of a few tries counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 5
LEAST_S = 0.02
"""Shorter times are not told apart."""


def cpu_seconds(act: Callable[[], object]) -> float:
    """Processor time of one call."""
    began = time.process_time()
    act()
    return time.process_time() - began


def grows_within(times: float, act: Callable[[int], object], *, short: int, long: int) -> bool:
    """Whether the long one takes at most so many times as long as the short one, in any of a few tries.

    Both run one right after the other: what slows the machine slows both.
    """
    return any(
        cpu_seconds(lambda: act(long)) <= times * max(LEAST_S, cpu_seconds(lambda: act(short)))
        for _ in range(TRIES)
    )
