"""Looking again at references from the screens: the work, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rechecks import CheckOutcome
from workbench.domain.terminal import show
from workbench.tui.looks import QUIET, counted, moment

if TYPE_CHECKING:
    from textual.content import Content

    from workbench.domain.rechecks import Recheck
    from workbench.operations.recheck import Checked
    from workbench.workspace import Workspace

CHECKS_SHOWN = 5


def check_all(workspace: Workspace, wanted: list[str]) -> list[Checked]:
    """Check references; to be run in a thread."""
    from workbench.operations.recheck import Checker

    checker = Checker(workspace.journal, workspace.blobs, workspace.reader, workspace.web())
    return list(checker.check(wanted))


def check_said(found: list[Checked]) -> tuple[str, bool]:
    """What came of checks in a sentence or two, and whether someone should look at it."""
    lost = sum(len(one.lost) for one in found)
    words = ""
    if len(found) == 1:
        about = found[0].recheck
        words = f"{str(about.outcome).capitalize()}{f': {show(about.reason)}' if about.reason else ''}."
    else:
        outcomes = [one.recheck.outcome for one in found]
        counts = ", ".join(f"{outcomes.count(o)} {o}" for o in CheckOutcome if o in outcomes)
        words = f"Checked: {counts}."
    if lost:
        words += f" {counted(lost, 'piece')} of evidence not there now: verdicts on it are stale."
    return words, any(one.is_finding for one in found)


def check_lines(checks: list[Recheck]) -> list[str | Content | tuple[str, str]]:
    """The newest checks of a reference, below its captures."""
    if not checks:
        return []
    parts: list[str | Content | tuple[str, str]] = [(f"\n\nChecks  {len(checks)}", "bold $text-primary")]
    for check in checks[:CHECKS_SHOWN]:
        tone = "$text-warning" if check.is_finding else "$text-success"
        parts += [
            (f"\n{'!' if check.is_finding else '='} {check.outcome}", tone),
            (f"  {moment(check.checked_at)} · {show(check.reviewer)}", QUIET),
        ]
        if check.reason:
            parts.append(f"\n  {show(check.reason)}")
    return parts
