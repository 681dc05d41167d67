"""Building the sample workspace: five briefs, stand-ins for the records, and two reviewers at work.

Everything goes through the same operations as a reviewer's own work. Clock and entropy are fixed, so every build gives
the same trail.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.assertions import AssertionKind
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Confidence, Rating
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing
from workbench.domain.spans import Span, TextQuote, anchor
from workbench.errors import OlderTables, RuleViolation
from workbench.operations import (
    assertions,
    capture,
    claims,
    comparing,
    evidence,
    findings,
    ingest,
    references,
    source_notes,
    verdicts,
    workspaces,
)
from workbench.samples.entropy import FixedEntropy, SetClock
from workbench.settings import Settings
from workbench.store.writers import ForgetfulMemory
from workbench.workspace import Workspace, create, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.domain.claims import StoredAssertion

TITLE = "Sample: the December 2024 sanctions"
REVIEWERS = ("Anna Lindqvist", "Bilal Raza")
HOME = Path(str(files("workbench.samples")))


def build(folder: Path) -> Path:
    """Put the sample workspace into a folder, in place of one that is there.

    Returns:
        The database's path.

    Raises:
        RuleViolation: the folder holds a workspace that is not the sample.
    """
    target = folder / "claims.db"
    _ensure_replaceable(target)
    with tempfile.TemporaryDirectory(prefix="workbench-sample-") as temporary:
        made = Path(temporary)
        _Builder(made).build()
        folder.mkdir(parents=True, exist_ok=True)
        for stored in sorted((made / "references").rglob("*")):
            place = folder / "references" / stored.relative_to(made / "references")
            if stored.is_file() and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(stored, place)
        shutil.copyfile(made / "claims.db", target)
    return target


def _ensure_replaceable(target: Path) -> None:
    if not target.exists():
        return
    settings = Settings(target, target.parent / "references", "sample", "sample")
    try:
        workspace = open_workspace(settings, read_only=True)
    except OlderTables:
        workspace = open_workspace(settings)
    try:
        is_sample = workspace.reader.workspace().is_sample
    finally:
        workspace.close()
    if not is_sample:
        raise RuleViolation(f"{target} is not the sample: it is left as it is. Name another folder.")


class _Builder:
    """One build: the workspace as each reviewer has it open, and what the script's keys stand for."""

    def __init__(self, folder: Path) -> None:
        self._script: dict[str, list[dict[str, Any]]] = json.loads(
            (HOME / "reviews.json").read_text(encoding="utf-8")
        )
        self._clock = SetClock()
        self._entropy = FixedEntropy(TITLE)
        self._folder = folder
        self._desks: dict[str, Workspace] = {}
        self._documents: dict[str, str] = {}
        self._references: dict[str, str] = {}
        self._claims: dict[str, str] = {}
        self._evidence: dict[str, str] = {}

    def build(self) -> None:
        """Do all the script says, in the order of its times."""
        self._open_desks()
        for document in self._script["documents"]:
            self._add_document(document)
        for at, _order, step in self._steps():
            self._clock.set(at)
            step()
        comparing.bring_up_to_date(next(iter(self._desks.values())).journal)
        for desk in self._desks.values():
            desk.close()

    def _open_desks(self) -> None:
        self._clock.set(self._script["documents"][0]["at"])
        for name in REVIEWERS:
            settings = Settings(self._folder / "claims.db", self._folder / "references", name, "sample")
            opening = (
                partial(create, title=TITLE, required_reviews=2, is_sample=True)
                if not self._desks
                else open_workspace
            )
            self._desks[name] = opening(
                settings, clock=self._clock, entropy=self._entropy, memory=ForgetfulMemory()
            )

    def _steps(self) -> Iterator[tuple[str, int, Callable[[], None]]]:
        steps = [(r["at"], partial(self._add_reference, r)) for r in self._script["references"]]
        steps += [(a["at"], partial(self._act, a)) for a in self._script["actions"]]
        ordered = sorted(enumerate(steps), key=lambda item: (item[1][0], item[0]))
        return ((at, order, step) for order, (at, step) in ordered)

    def _add_document(self, said: dict[str, Any]) -> None:
        self._clock.set(said["at"])
        desk = self._desks[said["reviewer"]]
        stated = ingest.Stated(
            said["title"], said["author"], said["publisher"], said["published"], said["url"]
        )
        added = ingest.add_file(desk.journal, desk.blobs, HOME / said["file"], stated)
        self._documents[said["key"]] = added.document_id

    def _add_reference(self, said: dict[str, Any]) -> None:
        desk = self._desks[said["reviewer"]]
        if "note" in said:
            id_ = references.add_note(
                desk.journal,
                method=NoteMethod(said["method"]),
                note=said["note"],
                person=said["person"],
                noted_on=said["noted_on"],
                title=said["title"],
                reply=Reply(said["reply"]),
                reply_by=said["reply_by"],
            )
        else:
            id_, _new = references.add_reference(
                desk.journal,
                url=said["url"],
                title=said["title"],
                type_=ReferenceType(said["type"]),
                standing=Standing(said["standing"]),
                source=said["source"],
                author=said.get("author"),
                issued=said.get("issued"),
            )
            capture.keep_file(desk.journal, desk.blobs, id_, HOME / said["file"])
        self._references[said["key"]] = id_

    def _act(self, action: dict[str, Any]) -> None:
        desk = self._desks[action["reviewer"]]
        keys = action.get("claims", [action["claim"]] if "claim" in action else [])
        ids = [self._claim(desk, key) for key in keys]
        getattr(self, "_" + action["do"].replace("-", "_"))(desk, ids, action)

    def _take(self, desk: Workspace, ids: list[str], _action: dict[str, Any]) -> None:
        claims.take(desk.journal, ids)

    def _reword(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.reword(desk.journal, ids[0], action["wording"])

    def _dismiss(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.dismiss(desk.journal, ids, action["reason"])

    def _join(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.join(desk.journal, ids, self._claim(desk, action["into"]))

    def _tag(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.tag(desk.journal, ids, add=[action["tag"]])

    def _assign(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.assign(desk.journal, ids, action["to"])

    def _comment(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        claims.comment(desk.journal, ids[0], action["text"])

    def _attach(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        self._evidence[action["evidence"]] = evidence.attach(
            desk.journal,
            ids[0],
            self._references[action["reference"]],
            Stance(action["stance"]),
            excerpt=action["excerpt"],
            locator=action.get("locator"),
            note=action.get("note"),
        )

    def _withdraw_evidence(self, desk: Workspace, _ids: list[str], action: dict[str, Any]) -> None:
        evidence.withdraw(desk.journal, self._evidence[action["evidence"]], action["reason"])

    def _verdict(self, desk: Workspace, ids: list[str], action: dict[str, Any]) -> None:
        verdicts.record(
            desk.journal,
            ids[0],
            Rating(action["rating"]),
            action["rationale"],
            confidence=Confidence(action["confidence"]),
        )

    def _set_workspace(self, desk: Workspace, _ids: list[str], action: dict[str, Any]) -> None:
        workspaces.set_workspace(desk.journal, sourcing=action["sourcing"])

    def _describe_source(self, desk: Workspace, _ids: list[str], action: dict[str, Any]) -> None:
        source_notes.describe_source(desk.journal, action["source"], note=action["note"])

    def _accept_finding(self, desk: Workspace, _ids: list[str], action: dict[str, Any]) -> None:
        findings.accept(desk.journal, [self._finding(desk, action)])

    def _dismiss_finding(self, desk: Workspace, _ids: list[str], action: dict[str, Any]) -> None:
        findings.dismiss(desk.journal, [self._finding(desk, action)], action["reason"])

    def _finding(self, desk: Workspace, action: dict[str, Any]) -> str:
        """The finding of a type between passages that hold these words, one each."""
        comparing.bring_up_to_date(desk.journal)
        for found in desk.reader.findings(desk.reader.finding_order()):
            passages = [passage.words for passage in found.passages]
            if found.summary.type == action["type"] and all(
                any(words in passage for passage in passages) for words in action["words"]
            ):
                return found.summary.id
        raise AssertionError(f"the script decides on a finding that is not there: {action['words']}")

    def _claim(self, desk: Workspace, key: str) -> str:
        """The claim that a key of the script stands for; a passage the program missed is marked by hand."""
        if key not in self._claims:
            said = next(claim for claim in self._script["claims"] if claim["key"] == key)
            self._claims[key] = self._found(desk, said) or self._marked(desk, said)
        return self._claims[key]

    def _found(self, desk: Workspace, said: dict[str, Any]) -> str | None:
        document = self._documents[said["document"]]
        span = anchor(TextQuote(said["passage"]), desk.reader.document_text(document))
        standing = desk.reader.document_assertions(document)
        for kind in said["kinds"]:
            best = _best([found for found in standing if found.reading.kind == kind], span)
            if best is not None:
                return desk.reader.claims_on(best.id)[0]
        return None

    def _marked(self, desk: Workspace, said: dict[str, Any]) -> str:
        kind = AssertionKind(said["kinds"][0])
        _assertion, claim = assertions.add_assertion(
            desk.journal, self._documents[said["document"]], said["passage"], kind
        )
        return claim


def _best(found: list[StoredAssertion], span: Span) -> StoredAssertion | None:
    """The assertion that overlaps a passage most; of equals the shortest."""
    ranked = sorted(
        (-one.reading.span.overlap(span), one.reading.span.end - one.reading.span.start, one.id, one)
        for one in found
        if one.reading.span.overlap(span)
    )
    return ranked[0][-1] if ranked else None
