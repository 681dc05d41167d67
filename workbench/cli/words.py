"""What people type, as the domain's own values: words of a list, text, and text from standard input."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterable

E = TypeVar("E", bound=StrEnum)


class OneOf(click.ParamType[E, "str | E"]):
    """A word of a closed list, however it is spelt: ``mostly true``, ``mostly-true`` and ``Mostly_True`` are one."""

    name = "word"

    def __init__(self, values: Iterable[E]) -> None:
        self.values = tuple(values)

    def convert(self, value: str | E, param: click.Parameter | None, ctx: click.Context | None) -> E:
        """The value that was meant; refused with the list, and with what is nearest to it."""
        typed = _plain(value)
        for known in self.values:
            if _plain(known) == typed:
                return known
        near = get_close_matches(typed, [_plain(v) for v in self.values], n=1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        refusal = f"{str(value)!r} is not one of {', '.join(map(_plain, self.values))}.{meant}"
        raise click.BadParameter(refusal, ctx=ctx, param=param)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """The list itself where it is short; an argument keeps its name."""
        if param.param_type_name == "argument" or len(self.values) > 8:
            return None
        return f"[{'|'.join(map(_plain, self.values))}]"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The words that begin like what was typed."""
        return [CompletionItem(_plain(v)) for v in self.values if _plain(v).startswith(_plain(incomplete))]


class Said(click.ParamType[str, str]):
    """Text that can be stored; with ``or_stdin`` a single ``-`` stands for what standard input holds."""

    name = "text"

    def __init__(self, *, or_stdin: bool = False) -> None:
        self.or_stdin = or_stdin

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; refused when it holds what is not Unicode text."""
        text = str(value)
        if self.or_stdin and text == "-":
            try:
                text = stdin_bytes().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                self.fail(f"standard input is not UTF-8 at byte {error.start}.", param, ctx)
            text = text.replace("\r\n", "\n").rstrip("\n")
        if "\x00" in text or not _is_unicode(text):
            self.fail("it holds NUL or bytes that are not UTF-8 text.", param, ctx)
        return text


TEXT = Said()
TEXT_OR_STDIN = Said(or_stdin=True)


def stdin_bytes() -> bytes:
    """All that standard input holds."""
    return sys.stdin.buffer.read()


def listed(values: Iterable[StrEnum]) -> str:
    """Words of a list as a help text names them."""
    return ", ".join(map(_plain, values))


def _plain(word: str) -> str:
    return str(word).strip().casefold().replace(" ", "-").replace("_", "-")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
