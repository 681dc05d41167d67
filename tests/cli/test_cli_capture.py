"""Fetching, the queue, checks, differences, WARC files and pages as documents, as a person types them."""

from __future__ import annotations

import hashlib
import signal
import time
from typing import TYPE_CHECKING, Any

import pytest
from changing_site import Answer, ChangingSite, page, served
from made_files import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Program

STORY = (
    '<html><head><title>Ferry strike</title><meta property="og:site_name" content="Harbour News">'
    '<meta name="author" content="Ines Okafor"><meta property="article:published_time" content="2024-12-19T08:00Z">'
    "</head><body><article><h1>Ferry strike</h1><p>The union said on Thursday that 240 ferries would not sail.</p>"
    "<p>The harbour office expects 12,000 travellers to be stranded over the holidays.</p></article></body></html>"
)


@pytest.fixture
def site(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChangingSite]:
    monkeypatch.setattr("workbench.clients.politeness.PAUSE_S", 0.0)
    monkeypatch.setattr("workbench.clients.many.FIRST_WAIT_S", 0.01)
    with served() as site:
        yield site


def run(program: Program, site: ChangingSite, *arguments: str) -> Any:
    return program(*arguments, "--allow-private", site.host)


def add(program: Program, site: ChangingSite, *paths: str) -> list[str]:
    return [program("reference", "add", site.url(path), "--no-fetch").id for path in paths]


def test_a_page_is_added_as_a_document_with_what_it_states(program: Program, site: ChangingSite) -> None:
    site.pages["/story?utm_source=x"] = Answer(STORY.encode())
    ran = run(program, site, "document", "add", site.url("/story?utm_source=x#top"))
    assert ran.code == 0, ran.err
    (found,) = program("document", "list", "--json").json
    assert (found["title"], found["publisher"], found["author"], found["published"]) == (
        "Ferry strike",
        "Harbour News",
        "Ines Okafor",
        "2024-12-19",
    )
    assert found["url"] == site.url("/story")
    assert found["bytes_sha256"] == hashlib.sha256(STORY.encode()).hexdigest()
    assert (program.folder / "references" / found["bytes_sha256"][:2] / found["bytes_sha256"]).is_file()
    assert (found["fetched_from"], found["private_host"]) == (site.url("/story?utm_source=x"), site.host)
    assert program("audit", "verify", "--snapshots").code == 0


def test_what_does_not_come_is_one_line_and_the_batch_goes_on(program: Program, site: ChangingSite) -> None:
    site.pages |= {
        "/story": Answer(STORY.encode()),
        "/survey": Answer(pdf([["Two of 14 sluices are open."]])),
    }
    site.pages["/survey"].headers["Content-Type"] = "application/pdf"  # type: ignore[union-attr]
    ran = run(
        program,
        site,
        "document",
        "add",
        site.url("/absent"),
        "http://127.0.0.1:1/",
        "http://user:secret@office.example/",
        site.url("/survey"),
        site.url("/story"),
        "--jsonl",
    )
    assert ran.code == 1
    assert [row["status"] for row in ran.jsonl] == ["refused"] * 3 + ["added"] * 2
    assert (
        ran.jsonl[0]["error"] == f"{site.url('/absent')} was not fetched: the server answered 404 Not Found."
    )
    assert "--allow-private 127.0.0.1:1" in ran.jsonl[1]["error"]
    assert all("\n" not in row["error"] for row in ran.jsonl[:3])


def test_another_site_is_not_believed_about_the_address(program: Program, site: ChangingSite) -> None:
    named = STORY.replace("</head>", '<link rel="canonical" href="https://elsewhere.example/story"></head>')
    own = STORY.replace("240", "241").replace(
        "</head>", f'<link rel="canonical" href="{site.url("/the-story")}"></head>'
    )
    site.pages |= {"/a": Answer(named.encode()), "/b": Answer(own.encode())}
    run(program, site, "document", "add", site.url("/a"), site.url("/b"))
    assert [one["url"] for one in program("document", "list", "--json").json] == [
        site.url("/a"),
        site.url("/the-story"),
    ]


def test_several_are_queued_fetched_and_listed(program: Program, site: ChangingSite) -> None:
    program("workspace", "init")
    site.pages |= {"/a": page("Alpha."), "/b": page("Beta.")}
    first, second, third = add(program, site, "/a", "/b", "/absent")
    ran = run(program, site, "reference", "fetch", "--missing", "--json")
    assert ran.code == 1
    assert {row["reference"]: row["state"] for row in ran.json} == {
        first: "saved",
        second: "saved",
        third: "failed",
    }
    assert "2 saved, 1 failed" in ran.err
    ran = run(program, site, "reference", "fetch", first, second)
    assert ran.code == 0
    assert ran.out.count("reused") == 2
    listed = program("reference", "queue", "--json").json
    assert sorted(row["state"] for row in listed) == ["failed", "reused", "reused", "saved", "saved"]
    assert program("reference", "queue", "--limit", "0").err.startswith("The queue is empty")
    assert program("audit", "verify").code == 0


