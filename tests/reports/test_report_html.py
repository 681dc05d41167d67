"""The HTML report: data is never markup, the page forbids itself everything, and it can be found one's way in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_samples import HEIGHT, HOSTILE, empty, everywhere, followed_by, partial, rich

from workbench.reports.foreign import HIDDEN
from workbench.reports.render import render

if TYPE_CHECKING:
    from workbench.reports.model import ReportModel

FRAGMENTS = st.sampled_from(
    ["<", ">", '"', "'", "&", "</style>", "</script>", "<!--", "-->", "<svg onload=x>", "javascript:x", " href=x ",
     "{{x}}", "{%", "\\", "\x1b", "\u202e", "&#x3c;", "&lt", "]]>", "\n", "\r", "\x00", "\x85", "\u2028"]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(FRAGMENTS).map("".join)


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, the text, the style sheet."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]

    def shape(self) -> Counter[tuple[str, ...]]:
        """How often each element with its attributes occurs, leaving out what depends on whether an address is one:
        marks of hidden characters, links of addresses, the address of a quotation."""
        shapes: Counter[tuple[str, ...]] = Counter()
        for tag, attrs in self.elements:
            names = sorted(name for name in attrs if name not in {"href", "cite"})
            if tag != "i":
                shapes["span" if attrs.get("class") == "address" else tag, *names] += 1
        return shapes


def page(model: ReportModel) -> Page:
    return Page(render(model, "html"))


def ensure_harmless(seen: Page) -> None:
    """Nothing that runs, loads or leads anywhere but to a plain address."""
    tags = {tag for tag, _ in seen.elements}
    assert not tags & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "svg",
        "video",
        "audio",
    }
    names = {name for _, attrs in seen.elements for name in attrs}
    assert not {name for name in names if name.startswith("on")} | (
        names & {"style", "src", "srcset", "action"}
    )
    for target in seen.all("href") + seen.all("cite"):
        assert re.fullmatch(r"#[A-Za-z0-9_-]+|(?i:https?://|mailto:)[!-~]+", target)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_text_after_every_string_makes_no_element_and_no_attribute(text: str) -> None:
    seen = page(followed_by(text))
    ensure_harmless(seen)
    assert seen.shape() == page(followed_by("x")).shape()


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_text_instead_of_every_string_is_harmless(text: str) -> None:
    source = render(everywhere(rich(internal=True), lambda _: text), "html")
    ensure_harmless(Page(source))
    assert HIDDEN.search(source) is None


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//evil.example", "http://", "https:evil", "http://[bad", "http://a b", "https://a\u202eb", "ftp://a", "", "#x"],
)  # fmt: skip
def test_only_plain_addresses_become_links(address: str) -> None:
    seen = page(everywhere(rich(), lambda text: address if "://" in text else text))
    ensure_harmless(seen)
    assert not [target for target in seen.all("href") if not target.startswith("#")]


def test_an_address_with_quotes_and_letters_of_other_scripts_stays_one_link() -> None:
    seen = page(
        everywhere(rich(), lambda text: 'https://a.example/"><b>/é?q=1&r=2' if "://" in text else text)
    )
    links = {target for target in seen.all("href") if not target.startswith("#")}
    assert links == {"https://a.example/%22%3E%3Cb%3E/%C3%A9?q=1&r=2"}


@pytest.mark.parametrize("model", [rich(internal=True), empty(), partial(), followed_by(HOSTILE)])
def test_the_page_allows_itself_its_own_style_and_nothing_else(model: ReportModel) -> None:
    source = render(model, "html")
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', source)
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip
    assert "url(" not in style
    assert "@import" not in style
    assert source.index("Content-Security-Policy") < source.index("<style>")


@pytest.mark.parametrize("model", [rich(), rich(internal=True), empty(), partial(), followed_by(HOSTILE)])
def test_links_within_the_page_lead_somewhere_and_ids_are_unique(model: ReportModel) -> None:
    seen = page(model)
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in seen.all("href") if target.startswith("#")} <= set(ids)
    assert set(seen.all("aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("model", [rich(), empty(), partial()])
def test_headings_go_down_one_step_at_a_time(model: ReportModel) -> None:
    levels = [int(tag[1]) for tag, _ in page(model).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_has_landmarks_and_a_language() -> None:
    elements = page(rich()).elements
    tags = Counter(tag for tag, _ in elements)
    assert (tags["main"], tags["nav"], tags["footer"]) == (1, 1, 1)
    assert dict(elements)["html"] == {"lang": "en"}


def test_the_passage_stands_in_its_sentence_and_is_marked() -> None:
    source = render(rich(), "html")
    assert (
        "<p>By midnight the water stood <mark>3.4 metres above normal, the highest since records began in 1889</mark>, "
        "said Henrik Dahl"
    ) in source


def test_ratings_are_told_in_words() -> None:
    text = page(rich()).text
    for rating in (
        "True",
        "Mostly false",
        "Misleading",
        "Disputed",
        "To be confirmed",
        "Needs a second review",
    ):
        assert rating in text


def test_comments_and_history_are_folded_in_only_when_internal() -> None:
    assert HEIGHT.comments[1].text not in page(rich()).text
    inside = page(rich(internal=True))
    assert HEIGHT.comments[1].text in inside.text
    assert [tag for tag, _ in inside.elements].count("details") == 2


def test_hidden_characters_are_shown_and_foreign_text_is_isolated() -> None:
    source = render(followed_by("\u202eflip"), "html")
    assert f"<bdi>{HEIGHT.passages[0].document_title}<i>⟨U+202E⟩</i>flip</bdi>" in source
    assert (
        "<title>Storm Alva and the Norrvik barrier: what three articles got right⟨U+202E⟩flip</title>"
        in source
    )


def test_an_empty_report_says_so() -> None:
    text = page(empty()).text
    assert "There are no claims within the scope of this report." in text
    assert "No claim was found, so none was left unchecked." in text


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_text_has_the_contrast_of_wcag_aa_in_light_dark_and_print(scheme: int) -> None:
    style = render(empty(), "html")
    palette = re.findall(r":root\{(.*?)\}", style, re.DOTALL)[scheme]
    colours = {
        name: value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
        for name, value in re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})\b", palette)
    }
    pairs = [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "card"), ("soft", "card")]
    for ink, paper in [*pairs, ("mark-ink", "mark"), ("warn", "warn-paper"), ("warn", "paper")]:
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
