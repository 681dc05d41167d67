"""Random work of two reviewers on one workspace, as a list of numbers that Hypothesis can shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desks import PASSAGES, TEXT, add_copy, add_source, add_text
from noticed import found, notice, spelt

from workbench.domain.assertions import AssertionKind
from workbench.domain.evidence import Stance
from workbench.domain.findings import FindingType
from workbench.domain.ratings import Rating
from workbench.errors import WorkbenchError
from workbench.operations import (
    assertions,
    claims,
    entities,
    evidence,
    findings,
    ingest,
    reextract,
    references,
    undo,
    verdicts,
    workspaces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.workspace import Workspace

Step = tuple[int, int, int, int]
"""Which action, and three numbers it picks its objects by."""
WORDS = ("red", "a red roof", "Ünïcode 🌾", "it's", "x" * 300, "\u202eback", "line\nbreak", " ")


class Program:
    """Runs steps; every refusal must be one of the workbench's own errors."""

    def __init__(self, desks: Sequence[Workspace]) -> None:
        self.desks = desks
        self.refused: list[WorkbenchError] = []
        self.done: list[str] = []
        self._documents = [add_text(desks[0]), add_text(desks[0], "Another text says the roof was red.")]
        self._references = [add_source(desks[0])]
        self._verdicts: list[str] = []
        self._evidence: list[str] = []
        self._actions: list[Callable[..., Any]] = [
            getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")
        ]
        for number in range(4):
            self.run([(self._actions.index(self.do_mark), 0, number, 0)])

    def run(self, steps: Sequence[Step]) -> None:
        """Do the steps in order."""
        for action, a, b, c in steps:
            act = self._actions[action % len(self._actions)]
            try:
                act(self.desks[a % len(self.desks)], a, b, c)
            except WorkbenchError as error:
                self.refused.append(error)
            else:
                self.done.append(act.__name__)

    def _claim(self, desk: Workspace, number: int) -> str:
        """One of the listed claims, and now and then one that is joined or gone."""
        rows = desk.reader.claim_page(desk.reader.claim_order())
        known = sorted(row.id for row in rows)
        if not known or number % 7 == 0:
            known = desk.reader.claims_on(self._assertion(desk, number)) or ["nothing"]
        return known[number % len(known)]

    def _assertion(self, desk: Workspace, number: int) -> str:
        document = self._documents[number % 2]
        known = sorted(stored.id for stored in desk.reader.document_assertions(document))
        return known[number % len(known)] if known else "nothing"

    def do_mark(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        assertions.add_assertion(
            desk.journal, self._documents[0], PASSAGES[b % len(PASSAGES)], list(AssertionKind)[c % 6]
        )

    def do_correct(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        fields: list[dict[str, Any]] = [
            {"speaker": WORDS[c % 8]},
            {"kind": list(AssertionKind)[c % 6]},
            {"start": c % 40, "end": 40 + c % 40},
            {"value": str(c), "comparator": ">="},
        ]
        assertions.correct_assertion(desk.journal, self._assertion(desk, b), **fields[c % 4])

    def do_reject(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        assertions.reject_assertion(desk.journal, self._assertion(desk, b), "misread")

    def do_take(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.take(desk.journal, [self._claim(desk, b), self._claim(desk, c)])

    def do_release(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        claims.release(desk.journal, [self._claim(desk, b)])

    def do_reword(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.reword(desk.journal, self._claim(desk, b), WORDS[c % 8])

    def do_join(self, desk: Workspace, a: int, b: int, c: int) -> None:
        claims.join(desk.journal, [self._claim(desk, b), self._claim(desk, a + c)], self._claim(desk, c))

    def do_split(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claim = self._claim(desk, b)
        members = [member.id for member in desk.reader.claim(claim).members]
        claims.split(desk.journal, claim, members[: 1 + c % 2], WORDS[c % 8], copy_evidence=bool(c % 2))

    def do_dismiss(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.dismiss(desk.journal, [self._claim(desk, b)], WORDS[c % 8])

    def do_reopen(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        claims.reopen(desk.journal, [self._claim(desk, b)])

    def do_assign(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.assign(desk.journal, [self._claim(desk, b)], (None, "Cem", "Ben", "ANNA")[c % 4])

    def do_tag(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.tag(desk.journal, [self._claim(desk, b)], add=[WORDS[c % 8]], remove=[WORDS[b % 8]])

    def do_comment(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claims.comment(desk.journal, self._claim(desk, b), WORDS[c % 8])

    def do_refer(self, desk: Workspace, _a: int, _b: int, c: int) -> None:
        url = f"https://example.org/{c % 3}"
        self._references.append(references.add_reference(desk.journal, url=url, title=WORDS[c % 8])[0])

    def do_archive(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        add_copy(desk, self._references[b % len(self._references)], captured=bool(c % 2))

    def do_attach(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        reference = self._references[c % len(self._references)]
        piece = evidence.attach(desk.journal, self._claim(desk, b), reference, list(Stance)[c % 3])
        self._evidence.append(piece)

    def do_detach(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        if self._evidence:
            evidence.withdraw(desk.journal, self._evidence[b % len(self._evidence)])

    def do_judge(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        claim, rating = self._claim(desk, b), Rating.UNPROVEN if c % 2 else list(Rating)[c % 7]
        self._verdicts.append(verdicts.record(desk.journal, claim, rating, WORDS[c % 8]))

    def do_take_back(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        if self._verdicts:
            verdicts.withdraw(desk.journal, self._verdicts[b % len(self._verdicts)], "second thoughts")

    def do_undo(self, desk: Workspace, _a: int, _b: int, _c: int) -> None:
        undo.undo(desk.journal)

    def do_undo_older(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        events = desk.reader.events(newest=12)
        undo.undo(desk.journal, events[b % len(events)].id)

    def do_reviews(self, desk: Workspace, _a: int, _b: int, c: int) -> None:
        workspaces.set_workspace(desk.journal, required_reviews=1 + c % 2)

    def do_add(self, desk: Workspace, _a: int, _b: int, c: int) -> None:
        stated = ingest.Stated(publisher=("Mill News", "Barn News")[c % 2])
        ingest.add_bytes(desk.journal, desk.blobs, TEXT.encode(), name="mill.txt", stated=stated)

    def do_drop(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        if c % 9 == 0:
            ingest.withdraw_document(desk.journal, self._documents[b % 2], "embargoed")

    def do_reextract(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        reextract.reextract(desk.journal, self._documents[b % 2])

    def do_notice(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        passages = dict.fromkeys(self._assertion(desk, number) for number in (b, c, b + c))
        kinds = list(FindingType)
        if len(passages) > 1:
            notice(
                desk,
                found(kinds[b % len(kinds)], *passages),
                spelt(*list(passages)[:2], WORDS[b % 8], WORDS[c % 8]),
                about=None if c % 2 else [self._documents[b % 2]],
            )

    def do_accept(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        findings.accept(desk.journal, self._findings(desk, b, c))

    def do_set_aside(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        findings.dismiss(desk.journal, self._findings(desk, b, c), WORDS[c % 8])

    def do_look_again(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        findings.reopen(desk.journal, self._findings(desk, b, c))

    def _findings(self, desk: Workspace, b: int, c: int) -> list[str]:
        known = [row.id for row in desk.reader.finding_page(desk.reader.finding_order())]
        return known[b % len(known) :][: 1 + c % 2] if known else ["nothing"]

    def do_gather(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        entities.join(desk.journal, WORDS[b % 8], WORDS[c % 8])

    def do_part(self, desk: Workspace, _a: int, b: int, _c: int) -> None:
        entities.split(desk.journal, WORDS[b % 8])

    def do_call(self, desk: Workspace, _a: int, b: int, c: int) -> None:
        entities.rename(desk.journal, WORDS[b % 8], WORDS[c % 8])
