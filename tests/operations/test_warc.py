"""Captures as WARC records, read back by warcio, which checks every digest."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from changing_site import Answer, ChangingSite, page, served
from desks import add_source
from warcio.archiveiterator import ArchiveIterator

from workbench.clients.web import WebClient
from workbench.errors import ReadOnlyWorkspace, UnknownId
from workbench.operations import capture, references, warc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.workspace import Workspace

PAGE = page("The roof of the mill is red.")


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with served() as site:
        yield site


def captured(desk: Workspace, site: ChangingSite, path: str) -> str:
    reference, _ = references.add_reference(desk.journal, url=site.url(path))
    capture.fetch(desk.journal, desk.blobs, WebClient(allow_private=[site.host]), desk.reader, reference)
    return reference


def read_back(path: Path) -> list[tuple[Any, bytes]]:
    with path.open("rb") as file:
        found = [
            (record, record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert all(record.digest_checker.passed is not False for record, _ in found)
    return found


@pytest.mark.parametrize("name", ["out.warc.gz", "out.warc"])
def test_a_fetched_page_is_a_response_with_its_exact_bytes(
    desk: Workspace, site: ChangingSite, tmp_path: Path, name: str
) -> None:
    site.pages["/a"] = Answer(gzip.compress(PAGE.body), headers={"Content-Encoding": "gzip", "Server": "old"})
    ref = captured(desk, site, "/a")
    written = warc.export(desk.reader, desk.blobs, [ref], tmp_path / name)
    assert written == warc.Written(1, ())
    (info, about), (response, body), (story, told) = read_back(tmp_path / name)
    assert info.rec_type == "warcinfo"
    assert b"software: workbench/" in about
    assert b"description: Evidence captured" in about
    assert (response.rec_type, body) == ("response", PAGE.body)
    head, http = response.rec_headers, response.http_headers
    assert head.get_header("WARC-Target-URI") == site.url("/a")
    assert head.get_header("WARC-IP-Address") == "127.0.0.1"
    assert head.get_header("WARC-Date").endswith("Z")
    assert head.get_header("WARC-Payload-Digest").startswith("sha256:")
    assert http.get_statuscode() == "200"
    assert http.get_header("content-encoding") is None
    assert http.get_header("x-archive-orig-content-encoding") == "gzip"
    assert http.get_header("Content-Length") == str(len(PAGE.body))
    assert http.get_header("server") == "old"
    assert story.rec_headers.get_header("WARC-Concurrent-To") == head.get_header("WARC-Record-ID")
    assert f"sha256: {hashlib.sha256(PAGE.body).hexdigest()}" in told.decode()
    is_packed = (tmp_path / name).read_bytes().startswith(b"\x1f\x8b")
    assert is_packed == name.endswith(".gz")


def test_redirects_are_told_and_every_capture_is_there(
    desk: Workspace, site: ChangingSite, tmp_path: Path
) -> None:
    site.pages |= {"/a": Answer(b"", 302, {"Location": "/b"}), "/b": PAGE}
    ref = captured(desk, site, "/a")
    site.pages["/b"] = page("The roof is blue.")
    web = WebClient(allow_private=[site.host])
    capture.fetch(desk.journal, desk.blobs, web, desk.reader, ref)
    site.pages.clear()
    capture.fetch(desk.journal, desk.blobs, web, desk.reader, ref)
    assert warc.export(desk.reader, desk.blobs, [ref], tmp_path / "out.warc").captures == 2
    found = read_back(tmp_path / "out.warc")
    assert [record.rec_type for record, _ in found] == ["warcinfo"] + ["response", "metadata"] * 2
    assert found[1][0].rec_headers.get_header("WARC-Target-URI") == site.url("/b")
    assert f"redirect: 302 {site.url('/a')} (127.0.0.1)" in found[2][1].decode()
    assert b"blue" in found[3][1]


def test_files_and_saved_pages_are_resources(desk: Workspace, tmp_path: Path) -> None:
    deed = add_source(desk, "The roof is red.\n")
    paywalled, _ = references.add_reference(desk.journal, url="https://paper.example/a")
    (tmp_path / "saved.html").write_bytes(PAGE.body)
    capture.keep_file(desk.journal, desk.blobs, paywalled, tmp_path / "saved.html")
    warc.export(desk.reader, desk.blobs, [deed, paywalled], tmp_path / "out.warc.gz")
    records = [(r, body) for r, body in read_back(tmp_path / "out.warc.gz") if r.rec_type == "resource"]
    assert [record.content_type for record, _ in records] == ["text/plain", "text/html"]
    assert [record.rec_headers.get_header("WARC-Target-URI") for record, _ in records] == [
        f"urn:sha256:{hashlib.sha256(b'The roof is red.' + bytes([10])).hexdigest()}",
        "https://paper.example/a",
    ]
    assert records[1][1] == PAGE.body


def test_words_of_a_server_or_a_person_break_no_record(
    desk: Workspace, site: ChangingSite, tmp_path: Path
) -> None:
    site.pages["/a"] = Answer(PAGE.body, headers={"Server": "odd \x80\xff \x1b[2J"})
    ref = captured(desk, site, "/a")
    references.correct_reference(desk.journal, ref, title="A deed\r\nWARC-Type: response\r\n\r\n\x85 more")
    warc.export(desk.reader, desk.blobs, [ref], tmp_path / "out.warc")
    assert [record.rec_type for record, _ in read_back(tmp_path / "out.warc")] == [
        "warcinfo",
        "response",
        "metadata",
    ]


def test_a_damaged_file_is_left_out_and_said(desk: Workspace, site: ChangingSite, tmp_path: Path) -> None:
    site.pages["/a"] = PAGE
    ref = captured(desk, site, "/a")
    (snapshot,) = desk.reader.snapshots(ref)
    path = desk.blobs.path(snapshot.bytes_digest or "")
    path.chmod(0o644)
    path.write_bytes(b"changed")
    written = warc.export(desk.reader, desk.blobs, [ref, add_source(desk)], tmp_path / "out.warc")
    assert written.captures == 1
    assert len(written.faults) == 1
    assert snapshot.id in written.faults[0]


def test_a_file_is_written_whole_or_not_at_all(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownId):
        warc.export(desk.reader, desk.blobs, ["nothing"], tmp_path / "out.warc")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadOnlyWorkspace):
        warc.export(desk.reader, desk.blobs, [add_source(desk)], tmp_path / "file" / "out.warc")
    assert not list(tmp_path.glob("*.warc")) and not list(tmp_path.glob(".*partial"))
