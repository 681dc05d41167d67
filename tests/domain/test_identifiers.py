"""One form for every spelling of an address or a DOI."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.identifiers import address_key, bare_doi, host_of, parse_address

DOI = "10.1000/abc.def"


@pytest.mark.parametrize(
    "spelling",
    [
        "10.1000/abc.def",
        "10.1000/ABC.def",
        "doi:10.1000/abc.def",
        "DOI: 10.1000/abc.def",
        "doi : 10.1000/abc.def",
        "https://doi.org/10.1000/abc.def",
        "HTTP://DX.DOI.ORG/10.1000/abc.def",
        "https://www.doi.org/10.1000/abc.def?nosfx=y#top",
        "doi.org/10.1000/abc.def",
        "doi:https://doi.org/10.1000/abc.def",
        "info:doi/10.1000/abc.def",
        "urn:doi:10.1000/abc.def",
        "https://doi.org/10.1000%2Fabc%2edef",
        "10.1000%2fabc.def",
        "  10.1000/abc.def.  ",
        "(doi:10.1000/abc.def).",
        "<https://doi.org/10.1000/abc.def>",
        "“10.1000/abc.def”",
        "10.1000/abc.def;",
    ],
)
def test_a_doi_in_every_usual_spelling(spelling: str) -> None:
    assert bare_doi(spelling) == DOI


@pytest.mark.parametrize(
    "doi", ["10.1016/s0140-6736(97)11096-0", "10.1000.10/182", "10.1000/a<b>c", "10.1000/ä"]
)
def test_a_doi_with_marks_of_its_own_keeps_them(doi: str) -> None:
    assert bare_doi(f"https://doi.org/{doi}.") == doi


@pytest.mark.parametrize(
    "other",
    ["", None, "10.1000", "10.1000/", "11.1000/a", "https://example.org/10.1000/a", "10.1000/a b", "doi:"],
)
def test_what_is_no_doi(other: str | None) -> None:
    assert bare_doi(other) is None


PAGE = "https://example.org/a/b?id=3"


@pytest.mark.parametrize(
    "spelling",
    [
        "HTTPS://EXAMPLE.org:443/a/b?id=3",
        "https://example.org./a/b?id=3#part",
        "https://example.org/a/./c/../b?id=3#:~:text=red%20roof",
        "https://example.org/%61/b?id=3&utm_source=x&UTM_Medium=y",
        "https://example.org/a/b?fbclid=1&id=3&gclid=2&&mc_eid=1",
        "  https://example.org/a/b?id=3  ",
    ],
)
def test_an_address_in_every_spelling(spelling: str) -> None:
    assert address_key(spelling) == PAGE


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("http://MÜNCHEN.example", "http://xn--mnchen-3ya.example/"),
        ("http://straße.example/ü?q=ä", "http://xn--strae-oqa.example/%C3%BC?q=%C3%A4"),
        ("http://example\u3002org:80", "http://example.org/"),
        ("http://[2001:DB8::0:1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://example.org/a%2fb%7e", "https://example.org/a%2Fb~"),
        ("https://example.org/..", "https://example.org/"),
        ("https://example.org/a/..", "https://example.org/"),
        ("https://example.org/a//b/", "https://example.org/a//b/"),
        ("https://example.org/#!/story", "https://example.org/#!/story"),
        ("https://example.org/#/story:~:text=a", "https://example.org/#/story"),
        ("https://dx.doi.org/10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("https://example.org/?", "https://example.org/"),
        ("https://example.org/?a=%3d", "https://example.org/?a=%3D"),
    ],
)
def test_the_key_of_an_address(given: str, key: str) -> None:
    assert address_key(given) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/", "https://example.org/"),
        ("https://www.example.org/", "https://example.org/"),
        ("https://m.example.org/a", "https://example.org/a"),
        ("https://example.org/a/amp", "https://example.org/a"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ],
)
def test_nothing_is_guessed(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize(
    "given",
    ["", None, "example.org", "ftp://example.org/", "https://", "https://a:b@c.org/", "https://x:99999/"],
)
def test_what_is_no_address_has_no_key(given: str | None) -> None:
    assert address_key(given) is None


def test_a_password_in_an_address_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="user name or password"):
        parse_address("https://me:secret@example.org/")


def test_the_host_of_an_address() -> None:
    assert host_of("https://WWW.Example.org:8080/a") == "example.org"
    assert host_of("nothing") is None


URLS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["http://", "HTTPS://"]),
    st.text(st.sampled_from("aÄß.-\u3002"), min_size=1, max_size=8),
    st.sampled_from(["", ":80", ":443", ":81", "."]),
    st.text(st.sampled_from("/.%2fFeé a~?&=utm_#!:"), max_size=14).map(lambda text: f"/{text}"),
    st.sampled_from(["", "?utm_source=a", "#!/x", "#:~:text=b"]),
)


@given(URLS | st.text(max_size=40).map(lambda text: f"https://example.org/{text}"))
@example("https://example.org/%25%32%66")
def test_a_key_is_its_own_key(url: str) -> None:
    key = address_key(url)
    assert key is None or (key.isascii() and address_key(key) == key)


@given(
    st.sampled_from(["", "doi:", "https://doi.org/", "info:doi/", "(", "10.1000%2f"]),
    st.text(st.sampled_from("10./a%2Ff()[]<>.,;?#"), max_size=16),
)
@example("https://doi.org/", "10.1000/a%252f")
@example("10.1000%2f", "a%252F")
def test_a_bare_doi_is_its_own_form(prefix: str, rest: str) -> None:
    doi = bare_doi(f"{prefix}10.1000/{rest}") or bare_doi(prefix + rest)
    assert doi is None or bare_doi(doi) == doi


@pytest.mark.parametrize("unit", ["a", "%41", "/..", ".", "&utm_a", "10.1000/", ")", "10.", "xn--"])
def test_time_grows_with_length_alone(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.perf_counter()
    address_key(f"https://example.org/{text}?{text}#{text}")
    bare_doi(f"doi:10.1000/{text}")
    bare_doi(text)
    assert time.perf_counter() - started < 2
