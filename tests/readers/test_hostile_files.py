"""Files made to harm: each is refused by a typed error within the limits, and the next file is read as ever."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from desks import add_text, open_desk
from hostile_files import ENDURED, REFUSED, SECRET
from made_files import CONTAINER, RELATIONS, TYPES, WORD, archive, docx, epub, pdf

from workbench.errors import BinaryFile, BrokenFile, EmptyFile, InputRefused, ReadingStopped, UndecodableText
from workbench.operations import audit, ingest
from workbench.readers.apart import Child
from workbench.readers.detect import Kind
from workbench.readers.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTITIES = "<!DOCTYPE b [<!ENTITY a '" + "x" * 1000 + "'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 20 if n else '&a;' * 20}'>" for n in range(8)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE b [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PARAMETERS = '<!DOCTYPE b [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]>'
DEEP = "<w:p>" * 100_000 + "</w:p>" * 100_000
ZEROS = b"\0" * 300_000_000


def word(document: str | bytes, **more: str | bytes) -> bytes:
    return archive(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document, **more}
    )


def patched(data: bytes, flag: int = 0, size: int | None = None) -> bytes:
    """A ZIP whose directory says something else than its entries: encrypted, or of another size."""
    out = bytearray(data)
    place = 0
    while (place := out.find(b"PK\x01\x02", place)) >= 0:
        if flag:
            out[place + 8] |= flag
        if size is not None:
            out[place + 24 : place + 28] = struct.pack("<I", size)
        place += 4
    return bytes(out)


def overlapping() -> bytes:
    """Forty entries on one body."""
    data = archive({"word/document.xml": "<x/>" * 50_000})
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[directory:end]
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 40, 40)
    tail[12:20] = struct.pack("<II", len(entry) * 40, directory)
    return data[:directory] + entry * 40 + bytes(tail)


def many_entries(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<x/>")
        for number in range(count):
            file.writestr(f"p{number}", "")
    return out.getvalue()


def filtered(times: int) -> bytes:
    """A PDF whose page content, 200 MB of blanks, is packed again and again."""
    content = b"BT /F1 12 Tf (A) Tj ET " + b" " * 200_000_000
    for _ in range(times):
        content = zlib.compress(content, 9)
    stream = b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (
        len(content),
        b"/FlateDecode " * times,
        content,
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return bare_pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


def bare_pdf(*objects: bytes) -> bytes:
    """A PDF of a catalogue and these objects, without a table of places."""
    numbered = [b"<</Type/Catalog/Pages 2 0 R>>", *objects]
    body = b"".join(
        b"%d 0 obj\n%b\nendobj\n" % (number, item) for number, item in enumerate(numbered, start=1)
    )
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def mail(head: bytes, body: bytes = b"x") -> bytes:
    return b"From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n" + head + b"\r\n\r\n" + body


def nested_mail(depth: int) -> bytes:
    parts = b"x"
    for number in range(depth):
        edge = b"b%d" % number
        parts = b'Content-Type: multipart/mixed; boundary="%b"\n\n--%b\n%b\n--%b--\n' % (
            edge,
            edge,
            parts,
            edge,
        )
    return b"From: a@b.example\nMIME-Version: 1.0\n" + parts


def container(place: str) -> dict[str, str | bytes]:
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER.replace("OPS/book.opf", place),
    }


LOCKED = {"META-INF/encryption.xml": '<e xmlns:k="urn:k"><k:EncryptedKey/></e>'}
STANDARD = b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>/ID[(a)(b)]"
PARTS = b'Content-Type: multipart/mixed; boundary="b"'

WORD_FILES: dict[str, bytes] = {
    "entities": word(ENTITIES + "<b>&a7;</b>"),
    "entities in another part": word("<b/>", **{"word/styles.xml": ENTITIES + "<b>&a7;</b>"}),
    "an outside entity": word(OUTSIDE + "<b>&e;</b>"),
    "an outside parameter": word(PARAMETERS + "<b/>"),
    "entities in UTF-16": word((ENTITIES + "<b>&a7;</b>").encode("utf-16")),
    "nested deeply": docx([], body=DEEP),
    "300 MB of zeros": word(ZEROS),
    "300 MB in a second part": word("<b/>", **{"word/styles.xml": ZEROS}),
    "said to be encrypted": patched(docx(["x"]), flag=1),
    "a lie about its size": patched(docx(["x" * 5000]), size=10),
    "overlapping entries": overlapping(),
    "too many entries": many_entries(3000),
    "no document in it": archive({"[Content_Types].xml": TYPES, "word/document.xml.bak": "x"}),
    "an empty document": docx([]),
    "no XML": word(b"\x01\x02\x03" * 100),
    "a wrong root": word(f"<w:what {WORD}/>"),
    "cut short": docx(["x" * 1000])[:300],
}
BOOKS: dict[str, bytes] = {
    "no container": archive({"mimetype": "application/epub+zip", "x": "y"}),
    "a container that names nothing": archive(container("") | {"META-INF/container.xml": "<c/>"}),
    "a container that points outside": archive(container("../../etc/passwd")),
    "a chapter outside": epub({"../../../../etc/passwd": ""}),
    "entities": epub({"a.xhtml": "x"}, extra={"META-INF/container.xml": ENTITIES + "<b>&a7;</b>"}),
    "locked": epub({"a.xhtml": "x"}, extra=LOCKED),
    "a chapter of 300 MB": epub({"a.xhtml": "x"}, extra={"OPS/a.xhtml": ZEROS}),
    "no chapter": epub({}),
    "no book": archive({"x": "y"}),
}
PDFS: dict[str, bytes] = {
    "cut short": pdf([["x"]])[:30],
    "only its mark": b"%PDF-1.7",
    "its mark and noise": b"%PDF-1.7\n" + bytes(range(256)) * 4000,
    "encrypted": pdf([["x"]], extra=STANDARD),
    "unknown encryption": pdf([["x"]], extra=b"/Encrypt<</Filter/Own/V 9>>"),
    "a tree that holds itself": bare_pdf(b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
    "millions of pages said": bare_pdf(
        b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>", b"<</Type/Page/Parent 2 0 R>>"
    ),
    "no pages": pdf([]),
    "a scan": pdf([[]]),
    "gzip": zlib.compress(b"x" * 100, wbits=31),
}
MAILS: dict[str, bytes] = {
    "no body": mail(b"Content-Type: image/png", b"\x89PNG"),
    "nested parts": nested_mail(3000),
    "thousands of parts": mail(PARTS, b"\r\n".join([b"--b\r\n\r\nx"] * 3000)),
    "NUL": mail(b"Content-Type: text/plain; charset=utf-8", b"a\0b"),
    "an unknown charset": mail(b"Content-Type: text/plain; charset=no-such", b" "),
}
PAGES: dict[str, bytes] = {
    "NUL": b"<html><body><p>a\0b</p>" + b"<p>x</p>" * 20,
    "nothing shown": b"<html><script>x</script></html>",
    "two million elements": b"<html><body>" + b"<p>word</p>" * 2_000_000,
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
}
HOSTILE = {
    f"{suffix}: {what}": (f"a.{suffix}", data)
    for suffix, files in
    {"docx": WORD_FILES, "epub": BOOKS, "pdf": PDFS, "eml": MAILS, "html": PAGES}.items()
    for what, data in files.items()
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_in_time(what: str) -> None:
    name, data = HOSTILE[what]
    began = time.monotonic()
    with pytest.raises(InputRefused) as refusal:
        read_bytes(data, name=name)
    assert time.monotonic() - began < 12
    assert isinstance(refusal.value, (BrokenFile, ReadingStopped, EmptyFile, BinaryFile, UndecodableText))
    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert read_bytes(pdf([["Read as ever."]]), name="b.pdf").text == "Read as ever."


MORE = {f"{kind}: {what}": file for kind, files in REFUSED.items() for what, file in files.items()}
SENSIBLE = {f"{kind}: {what}": file for kind, files in ENDURED.items() for what, file in files.items()}


@pytest.mark.parametrize("what", MORE)
def test_a_file_of_each_kind_is_refused_in_one_line_and_in_time(what: str) -> None:
    name, data = MORE[what]
    began = time.monotonic()
    with pytest.raises(InputRefused) as refusal:
        read_bytes(data, name=name)
    assert time.monotonic() - began < 12
    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 400


@pytest.mark.parametrize("what", SENSIBLE)
def test_a_file_that_has_words_gives_them_or_is_refused_in_time(what: str) -> None:
    name, data = SENSIBLE[what]
    began = time.monotonic()
    try:
        read = read_bytes(data, name=name)
    except InputRefused as refusal:
        assert "\n" not in str(refusal)
    else:
        assert read.text.strip()
        assert SECRET not in read.text
        assert "\0" not in read.text
    assert time.monotonic() - began < 12


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) + len(MORE) + len(SENSIBLE) >= 110
    assert len(REFUSED) >= 12


def test_a_workspace_is_as_it_was_and_takes_the_next_file(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add_text(desk)
    before = desk.reader.workspace()
    known = set(desk.blobs.digests())
    quick = [
        "overlapping entries",
        "an outside entity",
        "entities",
        "said to be encrypted",
        "too many entries",
    ]
    files = [HOSTILE[f"docx: {what}"] for what in quick] + [
        MORE[what] for what in MORE if "huge" not in what
    ][:40]
    for number, (name, data) in enumerate(files):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(data)
        with pytest.raises(InputRefused):
            ingest.add_file(desk.journal, desk.blobs, path)
    assert desk.reader.workspace() == before
    assert set(desk.blobs.digests()) == known
    (tmp_path / "next.txt").write_text("The dam holds 40 million cubic metres.")
    assert ingest.add_file(desk.journal, desk.blobs, tmp_path / "next.txt").is_new
    assert audit.verify(desk.settings.database, desk.blobs, desk.reader).ok


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(longest_s=1.0)
    yield child
    child.close()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(child: Child) -> None:
    slow = pdf([["x" * 200] * 60] * 4000)
    with pytest.raises(ReadingStopped, match="longer than 1 seconds"):
        child.read(Kind.PDF, slow, name="slow.pdf", charset=None)
    assert child.read(Kind.PDF, pdf([["Next."]]), name="b.pdf", charset=None).text == "Next."


def test_a_page_that_packs_hundreds_of_megabytes_is_read_or_given_up_within_the_limits(child: Child) -> None:
    try:
        child.read(Kind.PDF, filtered(3), name="packed.pdf", charset=None)
    except InputRefused as refusal:
        assert "packed.pdf" in str(refusal)
    assert child.read(Kind.PDF, pdf([["Next."]]), name="b.pdf", charset=None).text == "Next."


def test_a_child_that_was_killed_is_replaced(child: Child) -> None:
    data = pdf([["Read."]])
    assert child.read(Kind.PDF, data, name="a.pdf", charset=None).text == "Read."
    process = child._process
    assert process is not None
    process.kill()
    process.wait()
    assert child.read(Kind.PDF, data, name="a.pdf", charset=None).text == "Read."
