"""From a reference to evidence: pages fetched, files and notes, and the words chosen in them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

from on_screen import reviewing
from textual.widgets import Input

from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating
from workbench.operations import references
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from workbench.settings import Settings

MINUTES = """Minutes of the harbour board

The board resolved on 12 March to deepen the channel to 14 metres. The contract runs to June 2025.
The sum voted was 38 million euros.
"""


@contextmanager
def site(page: str, status: int = 200) -> Iterator[str]:
    """A web server on this machine with one page; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/minutes"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def test_a_file_becomes_evidence_with_the_sentence_searched(
    settings: Settings, claim_ids: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text(MINUTES)
    async with reviewing(settings) as review:
        await review.press("a")
        await review.type(str(file))
        await review.press("enter")
        await review.sees("New file")
        await review.press("ctrl+s")
        await review.sees("Evidence", "The sum voted")
        await review.press("enter", "down", "enter", "tab", "tab", "tab", "tab")
        await review.type("resolved on 12")
        await review.press("ctrl+s")
        await review.sees("Evidence  1", "+ supports", "“The board resolved on 12 March")
        (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
        assert piece.stance is Stance.SUPPORTS
        assert piece.excerpt == "The board resolved on 12 March to deepen the channel to 14 metres."
        assert piece.snapshot is not None
        assert piece.span is not None
        assert piece.span.of(MINUTES) == piece.excerpt


async def test_the_bare_name_of_a_file_that_is_there_means_that_file(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES)
    monkeypatch.chdir(tmp_path)
    async with reviewing(settings) as review:
        await review.press("a")
        await review.type("minutes.txt")
        await review.press("enter")
        assert review.app.screen.query_one("#path", Input).value == "minutes.txt"


async def test_a_page_is_fetched_and_words_are_taken_from_it(
    settings: Settings, claim_ids: list[str]
) -> None:
    with site(MINUTES) as address:
        host = address.split("/")[2]
        async with reviewing(replace(settings, allow_private=(host,))) as review:
            await review.press("a")
            await review.type(address)
            await review.press("enter", "ctrl+s")
            await review.sees("Stance")
            await review.press("enter", "down", "down", "enter", "tab", "tab", "tab", "tab")
            await review.type("The sum voted was 38 million euros.")
            await review.press("ctrl+s")
            await review.sees("− refutes", "The sum voted was 38 million euros.")
            (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
            assert piece.snapshot is not None
            assert piece.snapshot.status == 200
            await review.press("v", "end", "up", "tab")
            await review.type("The minutes say otherwise.")
            await review.press("ctrl+s")
            await review.sees("✗ false", "8 left of 9")
            assert review.workspace.reader.claim(claim_ids[0]).rating is Rating.FALSE


async def test_a_page_that_does_not_come_is_said_recorded_and_may_be_attached_without(
    settings: Settings, claim_ids: list[str]
) -> None:
    with site("gone", status=404) as address:
        host = address.split("/")[2]
        async with reviewing(replace(settings, allow_private=(host,))) as review:
            await review.press("a")
            await review.type(address)
            await review.press("enter", "ctrl+s")
            await review.sees("Nothing could be saved", "404")
            await review.press("escape")
            await review.sees("could not be saved")
            await review.press("1")
            await review.sees("no capture")
            await review.press("enter", "down", "enter", "ctrl+s")
            await review.sees("+ supports", "no snapshot")
            (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
            assert not piece.bears_on_a_rating
            (reference,) = review.workspace.reader.references()
            assert [c.is_saved for c in review.workspace.reader.snapshots(reference.id)] == [False]


async def test_a_known_reference_is_found_by_typing_and_a_note_is_evidence(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("a")
        await review.press("down", "down", "enter")
        await review.sees("New note")
        await review.press("tab")
        await review.type("Ines Falk")
        await review.press("tab")
        await review.press("tab")
        await review.type("She confirmed the depth of 14 metres.")
        await review.press("ctrl+s")
        await review.press("enter", "down", "enter", "ctrl+s")
        await review.sees("Call with Ines Falk")
        assert review.workspace.reader.claim(claim_ids[0]).evidence[0].bears_on_a_rating
        await review.press("j", "a")
        await review.type("call falk")
        await review.sees("Call with Ines Falk")
        await review.press("enter")
        await review.press("enter", "down", "down", "down", "enter", "ctrl+s")
        assert review.workspace.reader.claim(claim_ids[1]).evidence[0].stance is Stance.CONTEXT


async def test_words_that_are_not_in_the_capture_are_refused_in_place(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text(MINUTES)
    async with reviewing(settings) as review:
        await review.press("a")
        await review.type(str(file))
        await review.press("enter", "ctrl+s")
        await review.press("enter", "down", "enter", "tab", "tab", "tab", "tab")
        await review.type("never said anywhere")
        await review.sees("These words are not in this text.")
        await review.press("ctrl+s")
        await review.sees("are not in the text")
        assert review.workspace.reader.workspace().evidence == 0


async def test_the_references_screen_lists_captures_and_reads_them(
    settings: Settings, tmp_path: Path
) -> None:
    workspace = open_workspace(settings)
    references.add_reference(workspace.journal, url="https://example.org/a", title="A page", source="Example")
    workspace.close()
    file = tmp_path / "minutes.txt"
    file.write_text(MINUTES)
    async with reviewing(settings) as review:
        await review.press("3")
        await review.sees("A page", "1 reference", "Captures  0")
        await review.press("a", "2")
        await review.type(str(file))
        await review.press("ctrl+s")
        await review.sees("2 references", "minutes.txt")
        await review.press("G", "p")
        await review.sees("The sum voted was 38 million euros.")
        await review.press("escape", "1")
        await review.sees("left of")
