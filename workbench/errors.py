"""Every error the workbench raises on purpose.

    WorkbenchError
    ├── InputRefused            a file or text cannot be taken (exit 1: the batch goes on)
    │   ├── UnreadableFile
    │   ├── BinaryFile
    │   ├── EmptyFile
    │   ├── FileTooLarge
    │   ├── BrokenFile
    │   ├── ReadingStopped
    │   ├── NotFetched
    │   ├── NotABibliography
    │   └── UndecodableText
    ├── UsageMistake            what was asked for does not exist or is ambiguous (exit 2)
    │   ├── UnknownId
    │   ├── AmbiguousPrefix
    │   ├── QuoteNotFound
    │   ├── AmbiguousQuote
    │   ├── BadHost
    │   ├── BadDate
    │   ├── ExtraMissing
    │   ├── UnstorableText
    │   ├── BadConfiguration
    │   ├── ServiceOff
    │   ├── KeyMissing
    │   └── ContactMissing
    ├── ServiceTrouble          an outside service gives no answer to work with (exit 1: the others go on)
    │   ├── ServiceUnreachable
    │   ├── RequestRefused
    │   ├── RateLimited
    │   └── UnexpectedReply
    ├── RuleViolation           a rule of the workbench refuses it (exit 3)
    │   ├── StaleEdit
    │   ├── VerdictWithoutEvidence
    │   ├── UndoRefused
    │   ├── NothingToUndo
    │   ├── NothingToCompare
    │   ├── QueueBusy
    │   └── AddressRefused
    └── WorkspaceUnavailable    absent, not ours, or it cannot be read or written (exit 4)
        ├── WorkspaceAbsent
        ├── NotAWorkspace
        ├── NewerWorkspace
        ├── OlderTables
        ├── UnreadableWorkspace
        ├── ReadOnlyWorkspace
        ├── WorkspaceBusy
        ├── StorageFull
        ├── BlobMissing
        ├── BlobDamaged
        └── DamagedWorkspace

A class takes the facts and builds its own sentence; the facts stay on it as attributes. A dead link or a
refused connection is a finding, not an error: see ``domain.snapshots``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class ExitCode(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    PARTIAL = 1
    USAGE = 2
    REFUSED = 3
    UNAVAILABLE = 4
    INTERRUPTED = 130


class WorkbenchError(Exception):
    """Something the workbench refuses or cannot do, said in one sentence."""

    exit_code: ClassVar[ExitCode] = ExitCode.PARTIAL


class InputRefused(WorkbenchError):
    """A file or text cannot be taken in; the workspace is unchanged."""


class UnreadableFile(InputRefused):
    """The file system does not give the file."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}.")
        self.path, self.reason = path, reason


class BinaryFile(InputRefused):
    """The bytes are of no format that is read."""

    def __init__(self, path: Path | str, looks_like: str) -> None:
        super().__init__(
            f"{path} is not text ({looks_like}): save it as text, HTML, PDF or DOCX and add that."
        )
        self.path, self.looks_like = path, looks_like


class EmptyFile(InputRefused):
    """There is no text in the file."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} holds no text.")
        self.path = path


class FileTooLarge(InputRefused):
    """The file is over the limit."""

    def __init__(self, path: Path | str, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"{path} has {size_bytes / 1e6:.1f} MB; the limit is {limit_bytes / 1e6:.0f} MB: "
            "split it and add each part."
        )
        self.path, self.size_bytes, self.limit_bytes = path, size_bytes, limit_bytes


class BrokenFile(InputRefused):
    """The file is not what its format asks for: damaged, encrypted, or made to harm."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}.")
        self.path, self.reason = path, reason


class ReadingStopped(InputRefused):
    """Reading the file went over a limit of time or memory, or ended the process that read it."""

    def __init__(self, path: Path | str, limit: str) -> None:
        super().__init__(f"Reading {path} was stopped: {limit}.")
        self.path, self.limit = path, limit


class NotABibliography(InputRefused):
    """The file is no list of references in the format it was taken for."""

    def __init__(self, path: Path | str, format_: str, reason: str) -> None:
        super().__init__(f"{path} cannot be read as {format_}: {reason}.")
        self.path, self.format, self.reason = path, format_, reason


class UndecodableText(InputRefused):
    """The text holds what can be neither stored nor shown."""

    def __init__(self, path: Path | str, place: int, what: str) -> None:
        super().__init__(f"{path} holds {what} at character {place}: remove it and add the file again.")
        self.path, self.place, self.what = path, place, what


