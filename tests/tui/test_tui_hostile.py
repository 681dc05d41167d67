"""Text that would be obeyed by a terminal or by markup is shown, on every screen, and does nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from noticed import notice, passages
from on_screen import reviewing
from rich.segment import Segment
from textual.color import Color
from tui_workspaces import add_document, settings_in

from workbench.domain.assertions import AssertionKind
from workbench.domain.evidence import Stance
from workbench.domain.findings import Difference, Finding, FindingType
from workbench.domain.references import NoteMethod
from workbench.domain.spans import Span
from workbench.domain.terminal import is_harmless
from workbench.operations import assertions, claims, comparing, evidence, findings, references
from workbench.store.journal import acting_as
from workbench.tui.safety import ControlFilter
from workbench.tui.widgets.record_list import RecordList
from workbench.workspace import create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

HOSTILE = (
    "[/nope] costs [5%] up [",
    "[red]red[/red] [bold]x",
    "[@click=app.exit]x[/]",
    "[link=http://evil.example]l[/link]",
    "[$error]theme[/]",
    "[[]] [/] [b",
    "ends with \\",
    "\\[b]not bold\\[/b]\\",
    "$foreground $x ${y}",
    "%s %(a)s {0} {x!r}",
    "a\x1b[31mRED\x1b[0m b",
    "x\x1b]52;c;SU5KRUNURUQ=\x1b\\y",
    "\x1b]2;title\x07t",
    "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\",
    "\x1bP$q\x1b\\dcs",
    "\x1b[2J\x1b[H cleared",
    "\x1bc reset",
    "a\x9b31mb\x9dc\x9c",
    "\x90dcs\x9c \x85 next",
    "line1\rOVER\x08\x08x",
    "tab\there\nand a line\n\nand more",
    "bell\x07 form\x0cfeed \x0bvt",
    "del\x7fete",
    "abc\u202eevil\u202c",
    "\u2066iso\u2069 \u200fmark\u200e \u061cx",
    "zero\u200bwidth\u2060joined\ufeff",
    "soft\u00adhyphen \u115fhangul\u180e",
    "lines\u2028and\u2029paragraphs",
    "tag\U000e0041\U000e007f",
    "a" + "\u0301" * 200,
    "漢字かな交じり文 👩‍👩‍👧‍👦 🇵🇰",
    "very" * 3000,
)


def hostile_workspace(folder: Path) -> Settings:
    """Every hostile string as title, wording, passage, speaker, tag, comment, reference, note and excerpt."""
    settings = settings_in(folder, reviewer="[/bold]\x1b[31mAna\u202e")
    workspace = create(settings, title=HOSTILE[11] + HOSTILE[0])
    journal = workspace.journal
    for number, words in enumerate(HOSTILE):
        text = f"Before {number}. {words}\nAfter."
        document = add_document(workspace, words, text)
        span = Span(len(f"Before {number}. "), len(text) - len("\nAfter."))
        _, claim = assertions.add_assertion(
            journal,
            document,
            span,
            AssertionKind.QUOTATION,
            wording=words,
            speaker=words,
            unit=words,
            value="1",
            subject=words,
        )
        claims.tag(journal, [claim], [words])
        claims.comment(journal, claim, words)
        note = references.add_note(journal, method=NoteMethod.CALL, note=words, person=words, title=words)
        evidence.attach(journal, claim, note, Stance.SUPPORTS, excerpt=words, locator=words, note=words)
    claims.assign(acting_as(journal, "Ben"), [claim], HOSTILE[2])
    workspace.close()
    return settings


@pytest.fixture(scope="module")
def hostile_template(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The hostile workspace, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        return hostile_workspace(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def hostile(hostile_template: Settings, tmp_path: Path) -> Settings:
    """A copy of it for one test."""
    shutil.copytree(hostile_template.database.parent, tmp_path / "copy")
    return replace(
        hostile_template,
        database=tmp_path / "copy" / "claims.db",
        references=tmp_path / "copy" / "references",
    )


def drawn(app: Any) -> list[Segment]:
    """Every segment as it goes to the terminal."""
    from textual.screen import Screen

    screen = app.screen
    assert isinstance(screen, Screen)
    filters = app.get_line_filters()
    segments = []
    for strip in screen._compositor.render_strips():
        line = list(strip)
        for line_filter in filters:
            line = line_filter.apply(line, Color(0, 0, 0))
        segments += line
    return segments


def obeys(app: Any) -> list[str]:
    """What on screen a terminal or a click would obey, and is not ours."""
    found = []
    for segment in drawn(app):
        if not is_harmless(segment.text) or "\n" in segment.text:
            found.append(repr(segment.text))
        meta = segment.style.meta if segment.style else {}
        if "@click" in meta or (segment.style and segment.style.link):
            found.append(f"planted {segment.text!r}")
    return found


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_no_claim_harms_the_list_or_the_detail(hostile: Settings, size: tuple[int, int]) -> None:
    async with reviewing(hostile, size) as review:
        screen = review.app.screen
        for number in range(len(HOSTILE)):
            screen.claims.cursor = number  # type: ignore[attr-defined]
            await review.pilot.pause(0.08)
            assert obeys(review.app) == []
        await review.press("g", "tab", "G")
        assert obeys(review.app) == []
        await review.sees("left of 32")


@pytest.mark.parametrize(
    "keys", ["v", "w", "a", "d", "c", "s", "e", "X", "plus", "number_sign", "at", "f", "p", "r", "i"]
)
async def test_no_claim_harms_a_dialogue(hostile: Settings, keys: str) -> None:
    async with reviewing(hostile) as review:
        for number in (0, 2, 11):
            review.app.screen.claims.cursor = number  # type: ignore[attr-defined]
            await review.press(keys)
            await review.pilot.pause(0.05)
            assert len(review.app.screen_stack) > 1, f"{keys} opened nothing: {review.notices}"
            assert obeys(review.app) == []
            while len(review.app.screen_stack) > 1:
                await review.press("escape")


async def test_the_drop_down_lists_of_the_filter_are_harmless(hostile: Settings) -> None:
    async with reviewing(hostile, (120, 50)) as review:
        await review.press("f")
        for _ in range(7):
            await review.press("enter", "down", "down", "down")
            assert obeys(review.app) == []
            await review.press("enter", "tab")
        await review.press("ctrl+s")
        assert obeys(review.app) == []


@pytest.mark.parametrize("key", ["2", "3"])
async def test_documents_and_references_are_harmless(hostile: Settings, key: str) -> None:
    async with reviewing(hostile) as review:
        await review.press(key)
        for _ in range(len(HOSTILE)):
            assert obeys(review.app) == []
            review.app.screen.query_one(RecordList).action_move(1)
            await review.pilot.pause(0.03)
        for _ in range(4):
            await review.press("p")
            assert obeys(review.app) == []
            await review.press("escape", "k", "k", "k", "k", "k")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_no_finding_harms_its_screen_or_the_claims_it_is_about(
    hostile: Settings, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(hostile)
    rows = workspace.reader.claim_page(workspace.reader.claim_order())
    members = passages(workspace, [row.id for row in rows])
    kinds = list(FindingType)
    found = [
        Finding(kinds[n % 6], (a, b), words, (Difference(words[:80], words, words),), 500)
        for n, (words, a, b) in enumerate(zip(HOSTILE, members, [*members[1:], members[0]], strict=False))
        if a != b
    ]
    findings.dismiss(workspace.journal, notice(workspace, *found)[:3], HOSTILE[11])
    workspace.close()
    monkeypatch.setattr(comparing, "is_behind", lambda _journal: False)
    async with reviewing(hostile, size) as review:
        await review.press("tab", "l", "l")
        assert obeys(review.app) == []
        await review.press("4")
        for _ in range(len(found)):
            await review.press("j")
            assert obeys(review.app) == []
        for key in ("d", "c", "p", "f"):
            await review.press(key)
            await review.pilot.pause(0.05)
            assert obeys(review.app) == []
            while len(review.app.screen_stack) > 1:
                await review.press("escape")


async def test_a_refusal_that_quotes_hostile_text_is_harmless(hostile: Settings) -> None:
    async with reviewing(hostile) as review:
        for words in HOSTILE:
            review.app.screen.say(words)  # type: ignore[attr-defined]
        await review.pilot.pause(0.1)
        assert obeys(review.app) == []


async def test_search_and_typing_hostile_text_is_harmless(hostile: Settings) -> None:
    async with reviewing(hostile) as review:
        await review.press("slash")
        for words in HOSTILE[:12]:
            await review.type(words)
            assert obeys(review.app) == []


def test_the_net_drops_controls_and_keeps_the_rest() -> None:
    net = ControlFilter()
    segments = [Segment("a\x1b]52;c;x\x07b"), Segment("plain"), Segment("\u202eback\u200b")]
    assert [s.text for s in net.apply(segments, Color(0, 0, 0))] == ["a]52;c;xb", "plain", "back"]
