"""Archived copies of references: found, asked for, waited for, and recorded, against an archive on loopback."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_copy, add_source, add_text, support
from service_mimic import Mimic, mimicking, services_at

from workbench.domain.archives import ArchivedCopy, ArchiveState, best_copy, day_in_words
from workbench.errors import RateLimited, RuleViolation
from workbench.operations import archive, references, undo
from workbench.operations.archive import Patience, is_private, moment_near
from workbench.operations.audit import log, verify
from workbench.operations.export import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.operations.services import Services
    from workbench.workspace import Workspace

PAGE = "https://herald.example/mill"
NEAR = datetime(2024, 12, 19, 12, tzinfo=UTC)


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


@pytest.fixture
def services(mimic: Mimic, desk: Workspace) -> Services:
    return services_at(mimic, desk.settings.database.parent)


@pytest.fixture
def reference(desk: Workspace) -> str:
    return references.add_reference(desk.journal, url=PAGE, title="The mill")[0]


class Rests:
    """Remembers how long was to be waited, and waits for nothing."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def copies(desk: Workspace, reference: str) -> list[ArchivedCopy]:
    return desk.reader.archived_copies([reference]).get(reference, [])


def ops(desk: Workspace) -> list[str]:
    return [
        event.body.op for event in desk.reader.events() if event.body and event.body.op.startswith("archive")
    ]


def save(desk: Workspace, services: Services, reference: str, total_s: float = 0) -> ArchivedCopy:
    return archive.save(desk.journal, desk.reader, services, reference, Patience(total_s, Rests()))


def test_a_copy_that_is_found_is_recorded_once(desk: Workspace, services: Services, reference: str) -> None:
    found = archive.find(desk.journal, desk.reader, services, reference, NEAR)
    assert found is not None
    assert (found.state, found.captured_at) == (ArchiveState.FOUND, "2024-12-19T08:30:00Z")
    assert (
        found.sentence == f"archived at https://web.archive.org/web/20241219083000/{PAGE}, 19 December 2024"
    )
    assert found.csl() == {
        "archive": "Internet Archive",
        "archive_location": found.url,
        "available-date": {"date-parts": [[2024, 12, 19]]},
    }
    assert archive.find(desk.journal, desk.reader, services, reference, NEAR) == found
    assert copies(desk, reference) == [found]
    assert ops(desk) == ["archive.found"]
    assert log(desk.reader)[-1].summary == "1 archive record"


