"""Sources and sourcing on the screens: a note on credibility, standing in this use, and what a workspace asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from on_screen import reviewing

from workbench.domain.evidence import Stance
from workbench.domain.references import ReferenceType, Standing
from workbench.operations import capture, evidence, references, source_notes
from workbench.operations.workspaces import set_workspace
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

HOSTILE = "Quay [/nope] \x1b[2J"
STORY = (
    "The board resolved on 12 March to deepen the channel, which every boat that passes there had hoped for. "
    * 4
)


def lay(settings: Settings, claim: str, folder: Path, *sources: str) -> None:
    """References of these sources with one text, attached to the claim."""
    workspace = open_workspace(settings)
    for number, source in enumerate(sources):
        reference, _ = references.add_reference(
            workspace.journal,
            title=f"Story {number}",
            source=source,
            type_=ReferenceType.ARTICLE_NEWSPAPER,
            issued="2024-03-13",
        )
        file = folder / f"{number}.txt"
        file.write_text(STORY)
        capture.keep_file(workspace.journal, workspace.blobs, reference, file)
        evidence.attach(workspace.journal, claim, reference, Stance.SUPPORTS)
    workspace.close()


async def test_s_notes_how_credible_a_source_is(
    settings: Settings, claim_ids: list[str], tmp_path: Path
) -> None:
    lay(settings, claim_ids[0], tmp_path, HOSTILE)
    workspace = open_workspace(settings)
    source_notes.describe_source(workspace.journal, HOSTILE, country="NL")
    workspace.close()
    async with reviewing(settings) as review:
        await review.press("3")
        await review.sees("Story 0", "13 March 2024.")
        await review.press("s")
        await review.sees("Your note on its credibility", "1 reference", "NL")
        await review.type("Prints corrections.")
        await review.press("ctrl+s")
        await review.sees("Credibility of the source", "Prints corrections.  Ana Ruiz")
        (source,) = (s for s in review.workspace.reader.sources() if s.notes)
        assert (source.country, source.credibility) == ("NL", "Prints corrections. (Ana Ruiz)")


async def test_a_reference_without_a_source_has_none_to_note(settings: Settings) -> None:
    workspace = open_workspace(settings)
    references.add_reference(workspace.journal, title="Nobody's")
    workspace.close()
    async with reviewing(settings) as review:
        await review.press("3")
        await review.sees("Nobody's")
        await review.press("s")
        await review.settle()
        assert any("No source is named" in notice for notice in review.notices)


async def test_copies_of_one_story_are_one_voice_in_the_detail_and_in_the_verdict(
    settings: Settings, claim_ids: list[str], tmp_path: Path
) -> None:
    lay(settings, claim_ids[0], tmp_path, "The Quay", "Mill News")
    workspace = open_workspace(settings)
    set_workspace(workspace.journal, sourcing="primary-or-2")
    workspace.close()
    async with reviewing(settings) as review:
        await review.sees("2 secondary references, 1 independent voice (2 copies of")
        await review.press("v")
        await review.sees("Verdict", "asks for a primary reference or 2 independent")


async def test_a_use_is_called_primary_where_it_is_attached(
    settings: Settings, claim_ids: list[str], tmp_path: Path
) -> None:
    lay(settings, claim_ids[1], tmp_path, "The Quay")
    async with reviewing(settings) as review:
        await review.press("a")
        await review.type("story 0")
        await review.press("enter")
        await review.sees("Used as", "not said")
        await review.press("enter", "down", "enter", "tab", "enter", "down", "enter", "ctrl+s")
        await review.sees("1 primary reference")
        (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
        assert (piece.standing, piece.reference.standing) == (Standing.PRIMARY, None)
