"""Working on claims: each act is one event, and each refusal says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_source, look, support

from workbench.domain.claims import ClaimFilter, State
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Confidence, Rating
from workbench.errors import RuleViolation, StaleEdit, UnknownId, VerdictWithoutEvidence
from workbench.operations import claims, evidence, verdicts, workspaces
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.workspace import Workspace


@pytest.fixture
def opened(desk: Workspace, document: str) -> list[str]:
    return add_claims(desk, document, 4)


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database)
    assert found.ok, found.findings


def last_op(desk: Workspace) -> str:
    body = desk.reader.events(newest=1)[0].body
    assert body is not None
    return body.op


def judge(desk: Workspace, claim: str, rating: Rating = Rating.TRUE) -> str:
    if not look(desk, claim).evidence:
        support(desk, claim, add_source(desk))
    return verdicts.record(desk.journal, claim, rating, "So it is written.")


def test_taking_and_giving_back(desk: Workspace, ben: Workspace, opened: list[str]) -> None:
    claims.take(desk.journal, opened[:2])
    assert [look(desk, c).state for c in opened[:3]] == [State.IN_REVIEW, State.IN_REVIEW, State.OPEN]
    assert look(desk, opened[0]).taken_by == "Anna"
    claims.take(ben.journal, opened[:1])
    assert look(desk, opened[0]).taken_by == "Ben"
    claims.release(ben.journal, opened[:1])
    assert look(desk, opened[0]).state is State.OPEN


def test_an_act_on_many_claims_is_one_event_and_all_or_nothing(desk: Workspace, opened: list[str]) -> None:
    before = desk.reader.workspace().events
    claims.dismiss(desk.journal, [*opened[:3], opened[0]], "duplicate")
    assert desk.reader.workspace().events == before + 1
    with pytest.raises(RuleViolation, match=r"was dismissed \(duplicate\): reopen it first"):
        claims.take(desk.journal, [opened[3], opened[0]])
    assert look(desk, opened[3]).taken_by is None
    with pytest.raises(UnknownId):
        claims.take(desk.journal, [opened[3], "nothing"])
    assert desk.reader.workspace().events == before + 1


def test_rewording_keeps_the_exact_words_and_nothing_blank(desk: Workspace, opened: list[str]) -> None:
    for words in ("Ünïcode 日本 🌾", "[/nope]", "\u202egnihton", "<b>bold</b>", "a" * 100_000, "a\nb\tc"):
        claims.reword(desk.journal, opened[0], words)
        assert look(desk, opened[0]).wording == words
    with pytest.raises(RuleViolation, match="must not be empty"):
        claims.reword(desk.journal, opened[0], " \n")
    assert claims.reword(desk.journal, opened[0], "a\nb\tc") is None


def test_two_reviewers_who_reword_at_once_see_both_wordings(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    shown = look(ben, opened[0]).wording
    claims.reword(desk.journal, opened[0], "Anna's words")
    with pytest.raises(StaleEdit, match="Anna's words"):
        claims.reword(ben.journal, opened[0], "Ben's words", shown=shown)
    with pytest.raises(StaleEdit):
        verdicts.record(ben.journal, opened[0], Rating.UNPROVEN, "Why?", shown=shown)
    claims.reword(ben.journal, opened[0], "Ben's words", shown="Anna's words")
    assert look(desk, opened[0]).wording == "Ben's words"


def test_tags_of_any_script_are_kept_in_one_form(desk: Workspace, opened: list[str]) -> None:
    given = [" Rüstung ", "制裁", "a/b.c%d", "emoji 🌾", "TWO\n words", "\u202e", "x" * 5000]
    claims.tag(desk.journal, opened[:2], add=given)
    kept = {"rüstung", "制裁", "a/b.c%d", "emoji 🌾", "two words", "\u202e", "x" * 5000}
    assert set(look(desk, opened[0]).tags) == kept == set(desk.reader.tags())
    assert len(desk.reader.claim_order(ClaimFilter(tag="制裁"))) == 2
    claims.tag(desk.journal, opened[:1], remove=["制裁", "RÜSTUNG", "never there"])
    assert set(look(desk, opened[0]).tags) == kept - {"制裁", "rüstung"}
    with pytest.raises(RuleViolation, match="at least one tag"):
        claims.tag(desk.journal, opened)
    with pytest.raises(RuleViolation, match="must not be empty"):
        claims.tag(desk.journal, opened, add=[" "])


def test_assigning_names_a_reviewer_who_never_wrote(desk: Workspace, opened: list[str]) -> None:
    claims.assign(desk.journal, opened[:1], "  Çağlar\tÖz ")
    assert look(desk, opened[0]).assignee == "Çağlar Öz"
    claims.assign(desk.journal, opened[:1], "ÇAĞLAR ÖZ")
    assert look(desk, opened[0]).assignee == "Çağlar Öz"
    claims.assign(desk.journal, opened[:1], None)
    assert look(desk, opened[0]).assignee is None


def test_comments_are_kept_and_do_not_move_the_claim(desk: Workspace, opened: list[str]) -> None:
    claims.dismiss(desk.journal, opened[:1], "out of scope")
    claims.comment(desk.journal, opened[0], "Why?\nBecause.")
    found = look(desk, opened[0])
    assert [(c.reviewer, c.text) for c in found.comments] == [("Anna", "Why?\nBecause.")]
    assert found.version == 2


def test_dismissed_claims_are_taken_up_again(desk: Workspace, opened: list[str]) -> None:
    claims.dismiss(desk.journal, opened[:1], "not a factual claim")
    assert look(desk, opened[0]).state is State.DISMISSED
    claims.reopen(desk.journal, opened[:1])
    assert look(desk, opened[0]).state is State.OPEN
    with pytest.raises(RuleViolation, match="neither dismissed nor joined"):
        claims.reopen(desk.journal, opened[:1])
    with pytest.raises(UnknownId):
        claims.reopen(desk.journal, ["nothing"])


def test_a_joined_claim_is_read_through_the_other(desk: Workspace, ben: Workspace, opened: list[str]) -> None:
    into, away, further, _ = opened
    judge(ben, away)
    claims.comment(desk.journal, away, "Seen.")
    claims.join(desk.journal, [further], away)
    claims.join(desk.journal, [away, into], into)
    found = look(desk, into)
    assert set(found.absorbed) == {away, further}
    assert len(found.members) == 3
    assert [piece.claim_id for piece in found.evidence] == [away]
    assert [comment.text for comment in found.comments] == ["Seen."]
    assert found.state is State.STALE
    assert "joined" in found.verdicts[0].stale[0]
    assert away not in {row.id for row in desk.reader.claim_page(desk.reader.claim_order())}
    verdicts.record(ben.journal, into, Rating.TRUE, "Still so.")
    assert look(desk, into).state is State.CONCLUDED
    claims.reopen(desk.journal, [away])
    assert look(desk, away).state is State.STALE  # further is still read through it
    claims.reopen(desk.journal, [further])
    assert look(desk, away).state is State.CONCLUDED
    assert look(desk, into).state is State.STALE


def test_a_cycle_of_joins_cannot_be_made(desk: Workspace, opened: list[str]) -> None:
    one, two, three, _ = opened
    claims.join(desk.journal, [one], two)
    claims.join(desk.journal, [two], three)
    for into in (one, two):
        with pytest.raises(RuleViolation, match="was joined into"):
            claims.join(desk.journal, [three], into)
    with pytest.raises(RuleViolation, match="at least two"):
        claims.join(desk.journal, [three], three)
    with pytest.raises(RuleViolation, match="was joined into"):
        claims.comment(desk.journal, one, "Hm.")


def test_splitting_moves_passages_to_a_new_claim(desk: Workspace, opened: list[str]) -> None:
    into, away, *_ = opened
    claims.join(desk.journal, [away], into)
    judge(desk, into)
    moved = next(m.id for m in look(desk, into).members if m.reading.text == "Its wheel was green")
    made = claims.split(desk.journal, into, [moved], "The wheel was green", copy_evidence=True)
    assert [m.id for m in look(desk, made).members] == [moved]
    assert look(desk, made).split_from == into
    assert [piece.reference.title for piece in look(desk, made).evidence] == ["The deed"]
    assert look(desk, made).state is State.IN_REVIEW
    assert len(look(desk, into).members) == 1
    assert look(desk, into).state is State.STALE


def test_a_passage_that_would_leave_nothing_behind_serves_both(desk: Workspace, opened: list[str]) -> None:
    (member,) = look(desk, opened[0]).members
    judge(desk, opened[0])
    made = claims.split(desk.journal, opened[0], [member.id], "There was a river")
    assert look(desk, made).members == look(desk, opened[0]).members
    assert look(desk, opened[0]).state is State.STALE
    assert look(desk, made).evidence == ()


def test_what_cannot_be_split(desk: Workspace, opened: list[str]) -> None:
    with pytest.raises(RuleViolation, match="at least one passage"):
        claims.split(desk.journal, opened[0], [], "Nothing")
    with pytest.raises(UnknownId, match="passage of this claim"):
        claims.split(desk.journal, opened[0], [look(desk, opened[1]).members[0].id], "Not mine")
    with pytest.raises(RuleViolation, match="must not be empty"):
        claims.split(desk.journal, opened[0], [look(desk, opened[0]).members[0].id], "")


def test_a_rating_needs_evidence_that_bears_on_it(desk: Workspace, opened: list[str]) -> None:
    claim = opened[0]
    with pytest.raises(VerdictWithoutEvidence, match="attach some"):
        verdicts.record(desk.journal, claim, Rating.FALSE, "I know it")
    context = support(desk, claim, add_source(desk), Stance.CONTEXT)
    with pytest.raises(VerdictWithoutEvidence):
        verdicts.record(desk.journal, claim, Rating.FALSE, "I know it")
    against = support(desk, claim, add_source(desk), Stance.REFUTES)
    with pytest.raises(VerdictWithoutEvidence):
        verdicts.record(desk.journal, claim, Rating.FALSE, "I know it", weighed=[context])
    made = verdicts.record(
        desk.journal, claim, Rating.FALSE, "It was not", weighed=[against], confidence=Confidence.LOW
    )
    (kept,) = look(desk, claim).verdicts
    assert (kept.id, kept.rating, kept.evidence, kept.confidence) == (
        made,
        Rating.FALSE,
        {against},
        Confidence.LOW,
    )
    evidence.withdraw(desk.journal, against)
    with pytest.raises(UnknownId, match="evidence on this claim"):
        verdicts.record(desk.journal, claim, Rating.FALSE, "Again", weighed=[against])
    assert look(desk, claim).state is State.STALE


def test_a_rationale_is_required(desk: Workspace, opened: list[str]) -> None:
    with pytest.raises(RuleViolation, match="rationale must not be empty"):
        verdicts.record(desk.journal, opened[0], Rating.UNPROVEN, "  ")


def test_a_verdict_is_superseded_and_comes_back_when_the_later_is_withdrawn(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    first = judge(desk, opened[0], Rating.TRUE)
    second = judge(desk, opened[0], Rating.MIXED)
    assert [(v.id, v.is_current) for v in look(desk, opened[0]).verdicts] == [(second, True), (first, False)]
    assert look(desk, opened[0]).rating is Rating.MIXED
    with pytest.raises(RuleViolation, match="only its reviewer"):
        verdicts.withdraw(ben.journal, second, "I disagree")
    with pytest.raises(UnknownId):
        verdicts.withdraw(desk.journal, "nothing", "?")
    verdicts.withdraw(desk.journal, second, "Too hasty")
    assert look(desk, opened[0]).rating is Rating.TRUE
    assert [v.withdrawn for v in look(desk, opened[0]).verdicts] == [True, False]


def test_reviewers_who_differ_dispute_and_who_agree_conclude(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    workspaces.set_workspace(desk.journal, required_reviews=2)
    judge(desk, opened[0])
    assert look(desk, opened[0]).state is State.NEEDS_SECOND
    judge(ben, opened[0], Rating.FALSE)
    assert (look(desk, opened[0]).state, look(desk, opened[0]).rating) == (State.DISPUTED, None)
    judge(ben, opened[0], Rating.TRUE)
    assert (look(desk, opened[0]).state, look(desk, opened[0]).rating) == (State.CONCLUDED, Rating.TRUE)


def test_how_many_reviews_conclude_is_recomputed_for_all_without_a_new_version(
    desk: Workspace, opened: list[str]
) -> None:
    judge(desk, opened[0])
    versions = [look(desk, c).version for c in opened]
    workspaces.set_workspace(desk.journal, required_reviews=2)
    assert look(desk, opened[0]).state is State.NEEDS_SECOND
    workspaces.set_workspace(desk.journal, required_reviews=1, title="Mills")
    assert look(desk, opened[0]).state is State.CONCLUDED
    assert [look(desk, c).version for c in opened] == versions


@pytest.mark.parametrize("number", [0, 3, -1, "2", None])
def test_one_or_two_reviews_and_no_other_number(desk: Workspace, number: object) -> None:
    with pytest.raises(RuleViolation, match="1 or 2 reviews"):
        workspaces.set_workspace(desk.journal, required_reviews=number)


def test_only_settings_can_be_set(desk: Workspace) -> None:
    from workbench.errors import UsageMistake

    with pytest.raises(UsageMistake, match="is_sample, scale cannot be set"):
        workspaces.set_workspace(desk.journal, scale="mine", is_sample=True)


REFUSED_ON_ABSENT: list[Callable[[Workspace], object]] = [
    lambda desk: claims.take(desk.journal, ["x"]),
    lambda desk: claims.release(desk.journal, ["x"]),
    lambda desk: claims.reword(desk.journal, "x", "y"),
    lambda desk: claims.join(desk.journal, ["x"], "y"),
    lambda desk: claims.split(desk.journal, "x", ["y"], "z"),
    lambda desk: claims.dismiss(desk.journal, ["x"], "y"),
    lambda desk: claims.assign(desk.journal, ["x"], "Ben"),
    lambda desk: claims.tag(desk.journal, ["x"], add=["y"]),
    lambda desk: claims.comment(desk.journal, "x", "y"),
    lambda desk: verdicts.record(desk.journal, "x", Rating.TRUE, "y"),
    lambda desk: evidence.attach(desk.journal, "x", "y", Stance.CONTEXT),
    lambda desk: evidence.withdraw(desk.journal, "x"),
]


@pytest.mark.parametrize("act", REFUSED_ON_ABSENT)
def test_what_is_not_there_cannot_be_worked_on(desk: Workspace, act: Callable[[Workspace], object]) -> None:
    before = desk.reader.workspace()
    with pytest.raises(UnknownId):
        act(desk)
    assert desk.reader.workspace() == before


def test_each_act_leaves_its_event(desk: Workspace, opened: list[str]) -> None:
    one, two, three, four = opened
    source = add_source(desk)
    kept: dict[str, str] = {}
    acts: list[tuple[str, Callable[[], object]]] = [
        ("claim.taken", lambda: claims.take(desk.journal, [one])),
        ("claim.taken", lambda: claims.release(desk.journal, [one])),
        ("claim.reworded", lambda: claims.reword(desk.journal, one, "Other words")),
        ("claim.joined", lambda: claims.join(desk.journal, [two], one)),
        ("claim.reopened", lambda: claims.reopen(desk.journal, [two])),
        ("claim.dismissed", lambda: claims.dismiss(desk.journal, [three], "duplicate")),
        ("claim.assigned", lambda: claims.assign(desk.journal, [one], "Ben")),
        ("claim.tagged", lambda: claims.tag(desk.journal, [one], add=["t"])),
        ("claim.commented", lambda: claims.comment(desk.journal, one, "Hm")),
        ("claim.split", lambda: claims.split(desk.journal, one, [look(desk, one).members[0].id], "New")),
        ("evidence.attached", lambda: kept.update(e=support(desk, four, source))),
        ("verdict.recorded", lambda: kept.update(v=verdicts.record(desk.journal, four, Rating.TRUE, "y"))),
        ("verdict.withdrawn", lambda: verdicts.withdraw(desk.journal, kept["v"], "n")),
        ("evidence.withdrawn", lambda: evidence.withdraw(desk.journal, kept["e"])),
        ("workspace.set", lambda: workspaces.set_workspace(desk.journal, contact="desk@example.org")),
    ]
    for op, act in acts:
        before = desk.reader.workspace().events
        act()
        assert (last_op(desk), desk.reader.workspace().events) == (op, before + 1)
