"""A form of date: how it is written, and the function that gives its value from the parts it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.extraction.dates.context import Context

Parts = Mapping[str, str]
"""The named parts of a date as written; "" where one is absent."""
Value = str | dict[str, str | None] | None
"""An ISO value; where the words hold several dates ("May 28 and 30"), one for each part that is a date itself."""


class Opening(Flag):
    """What a form begins with: the scan tries at each word only the forms that can begin with it."""

    DIGIT = auto()
    COUNT = auto()
    """Two, a, several, half."""
    ARTICLE = auto()
    """The, that, last, next, first."""
    NAME = auto()
    """May, Tuesday, summer, early, today."""


@dataclass(frozen=True)
class Form:
    """One way to write a date."""

    pattern: str
    value: Callable[[Parts, Context], Value]
    opens: Opening

    @property
    def unnamed(self) -> str:
        """The pattern as one group without named parts, for the one scan that looks for all forms."""
        return "(" + re.sub(r"\(\?P<\w+>", "(?:", self.pattern) + ")"

    @cached_property
    def named(self) -> re.Pattern[str]:
        """The pattern with its named parts, compiled when the first such date is met."""
        return re.compile(self.pattern)
