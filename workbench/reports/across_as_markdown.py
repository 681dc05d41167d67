"""The chapter on what the articles agree and disagree on, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.reports import across as chapter
from workbench.reports import words
from workbench.reports.markup import bold, code, plain, quoted, strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.reports.across import Across, ReportDifference, ReportFinding


def across_blocks(across: Across) -> Iterator[str]:
    """The blocks of the chapter; none when there is nothing to tell."""
    if across.is_empty:
        return
    yield "## Across the articles"
    yield chapter.INTRODUCTION
    if across.behind_said:
        yield f"**{across.behind_said}**"
    for group in across.groups:
        yield f"### {group.title} ({len(group.findings):,})"
        yield group.note
        for finding in group.findings:
            yield from _finding(finding)
    if across.left_out:
        yield f"{words.counted(across.left_out, 'more finding')} nobody has judged, less sure than these."
    if across.names:
        yield f"### Names in several spellings ({len(across.names):,})"
        yield "\n".join(
            f"- {bold(name.name)}: {', '.join(plain(spelling) for spelling in name.spellings)}"
            for name in across.names
        )
    if across.voices:
        yield f"### Copies of one text ({len(across.voices):,})"
        yield "Each of these groups is one voice, however many outlets print it."
        yield "\n".join(f"- {' · '.join(plain(title) for title in voice.titles)}" for voice in across.voices)


def _finding(finding: ReportFinding) -> Iterator[str]:
    reason = f": {plain(finding.reason)}" if finding.reason else ""
    yield f"{bold(words.sentence_case(finding.standing))}{reason} · {plain(finding.explanation)} · {code(finding.id)}"
    for number, passage in enumerate(finding.passages):
        runs = finding.runs(number)
        marked = [run for run, is_marked in runs if is_marked]
        if len(marked) == 1:
            place = next(n for n, (_, is_marked) in enumerate(runs) if is_marked)
            before = passage.before + "".join(run for run, _ in runs[:place])
            after = "".join(run for run, _ in runs[place + 1 :]) + passage.after
            line = strong(marked[0], before, after)
        else:
            line = strong(passage.words, passage.before, passage.after)
        yield quoted([line])
        who = f" · {plain(passage.speaker)}" if passage.speaker else ""
        claim = f" · claim {code(passage.claim_id)}" if passage.claim_id else ""
        yield f"{plain(passage.document_title or 'Untitled')}{who}{claim}"
    if finding.differences:
        yield "\n".join(f"- {_difference(difference)}" for difference in finding.differences)


def _difference(difference: ReportDifference) -> str:
    legal = ", as convention allows" if difference.kind in chapter.LEGAL else ""
    sides = (plain(chapter.side_words(side)) for side in (difference.a, difference.b))
    return f"{plain(difference.kind)}{legal}: {' → '.join(sides)}"
