"""PDF, Word, EPUB and mail as a user sees them: text with its paragraphs, and what the file states of itself."""

from __future__ import annotations

import pytest
from made_files import docx, epub, pdf

from workbench.errors import BrokenFile, EmptyFile
from workbench.readers.pdf import paragraphs
from workbench.readers.read import read_bytes

MAIL = b"""From: Ines Okafor <ines@quay.example>
To: desk@quay.example
Subject: =?utf-8?q?The_ministry=E2=80=99s_answer?=
Date: Thu, 19 Dec 2024 09:12:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Two ferries were inspected in M=C3=A1laga.

The third was not.
--c
Content-Type: text/html

<p>Two ferries were inspected.</p>
--c--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=a.pdf

x
--b--
"""


def test_a_pdf_gives_its_pages_and_where_they_begin() -> None:
    data = pdf(
        [
            ["Two ferries were inspected on Monday and the third", "was not.", "The port did not answer."],
            [],
            ["Page three."],
        ],
        title="Port report",
    )
    read = read_bytes(data, name="report.pdf")
    assert read.text.startswith(
        "Two ferries were inspected on Monday and the third\nwas not.\n\nThe port did not answer."
    )
    assert [read.text[start:].split(" ")[0] for start in read.pages] == ["Two", "\n\nPage", "Page"]
    assert (read.media_type, read.title, read.encoding) == ("application/pdf", "Port report", None)
    assert read.notes == ("1 of 3 pages have no text layer: pictures are not read.",)


def test_a_word_broken_at_a_line_of_a_pdf_is_whole_again() -> None:
    assert paragraphs("The minis\ufffe\r\ntry answered.\r\n") == "The ministry answered."


def test_a_scan_is_said_to_hold_no_text() -> None:
    with pytest.raises(EmptyFile):
        read_bytes(pdf([[], []]), name="scan.pdf")


def test_a_word_document_gives_paragraphs_and_tables() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Ferry", "2,750 km"))
    sentence = "<w:p><w:r><w:t>Two ferries were </w:t></w:r><w:r><w:t>inspected.</w:t></w:r></w:p>"
    body = f"{sentence}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    read = read_bytes(docx([], title="Port report", body=body), name="report.docx")
    assert read.text == "Two ferries were inspected.\n\nFerry\n\n2,750 km"
    assert (read.title, read.author) == ("Port report", "Ines Okafor")


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    read = read_bytes(
        epub({"z.xhtml": "<h1>One</h1><p>The tide rose.</p>", "a.xhtml": "<p>It fell.</p>"}),
        name="tides.epub",
    )
    assert read.text == "One\n\nThe tide rose.\n\nIt fell."
    assert (read.title, read.author, read.publisher, read.published) == (
        "Tides", "Ines Okafor", "Quay Press", "2023-05-02",
    )  # fmt: skip


def test_a_mail_gives_its_plain_body_subject_sender_and_date() -> None:
    read = read_bytes(MAIL, name="answer.eml")
    assert read.text.strip() == "Two ferries were inspected in Málaga.\n\nThe third was not."
    assert (read.title, read.author, read.published) == ("The ministry’s answer", "Ines Okafor", "2024-12-19")
    assert read.notes == ("1 attached files are not read.",)


def test_what_a_file_is_goes_before_what_it_is_called() -> None:
    data = pdf([["Two ferries were inspected."]])
    assert read_bytes(data, name="page.html", media_type="text/html").media_type == "application/pdf"


@pytest.mark.parametrize(("data", "name"), [(docx(["x"])[:-60], "a.docx"), (pdf([["x"]])[:40], "a.pdf")])
def test_half_a_file_is_refused_with_its_name(data: bytes, name: str) -> None:
    with pytest.raises(BrokenFile, match=name):
        read_bytes(data, name=name)
