"""The configuration file: what it may say, and how a wrong one is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from workbench.domain.services import SERVICES
from workbench.errors import BadConfiguration, ContactMissing, KeyMissing, ServiceOff, UsageMistake
from workbench.operations.configuration import read_configuration
from workbench.operations.services import Services, chosen_lookups, mailto, statuses
from workbench.workspace import config_file, outside_services

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
contact = "desk@herald.example"

[archive.org]
access = "AAA"
secret = "SSS"

[wikipedia]
on = true
url = "https://de.wikipedia.org/"

[factcheck]
key = "KKK"
pause_s = 2.5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "config.toml"
    place.touch(mode=0o600)
    return place


def test_without_a_file_nothing_is_on_and_every_service_has_its_own_address(tmp_path: Path) -> None:
    said = read_configuration(tmp_path / "none.toml")
    assert said.lookups_on == ()
    assert {name: access.url for name, access in said.access.items()} == {
        n: s.url for n, s in SERVICES.items()
    }


def test_what_the_file_says_counts(file: Path) -> None:
    file.write_text(WHOLE)
    said = read_configuration(file)
    assert said.contact == "desk@herald.example"
    assert said.lookups_on == ("wikipedia",)
    assert said.access["wikipedia"].url == "https://de.wikipedia.org"
    assert said.access["archive.org"].keys == {"access": "AAA", "secret": "SSS"}
    assert (said.access["factcheck"].keys, said.access["factcheck"].pause_s) == ({"key": "KKK"}, 2.5)


def test_keys_are_in_no_representation(file: Path) -> None:
    file.write_text(WHOLE)
    said = repr(read_configuration(file))
    assert not any(key in said for key in ("AAA", "SSS", "KKK"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = = 1", 1, "no TOML"),
        ("\n\n[wikipedia\n", 3, "no TOML"),
        ("[wikipedia]\non = true\n[wikpedia]\n", 3, "'wikpedia' is not known"),
        ("contact = 7", 1, "contact is to be text"),
        ("[crossref]\non = 'yes'", 2, "on is to be true or false"),
        ("[crossref]\n\n# key\nkey = 'x'", 4, "'key' is not known in [crossref]"),
        ("[opensanctions]\nurl = 'yente.example'", 2, "http:// or https://"),
        ("[factcheck]\nkey = 12", 2, "text in quotation marks"),
        ('[factcheck]\nkey = "a\\nb"', 2, "cannot be in it"),
        ("[archive.org]\naccess = 'a'\npause_s = -1", 3, "pause_s is to be seconds"),
        ("[factcheck]\npause_s = true", 2, "pause_s is to be seconds"),
        ("wikidata = 1", 1, "is to be a section"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(file: Path, text: str, line: int, words: str) -> None:
    file.write_text(text)
    with pytest.raises(BadConfiguration) as caught:
        read_configuration(file)
    assert words in str(caught.value)
    assert caught.value.line == line
    assert f"{file}, line {line}:" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"contact = 'a'\n# " + b"x" * 200_000, b"a = " + b"[" * 90_000]
)
def test_a_file_that_is_no_such_text_is_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(BadConfiguration):
        read_configuration(file)


@pytest.mark.skipif(os.name != "posix", reason="rights of others are a matter of POSIX")
def test_keys_that_others_can_read_are_refused_with_what_to_do(file: Path) -> None:
    file.write_text(WHOLE)
    file.chmod(0o644)
    with pytest.raises(BadConfiguration, match="chmod 600") as caught:
        read_configuration(file)
    assert "KKK" not in str(caught.value)
    file.write_text("[wikipedia]\non = true")
    assert read_configuration(file).lookups_on == ("wikipedia",)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="cannot be read"):
        read_configuration(tmp_path)


def test_the_file_is_found_by_variable_or_in_the_users_folder(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert config_file().name == "config.toml"
    assert "workbench" in config_file().parts
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    assert config_file() == file


def services(file: Path, text: str, monkeypatch: pytest.MonkeyPatch, contact: str | None = None) -> Services:
    file.write_text(text)
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    return outside_services(contact=contact)


def test_what_is_missing_is_said_with_where_to_put_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = services(file, "", monkeypatch)
    with pytest.raises(KeyMissing, match=r"\[factcheck\] in .*config.toml"):
        found.finder("factcheck")
    with pytest.raises(ContactMissing, match="workspace set --contact"):
        found.finder("wikipedia")
    with pytest.raises(KeyMissing, match=r'`access = "\.\.\."` and `secret = "\.\.\."`'):
        found.wayback(saving=True)
    found.wayback()
    found.finder("crossref")
    assert {access.service.name: status for access, status in statuses(found)} == {
        "factcheck": "needs key in [factcheck]",
        "wikipedia": "needs a contact",
        "wikidata": "needs a contact",
        "federal-register": "when named",
        "crossref": "when named",
        "opensanctions": "needs key in [opensanctions]",
        "archive.org": "can find; to save it needs access in [archive.org] and secret in [archive.org]",
    }


def test_a_yente_of_ones_own_needs_no_key(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = services(file, "[opensanctions]\nurl = 'http://127.0.0.1:8000'", monkeypatch)
    found.finder("opensanctions")


def test_a_service_turned_off_is_not_asked_even_when_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = services(file, "[crossref]\non = false\n[archive.org]\non = false", monkeypatch)
    for ask in (lambda: found.finder("crossref"), found.wayback):
        with pytest.raises(ServiceOff, match="on = false"):
            ask()


def test_look_ups_are_off_unless_named_or_turned_on(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = services(file, "", monkeypatch)
    with pytest.raises(UsageMistake, match="nothing was sent"):
        chosen_lookups(found, [])
    assert chosen_lookups(found, ["crossref", "crossref"]) == ("crossref",)
    assert chosen_lookups(services(file, "[wikidata]\non = true", monkeypatch), []) == ("wikidata",)


def test_the_workspaces_contact_comes_before_the_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "contact = 'file@herald.example'"
    assert services(file, text, monkeypatch).contact == "file@herald.example"
    assert services(file, text, monkeypatch, "desk@herald.example").contact == "desk@herald.example"


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("desk@herald.example", "desk@herald.example"),
        ("mailto:desk@herald.example", "desk@herald.example"),
        ("https://herald.example/@desk", None),
        (None, None),
    ],
)
def test_only_an_email_address_is_sent_as_one(contact: str | None, address: str | None) -> None:
    assert mailto(contact) == address
