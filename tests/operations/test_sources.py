"""References, what was captured of them, and the evidence they give, against a real server on loopback."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_source, look, support
from made_files import pdf

from workbench.clients.web import WebClient
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing
from workbench.domain.snapshots import CaptureMethod, Outcome
from workbench.errors import (
    AmbiguousQuote,
    BadDate,
    QuoteNotFound,
    RuleViolation,
    UnknownId,
    UnreadableFile,
    UnstorableText,
    UsageMistake,
)
from workbench.operations import capture, evidence, references, verdicts
from workbench.operations.audit import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.workspace import Workspace

PAGE = (
    b"<html><head><title>The deed</title></head>"
    b"<body><p>The roof of the mill is red, as all can see.</p></body></html>"
)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


class Handler(http.server.BaseHTTPRequestHandler):
    """A page, a paper, a redirect out of the allowed host, and nothing else."""

    def log_message(self, *_: Any) -> None:
        """Keep silent."""

    def do_GET(self) -> None:
        pages: dict[str, tuple[int, str, bytes]] = {
            "/deed": (200, "text/html; charset=utf-8", PAGE),
            "/paper": (200, "application/pdf", PDF),
            "/odd": (200, "text/html; \x80\xff", PAGE),
            "/out": (302, "text/plain", b""),
        }
        status, kind, body = pages.get(self.path, (404, "text/plain", b"no"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", "secret=1")
        self.send_header("ETag", '"1"')
        if status == 302:
            self.send_header("Location", "http://127.0.0.2:9/")
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def claim(desk: Workspace, document: str) -> str:
    return add_claims(desk, document, 1)[0]


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database, desk.blobs, desk.reader)
    assert found.ok, found.findings


def fetch(desk: Workspace, site: str, path: str, *, allowed: bool = True) -> Any:
    reference, _ = references.add_reference(desk.journal, url=f"http://{site}{path}")
    web = WebClient(allow_private=(site,) if allowed else ())
    return capture.fetch(desk.journal, desk.blobs, web, desk.reader, reference)


def test_a_fetched_page_is_kept_with_its_text_and_where_it_came_from(
    desk: Workspace, site: str, claim: str
) -> None:
    taken = fetch(desk, site, "/deed")
    assert (taken.outcome, taken.method, taken.status) == (Outcome.SAVED, CaptureMethod.FETCHED, 200)
    assert desk.blobs.get(taken.bytes_digest) == PAGE
    assert "roof of the mill is red" in desk.reader.snapshot_text(taken.id)
    assert (taken.private_host, taken.title, taken.reviewer) == (site, "The deed", "Anna")
    piece = evidence.attach(
        desk.journal,
        claim,
        taken.reference_id,
        Stance.SUPPORTS,
        excerpt="roof  of the\nmill",
        locator="first line",
    )
    (kept,) = look(desk, claim).evidence
    assert kept.id == piece
    assert kept.span is not None
    assert kept.excerpt == kept.span.of(desk.reader.snapshot_text(taken.id)) == "roof of the mill"
    verdicts.record(desk.journal, claim, Rating.TRUE, "As all can see.")


def test_headers_that_may_be_private_are_not_kept(desk: Workspace, site: str) -> None:
    fetch(desk, site, "/deed")
    said = desk.settings.database.read_bytes()
    assert b"etag" in said
    assert b"secret=1" not in said


def test_bytes_that_hold_no_text_are_kept_and_said_so(desk: Workspace, site: str, claim: str) -> None:
    taken = fetch(desk, site, "/paper")
    assert (taken.outcome, taken.media_type, taken.text_digest) == (Outcome.SAVED, "application/pdf", None)
    assert desk.blobs.get(taken.bytes_digest) == PDF
    assert "no readable text" in taken.reason
    with pytest.raises(RuleViolation, match="no snapshot with readable text"):
        evidence.attach(desk.journal, claim, taken.reference_id, Stance.SUPPORTS, excerpt="red")
    support(desk, claim, taken.reference_id)
    assert look(desk, claim).evidence[0].bears_on_a_rating


def test_an_excerpt_of_a_pdf_is_cited_with_its_page(desk: Workspace, claim: str, tmp_path: Path) -> None:
    path = tmp_path / "survey.pdf"
    path.write_bytes(pdf([["The survey of the mill."], [], ["The roof is red.", "The door is green."]]))
    source, _new = references.add_reference(desk.journal, title="The survey")
    taken = capture.keep_file(desk.journal, desk.blobs, source, path)
    assert (taken.media_type, len(taken.pages)) == ("application/pdf", 3)
    evidence.attach(desk.journal, claim, source, Stance.SUPPORTS, excerpt="The roof is red")
    evidence.attach(
        desk.journal, claim, source, Stance.SUPPORTS, excerpt="survey of the mill", locator="title page"
    )
    assert [piece.locator for piece in look(desk, claim).evidence] == ["p. 3", "title page"]
    assert verify(desk.settings.database, desk.blobs, desk.reader).ok


def test_what_could_not_be_got_is_recorded_with_the_reason(desk: Workspace, site: str, claim: str) -> None:
    gone = fetch(desk, site, "/nothing")
    assert (gone.outcome, gone.status, gone.bytes_digest) == (Outcome.UNREACHABLE, 404, None)
    assert "404" in gone.reason
    refused = fetch(desk, site, "/deed", allowed=False)
    assert refused.outcome is Outcome.REFUSED
    assert "--allow-private" in refused.reason
    led_out = fetch(desk, site, "/out")
    assert led_out.outcome is Outcome.REFUSED
    assert led_out.final_url == "http://127.0.0.2:9/"
    support(desk, claim, gone.reference_id)
    assert not look(desk, claim).evidence[0].bears_on_a_rating


def test_odd_words_of_a_server_do_not_lose_the_capture(desk: Workspace, site: str) -> None:
    assert fetch(desk, site, "/odd").outcome is Outcome.SAVED


def test_a_later_capture_goes_before_and_an_older_can_be_named(
    desk: Workspace, claim: str, tmp_path: Path
) -> None:
    source = add_source(desk, "The roof is red.")
    (old,) = desk.reader.snapshots(source)
    (tmp_path / "new.txt").write_text("The roof is blue.")
    new = capture.keep_file(desk.journal, desk.blobs, source, tmp_path / "new.txt")
    assert [s.id for s in desk.reader.snapshots(source)] == [new.id, old.id]
    evidence.attach(desk.journal, claim, source, Stance.REFUTES, excerpt="is blue")
    with pytest.raises(QuoteNotFound):
        evidence.attach(desk.journal, claim, source, Stance.SUPPORTS, excerpt="is red")
    evidence.attach(desk.journal, claim, source, Stance.SUPPORTS, excerpt="is red", snapshot_id=old.id)
    with pytest.raises(UnknownId):
        evidence.attach(desk.journal, claim, source, Stance.SUPPORTS, snapshot_id="nothing")
    with pytest.raises(AmbiguousQuote):
        evidence.attach(desk.journal, claim, add_source(desk, "red red"), Stance.SUPPORTS, excerpt="red")


def test_a_page_saved_by_hand_is_said_to_be(desk: Workspace, tmp_path: Path) -> None:
    reference, _ = references.add_reference(desk.journal, url="https://paywall.example/a")
    (tmp_path / "saved.html").write_bytes(PAGE)
    taken = capture.keep_file(desk.journal, desk.blobs, reference, tmp_path / "saved.html")
    assert (taken.method, taken.url) == (CaptureMethod.SAVED_PAGE, "https://paywall.example/a")
    with pytest.raises(UnreadableFile):
        capture.keep_file(desk.journal, desk.blobs, reference, tmp_path / "not there")
    with pytest.raises(UnknownId):
        capture.keep_file(desk.journal, desk.blobs, "nothing", tmp_path / "saved.html")


def test_only_what_has_an_address_is_fetched(desk: Workspace) -> None:
    web = WebClient()
    with pytest.raises(RuleViolation, match="no address to fetch"):
        capture.fetch(desk.journal, desk.blobs, web, desk.reader, add_source(desk))
    with pytest.raises(UnknownId):
        capture.fetch(desk.journal, desk.blobs, web, desk.reader, "nothing")


def test_the_same_address_in_another_spelling_is_the_same_reference(desk: Workspace) -> None:
    typed = "HTTPS://Example.ORG:443?utm_source=mail#top"
    first, is_new = references.add_reference(desk.journal, url=typed, title="Example")
    assert is_new
    assert desk.reader.reference(first).url == typed
    assert references.add_reference(desk.journal, url="https://example.org/") == (first, False)


def test_an_address_of_a_doi_is_known_by_the_doi(desk: Workspace) -> None:
    first, _ = references.add_reference(desk.journal, url="https://doi.org/10.1000/ABC")
    assert desk.reader.reference(first).doi == "10.1000/abc"
    assert references.add_reference(desk.journal, doi="doi:10.1000/Abc.") == (first, False)
    assert references.add_reference(desk.journal, url="http://dx.doi.org/10.1000%2Fabc") == (first, False)
    with pytest.raises(UsageMistake, match="not a DOI"):
        references.add_reference(desk.journal, doi="10.1000")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "javascript:alert(1)",
        "example.org",
        "http://",
        "http://[::1",
        "http://a:99999/",
        "http://u:p@a/",
    ],
)
def test_what_is_no_web_address_is_refused(desk: Workspace, url: str) -> None:
    with pytest.raises(UsageMistake, match="address"):
        references.add_reference(desk.journal, url=url)


def test_a_reference_needs_a_name_and_takes_any(desk: Workspace) -> None:
    with pytest.raises(UsageMistake, match="needs an address, a DOI or a title"):
        references.add_reference(desk.journal, title="  ")
    hostile = "\u202e[/b]\x1b]52;c;x\x07 制裁 " + "x" * 50_000
    made, _ = references.add_reference(
        desk.journal,
        title=hostile.strip(),
        type_=ReferenceType.REPORT,
        standing=Standing.PRIMARY,
        issued="Dec 2024",
        csl={"volume": 4, "note": "é"},
    )
    kept = desk.reader.reference(made)
    assert (kept.title, kept.issued, kept.standing, kept.csl) == (
        hostile.strip(),
        "2024-12",
        Standing.PRIMARY,
        {"volume": 4, "note": "é"},
    )
    for refused in ({"csl": {"score": 0.5}}, {"csl": {"é": 1}}, {"source": "a\x00"}, {"author": "\udcff"}):
        with pytest.raises(UnstorableText):
            references.add_reference(desk.journal, title="x", **refused)  # type: ignore[arg-type]
    with pytest.raises(BadDate):
        references.add_reference(desk.journal, title="x", issued="03/04/2024")


def test_a_note_of_a_call_is_evidence_and_its_reply_can_follow(desk: Workspace, claim: str) -> None:
    note = references.add_note(
        desk.journal,
        method=NoteMethod.CALL,
        note="She said the roof was red.",
        person="Anna Miller",
        noted_on="18 Dec 2024",
        reply=Reply.ASKED,
        reply_by="2024-12-20",
    )
    kept = desk.reader.reference(note)
    assert (kept.title, kept.type, kept.noted_on) == (
        "Call with Anna Miller",
        ReferenceType.PERSONAL_COMMUNICATION,
        "2024-12-18",
    )
    evidence.attach(desk.journal, claim, note, Stance.SUPPORTS, excerpt="roof was red")
    verdicts.record(desk.journal, claim, Rating.TRUE, "She said so.")
    references.correct_reference(desk.journal, note, reply="answered", reply_by=None)
    assert (desk.reader.reference(note).reply, desk.reader.reference(note).reply_by) == (Reply.ANSWERED, None)
    with pytest.raises(QuoteNotFound):
        evidence.attach(desk.journal, claim, note, Stance.SUPPORTS, excerpt="roof was blue")
    with pytest.raises(RuleViolation, match="must not be empty"):
        references.add_note(desk.journal, method=NoteMethod.CALL, note=" ")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"type": "scroll"}, UsageMistake),
        ({"type": None}, UsageMistake),
        ({"title": " "}, UsageMistake),
        ({"standing": "tertiary"}, UsageMistake),
        ({"url": "nowhere"}, UsageMistake),
        ({"issued": "03/04/2024"}, BadDate),
        ({"csl": {}}, UsageMistake),
        ({"withdrawn": True}, UsageMistake),
        ({"reply": "answered"}, RuleViolation),
        ({"method": "call"}, RuleViolation),
        ({"title": "a\x00b"}, UnstorableText),
    ],
)
def test_a_correction_that_makes_no_reference_is_refused(
    desk: Workspace, fields: dict[str, Any], error: type[Exception]
) -> None:
    source = add_source(desk)
    before = desk.reader.references()
    with pytest.raises(error):
        references.correct_reference(desk.journal, source, **fields)
    with pytest.raises(UnknownId):
        references.correct_reference(desk.journal, "nothing", title="x")
    assert desk.reader.references() == before


def test_a_reference_is_corrected_field_by_field(desk: Workspace) -> None:
    source = add_source(desk)
    references.correct_reference(desk.journal, source, title="The true deed", type="report", issued="1891")
    kept = desk.reader.reference(source)
    assert (kept.title, kept.type, kept.issued) == ("The true deed", ReferenceType.REPORT, "1891")
    assert references.correct_reference(desk.journal, source, title="The true deed") is None


def test_withdrawing_evidence_twice_is_once(desk: Workspace, claim: str) -> None:
    piece = support(desk, claim, add_source(desk))
    assert evidence.withdraw(desk.journal, piece, "The deed is forged") is not None
    assert evidence.withdraw(desk.journal, piece) is None
    assert look(desk, claim).evidence[0].withdrawn


def test_an_address_is_fetched_as_it_was_typed(desk: Workspace, site: str) -> None:
    typed = f"HTTP://{site}/deed?utm_source=mail#part"
    reference, _ = references.add_reference(desk.journal, url=typed)
    taken = capture.fetch(desk.journal, desk.blobs, WebClient(allow_private=(site,)), desk.reader, reference)
    assert desk.reader.reference(reference).url == typed
    assert taken.final_url is not None
    assert "utm_source=mail" in taken.final_url
