"""Files made to harm, by what is wrong with them; beside those of ``test_hostile_files`` that are older."""

from __future__ import annotations

import base64
import gzip
import io
import random
import stat
import struct
import tarfile
import warnings
import zipfile

from made_files import CONTAINER, RELATIONS, TYPES, WORD, archive, docx, epub, pdf

SECRET = "root:x:0:0"
"""What stands in the file that outside entities point to; it must never be in a text."""
OUTSIDE = '<!DOCTYPE b [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE b [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 20 if n else '&a;' * 20}'>" for n in range(8)
) + "]>"  # fmt: skip
NOISE = random.Random(4).randbytes(60_000)


def word(document: str | bytes, **more: str | bytes) -> bytes:
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return archive(parts | {name.replace("__", "/"): part for name, part in more.items()})


def book(parts: dict[str, str | bytes], chapters: dict[str, str] | None = None) -> bytes:
    return epub(chapters if chapters is not None else {"a.xhtml": "<p>One.</p>"}, extra=parts)


def bare_pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    numbered = [b"<</Type/Catalog/Pages 2 0 R>>", *objects]
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(numbered, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<<" + trailer + b">>\n%%EOF"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), more, content)


def mail(head: str, body: bytes = b"x") -> bytes:
    return f"From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n".encode() + body


def linked() -> bytes:
    """A book whose chapter is a symbolic link out of the archive."""
    out = io.BytesIO(book({}))
    with zipfile.ZipFile(out, "a") as file:
        entry = zipfile.ZipInfo("OPS/b.xhtml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(entry, "/etc/passwd")
    return out.getvalue()


def flagged(data: bytes, flag: int) -> bytes:
    """An archive whose every entry has a flag set, in both places it stands."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = 0
        while (place := out.find(mark, place)) >= 0:
            out[place + offset] |= flag
            place += 4
    return bytes(out)


def shifted(data: bytes) -> bytes:
    """An archive whose directory points behind its end."""
    out = bytearray(data)
    end = out.rfind(b"PK\x05\x06")
    out[end + 16 : end + 20] = struct.pack("<I", 2**31)
    return bytes(out)


def twice(name: str) -> bytes:
    """An archive with two entries of one name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, warnings.catch_warnings(action="ignore"):
        for words in ("<x/>", "<y/>"):
            file.writestr(zipfile.ZipInfo(name), words)
    return out.getvalue()


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        file.addfile(tarfile.TarInfo("../../evil"))
    return out.getvalue()


def paragraphs(number: int, attributes: str = "") -> str:
    return f"<w:document {WORD}><w:body>" + f"<w:p{attributes}/>" * number + "</w:body></w:document>"


def table(nested: int, span: str = "") -> str:
    cell = f"<w:tbl><w:tr><w:tc>{span}" * nested + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * nested
    return f"<w:document {WORD}><w:body>{cell}</w:body></w:document>"


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
ALTERNATIVE = 'Content-Type: multipart/alternative; boundary="b"'

REFUSED: dict[str, dict[str, tuple[str, bytes]]] = {
    "bombs": {
        "many parts that are small each": (
            "a.docx",
            word("<b/>", **{f"word__p{n}.xml": b"<x>" + b" " * 990_000 + b"</x>" for n in range(110)}),
        ),
        "many chapters that are small each": (
            "a.epub",
            epub({f"{n}.xhtml": " " * 990_000 for n in range(110)}),
        ),
        "entities in the book's package": ("a.epub", book({"OPS/book.opf": LAUGHS + "<b>&a7;</b>"})),
        "entities in relations": ("a.docx", word("<b/>", **{"word__x.rels": LAUGHS + "<b>&a7;</b>"})),
        "a text that is too long": ("a.txt", b"a b " * 5_100_000),
        "a body in base64 that is too long": (
            "a.eml",
            mail("Content-Transfer-Encoding: base64", base64.encodebytes(b"abc " * 5_100_000)),
        ),
    },
    "outside entities": {
        "in the book's package": ("a.epub", book({"OPS/book.opf": OUTSIDE + "<b>&e;</b>"})),
        "in the book's rights": ("a.epub", book({"META-INF/encryption.xml": OUTSIDE + "<b>&e;</b>"})),
        "in the properties": ("a.docx", word("<b/>", **{"docProps__core.xml": OUTSIDE + "<b>&e;</b>"})),
        "in relations": ("a.docx", word("<b/>", **{"word__y.rels": OUTSIDE + "<b>&e;</b>"})),
        "in the book's container": (
            "a.epub",
            book({"META-INF/container.xml": OUTSIDE + CONTAINER}),
        ),
    },
    "cut short": {
        "a Word document at its half": ("a.docx", docx(["x" * 5000])[:700]),
        "a book at its half": ("a.epub", book({})[:600]),
        "a book without its last bytes": ("a.epub", book({})[:-10]),
        "a PDF's first page": ("a.pdf", pdf([["x"] * 40] * 3)[:120]),
        "a page in its first tag": ("a.html", b"<!DOCTYPE html><html><bo"),
    },
    "encrypted": {
        "every entry of a book": ("a.epub", flagged(book({}), 1)),
        "strongly, every entry": ("a.docx", flagged(docx(["x"]), 0x41)),
        "an office file with a password": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE),
        "a PDF with AES and a lost key": (
            "a.pdf",
            pdf([["x"]], extra=b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4/O(x)/U(x)>>/ID[(a)(b)]"),
        ),
        "a mail in S/MIME": (
            "a.eml",
            mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", NOISE[:2000]),
        ),
    },
    "lying types": {
        "a picture called text": ("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE),
        "a picture called mail": ("a.eml", b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE),
        "a program called Markdown": ("a.md", b"\x7fELF\x02\x01\x01" + NOISE),
        "a program called a Word document": ("a.docx", b"MZ\x90\0" + NOISE),
        "a database called text": ("a.txt", b"SQLite format 3\0" + NOISE),
        "a packed text": ("a.txt", gzip.compress(b"words " * 100)),
        "a tar called a page": ("a.html", tar()),
        "a ZIP called a PDF": ("a.pdf", archive({"x": "y"})),
        "a Word document without its types": ("a.docx", archive({"word/document.xml": "<x/>"})),
        "noise called a page": ("a.html", b"\0\1\2\3" + NOISE),
    },
    "deep nesting": {
        "tables in a Word document": ("a.docx", word(table(20_000))),
        "elements in a package": ("a.epub", book({"OPS/book.opf": "<p>" * 90_000 + "</p>" * 90_000})),
        "messages in messages": (
            "a.eml",
            b"".join([b"From: a@b.example\nContent-Type: message/rfc822\n\n"] * 2_000) + b"x",
        ),
    },
    "paths that lead out": {
        "a chapter by an encoded path": (
            "a.epub",
            book({}, {"%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd": ""}),
        ),
        "a container by an absolute path": (
            "a.epub",
            book({"META-INF/container.xml": CONTAINER.replace("OPS/book.opf", "/etc/passwd")}),
        ),
        "a container by an address": (
            "a.epub",
            book({"META-INF/container.xml": CONTAINER.replace("OPS/book.opf", "file:///etc/passwd")}),
        ),
        "a document that is elsewhere": (
            "a.docx",
            archive(
                {
                    "[Content_Types].xml": TYPES,
                    "word/document.xml": f"<w:document {WORD}/>",
                    "_rels/.rels": RELATIONS.replace("word/document.xml", "../../../../etc/passwd"),
                }
            ),
        ),
    },
    "lying archives": {
        "a directory behind the end": ("a.docx", shifted(docx(["x"]))),
        "two entries of one name": ("a.docx", twice("word/document.xml")),
        "a method nobody knows": ("a.docx", docx(["x"]).replace(b"\x08\x00", b"\x63\x00")),
        "a book that is only a directory": ("a.epub", b"PK\x05\x06" + b"\0" * 18),
    },
    "absurd counts": {
        "headers by the hundred thousand": (
            "a.eml",
            b"".join(b"X-%d: y\r\n" % n for n in range(200_000)) + b"Content-Type: image/png\r\n\r\n",
        ),
        "alternatives by the thousand": ("a.eml", mail(ALTERNATIVE, b"--b\r\n\r\nx\r\n" * 2_000)),
        "pages below nothing": ("a.pdf", bare_pdf(b"<</Type/Pages/Kids[]/Count -7>>")),
        "nine thousand pages": (
            "a.pdf",
            bare_pdf(b"<</Type/Pages/Kids[" + b"3 0 R " * 9000 + b"]/Count 9000>>", PAGE),
        ),
        "empty paragraphs by the thousand": ("a.docx", word(paragraphs(8_000))),
    },
    "broken encodings": {
        "NUL in a text": ("a.txt", b"words and \0 more words"),
        "NUL in Markdown": ("a.md", b"# words\n\nand \0 more"),
        "half of a surrogate pair": ("a.txt", b"\xff\xfe" + "words".encode("utf-16-le") + b"\x00\xd8x\0"),
        "a charset that is a packer": ("a.eml", mail("Content-Type: image/x; charset=zlib_codec", NOISE)),
        "nothing but blanks": ("a.txt", ("\ufeff" + " \u00a0\u2003\n" * 50).encode()),
    },
    "huge pieces": {
        "an attribute of 11 MB": ("a.docx", word(paragraphs(1, f' a="{"x" * 11_000_000}"'))),
        "a comment of 15 MB": ("a.html", b"<html><body><!--" + b"x" * 15_000_000 + b"--></body></html>"),
        "a file over the limit": ("a.html", b"<p>" + b"x" * 50_000_001),
        "a script of 15 MB": ("a.html", b"<html><script>" + b"x();" * 4_000_000 + b"</script></html>"),
    },
    "what holds itself": {
        "a page whose parent is itself": ("a.pdf", bare_pdf(PAGES, b"<</Type/Page/Parent 3 0 R>>")),
        "pages that are their own kids": (
            "a.pdf",
            bare_pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        ),
        "a table before itself": (
            "a.pdf",
            bare_pdf(PAGES, PAGE, stream(b""), trailer=b"/Root 1 0 R/Prev 9") + b"\nstartxref\n9\n%%EOF",
        ),
        "a form that draws itself": (
            "a.pdf",
            bare_pdf(
                PAGES,
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
                stream(b"/F Do"),
                stream(
                    b"/F Do /F Do",
                    b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>",
                ),
            ),
        ),
    },
}
"""By kind: what is wrong, with the file's name and bytes. Each is refused."""

ENDURED: dict[str, dict[str, tuple[str, bytes]]] = {
    "outside entities": {
        "in a page": ("a.html", f"{OUTSIDE}<html><body><p>Words &e; here.</p></body></html>".encode()),
        "an included file": (
            "a.html",
            b'<html xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="file:///etc/passwd"/></html>',
        ),
        "in a chapter": (
            "a.epub",
            book({"OPS/a.xhtml": f"{OUTSIDE}<html><body><p>Words &e;</p></body></html>"}),
        ),
    },
    "cut short": {
        "a page in a paragraph": ("a.html", b"<html><body><p>Words that go on and on until the line is"),
        "a mail in base64": ("a.eml", mail("Content-Transfer-Encoding: base64", b"V29yZHMgdGhhdCBnbyBv")),
    },
    "deep nesting": {
        "elements in a page": ("a.html", b"<html><body>" + b"<div>" * 200_000 + b"<p>Words.</p>"),
        "tables in a page": ("a.html", b"<table><tr><td>" * 20_000 + b"Words."),
        "quotes in Markdown": ("a.md", b">" * 100_000 + b" Words."),
        "brackets in Markdown": ("a.md", b"[" * 100_000 + b"Words" + b"](x)" * 100_000),
        "comments in a header": ("a.eml", mail("To: " + "(" * 50_000 + "x", b"Words.")),
        "chapters": ("a.epub", book({"OPS/a.xhtml": "<div>" * 100_000 + "<p>Words.</p>"})),
    },
    "paths that lead out": {
        "entries of an archive": (
            "a.docx",
            word(
                f"<w:document {WORD}><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>",
                **{"..__..__evil.xml": "<x/>", "__etc__evil.xml": "<x/>", "..\\..\\evil.txt": "x"},
            ),
        ),
        "a chapter that is a link": ("a.epub", linked()),
    },
    "absurd counts": {
        "a cell over a milliard columns": (
            "a.html",
            b'<html><body><table><tr><td colspan="999999999" rowspan="999999999">Words.</table></body></html>',
        ),
        "a cell over a milliard columns of Word": (
            "a.docx",
            word(
                table(1, '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>').replace(
                    "<w:p/>", "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"
                )
            ),
        ),
        "thirty thousand attributes": (
            "a.html",
            b"<html><body><p "
            + b" ".join(b"a%d=1" % n for n in range(100_000))
            + b">Words.</p></body></html>",
        ),
        "one chapter named ten thousand times": (
            "a.epub",
            book(
                {
                    "OPS/book.opf": '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine>'
                    + '<itemref idref="a"/>' * 10_000
                    + "</spine></package>"
                }
            ),
        ),
    },
    "broken encodings": {
        "a page that says UTF-16 and is not": (
            "a.html",
            b'<html><head><meta charset="utf-16"></head><body><p>Words are here.</p></body></html>',
        ),
        "a page whose charset is a packer": (
            "a.html",
            b'<html><head><meta charset="zlib_codec"></head><body><p>Words are here.</p></body></html>',
        ),
        "bytes of no encoding": ("a.txt", b"Words \x81\x8d\x8f\x90\x9d\xff\xfe and more"),
        "quoted-printable that is none": (
            "a.eml",
            mail("Content-Transfer-Encoding: quoted-printable", b"Words =ZZ =\xff=3 ="),
        ),
        "UTF-32": ("a.txt", b"\xff\xfe\0\0" + "words".encode("utf-32-le")),
        "overlong UTF-8": ("a.txt", b"Words \xc0\xaf\xe0\x80\xaf and more"),
    },
    "huge pieces": {
        "an attribute of 20 MB": (
            "a.html",
            b'<html><body><p title="' + b"x" * 20_000_000 + b'">Words.</p></body></html>',
        ),
        "a line of 5 MB in Markdown": ("a.md", b"*_`[" * 1_250_000),
        "a header of 10 MB": ("a.eml", mail("X-Long: " + "x " * 5_000_000, b"Words.")),
        "a title of 5 MB": (
            "a.html",
            b"<html><head><title>" + b"x " * 2_500_000 + b"</title></head><body><p>Words.</p></body></html>",
        ),
    },
    "what holds itself": {
        "names that stand for each other": (
            "a.md",
            b"[a][b]\n\n[a]: b\n[b]: a\n\nWords." + b"\n[a][b]" * 5_000,
        ),
    },
}
"""Those that a reader may make sense of: it gives words in time, or refuses; nothing of the outside is among them."""