class NotFetched(InputRefused):
    """A page that was to be taken in did not come."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} was not fetched: {reason}.")
        self.url, self.reason = url, reason


class UsageMistake(WorkbenchError):
    """What was named does not exist, or more than one thing has that name."""

    exit_code = ExitCode.USAGE


class UnknownId(UsageMistake):
    """No such thing in this workspace."""

    def __init__(self, noun: str, given: str) -> None:
        super().__init__(f"There is no {noun} {given!r} in this workspace: list them to see their ids.")
        self.noun, self.given = noun, given


class AmbiguousPrefix(UsageMistake):
    """Several ids begin like this."""

    def __init__(self, noun: str, given: str, candidates: Sequence[str]) -> None:
        shown = ", ".join(candidates[:5]) + (" ..." if len(candidates) > 5 else "")
        super().__init__(f"{given!r} begins the id of more than one {noun} ({shown}): type more of it.")
        self.noun, self.given, self.candidates = noun, given, tuple(candidates)


class QuoteNotFound(UsageMistake):
    """The words do not stand in the text."""

    def __init__(self, exact: str) -> None:
        short = exact if len(exact) <= 60 else exact[:57] + "..."
        super().__init__(f"The words {short!r} are not in the text: copy them exactly as they stand there.")
        self.exact = exact


class AmbiguousQuote(UsageMistake):
    """The words stand in the text more than once."""

    def __init__(self, exact: str, places: Sequence[int]) -> None:
        short = exact if len(exact) <= 60 else exact[:57] + "..."
        super().__init__(
            f"The words {short!r} occur {len(places)} times in the text: give more of the passage."
        )
        self.exact, self.places = exact, tuple(places)


class BadDate(UsageMistake):
    """What was typed is no date, or could be two."""

    def __init__(self, given: str, reason: str) -> None:
        super().__init__(f"{given!r} is not a date the workbench can take: {reason}.")
        self.given, self.reason = given, reason


class ExtraMissing(UsageMistake):
    """What was asked for needs something that is not installed."""

    def __init__(self, what: str, command: str) -> None:
        super().__init__(f"This needs {what}, which is not installed: {command}")
        self.what, self.command = what, command


class UnstorableText(UsageMistake):
    """What was typed or given holds what no database or terminal takes."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The text given holds {what}, which cannot be stored: remove it and try again.")
        self.what = what


class BadHost(UsageMistake):
    """What was to be let through is no host."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"{given!r} is no HOST or HOST:PORT: write it like intranet.example:8000 or [fd00::1]:8000."
        )
        self.given = given


class BadConfiguration(UsageMistake):
    """The configuration file cannot be used as it is."""

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {reason}.")
        self.path, self.reason, self.line = path, reason, line


class ServiceOff(UsageMistake):
    """A service that is not to be asked."""

    def __init__(self, title: str, section: str, path: Path | str) -> None:
        super().__init__(f"{title} is turned off: take `on = false` out of [{section}] in {path} to use it.")
        self.title, self.section = title, section


class KeyMissing(UsageMistake):
    """A service that answers only with something that is not configured."""

    def __init__(
        self, title: str, section: str, names: Sequence[str], path: Path | str, key_from: str
    ) -> None:
        lines = " and ".join(f'`{name} = "..."`' for name in names)
        super().__init__(
            f"{title} needs a key: put {lines} under [{section}] in {path}; get it from {key_from}."
        )
        self.title, self.section, self.names = title, section, tuple(names)


class ContactMissing(UsageMistake):
    """A service that wants to know how its user can be reached."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title} asks for a contact with every request: set one with `workbench workspace set --contact "
            "desk@example.org`."
        )
        self.title = title


class ServiceTrouble(WorkbenchError):
    """An outside service gives no answer to work with; others may."""


