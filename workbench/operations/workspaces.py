"""Creating a workspace and changing its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.policies import chosen
from workbench.domain.ratings import STANDARD
from workbench.domain.workspaces import SourcingRule
from workbench.errors import RuleViolation, UsageMistake
from workbench.store.trail import new

if TYPE_CHECKING:
    from workbench.domain.events import Event
    from workbench.store.journal import Journal

SETTINGS = frozenset({"title", "required_reviews", "sourcing", "contact"})


def create_workspace(
    journal: Journal, *, title: str = "", required_reviews: int = 1, is_sample: bool = False
) -> str:
    """Write the first event into an empty database; returns the workspace's id.

    Raises:
        RuleViolation: ``required_reviews`` is neither 1 nor 2.
    """
    _ensure_reviews(required_reviews)
    with journal.writing() as trail:
        trail.begin_as(journal.new_id())
        workspace_id = journal.new_id()
        trail.record(
            "workspace.created",
            [
                new(
                    f"workspace/{workspace_id}",
                    title=title,
                    required_reviews=required_reviews,
                    scale=STANDARD.label,
                    is_sample=is_sample or None,
                )
            ],
        )
        trail.enrol(workspace_id)
        return workspace_id


def set_workspace(journal: Journal, **settings: Any) -> Event | None:
    """Change settings: ``title``, ``required_reviews`` (1 or 2), ``contact`` (sent with requests to the web),
    and ``sourcing``, what reviewers are advised to have before they rate a claim.

    Raises:
        UsageMistake: there is no such setting.
        RuleViolation: ``required_reviews`` is neither 1 nor 2.
    """
    unknown = sorted(set(settings) - SETTINGS)
    if unknown:
        raise UsageMistake(f"{', '.join(unknown)} cannot be set: choose from {', '.join(sorted(SETTINGS))}.")
    if "required_reviews" in settings:
        _ensure_reviews(settings["required_reviews"])
    if "sourcing" in settings:
        settings["sourcing"] = str(chosen("sourcing", SourcingRule, settings["sourcing"]))
    with journal.writing() as trail:
        return trail.record("workspace.set", [trail.change(f"workspace/{trail.workspace_id}", **settings)])


def _ensure_reviews(number: int) -> None:
    if number not in {1, 2}:
        raise RuleViolation(f"A claim is concluded by 1 or 2 reviews, not {number}.")
