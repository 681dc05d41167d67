"""Lists of references in and out, citations, duplicates, sources and the sourcing of claims, by commands alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program

BIB = """@article{falk2024, title = {Mud}, author = {Falk, Ines}, journal = {The Quay}, date = {2024-12-19},
  url = {https://quay.example/mud}, entrysubtype = {newspaper}}
@book{broken, title = {
"""
FALK = "Ines Falk, “Mud”. The Quay, 19 December 2024. https://quay.example/mud"


def take(
    desk: Program, tmp_path: Path, text: str = BIB, name: str = "list.bib", *options: str
) -> list[dict[str, str]]:
    file = tmp_path / name
    file.write_text(text)
    ran = desk("reference", "import", str(file), "--json", *options)
    rows: list[dict[str, str]] = ran.json
    return rows


def test_a_list_is_taken_in_and_every_entry_accounted_for(desk: Program, tmp_path: Path) -> None:
    file = tmp_path / "list.bib"
    file.write_text(BIB)
    previewed = desk("reference", "import", str(file), "--preview")
    assert (previewed.code, "1 new, 0 known, 1 refused" in previewed.err) == (1, True)
    assert desk("reference", "list", "--json").json == []
    ran = desk("reference", "import", str(file))
    assert ran.code == 1
    assert "Took 2 entries: 1 new, 0 known, 1 refused." in ran.err
    assert "not closed" in ran.out
    assert "0 new, 1 known, 1 refused" in desk("reference", "import", str(file)).err
    assert desk("undo").code == 0
    assert desk("reference", "list", "--json").json[0]["withdrawn"]


def test_a_list_from_standard_input_needs_a_format(desk: Program) -> None:
    item = json.dumps([{"id": 1, "type": "book", "title": "Mills"}])
    assert desk("reference", "import", "-", stdin=item.encode()).code == 2
    ran = desk("reference", "import", "-", "--format", "csl-json", "--jsonl", stdin=item.encode())
    assert (ran.code, ran.jsonl[0]["status"]) == (0, "new")


def test_a_file_that_is_no_list_is_refused_in_one_line_and_others_go_on(
    desk: Program, tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.json", tmp_path / "good.json"
    bad.write_text('[{"id": NaN}]')
    good.write_text('[{"id": 1, "type": "book", "title": "Mills\\u001b[2J"}, {"id": 2, "title": "Quays"}]')
    alone = desk("reference", "import", str(bad))
    assert (alone.code, alone.out, alone.err.count("\n")) == (1, "", 1)
    both = desk("reference", "import", str(bad), str(good))
    assert both.code == 1
    assert "NaN" in both.err
    assert "1 new, 0 known, 1 refused" in both.err
    assert "\x1b" not in both.out + both.err


def test_a_reference_is_cited_the_same_everywhere(desk: Program, tmp_path: Path) -> None:
    (row, _) = take(desk, tmp_path)
    id_ = row["reference"]
    assert desk("reference", "cite", id_).out.strip() == FALK
    assert desk("reference", "cite", id_, "--style", "short").out.strip() == "Falk 2024, “Mud”"
    assert FALK in desk("reference", "list").out
    assert FALK in " ".join(desk("reference", "show", id_).out.split())
    shown = desk("reference", "show", id_, "--json").json
    assert (shown["citation"], shown["csl"]["author"]) == (FALK, [{"given": "Ines", "family": "Falk"}])


def test_a_list_is_given_out_in_the_format_its_name_says(desk: Program, tmp_path: Path) -> None:
    take(desk, tmp_path)
    for name, said in (("a.json", '"DOI"'), ("a.bib", "@article{falk2024"), ("a.ris", "TY  - NEWS")):
        ran = desk("reference", "export", "--output", str(tmp_path / name))
        assert (ran.code, ran.out) == (0, "")
        assert (said in (tmp_path / name).read_text()) == (name != "a.json")
    assert desk("reference", "export").json[0]["id"] == "falk2024"
    assert desk("reference", "export", "--format", "ris").out.startswith("TY  - NEWS\n")
    assert desk("reference", "export", "--output", str(tmp_path / "a.txt")).code == 2


def test_an_address_known_in_another_spelling_and_duplicates_joined(desk: Program, tmp_path: Path) -> None:
    (row, _) = take(desk, tmp_path)
    again = desk("reference", "add", "HTTPS://Quay.example:443/mud?utm_source=mail", "--no-fetch")
    assert again.id == row["reference"]
    other = desk(
        "reference", "add", "https://quay.example/copy", "--no-fetch", "--title", "Mud", "--source", "the quay",
        "--issued", "2024-12-19",
    ).id  # fmt: skip
    (group,) = desk("reference", "duplicates", "--json").json
    assert (group["reason"], [r["id"] for r in group["references"]]) == (
        "same title, date and source",
        [row["reference"], other],
    )
    assert desk("reference", "join", row["reference"], other).code == 0
    assert desk("reference", "duplicates").out == ""
    assert desk("reference", "show", other, "--json").json["joined_into"] == row["reference"]
    assert desk("reference", "join", other, row["reference"]).code == 3


def test_a_source_is_described_shown_and_joined(desk: Program, tmp_path: Path) -> None:
    (row, _) = take(desk, tmp_path)
    assert (
        desk("source", "set", "the quay", "--kind", "News Agency", "--country", "NL", "--note", "Sound.").code
        == 0
    )
    shown = desk("source", "show", "The Quay", "--json").json
    assert (shown["name"], shown["kind"], shown["country"]) == ("The Quay", "news agency", "NL")
    assert (shown["notes"], shown["cited"]) == ([{"reviewer": "Ana", "text": "Sound."}], [row["reference"]])
    assert "Sound. (Ana)" in desk("reference", "show", row["reference"]).out
    assert "Sound. (Ana)" in desk("source", "list").out
    assert desk("source", "join", "The Quay", "Quay Online").code == 0
    assert desk("source", "show", shown["id"][:6], "--json").json["aliases"] == ["Quay Online"]
    assert "Ana: Sound." in desk("source", "show", "quay online").out
    assert desk("source", "show", "nobody").code == 2
    assert desk("source", "set", "The Quay", "--kind", "nonsense").code == 2
    assert desk("source", "set", "The Quay").code == 2


def test_the_sourcing_of_a_claim_is_told_and_advised_on(desk: Program, tmp_path: Path) -> None:
    claim = desk.claim()
    saved = tmp_path / "saved.txt"
    saved.write_text("The missile flies far, as the ministry knows.")
    assert desk("workspace", "set", "--sourcing", "primary-or-2").code == 0
    assert desk("workspace", "show", "--json").json["sourcing"] == "primary-or-2"
    first = desk("reference", "add", str(saved), "--source", "The Quay").id
    assert desk("evidence", "attach", claim, first, "--stance", "supports").code == 0
    shown = desk("claim", "show", claim)
    assert "Sourcing: 1 secondary reference, 1 independent voice." in shown.out
    rated = desk("verdict", "record", claim, "true", "--rationale", "It says so.")
    assert rated.code == 0
    assert "asks for a primary reference or 2 independent" in rated.err
    assert "asks for" not in desk("verdict", "record", claim, "unproven", "--rationale", "No.").err
    assert desk("evidence", "attach", claim, first, "--stance", "supports", "--standing", "primary").code == 0
    sourcing = desk("claim", "show", claim, "--json").json["sourcing"]
    assert (sourcing["met"], sourcing["primary"], sourcing["summary"]) == (
        True,
        [first],
        "1 primary reference",
    )
    assert desk("verdict", "record", claim, "true", "--rationale", "The record.").err.count("asks for") == 0