class ServiceUnreachable(ServiceTrouble):
    """No usable answer came: no connection, no whole answer in time, or an error of the service's own."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host} could not be asked: {reason}. Try again later.")
        self.host, self.reason = host, reason


class RequestRefused(ServiceTrouble):
    """The service understood who asks or what for, and refuses."""

    def __init__(self, host: str, status: int, said: str, advice: str = "") -> None:
        words = f"{said}" if said else f"status {status}"
        super().__init__(f"{host} refused the request ({words}){': ' + advice if advice else ''}.")
        self.host, self.status, self.said = host, status, said


class RateLimited(ServiceTrouble):
    """The service wants fewer requests."""

    def __init__(self, host: str, wait_s: float | None = None, advice: str = "") -> None:
        when = f"in {wait_s:.0f} seconds" if wait_s is not None else "later"
        super().__init__(f"{host} wants fewer requests: {advice or f'try again {when}'}.")
        self.host, self.wait_s = host, wait_s


class UnexpectedReply(ServiceTrouble):
    """The service answered something that is not understood whole, so nothing of it is used."""

    def __init__(self, host: str, what: str) -> None:
        super().__init__(f"The answer of {host} is not understood: {what}.")
        self.host, self.what = host, what


class RuleViolation(WorkbenchError):
    """A rule of the workbench refuses this."""

    exit_code = ExitCode.REFUSED


class StaleEdit(RuleViolation):
    """Someone changed the field since it was shown."""

    def __init__(self, entity: str, field: str, expected: Any, stored: Any) -> None:
        super().__init__(
            f"{entity} was changed meanwhile: {field} was {expected!r} when you saw it and is {stored!r} now. "
            "Look at it again and decide."
        )
        self.entity, self.field, self.expected, self.stored = entity, field, expected, stored


class VerdictWithoutEvidence(RuleViolation):
    """A rating other than "unproven" needs evidence attached to the claim."""

    def __init__(self, claim_id: str, rating: str) -> None:
        super().__init__(
            f"Claim {claim_id} has no evidence that supports or refutes it on a snapshot or a reviewer's note: "
            f"attach some before rating it {rating}, or rate it unproven."
        )
        self.claim_id, self.rating = claim_id, rating


class UndoRefused(RuleViolation):
    """A later event set what the undo would set back."""

    def __init__(self, event_id: str, op: str, later_id: str, later_op: str, entity: str, field: str) -> None:
        super().__init__(
            f"{op} ({event_id[:12]}) cannot be undone: {later_op} ({later_id[:12]}) has since set {field} of {entity}."
        )
        self.event_id, self.later_id, self.entity, self.field = event_id, later_id, entity, field


class NothingToUndo(RuleViolation):
    """This reviewer has no event that can be undone."""

    def __init__(self, reviewer: str) -> None:
        super().__init__(f"{reviewer} has done nothing here that can be undone.")
        self.reviewer = reviewer


class NothingToCompare(RuleViolation):
    """There are no two captures with text, or none to compare the page with."""

    def __init__(self, reference_id: str, what: str) -> None:
        super().__init__(f"Reference {reference_id} has no {what}: fetch it first.")
        self.reference_id = reference_id


class QueueBusy(RuleViolation):
    """Another process works through the fetch queue."""

    def __init__(self) -> None:
        super().__init__(
            "Another process is working through the fetch queue: what you queued is taken up there, or waits "
            "for `workbench reference queue --run`."
        )


class AddressRefused(RuleViolation):
    """The address guard does not let this request out."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} is not fetched: {reason}.")
        self.url, self.reason = url, reason


class WorkspaceUnavailable(WorkbenchError):
    """The workspace is absent, not ours, or cannot be read or written."""

    exit_code = ExitCode.UNAVAILABLE


class WorkspaceAbsent(WorkspaceUnavailable):
    """There is no database at this place."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"There is no workspace at {path}: create it with `workbench workspace init`.")
        self.path = path


class NotAWorkspace(WorkspaceUnavailable):
    """The file is not a database of the workbench."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} is not a workbench database ({reason}): choose another with --db.")
        self.path, self.reason = path, reason


class NewerWorkspace(WorkspaceUnavailable):
    """A newer program wrote this database."""

    def __init__(self, path: Path | str, what: str) -> None:
        super().__init__(
            f"{path} was written by a newer workbench ({what}): update the program to change it."
        )
        self.path, self.what = path, what


class OlderTables(WorkspaceUnavailable):
    """An older program wrote the tables, and they may not be made anew here."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"{path} was last written by an older workbench: open it once with the right to write, so that its tables "
            "are made anew from the trail."
        )
        self.path = path


class UnreadableWorkspace(WorkspaceUnavailable):
    """The system does not give the file: no right to it, or the disk or network fails."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read or written ({reason}): check your rights to it and its disk or network drive, "
            "then try again."
        )
        self.path, self.reason = path, reason


class ReadOnlyWorkspace(WorkspaceUnavailable):
    """The database cannot be written."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}): nothing was changed.")
        self.path, self.reason = path, reason


class WorkspaceBusy(WorkspaceUnavailable):
    """Others held the database for longer than we wait."""

    def __init__(self, path: Path | str, waited_s: float) -> None:
        super().__init__(f"{path} was in use by others for {waited_s:.0f} s: nothing was changed, try again.")
        self.path, self.waited_s = path, waited_s


class StorageFull(WorkspaceUnavailable):
    """The disk is full."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"The disk that holds {path} is full: nothing was changed; free some space and try again."
        )
        self.path = path


class DamagedWorkspace(WorkspaceUnavailable):
    """SQLite says the file is damaged."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(
            f"{path} is damaged ({reason}): run `workbench audit verify` and go back to a backup."
        )
        self.path, self.reason = path, reason


class BlobMissing(WorkspaceUnavailable):
    """A stored file that the database names is not in the references folder."""

    def __init__(self, digest: str, folder: Path | str, reason: str) -> None:
        super().__init__(
            f"The stored file {digest[:12]} cannot be read from {folder} ({reason}): "
            "copy the folder from a backup, or choose the right one with --references."
        )
        self.digest, self.folder, self.reason = digest, folder, reason


class BlobDamaged(WorkspaceUnavailable):
    """A stored file is not what was stored."""

    def __init__(self, digest: str, path: Path | str) -> None:
        super().__init__(f"{path} is not what was stored under that name: copy the file from a backup.")
        self.digest, self.path = digest, path