def test_a_copy_in_any_archive_that_speaks_memento_is_recorded(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    found = archive.find(desk.journal, desk.reader, services, reference, NEAR, f"{mimic.url}/timegate")
    assert found is not None
    assert (found.archive, found.captured_at) == ("127.0.0.1", "2024-12-19T08:30:00Z")


def test_nothing_found_records_nothing(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    mimic.behaviour = "empty"
    assert archive.find(desk.journal, desk.reader, services, reference, NEAR) is None
    assert ops(desk) == []


def test_a_reference_without_an_address_is_refused(desk: Workspace, services: Services) -> None:
    bare, _ = references.add_reference(desk.journal, title="A book")
    with pytest.raises(RuleViolation, match="no address"):
        archive.find(desk.journal, desk.reader, services, bare, NEAR)


def test_saving_records_the_job_before_it_is_done(
    desk: Workspace, services: Services, reference: str
) -> None:
    saved = save(desk, services, reference)
    assert (saved.state, saved.job, saved.reason) == (ArchiveState.SAVED, "spn2-0123abcd", None)
    assert saved.is_archived
    assert ops(desk) == ["archive.submitted", "archive.settled"]
    assert verify(desk.settings.database, desk.blobs, desk.reader).ok


def test_submitted_is_not_archived_and_a_later_run_goes_on_with_the_job(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    done, mimic.job_says = mimic.job_says, lambda: {"status": "pending", "resources": []}
    waiting = save(desk, services, reference)
    assert (waiting.state, waiting.is_archived, waiting.sentence) == (ArchiveState.SUBMITTED, False, "")
    assert best_copy([waiting]) is None
    again = save(desk, services, reference)
    assert again == waiting
    mimic.job_says = done
    settled = archive.status(desk.journal, desk.reader, services, reference, Patience(0))
    assert settled is not None
    assert (settled.id, settled.state) == (waiting.id, ArchiveState.SAVED)
    assert [path for method, path, _, _ in mimic.requests if method == "POST"] == ["/save"]
    assert archive.status(desk.journal, desk.reader, services, reference, Patience(0)) is None


def test_the_job_is_asked_with_growing_pauses_until_patience_ends(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    rests = Rests()
    left = iter(range(6))
    done = mimic.job_says
    mimic.job_says = lambda: {"status": "pending"} if next(left, None) is not None else done()
    saved = archive.save(desk.journal, desk.reader, services, reference, Patience(1000, rests))
    assert saved.state is ArchiveState.SAVED
    assert rests.seconds == [5, 10, 20, 40, 60, 60]


def test_waiting_ends_when_it_is_to_end(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    mimic.job_says = lambda: {"status": "pending"}
    left = archive.save(desk.journal, desk.reader, services, reference, Patience(1000, lambda _: True))
    assert left.state is ArchiveState.SUBMITTED


def test_an_older_capture_given_for_a_new_one_is_shown_as_such(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    mimic.job_says = lambda: {"status": "success", "timestamp": "20201219083000", "original_url": PAGE}
    reused = save(desk, services, reference)
    assert (reused.state, reused.captured_at) == (ArchiveState.REUSED, "2020-12-19T08:30:00Z")
    assert "made before" in (reused.reason or "")


@pytest.mark.parametrize("state", [ArchiveState.REUSED, ArchiveState.FAILED])
def test_where_no_new_capture_is_made_the_existing_one_is_taken(
    desk: Workspace, services: Services, mimic: Mimic, reference: str, state: ArchiveState
) -> None:
    mimic.behaviours = [{"job_id": None, "message": "The same snapshot had been made 3 minutes ago."}]
    mimic.behaviour = "good" if state is ArchiveState.REUSED else "empty"
    copy = save(desk, services, reference)
    assert copy.state is state
    assert "same snapshot" in (copy.reason or "")
    assert ops(desk) == ["archive.settled"]


@pytest.mark.parametrize(
    ("code", "words"),
    [("error:no-browsers-available", "try again later"), ("error:blocked-url", "asking again will not help")],
)
def test_failures_that_pass_are_told_from_those_that_stay(
    desk: Workspace, services: Services, mimic: Mimic, reference: str, code: str, words: str
) -> None:
    mimic.job_says = lambda: {"status": "error", "status_ext": code, "message": "It did not work."}
    failed = save(desk, services, reference)
    assert failed.state is ArchiveState.FAILED
    assert failed.reason == f"It did not work ({code.removeprefix('error:')}); " + (
        f"this passes: {words}" if words == "try again later" else words
    )
    assert not failed.is_archived


def test_after_a_failure_the_page_can_be_asked_for_again(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    done, mimic.job_says = mimic.job_says, lambda: {"status": "error", "status_ext": "error:celery"}
    save(desk, services, reference)
    mimic.job_says = done
    assert save(desk, services, reference).state is ArchiveState.SAVED
    assert [copy.state for copy in copies(desk, reference)] == [ArchiveState.FAILED, ArchiveState.SAVED]


def test_an_archive_that_takes_nothing_leaves_nothing(
    desk: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    mimic.behaviour = "limited_for_long"
    with pytest.raises(RateLimited):
        save(desk, services, reference)
    assert copies(desk, reference) == []


def test_a_job_settled_by_a_colleague_meanwhile_stays_as_it_is(
    desk: Workspace, ben: Workspace, services: Services, mimic: Mimic, reference: str
) -> None:
    done = mimic.job_says
    mimic.job_says = lambda: {"status": "pending"}
    save(desk, services, reference)

    def ben_asks(_seconds: float) -> None:
        mimic.job_says = done
        archive.status(ben.journal, ben.reader, services, reference, Patience(0))
        mimic.job_says = lambda: {"status": "error", "status_ext": "error:celery", "message": "late"}

    settled = archive.status(desk.journal, desk.reader, services, reference, Patience(100, ben_asks))
    assert settled is not None
    assert settled.state is ArchiveState.SAVED


def test_undo_takes_a_found_copy_off_and_passes_over_what_an_archive_did(
    desk: Workspace, services: Services, reference: str
) -> None:
    found = archive.find(desk.journal, desk.reader, services, reference, NEAR)
    save(desk, services, reference)
    undo.undo(desk.journal)
    assert found not in copies(desk, reference)
    assert [copy.state for copy in copies(desk, reference)] == [ArchiveState.SAVED]
    undo.undo(desk.journal)
    assert found in copies(desk, reference)
    assert verify(desk.settings.database, desk.blobs, desk.reader).ok


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2024-12-19", "2024-12-19T12:00"), ("2024-12", "2024-12-01T12:00"), ("2024", "2024-01-01T12:00")],
)
def test_a_copy_is_looked_for_near_a_day_known_as_well_as_it_is(day: str, moment: str) -> None:
    assert moment_near(day).isoformat().startswith(moment)


def test_a_day_is_written_out() -> None:
    assert day_in_words("2024-12-01T00:00:00Z") == "1 December 2024"


@pytest.mark.parametrize("format_name", ["html", "markdown", "json"])
def test_a_report_cites_the_archived_copy_and_never_a_mere_request(desk: Workspace, format_name: str) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    source = add_source(desk)
    support(desk, claim, source)
    address = "https://web.archive.org/web/20241219083000/https://a.example/"
    add_copy(desk, source, captured=False)
    assert "web.archive.org" not in export(desk.reader, format_name)
    add_copy(desk, source)
    report = export(desk.reader, format_name)
    assert address in report
    assert "19 December 2024" in report


def test_a_copy_of_a_joined_reference_is_one_of_the_reference_that_is_kept(desk: Workspace) -> None:
    kept, joined = (references.add_reference(desk.journal, title=title)[0] for title in ("The deed", "Deed"))
    add_copy(desk, joined)
    references.join_references(desk.journal, kept, joined)
    (copy,) = copies(desk, kept)
    assert copy.reference_id == joined


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a",
        "http://[fd00::1]/a",
        "http://10.1.2.3:8080/",
        "https://intranet/page",
        "https://wiki.newsroom.internal/page",
        "https://nas.local./x",
    ],
)
def test_no_archive_is_told_of_an_address_of_a_private_network(
    desk: Workspace, services: Services, mimic: Mimic, url: str
) -> None:
    private, _ = references.add_reference(desk.journal, url=url)
    with pytest.raises(RuleViolation, match="private network"):
        archive.find(desk.journal, desk.reader, services, private, NEAR)
    with pytest.raises(RuleViolation, match="private network"):
        save(desk, services, private)
    assert mimic.requests == []


@pytest.mark.parametrize(
    "url", ["https://93.184.215.14/", "https://herald.example/a", "http://xn--bcher-kva.example/"]
)
def test_public_addresses_are_not_taken_for_private_ones(url: str) -> None:
    assert not is_private(url)
