"""Which encoding a text is in, and what is said when it is not certain or not whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UndecodableText
from workbench.readers.encoding import decode
from workbench.readers.read import read_bytes

RUSSIAN = "Министр заявил, что санкции незаконны и что ответ последует завтра. "
JAPANESE = "外相は制裁について述べた。次の会議は木曜日に開かれる。"
GREEK = "Ο υπουργός είπε ότι οι κυρώσεις δεν είναι νόμιμες και ότι θα απαντήσει αύριο. "
CHINESE = "外交部长说制裁是非法的，政府下周将提交法案。目前还没有议员投票。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("Plain words", "ascii", "utf-8"),
        ("Größe, naïve, “quoted”", "utf-8", "utf-8"),
        ("Größe", "utf-8-sig", "utf-8"),
        ("Größe", "utf-16", "utf-16-le"),
        ("Words without a mark", "utf-16-le", "utf-16-le"),
        ("Words without a mark", "utf-16-be", "utf-16-be"),
        ("Größe", "utf-32", "utf-32-le"),
        ("It’s “clear” that the minister’s café costs £20 – or €30", "cp1252", "windows-1252"),
        ("Der Außenminister sagte, die Größe sei „unklar“.", "cp1252", "windows-1252"),
        ("¿Quién votó? Según el señor Ibáñez, nadie.", "cp1252", "windows-1252"),
        ("Minister powiedział, że sankcje są nielegalne i że źródło nie żyje.", "cp1250", "windows-1250"),
        ("Minister powiedział, że sankcje są nielegalne i że źródło nie żyje.", "iso8859-2", "iso-8859-2"),
        ("Dışişleri bakanı yaptırımların yasadışı olduğunu söyledi.", "cp1254", "windows-1254"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (GREEK, "cp1253", "windows-1253"),
        (JAPANESE, "cp932", "shift_jis"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_a_text_is_found_in_its_encoding(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec), name="a.txt")
    assert decoded.text == text
    assert decoded.encoding == name
    assert decoded.replaced == 0


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("café", "cp1252", "ISO-8859-1"),
        (GREEK, "iso8859-7", "iso-8859-7"),
        (JAPANESE, "euc-jp", "EUC-JP"),
        (JAPANESE, "iso2022-jp", "iso-2022-jp"),
        ("“smart”", "cp1252", "latin1"),
        ("café", "utf-8", "iso-8859-1"),
        ("café", "utf-8", "utf-16"),
        ("café", "utf-8", "no such encoding"),
        ("café", "utf-8", "rot13"),
        ("caf\\u00e9", "ascii", "unicode-escape"),
        ("café", "utf-8", "\0"),
    ],
)
def test_a_declared_encoding_is_followed_where_it_can_be_true(text: str, codec: str, declared: str) -> None:
    assert decode(text.encode(codec), name="a.html", declared=declared).text == text


def test_damaged_places_in_utf8_are_counted_and_said() -> None:
    read = read_bytes("Größe über alles – naïve".encode() + b" \xff\xfe end", name="a.txt")
    assert read.text == "Größe über alles – naïve \ufffd\ufffd end"
    assert read.encoding == "utf-8"
    assert read.notes == ("2 characters could not be decoded and stand as U+FFFD.",)


def test_a_replacement_character_of_the_file_itself_is_no_loss() -> None:
    assert read_bytes("was \ufffd before".encode(), name="a.txt").notes == ()


def test_a_guess_is_said_to_be_one() -> None:
    read = read_bytes("The café’s owner".encode("cp1252"), name="a.txt")
    assert read.text == "The café’s owner"
    assert read.notes == ("The encoding is not stated; windows-1252 was assumed: check accented letters.",)


def test_bytes_of_no_encoding_are_counted_too() -> None:
    decoded = decode(b"caf\xe9 \x81 na\xefve", name="a.txt", declared="windows-1252")
    assert (decoded.text, decoded.replaced) == ("café \ufffd naïve", 1)


DECLARED = st.sampled_from([None, "latin1", "utf-8", "shift_jis", "utf-16", "utf-7", "hz"])


@given(st.binary(max_size=300), DECLARED)
def test_any_bytes_give_storable_text_or_a_typed_refusal(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, name="a.txt", declared=declared).text
    except UndecodableText:
        return
    text.encode()
    assert not {"\0", "\r"} & set(text)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\r\ufeff")))
def test_utf8_comes_back_exactly(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode(), name="a.txt")
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
