"""Ratings and the named, versioned scale they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """The values of the built-in scale ``standard``, version 1."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly true"
    MIXED = "mixed"
    MISLEADING = "misleading"
    MOSTLY_FALSE = "mostly false"
    FALSE = "false"
    UNPROVEN = "unproven"


class Confidence(StrEnum):
    """How sure a reviewer is; stating it is optional."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class RatingScale:
    """A named, versioned list of ratings with what each means."""

    name: str
    version: int
    definitions: dict[str, str]

    @property
    def label(self) -> str:
        """How the scale is named in records: ``standard/1``."""
        return f"{self.name}/{self.version}"


STANDARD = RatingScale(
    "standard",
    1,
    {
        Rating.TRUE: "The evidence bears the claim out as it is worded.",
        Rating.MOSTLY_TRUE: "The evidence bears out the point of the claim; a detail is inexact.",
        Rating.MIXED: "Parts of the claim hold and parts do not, and neither outweighs the other.",
        Rating.MISLEADING: "The words can be defended, but what they leave out or suggest is wrong.",
        Rating.MOSTLY_FALSE: "The evidence goes against the point of the claim; a detail holds.",
        Rating.FALSE: "The evidence contradicts the claim.",
        Rating.UNPROVEN: "The evidence found neither bears the claim out nor contradicts it.",
    },
)
