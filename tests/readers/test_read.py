"""Files in, text out: what is taken, what is refused, and what each refusal says."""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from workbench.domain.reading import NORMALISATION
from workbench.errors import BinaryFile, BrokenFile, EmptyFile, FileTooLarge, UndecodableText, UnreadableFile
from workbench.readers.read import file_bytes, read_bytes, read_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_its_content_with_line_ends_made_one_and_nothing_else_changed() -> None:
    source = "\ufeff  First\u00a0line \r\n\r\n\tsecond\rthird\u2028 \u200bfourth\x0c\n\n"
    read = read_bytes(source.encode(), name="brief.txt")
    assert read.text == "  First\u00a0line \n\n\tsecond\nthird\u2028 \u200bfourth\x0c\n\n"
    assert (read.media_type, read.encoding, read.notes) == ("text/plain", "utf-8", ())
    assert (read.title, read.author, read.publisher, read.published, read.url) == (None,) * 5


def test_html_in_a_text_file_stays_as_it_is_written() -> None:
    source = "<html><body><p>Shown as source.</p></body></html>"
    assert read_bytes(source.encode(), name="brief.txt").text == source


@pytest.mark.parametrize(
    ("name", "claimed", "media_type"),
    [
        ("a.txt", None, "text/plain"),
        ("a.MD", None, "text/markdown"),
        ("a.htm", None, "text/html"),
        ("-", None, "text/html"),
        ("https://example.org/a.txt?page=1.html", None, "text/plain"),
        ("https://example.org/story", "text/html; charset=utf-8", "text/html"),
        ("https://example.org/story.md", "text/plain", "text/plain"),
        ("https://example.org/story", "application/octet-stream", "text/html"),
        ("http://[bad/story.md", None, "text/markdown"),
    ],
)
def test_a_claim_goes_before_the_suffix_and_the_suffix_before_the_content(
    name: str, claimed: str | None, media_type: str
) -> None:
    page = b"<!-- c --><!DOCTYPE html><html><body><p>The ministry answered on Thursday.</p></body></html>"
    assert read_bytes(page, name=name, media_type=claimed).media_type == media_type


def zipped(name: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, "<w:document/>")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("xl/workbook.xml"), "XLSX"),
        (zipped("notes.txt"), "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"SQLite format 3\0" + bytes(84), "SQLite"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "Office"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "MP4"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (bytes(range(256)) * 8, "binary data"),
    ],
)
@pytest.mark.parametrize("claimed", [None, "text/html"])
def test_a_file_that_is_no_text_is_refused_by_what_it_looks_like(
    data: bytes, what: str, claimed: str | None
) -> None:
    with pytest.raises(BinaryFile, match=what) as refusal:
        read_bytes(data, name="report.txt", media_type=claimed)
    assert "report.txt" in str(refusal.value)


@pytest.mark.parametrize(
    "start", ["ID3 tags are", "GIF89a is", "BZh is", "The %PDF-1.7 mark is", "PK is", "MZ is"]
)
def test_a_text_about_file_formats_is_a_text(start: str) -> None:
    assert read_bytes(f"{start} how such files begin.".encode(), name="a.txt").text.startswith(start)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", "\u2003\u00a0".encode()])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFile, match=r"a\.txt"):
        read_bytes(data, name="a.txt")


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"The year \x00 2024 and some more words", 9, "NUL"),
        (b"before \xed\xa0\x80 after", 7, "surrogate"),
        (b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8" + "cd".encode("utf-16-le"), 2, "surrogate"),
    ],
)
def test_what_can_be_neither_stored_nor_shown_is_refused_with_its_place(
    data: bytes, place: int, what: str
) -> None:
    with pytest.raises(UndecodableText, match=what) as refusal:
        read_bytes(data, name="a.txt")
    assert refusal.value.place == place


def test_one_line_of_fifty_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"word " * 10_000_000)
    began = time.monotonic()
    with pytest.raises(FileTooLarge, match=r"50\.0 MB; the limit is 20 MB"):
        read_file(path)
    assert time.monotonic() - began < 5


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    path.chmod(0)
    with pytest.raises(FileTooLarge, match="limit is 50 MB"):
        read_file(path)


def test_a_file_is_read_with_its_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo")
    data, read = read_file(path)
    assert data == b"\xef\xbb\xbfOne\r\ntwo"
    assert read.text == "One\ntwo"


def test_the_bytes_of_a_reference_may_be_of_any_kind(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n\x00\xff")
    assert file_bytes(path) == b"%PDF-1.7\n\x00\xff"
    with pytest.raises(BrokenFile, match=r"report\.pdf cannot be read: it is no whole PDF"):
        read_file(path)


def test_what_is_no_file_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it is a folder"):
        read_file(tmp_path)
    with pytest.raises(UnreadableFile, match="No such file"):
        read_file(tmp_path / "absent.txt")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_file(tmp_path / "bad\0name")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are needed")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="no regular file"):
        read_file(tmp_path / "pipe.txt")


def test_the_articles_are_read_as_they_stand(seeds: list[Path]) -> None:
    for path in seeds:
        data, read = read_file(path)
        assert read.text == data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace(
            "\r", "\n"
        )
        assert read.notes == ()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_rules_of_the_text_stand_beside_the_reader(name: str) -> None:
    data = b"<html><body><p>The mill stands.</p></body></html>" if name == "a.html" else b"The mill stands."
    reader, rules = read_bytes(data, name=name).reader.split()
    assert "/" in reader
    assert rules == NORMALISATION
