"""Look-ups and archives from the command line, against services on loopback."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from service_mimic import KEY, REGISTER, Mimic, mimicking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Program


@pytest.fixture
def mimic(desk: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mimic]:
    """Services on loopback, which a configuration file names with keys."""
    with mimicking() as server:
        file = desk.file("config.toml", server.config())
        file.chmod(0o600)
        monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
        yield server


def find(desk: Program, mimic: Mimic, *arguments: object) -> object:
    return desk("reference", "find", desk.claim(), "--allow-private", mimic.host, *arguments)


def test_what_would_be_sent_is_shown_and_nothing_is_sent(desk: Program, mimic: Mimic) -> None:
    ran = find(desk, mimic, "--with", "federal-register", "--with", "wikipedia", "--dry-run")
    assert ran.code == 0
    assert [line.partition(": ")[0] for line in ran.out.splitlines()] == ["federal-register", "wikipedia"]
    assert "2,750" in ran.out
    as_json = find(desk, mimic, "--with", "wikipedia", "--dry-run", "--json").json
    assert as_json[0]["service"] == "wikipedia"
    assert mimic.requests == []


def test_the_query_is_said_before_the_hits_and_the_service_is_credited(desk: Program, mimic: Mimic) -> None:
    ran = find(desk, mimic, "--with", "federal-register", "--query", "four mills")
    assert ran.code == 0
    assert "Asking Federal Register for: four mills" in ran.err
    assert "Addition of Mills to the List of Mills" in ran.out
    assert "primary" in ran.out
    assert "Found with the Federal Register API" in ran.out


def test_hits_are_counted_through_all_services(desk: Program, mimic: Mimic) -> None:
    ran = find(desk, mimic, "--with", "wikipedia", "--with", "crossref", "--query", "mills", "--jsonl")
    assert [(hit["n"], hit["service"]) for hit in ran.jsonl] == [(1, "wikipedia"), (2, "crossref")]
    assert ran.jsonl[0]["is_source"] is False
    assert ran.jsonl[1]["doi"] == "10.5555/mill.1"
    assert KEY not in ran.out + ran.err


@pytest.mark.parametrize(("answer", "sent"), [(b"n\n", 0), (b"y\n", 1), (b"\n", 1)])
def test_at_a_terminal_nothing_is_sent_before_it_is_let_go(
    desk: Program, mimic: Mimic, answer: bytes, sent: int
) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this machine")
    ours, theirs = pty.openpty()
    os.write(ours, answer)
    arguments = (
        "reference",
        "find",
        desk.claim(),
        "--allow-private",
        mimic.host,
        "--with",
        "crossref",
        "--json",
    )
    done = desk.outside(*arguments, capture_output=False, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "Crossref will be asked for:" in shown
    assert "Send? [Y/n]" in shown
    assert (done.returncode, len(mimic.requests)) == (0, sent)


def test_an_answer_is_kept_and_asked_for_again_only_when_fresh(desk: Program, mimic: Mimic) -> None:
    wanted = ("--with", "wikidata", "--query", "Jonas Miller", "--json")
    first = find(desk, mimic, *wanted)
    kept = find(desk, mimic, *wanted)
    assert len(mimic.requests) == 1
    assert "Nothing was sent" in kept.err
    assert [hit | {"kept": True} for hit in first.json] == kept.json
    find(desk, mimic, *wanted, "--fresh")
    assert len(mimic.requests) == 2


def test_one_service_that_fails_does_not_stop_the_others(desk: Program, mimic: Mimic) -> None:
    mimic.behaviours = ["html"]
    ran = find(desk, mimic, "--with", "wikipedia", "--with", "crossref", "--query", "mills", "--json")
    assert ran.code == 1
    assert [hit["service"] for hit in ran.json] == ["crossref"]
    assert "Wikipedia: The answer of 127.0.0.1" in ran.err


def test_without_a_service_turned_on_it_says_what_to_do(desk: Program, mimic: Mimic) -> None:
    ran = find(desk, mimic)
    assert ran.code == 2
    assert "nothing was sent" in ran.err
    assert "--with" in ran.err
    assert mimic.requests == []


def test_without_a_network_it_says_so(desk: Program, mimic: Mimic) -> None:
    mimic.shutdown()
    mimic.server_close()
    ran = find(desk, mimic, "--with", "crossref", "--query", "mills")
    assert ran.code == 1
    assert "could not be asked: the connection was refused" in ran.err


def test_a_private_service_is_refused_unless_let_through(desk: Program, mimic: Mimic) -> None:
    ran = desk("reference", "find", desk.claim(), "--with", "crossref", "--query", "mills")
    assert ran.code == 3
    assert "--allow-private" in ran.err


def test_words_of_a_service_reach_the_terminal_harmlessly(desk: Program, mimic: Mimic) -> None:
    result = REGISTER["results"][0] | {
        "title": "\x1b]52;c;aGk=\x07 \u202eslliM",
        "abstract": "<b>\x9b31m</b>",
    }
    mimic.behaviours = [{"results": [result]}]
    ran = find(desk, mimic, "--with", "federal-register", "--query", "mills")
    assert "<U+202E>" in ran.out
    assert not set(ran.out + ran.err) & set("\x1b\x07\x9b\u202e")
    mimic.behaviour = "hostile"
    refused = find(desk, mimic, "--with", "crossref", "--query", "other")
    assert (refused.code, "refused the request" in refused.err) == (1, True)
    assert not set(refused.out + refused.err) & set("\x1b\x07\x9b\u202e")


def test_a_missing_key_is_said_with_its_place(
    desk: Program, mimic: Mimic, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.file("config.toml", "[factcheck]\non = true\n")
    ran = find(desk, mimic)
    assert ran.code == 2
    assert "[factcheck]" in ran.err
    assert "config.toml" in ran.err


def test_a_wrong_configuration_is_told_with_its_line(desk: Program, mimic: Mimic) -> None:
    desk.file("config.toml", "[factcheck]\n\non = 7\n")
    ran = find(desk, mimic)
    assert (ran.code, "config.toml, line 3: on is to be true or false" in ran.err) == (2, True)


def test_a_hit_is_attached_with_all_that_is_known_of_it(desk: Program, mimic: Mimic) -> None:
    claim = desk.claim()
    ran = find(
        desk, mimic, "--with", "federal-register", "--query", "mills", "--attach", "1", "--stance", "supports"
    )
    assert ran.code == 0
    (piece,) = desk("claim", "show", claim, "--json").json["evidence"]
    assert piece["id"] == ran.id
    assert (piece["stance"], piece["note"]) == ("supports", "Found with Federal Register.")
    reference = piece["reference"]
    assert (reference["standing"], reference["issued"]) == ("primary", "2024-12-20")
    shown = desk("reference", "show", reference["id"], "--json").json
    assert shown["csl"]["custom"]["found_with"] == "Federal Register"
    assert shown["csl"]["custom"]["found_by_query"] == "mills"
    assert desk("audit", "verify").code == 0
    assert KEY.encode() not in (desk.folder / "claims.db").read_bytes()


def test_a_hit_that_is_here_already_says_so(desk: Program, mimic: Mimic) -> None:
    wanted = ("--with", "crossref", "--query", "mills")
    assert find(desk, mimic, *wanted, "--json").json[0]["reference"] is None
    known = desk("reference", "add", "--title", "Wheels", "--doi", "10.5555/MILL.1").id
    assert find(desk, mimic, *wanted, "--json").json[0]["reference"] == known
    assert f"known here as reference {known}" in find(desk, mimic, *wanted).out


def test_a_lead_is_attached_as_context_alone_and_says_what_it_is(desk: Program, mimic: Mimic) -> None:
    wanted = ("--with", "wikipedia", "--query", "mills", "--attach", "1", "--stance")
    refused = find(desk, mimic, *wanted, "supports")
    assert (refused.code, "a lead, not a source" in refused.err) == (3, True)
    assert desk("reference", "list", "--json").json == []
    taken = find(desk, mimic, *wanted, "context")
    assert "a lead, not a source" in taken.err
    (piece,) = desk("claim", "show", desk.claim(), "--json").json["evidence"]
    assert "a lead, not a source" in piece["note"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--attach", "1"),
        ("--stance", "supports"),
        ("--attach", "1", "--stance", "context", "--dry-run"),
        ("--attach", "9", "--stance", "context", "--with", "wikipedia", "--query", "mills"),
        ("--with", "nothing"),
        ("--limit", "0"),
    ],
)
def test_what_contradicts_itself_is_refused(desk: Program, mimic: Mimic, arguments: tuple[str, ...]) -> None:
    assert find(desk, mimic, *arguments).code == 2


def test_services_are_listed_with_what_is_missing(desk: Program, mimic: Mimic) -> None:
    found = {service["name"]: service for service in desk("service", "list", "--json").json}
    assert found["factcheck"]["status"] == "when named"
    assert found["archive.org"]["is_lookup"] is False
    desk.file("config.toml", "[wikidata]\non = true")
    ran = desk("service", "list")
    assert "needs key in [factcheck]" in ran.out
    assert "wikidata  Wikidata  [needs a contact]" in ran.out
    assert "config.toml" in ran.err
    assert KEY not in ran.out
    assert mimic.requests == []


def test_services_are_listed_where_there_is_no_workspace(program: Program) -> None:
    assert len(program("service", "list", "--jsonl").jsonl) == 7


# Archives.


@pytest.fixture
def page(desk: Program) -> str:
    """A reference that was not fetched."""
    return desk("reference", "add", "https://herald.example/mill", "--no-fetch", "--title", "The mill").id


def archive(desk: Program, mimic: Mimic, *arguments: object) -> object:
    return desk("reference", "archive", "--allow-private", mimic.host, *arguments)


def test_an_archived_copy_is_found_recorded_and_shown(desk: Program, mimic: Mimic, page: str) -> None:
    ran = archive(desk, mimic, page, "--near", "2024-12-19", "--json")
    assert ran.code == 0
    assert (ran.json[0]["state"], ran.json[0]["captured_at"]) == ("found", "2024-12-19T08:30:00Z")
    assert mimic.asked()["timestamp"] == ["20241219120000"]
    shown = desk("reference", "show", page)
    assert "In web archives" in shown.out
    assert "https://web.archive.org/web/20241219083000/https://herald.example/mill" in shown.out
    assert desk("reference", "show", page, "--json").json["archived"] == ran.json
    assert desk("audit", "verify").code == 0


def test_any_archive_that_speaks_memento_is_asked(desk: Program, mimic: Mimic, page: str) -> None:
    ran = archive(desk, mimic, page, "--with", f"{mimic.url}/timegate/", "--json")
    assert (ran.code, ran.json[0]["archive"]) == (0, "127.0.0.1")


def test_a_page_is_saved_and_what_is_submitted_is_not_called_archived(
    desk: Program, mimic: Mimic, page: str
) -> None:
    done, mimic.job_says = mimic.job_says, lambda: {"status": "pending"}
    waiting = archive(desk, mimic, page, "--save", "--wait", "0")
    assert (waiting.code, "not archived yet" in waiting.err) == (0, True)
    mimic.job_says = done
    saved = archive(desk, mimic, page, "--status")
    assert "saved by the Internet Archive" in saved.err
    assert archive(desk, mimic, page, "--status").err.strip().endswith("no request is under way.")
    assert KEY.encode() not in (desk.folder / "claims.db").read_bytes()


def test_a_failed_capture_is_an_exit_code_and_a_reason(desk: Program, mimic: Mimic, page: str) -> None:
    mimic.job_says = lambda: {"status": "error", "status_ext": "error:blocked-url", "message": "Blocked."}
    ran = archive(desk, mimic, page, "--save")
    assert (ran.code, "asking again will not help" in ran.err) == (1, True)


def test_nothing_found_is_said_and_exits_with_1(desk: Program, mimic: Mimic, page: str) -> None:
    mimic.behaviour = "empty"
    ran = archive(desk, mimic, page)
    assert (ran.code, ran.out, "no archived copy" in ran.err) == (1, "", True)


def test_saving_without_keys_says_where_they_go(desk: Program, mimic: Mimic, page: str) -> None:
    desk.file("config.toml", f"[archive.org]\nurl = '{mimic.url}'\n")
    ran = archive(desk, mimic, page, "--save")
    assert (ran.code, "[archive.org]" in ran.err) == (2, True)
    assert mimic.requests == []


def test_a_reference_that_cannot_be_archived_does_not_stop_the_others(
    desk: Program, mimic: Mimic, page: str
) -> None:
    book = desk("reference", "add", "--title", "A book").id
    ran = archive(desk, mimic, book, page)
    assert ran.code == 1
    assert "no address" in ran.err
    assert page in ran.out


def test_only_the_internet_archive_is_asked_to_save(desk: Program, mimic: Mimic, page: str) -> None:
    assert archive(desk, mimic, page, "--save", "--with", f"{mimic.url}/timegate/").code == 2


def test_a_hit_fetched_before_it_is_attached_can_be_rated_on(desk: Program, mimic: Mimic) -> None:
    result = REGISTER["results"][0] | {"html_url": f"{mimic.url}/memento/x"}
    mimic.behaviours = [{"count": 1, "results": [result]}]
    wanted = (
        "--with",
        "federal-register",
        "--query",
        "mills",
        "--attach",
        "1",
        "--stance",
        "refutes",
        "--fetch",
    )
    assert find(desk, mimic, *wanted).code == 0
    (piece,) = desk("claim", "show", desk.claim(), "--json").json["evidence"]
    assert piece["snapshot"]["memento_at"] == "2024-12-19T08:30:00Z"
    assert (
        "a web archive captured it 2024-12-19T08:30:00Z"
        in desk("reference", "show", piece["reference"]["id"]).out
    )
    assert desk("verdict", "record", desk.claim(), "false", "--rationale", "It says so.").code == 0


def test_an_archive_that_wants_fewer_requests_is_left_alone(desk: Program, mimic: Mimic, page: str) -> None:
    others = [desk("reference", "add", f"https://herald.example/{n}", "--no-fetch").id for n in range(3)]
    mimic.behaviour = "limited_for_long"
    ran = archive(desk, mimic, page, *others, "--save")
    assert ran.code == 1
    assert "3 references left for later" in ran.err
    assert len(mimic.requests) == 1
