"""The report model: sorted whatever order it is filled in, and counting only what it holds."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from model_samples import BLOG, COURIER, EVENING, HEIGHT, OPEN, at, empty, partial, rich

from workbench.reports.questions import open_questions
from workbench.reports.sentences import findings, headline, scope_sentence, unchecked_sentence
from workbench.reports.words import day, figure_words, moment, unit_words


def test_the_order_in_which_a_report_is_filled_in_does_not_show() -> None:
    expected = rich()
    for seed in range(5):
        random = Random(seed)

        def shuffled(items: tuple[object, ...], random: Random = random) -> tuple[object, ...]:
            return tuple(random.sample(items, len(items)))

        claims = tuple(
            replace(
                claim,
                passages=shuffled(claim.passages),
                evidence=shuffled(claim.evidence),
                tags=claim.tags[::-1],
            )
            for claim in expected.claims
        )
        again = rich(
            documents=shuffled(expected.documents),
            claims=shuffled(claims),
            open_claims=shuffled(expected.open_claims),
            dismissed_claims=shuffled(expected.dismissed_claims),
            loose_ends=shuffled(expected.loose_ends),
        )
        assert again == expected


def test_a_claim_of_two_documents_is_set_out_once_and_named_in_the_other() -> None:
    by_title = {chapter.document.id: chapter for chapter in rich().chapters}
    assert HEIGHT.id in [claim.id for claim in by_title[COURIER.id].claims]
    assert [claim.id for claim in by_title[EVENING.id].also] == [HEIGHT.id]
    assert by_title[BLOG.id].claims == ()


def test_every_claim_stands_in_exactly_one_place() -> None:
    model = rich()
    placed = [claim.id for chapter in model.chapters for claim in chapter.claims]
    placed += [claim.id for claim in model.other_claims]
    assert sorted(placed) == sorted(claim.id for claim in model.claims)


def test_claims_of_documents_outside_the_report_are_not_lost() -> None:
    model = rich(documents=())
    assert model.chapters == ()
    assert model.other_claims == model.claims


def test_counts_follow_from_what_the_report_holds() -> None:
    model = rich()
    assert model.claims_by_state == {
        "concluded": 2, "disputed": 1, "stale": 1, "needs_second": 1, "in_review": 1, "open": 3, "dismissed": 2,
    }  # fmt: skip
    assert {rating: n for rating, n in model.claims_by_rating.items() if n} == {"true": 1, "mostly false": 1}
    assert model.claim_count == 11
    assert model.evidence_count == 8, "withdrawn evidence does not count"


def test_open_claims_come_with_the_most_check_worthy_first() -> None:
    assert [claim.id for claim in rich().open_claims] == ["n4ce", "n6zz", "n5kk"]


def test_findings_begin_with_what_is_wrong() -> None:
    assert [claim.rating or claim.state for claim in findings(rich())] == [
        "mostly false", "true", "disputed", "stale", "needs_second", "in_review",
    ]  # fmt: skip


def test_comments_and_history_are_for_internal_reports_only() -> None:
    assert all(not claim.comments and not claim.history for claim in rich().for_readers().claims)
    assert any(claim.comments and claim.history for claim in rich(internal=True).for_readers().claims)


def test_open_questions_say_what_is_open_and_why() -> None:
    groups = {group.title: group.questions for group in open_questions(rich())}
    assert groups["Reviewers disagree"][0].details == ("Ines Okafor: misleading", "Ben Sørensen: mostly true")
    assert groups["Verdicts to be confirmed"][0].details == (
        "Ben Sørensen: The wording was changed after this verdict.",
    )
    assert groups["Waiting for a second review"][0].details == ("1 of 2 reviews (Ben Sørensen: true)",)
    assert groups["In review, no verdict yet"][0].details == ("Taken by Ben Sørensen",)
    assert groups["Enquiries without a reply"][0].details == ("No reply: by 6 March 2025",)
    assert groups["References that could not be reached"][0].url == "https://daily.example/bill"
    assert open_questions(empty()) == ()


def test_the_summary_says_what_was_checked_and_what_was_not() -> None:
    assert headline(rich()) == "2 of 11 claims found in 3 documents have been concluded."
    assert (
        unchecked_sentence(rich()) == "3 claims nobody has checked yet and 2 claims set aside with a reason."
    )
    assert headline(empty()) == "There are no claims within the scope of this report."
    assert headline(rich(claims=(), dismissed_claims=(), open_claims=OPEN[:1], documents=(COURIER,))) == (
        "1 claim was found in 1 document; none has been concluded yet."
    )


def test_a_partial_report_says_what_it_leaves_out() -> None:
    assert scope_sentence(partial()) == f"Claims that are concluded or disputed in “{COURIER.title}”."
    assert unchecked_sentence(partial()) == "9 claims outside the scope of this report."
    assert scope_sentence(rich()) == "The whole workspace."


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-12-19", "19 December 2024"),
        ("2024-04", "April 2024"),
        ("1904", "1904"),
        ("1950/..", "1950/.."),
        ("2024-13-01", "2024-13-01"),
        ("2024-01-00", "2024-01-00"),
        ("last week", "last week"),
    ],
)
def test_dates_read_as_people_write_them(date: str, words: str) -> None:
    assert day(date) == words


def test_the_bibliography_is_numbered_by_what_stands_first_and_evidence_cites_by_number() -> None:
    model = rich(bibliography=tuple(reversed(rich().bibliography)))
    assert [(entry.number, entry.id) for entry in model.bibliography] == [(1, "r1"), (2, "r2")]
    assert (model.number_of("r2"), model.number_of("r9")) == (2, 0)


def test_a_time_without_a_zone_is_refused() -> None:
    assert moment(at(6, 15, 2)) == "6 March 2025, 15:02 UTC"
    with pytest.raises(ValueError, match="time zone"):
        moment(at(6).replace(tzinfo=None))


def test_figures_read_as_a_sentence_would_have_them() -> None:
    gates = next(claim for claim in rich().claims if claim.kind == "count" and claim.passages)
    assert [figure_words(figure) for figure in gates.passages[0].figures] == ["6 gates", "at most 40 minutes"]


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("kilometer", "2750", "kilometers"),
        ("kilometer", "1", "kilometer"),
        ("percentage_point", "2", "percentage points"),
        ("percent", "3", "percent"),
        ("meter / second", "3", "meter / second"),
        ("foot", "9", "feet"),
        ("company", "3", "companies"),
        ("EUR", "3", "EUR"),
        ("gates", "3", "gates"),
        (None, "3", ""),
    ],
)
def test_units_follow_their_number(unit: str | None, value: str, words: str) -> None:
    assert unit_words(unit, value) == words
