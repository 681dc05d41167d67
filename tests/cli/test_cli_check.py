"""Quotations and figures held against sources, by commands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Program

REMARKS = (
    "Remarks of the deputy adviser\n\n“This is an emerging and real threat,” said Jon Finer. “This is an emerging "
    "threat,” said Ada Brook on 17 December 2024.\n\nThe missile has a range of 900 kilometers. "
    "Four entities were named.\n"
)


@pytest.fixture
def remarks(desk: Program) -> str:
    """The id of a reference whose text gives the words to two speakers."""
    desk.file("remarks.txt", REMARKS)
    return desk("reference", "add", "remarks.txt").id


def quotation_of(desk: Program) -> str:
    return desk.claim("quotation")


def checked(desk: Program, claim: str, *more: object) -> dict[str, Any]:
    ran = desk("claim", "check", claim, *more, "--json")
    assert ran.code == 0, ran.err
    answer: dict[str, Any] = ran.json
    return answer


def test_a_quotation_is_laid_beside_the_words_of_a_source(desk: Program, remarks: str) -> None:
    ran = desk("claim", "check", quotation_of(desk), "--reference", remarks)
    assert ran.code == 0
    assert "said by someone else" in ran.out
    assert "the claim gives it to Jon Finer, the source to Ada Brook" in ran.out
    assert "[-only in the source-]" in ran.err
    assert "\x1b" not in ran.out
    found = checked(desk, quotation_of(desk), "--reference", remarks[:8])
    (source,) = found["sources"]
    (line,) = source["quotations"]
    assert (line["outcome"], line["fidelity"], line["said_by"]) == (
        "said by someone else",
        "verbatim",
        "Ada Brook",
    )
    assert REMARKS[line["start"] : line["end"]] == "This is an emerging threat,"
    assert found["findings"] == [line["number"]]


def test_altered_words_are_marked_without_colour_too(desk: Program) -> None:
    desk.file("other.txt", "“This is an emerging and real threat,” said Jon Finer. The port is not closed.")
    reference = desk("reference", "add", "other.txt").id
    ran = desk("claim", "check", quotation_of(desk), "--reference", reference)
    assert "✗ altered  said by Jon Finer there too" in ran.out
    assert "[-and real-]" in ran.out
    found = checked(desk, quotation_of(desk), "--reference", reference)
    (part,) = found["sources"][0]["quotations"][0]["parts"]
    assert {"kind": "dropped", "quoted": "", "source": "and real"} in part["diff"]


def test_figures_are_told_in_a_table(desk: Program, remarks: str) -> None:
    ran = desk("claim", "check", desk.claim("quantity"), "--reference", remarks)
    assert "2,750 kilometers  contradicted  900 kilometers" in ran.out
    counted = checked(desk, desk.claim("count"), "--reference", remarks)["sources"][0]["figures"]
    by_words = {figure["words"]: figure["outcome"] for figure in counted}
    assert by_words["four"] == "found"


def test_what_a_line_found_is_attached_with_its_place(desk: Program, remarks: str) -> None:
    claim = quotation_of(desk)
    ran = desk("claim", "check", claim, "--reference", remarks, "--attach", 1, "--stance", "refutes")
    assert ran.code == 0, ran.err
    (piece,) = desk("claim", "show", claim, "--json").json["evidence"]
    assert (piece["id"], piece["stance"]) == (ran.out.strip(), "refutes")
    assert REMARKS[piece["start"] : piece["end"]] == piece["excerpt"] == "This is an emerging threat,"
    assert checked(desk, claim)["sources"][0]["evidence"] == [piece["id"]]


def test_all_claims_with_evidence_are_checked_and_strict_tells_the_shell(desk: Program, remarks: str) -> None:
    claim = quotation_of(desk)
    assert desk("claim", "check", "--all", "--strict").code == 0
    desk("evidence", "attach", claim, remarks, "--stance", "context")
    relaxed, strict = desk("claim", "check", "--all"), desk("claim", "check", "--all", "--strict")
    assert (relaxed.code, strict.code) == (0, 1)
    assert "Checked 1 claim, 1 with findings." in relaxed.err
    assert relaxed.out == strict.out
    (found,) = desk("claim", "check", "--all", "--json").json
    assert found == desk("claim", "check", claim, "--json").json
    assert desk("claim", "check", claim, "--strict").code == 1


def test_a_claim_without_readable_evidence_says_what_to_do(desk: Program) -> None:
    ran = desk("claim", "check", quotation_of(desk))
    assert (ran.code, ran.out) == (0, "")
    assert "name a --reference" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("CLAIM", "--all"),
        ("--all", "--attach", "1", "--stance", "supports"),
        ("CLAIM", "--attach", "1"),
        ("CLAIM", "--stance", "supports"),
        ("CLAIM", "--snapshot", "zzzz"),
    ],
)
def test_what_makes_no_sense_is_a_usage_mistake(desk: Program, arguments: tuple[str, ...]) -> None:
    claim = quotation_of(desk)
    ran = desk("claim", "check", *(claim if word == "CLAIM" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")


def test_a_line_that_is_not_there_or_found_nothing_is_refused(desk: Program) -> None:
    desk.file("empty.txt", "Nothing of the kind.")
    reference = desk("reference", "add", "empty.txt").id
    for number in (1, 99):
        ran = desk(
            "claim", "check", quotation_of(desk), "--reference", reference, "--attach", number, "--stance", "context"
        )  # fmt: skip
        assert (ran.code, ran.out) == (3, "")


def test_a_quotation_is_checked_against_files_without_a_workspace(program: Program) -> None:
    program.file("hearing.txt", REMARKS)
    program.file("mill.txt", "The mill is red.")
    ran = program("check", "This is an emerging threat", "--against", "hearing.txt", "mill.txt", "--json")
    first, second = ran.json
    assert (ran.code, first["outcome"], second["outcome"]) == (0, "verbatim", "not found")
    assert first["document"] == "hearing.txt"
    shown = program("check", "-", "--against", "hearing.txt", stdin="“This is an emerging menace”".encode())
    assert "{+menace+}" in shown.out
    spoken = program("check", "an emerging threat", "--against", "hearing.txt", "--speaker", "Ada Brook")
    assert "said by Ada Brook there too" in spoken.out
    assert program("check", "a word never said there", "--against", "mill.txt", "--strict").code == 1
    assert program("check", "red", "--against", "absent.txt").code == 1
    assert program("check", " ", "--against", "mill.txt").code == 2
    assert not (program.folder / "claims.db").exists()


def test_hostile_words_of_a_source_stay_harmless(program: Program) -> None:
    program.file("hostile.txt", "We were \u202enot\u202c warned \x1b[31mby the port of Norrvik.")
    ran = program("check", "We were warned by the port of Norrvik", "--against", "hostile.txt")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_the_keys_of_a_check_are_those_that_scripts_rely_on(desk: Program, remarks: str) -> None:
    found = checked(desk, quotation_of(desk), "--reference", remarks)
    assert list(found) == ["claim", "wording", "sources", "findings"]
    (source,) = found["sources"]
    assert list(source) == ["reference", "citation", "snapshot", "evidence", "quotations", "figures"]
    assert " ".join(source["quotations"][0]) == (
        "number assertion text speaker outcome fidelity attribution said_by remarks start end parts"
    )
    assert " ".join(source["quotations"][0]["parts"][0]) == "text fidelity attribution said_by places diff"
    (other,) = checked(desk, desk.claim("quantity"), "--reference", remarks)["sources"]
    assert " ".join(other["figures"][0]) == "number kind words outcome found start end excerpt explanation"
