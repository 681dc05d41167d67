"""Waiting for the outside world in threads that nothing waits for: screen and program can be left at any time."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def aside(act: Callable[[], T]) -> T:
    """What ``act`` gives or raises; when nobody waits any more it is left to end by itself.

    It must not write to the workspace: the program may end at any point of it.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def give(result: T) -> None:
        if not future.done():
            future.set_result(result)

    def fail(error: Exception) -> None:
        if not future.done():
            future.set_exception(error)

    def run() -> None:
        # The loop is closed when the program was left meanwhile.
        with suppress(RuntimeError):
            try:
                result = act()
            except Exception as error:  # noqa: BLE001 - handed to who waits
                loop.call_soon_threadsafe(fail, error)
            else:
                loop.call_soon_threadsafe(give, result)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await future
