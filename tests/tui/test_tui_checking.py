"""The check screen: a claim's words beside its sources, and attaching what was found with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from on_screen import reviewing
from tui_workspaces import settings_in

from workbench.domain.evidence import Stance
from workbench.operations import capture, evidence, ingest, references
from workbench.workspace import create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

ARTICLE = """The ferry was late

“We were warned by the port, and we did not see the buoys until it was too late to turn,” Captain Kwame Osei told the
panel on 3 June 2025. The inner channel is 2,750 metres long.
"""
MINUTES = """Hearing

“We were not warned by the port, and we did not see the buoys until it was too late to turn,” Captain Osei said.
The inner channel is 2.75 km long.
"""


TIDES = "High water at nine. Low water at three."


@pytest.fixture
def ferry(tmp_path: Path) -> Settings:
    """A quotation claim with the minutes as evidence, and another reference nobody attached."""
    settings = settings_in(tmp_path)
    desk = create(settings, title="The ferry")
    ingest.add_bytes(desk.journal, desk.blobs, ARTICLE.encode(), name="ferry.txt")
    claims = desk.reader.claim_page(desk.reader.claim_order())
    said = next(row for row in claims if str(row.kind) == "quotation")
    for title, text in (
        ("Minutes of the hearing", MINUTES),
        ("The article again", ARTICLE),
        ("Tides", TIDES),
    ):
        reference, _ = references.add_reference(desk.journal, title=title)
        path = tmp_path / "source.txt"
        path.write_text(text, encoding="utf-8")
        capture.keep_file(desk.journal, desk.blobs, reference, path)
        if title.startswith("Minutes"):
            evidence.attach(desk.journal, said.id, reference, Stance.CONTEXT)
    desk.close()
    return settings


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_words_are_laid_beside_the_source(ferry: Settings, size: tuple[int, int]) -> None:
    async with reviewing(ferry, size) as review:
        await review.press("C")
        await review.sees("✗ altered", "[-not-]", "said by Osei there too", "1 source")
        await review.sees("! A negation is dropped")
        assert "We were" in review.text


async def test_the_source_is_read_at_the_words_and_escape_leads_back(ferry: Settings) -> None:
    async with reviewing(ferry) as review:
        await review.press("C")
        await review.sees("✗ altered")
        await review.press("p")
        await review.sees("Minutes of the hearing", "Hearing")
        await review.press("escape")
        await review.sees("✗ altered")
        await review.press("escape")
        await review.sees("left of")


async def test_another_reference_is_asked_and_what_it_has_is_attached_with_its_place(ferry: Settings) -> None:
    async with reviewing(ferry) as review:
        await review.press("C")
        await review.sees("✗ altered")
        await review.press("o")
        await review.sees("Hold the claim against", "The article again")
        await review.press("3")
        await review.sees("✓ verbatim", "not attached")
        await review.press("a")
        await review.sees("How does it bear on the claim?")
        await review.press("1")
        await review.sees("2 sources", "The article again")
        assert review.notices == ["Attached: supports."]
    desk = open_workspace(ferry)
    claims = [desk.reader.claim(row.id) for row in desk.reader.claim_page(desk.reader.claim_order())]
    (piece,) = [p for claim in claims for p in claim.evidence if p.stance is Stance.SUPPORTS]
    assert piece.span is not None
    assert piece.excerpt == piece.span.of(ARTICLE)
    assert piece.excerpt.startswith("We were warned by the port")
    desk.close()


async def test_a_figure_is_shown_with_the_sources_figure(ferry: Settings) -> None:
    async with reviewing(ferry) as review:
        await review.press("G")
        while "2,750 metres" not in review.app.screen.claims.current.wording:  # type: ignore[attr-defined]
            await review.press("k")
        await review.press("C")
        await review.sees("No evidence of this claim has readable text.")
        await review.press("o", "2")
        await review.sees("✓ found", "2.75 km", "Converted")


async def test_what_found_nothing_cannot_be_attached(ferry: Settings) -> None:
    async with reviewing(ferry) as review:
        await review.press("C")
        await review.sees("✗ altered")
        await review.press("o", "4")
        await review.sees("? not found", "is not there", "Tides")
        before = review.workspace.reader.workspace().events
        await review.press("a")
        assert "nothing to attach" in str(review.notices)
        assert review.workspace.reader.workspace().events == before


async def test_beside_the_claim_stands_what_its_sources_do_not_bear_out(ferry: Settings) -> None:
    async with reviewing(ferry) as review:
        await review.sees("✗ altered", "C shows it")
        await review.press("j")
        assert "C shows it" not in review.text