def test_what_is_interrupted_stays_queued_and_can_be_run_or_cancelled(
    program: Program, site: ChangingSite
) -> None:
    program("workspace", "init")
    site.pages |= {f"/{n}": Answer(page(str(n)).body, takes_s=0.0 if n == 0 else 6.0) for n in range(4)}
    ids = add(program, site, *(f"/{n}" for n in range(4)))
    process = program.started("reference", "fetch", *ids, "--allow-private", site.host)
    while len(site.requests) < 2:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out.decode().count("saved") == 1
    assert "3 still queued" in err.decode()
    waiting = [row for row in program("reference", "queue", "--json").json if row["state"] == "queued"]
    assert len(waiting) == 3
    assert program("reference", "queue", "--cancel", waiting[0]["id"][:8]).code == 0
    for answer in site.pages.values():
        answer.takes_s = 0.0  # type: ignore[union-attr]
    assert run(program, site, "reference", "queue", "--run").out.count("saved") == 2
    assert "Cancelled 0 fetches" in program("reference", "queue", "--cancel", "all").err


@pytest.mark.parametrize(
    "arguments",
    [
        ["fetch"],
        ["fetch", "--all", "--missing"],
        ["check"],
        ["check", "abc", "--all"],
        ["diff", "abc", "def"],
        ["warc", "--output", "x.warc"],
        ["queue", "--run", "--cancel", "all"],
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(program: Program, arguments: list[str]) -> None:
    program("workspace", "init")
    assert program("reference", *arguments).code == 2


def test_a_check_tells_what_changed_near_the_excerpt_and_exits_1(desk: Program, site: ChangingSite) -> None:
    site.pages |= {
        "/sheet": page("Fact sheet.", "The missile flies 2,750 kilometers at most.", "Issued in May."),
        "/same": page("Nothing new."),
    }
    sheet, same = (run(desk, site, "reference", "add", site.url(path)).id for path in ("/sheet", "/same"))
    claim = desk.claim()
    desk("evidence", "attach", claim, sheet, "--stance", "supports", "--excerpt", "2,750 kilometers at most")
    desk("verdict", "record", claim, "true", "--rationale", "The sheet says so.")
    assert run(desk, site, "reference", "check", "--all").code == 0
    site.pages["/sheet"] = page(
        "Fact sheet.", "The missile flies 3,000 kilometers at most.", "Issued in May."
    )
    ran = run(desk, site, "reference", "check", sheet)
    assert ran.code == 1
    assert "changed" in ran.out
    assert "NOT THERE NOW" in ran.out
    assert "The missile flies [-2,750-]{+3,000+} kilometers at most." in " ".join(ran.out.split())
    assert (
        "an excerpt it weighed is not in the newest capture of its source" in desk("claim", "show", claim).out
    )
    assert "not in the newest capture" in desk("claim", "show", claim).out
    ran = run(desk, site, "reference", "check", sheet, same, "--json")
    assert {row["reference"]: row["finding"] for row in ran.json} == {sheet: True, same: False}
    assert [one["outcome"] for one in desk("reference", "show", sheet, "--json").json["checks"]] == [
        "same",
        "changed",
        "same",
    ]
    assert "Checks" in desk("reference", "show", sheet).out
    site.pages.clear()
    ran = run(desk, site, "reference", "check", same)
    assert ran.code == 1
    assert "unreachable" in ran.out
    assert "seen " in ran.out
    assert "not there at" in ran.out
    assert desk("audit", "verify", "--snapshots").code == 0


def test_the_difference_between_captures_is_printed(program: Program, site: ChangingSite) -> None:
    program("workspace", "init")
    site.pages["/a"] = page("The mill stands.", "Its roof is red.", "The end.")
    ref = run(program, site, "reference", "add", site.url("/a")).id
    assert program("reference", "diff", ref).code == 3
    site.pages["/a"] = page("The mill stands.", "Its roof is blue.", "A new line.", "The end.")
    run(program, site, "reference", "fetch", ref)
    run(program, site, "reference", "fetch", ref)
    ran = program("reference", "diff", ref)
    assert "Its roof is [-red-]{+blue+}." in ran.out
    assert "{+A new line.+}" in ran.out
    assert "The end" not in ran.out
    assert "The end." in program("reference", "diff", ref, "--whole").out
    assert "Its roof is red." in program("reference", "diff", ref, "--side-by-side").out
    new, newer, old = (one["id"] for one in program("reference", "show", ref, "--json").json["snapshots"])
    assert program("reference", "diff", ref, old, new, "--json").json["paragraphs"][0]["runs"][1] == {
        "edit": "removed",
        "words": "red",
    }
    assert "the same" in program("reference", "diff", ref, newer, new).err
    (other,) = add(program, site, "/absent")
    assert program("reference", "diff", other, old, new).code == 2
