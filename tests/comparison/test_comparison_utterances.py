"""A claim's quotation against a text: parts and the whole, whose words they are, what the edits did to the sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.comparison.quotations import check_quotation
from workbench.comparison.remarks import remarks
from workbench.comparison.stretches import stretches
from workbench.comparison.texts import IndexedText
from workbench.comparison.utterances import check_utterance
from workbench.comparison.voices import Voices, turns
from workbench.domain.checks import (
    MISATTRIBUTED,
    Attribution,
    ClaimedQuotation,
    EditKind,
    Fidelity,
    QuotationCheck,
    Speaker,
    Voice,
)
from workbench.domain.spans import Span

HEARING = """“The ferry left the northern quay forty minutes late,” Captain Kwame Osei told the panel on Wednesday, “and
nobody had been told of the works. We were not warned unless you count a leaflet.”

A spokesman for the ministry, Abel Nunn, called the tape “a forgery”. The owner may be fined for the delay.

Osei had written that the ministry knew of the works in March. “The owner was warned,” Nunn said. “The owner was
warned,” said Captain Osei. Fishermen from both villages listened from the gallery and some of them were in tears.
"""
TEXT = IndexedText(HEARING)
OSEI, NUNN = (
    Speaker("Kwame Osei", "Captain"),
    Speaker("Abel Nunn", "spokesman", "the ministry"),
)


def _voice(words: str, speaker: Speaker | None, *, quoted: bool = True, after: int = 0) -> Voice:
    start = HEARING.index(words, after)
    return Voice(Span(start, start + len(words)), speaker, quoted)


VOICES = Voices(
    [
        _voice("“The ferry left the northern quay forty minutes late,”", OSEI),
        _voice(HEARING[HEARING.index("“and\nnobody") : HEARING.index("\n\nA spokesman")], OSEI),
        _voice("“a forgery”", NUNN),
        _voice("the ministry knew of the works in March", OSEI, quoted=False),
        _voice("“The owner was warned,”", NUNN),
        _voice("“The owner was\nwarned,”", OSEI),
    ]
)


def check(*parts: str, by: str | None = "Osei") -> QuotationCheck:
    speaker = Speaker(by) if by else None
    return check_utterance(ClaimedQuotation(parts, speaker, "a1"), TEXT, lambda: VOICES)


def test_words_in_the_mouth_of_the_same_speaker_are_borne_out() -> None:
    found = check("nobody had been told of the works")
    assert (found.outcome, found.attribution, found.said_by) == ("verbatim", Attribution.SAME, "Kwame Osei")
    assert found.is_borne_out


def test_words_in_another_mouth_are_a_misattribution_however_exact() -> None:
    found = check("nobody had been told of the works", by="Abel Nunn")
    assert (found.outcome, found.fidelity) == (MISATTRIBUTED, Fidelity.VERBATIM)
    assert found.said_by == "Kwame Osei"
    assert not found.is_borne_out


@pytest.mark.parametrize("by", [None, "he", "officials", "a spokeswoman for the port", "the captain"])
def test_a_speaker_that_cannot_be_compared_is_no_misattribution(by: str | None) -> None:
    assert check("nobody had been told of the works", by=by).attribution in {
        Attribution.UNKNOWN,
        Attribution.SAME,
    }


def test_a_spokesman_for_a_body_is_the_body() -> None:
    assert check("a forgery", by="a spokesman for the ministry").attribution is Attribution.SAME


def test_words_of_the_text_itself_are_narration() -> None:
    assert check("The owner may be fined").attribution is Attribution.NARRATION
    assert check("The owner may be fined").outcome == "verbatim"


def test_words_of_a_report_are_no_quotation_and_say_whose_report_they_are() -> None:
    found = check("the ministry knew of the works in March")
    assert (found.attribution, found.said_by) == (Attribution.NARRATION, "Kwame Osei")


def test_of_two_places_with_the_same_words_the_one_in_the_right_mouth_counts() -> None:
    text = HEARING.replace("“The owner was\nwarned", "“The owner was warned")
    own = Span(text.rindex("“The owner was"), text.rindex(" said Captain"))
    voices = Voices([_voice("“The owner was warned,”", NUNN), Voice(own, OSEI)])
    said = ClaimedQuotation(("The owner was warned",), Speaker("Osei"))
    found = check_utterance(said, IndexedText(text), lambda: voices)
    assert found.attribution is Attribution.SAME
    assert found.parts[0].places[0].start > text.index("Nunn said")


def test_what_stands_in_an_authors_own_speech_needs_no_quotation_marks() -> None:
    speech = IndexedText("We will deepen the channel. Nobody will pay more.")
    said = ClaimedQuotation(("Nobody will pay more",), Speaker("Falk"))
    found = check_utterance(said, speech, lambda: Voices([]), Speaker("Ines Falk"))
    assert found.attribution is Attribution.SAME


def test_naming_the_speaker_in_the_middle_of_the_source_is_no_omission() -> None:
    found = check(
        "The ferry left the northern quay forty minutes late, and nobody had been told of the works"
    )
    assert (found.outcome, found.attribution) == ("edited", Attribution.SAME)
    assert EditKind.ASIDE in {stretch.kind for stretch in found.parts[0].stretches}
    whole = check(
        "The ferry left the northern quay forty minutes late,", "and nobody had been told of the works"
    )
    assert (whole.outcome, whole.remarks) == ("verbatim", ())


def test_every_part_is_checked_and_then_the_whole() -> None:
    gap = check("The ferry left the northern quay", "and nobody had been told of the works")
    assert [part.fidelity.is_faithful for part in gap.parts] == [True, True]
    assert gap.fidelity is Fidelity.OMITTED
    assert any("forty minutes late" in remark for remark in gap.remarks)
    turned = check("We were not warned", "The ferry left the northern quay")
    assert turned.fidelity is Fidelity.SPLICED
    half = check("We were not warned", "the budget for schools will be doubled soon")
    assert half.fidelity is Fidelity.NOT_FOUND
    assert any("1 of the 2 parts" in remark for remark in half.remarks)


@pytest.mark.parametrize(
    ("quotation", "remark"),
    [
        ("We were warned unless you count a leaflet", "A negation is dropped: the source says “not”."),
        ("nobody had not been told of the works", "A negation is added: the source has no “not”."),
        ("We were not warned by a leaflet", "A condition is dropped: “unless you count”."),
        ("The owner will be fined for the delay", "A reservation is dropped: the source says “may”."),
        ("We were … warned unless you count a leaflet", "The ellipsis takes away a negation: the source says “not”."),
        ("We were not warned …", None),
        ("nobody had been told of the works", None),
    ],
)  # fmt: skip
def test_an_edit_that_turns_the_sense_is_said_in_words(quotation: str, remark: str | None) -> None:
    found = check(quotation).remarks
    assert (remark in found) if remark else found == ()


def test_a_transcript_tells_its_speakers_by_the_names_at_the_head_of_lines() -> None:
    text = "MR. NUNN: Good day.\nAll of you.\n\nQUESTION: Who was warned?\n\nMR. NUNN: The owner was warned in March.\n"
    voices = Voices(turns(text))
    said = ClaimedQuotation(("The owner was warned in March",), Speaker("Abel Nunn"))
    assert check_utterance(said, IndexedText(text), lambda: voices).attribution is Attribution.SAME
    asked = ClaimedQuotation(("Who was warned?",), Speaker("Abel Nunn"))
    assert check_utterance(asked, IndexedText(text), lambda: voices).attribution is Attribution.UNKNOWN
    assert turns("Note: the ferry was late.\nUpdate: it was not.\nSource: the port.") == []


def _shown(quotation: str) -> str:
    parts = stretches(quotation, check_quotation(quotation, TEXT), HEARING)
    return "".join(s.quoted if s.kind is None else f"[{s.kind} {s.source}|{s.quoted}]" for s in parts)


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        ("We were warned unless you count a leaflet", "We were [dropped not|]warned unless you count a leaflet"),
        ("The owner will be fined", "The owner [changed may|will] be fined"),
        ("[t]he owner may be fined", "[brackets The|[t]he] owner may be fined"),
        ("The owner may, be fined", "The owner may[marks |,] be fined"),
        ("The owner … fined for the delay", "The owner [ellipsis may be|…] fined for the delay"),
    ],
)  # fmt: skip
def test_the_aligned_words_show_each_edit_in_its_place(quotation: str, shown: str) -> None:
    assert _shown(quotation).replace("|] ", "|]") == shown


@given(st.data())
def test_legal_edits_are_never_an_alteration(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(TEXT.words) - 12))
    words = " ".join(TEXT.span(first, first + data.draw(st.integers(8, 12))).of(HEARING).split()).split(" ")
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(3, max(3, len(words) - 4)))
        match data.draw(st.sampled_from(["case", "mark", "bracket", "ellipsis"])):
            case "case":
                words[0] = words[0].swapcase()
            case "mark":
                words[at] = words[at].rstrip(",.") + " –"
            case "bracket":
                words.insert(at, "[sic]")
            case _ if len(words) > 8:
                words[at : at + 2] = ["[…]"]
    found = check_quotation(" ".join(words), TEXT)
    assert found.fidelity.is_faithful, (" ".join(words), found)


@given(st.integers(0, len(TEXT.words) - 12), st.integers(6, 12), st.data())
def test_the_stretches_give_the_quotation_back_and_the_places_give_its_words(
    first: int, length: int, data: st.DataObject
) -> None:
    words = " ".join(TEXT.span(first, first + length).of(HEARING).split()).split(" ")
    words[data.draw(st.integers(1, len(words) - 2))] = data.draw(
        st.sampled_from(["marmalade", "must", "–", ""])
    )
    quotation = " ".join(words)
    found = check_quotation(quotation, TEXT)
    parts = stretches(quotation, found, HEARING)
    if found.places:
        squeezed = "".join("".join(part.quoted for part in parts).split())
        assert squeezed == "".join(quotation.split())
    for place in found.places:
        assert place.of(HEARING).split()[0].strip("“”,.")
        assert 0 <= place.start < place.end <= len(HEARING)


@given(st.text(max_size=60), st.text(max_size=120))
def test_nothing_is_too_odd_to_be_laid_side_by_side(quotation: str, text: str) -> None:
    found = check_quotation(quotation, IndexedText(text))
    assert isinstance(remarks(quotation, found, text), tuple)
    assert isinstance(stretches(quotation, found, text), tuple)
    assert isinstance(turns(text), list)
