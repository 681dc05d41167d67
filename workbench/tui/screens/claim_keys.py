"""The keys of review, in the order the line at the bottom shows them."""

from __future__ import annotations

from textual.binding import Binding, BindingType

REVIEW_KEYS: list[BindingType] = [
    Binding(
        "v",
        "verdict",
        "Verdict",
        id="review.verdict",
        tooltip="Conclude this claim: rating, reasons, evidence weighed.",
    ),
    Binding(
        "a",
        "attach",
        "Attach",
        id="review.attach",
        tooltip="Attach a reference as evidence: a known one, an address, a file or a note.",
    ),
    Binding("t", "take", "Take", id="review.take", tooltip="Take the claims, or release those you hold."),
    Binding("w", "reword", "Reword", id="review.reword", tooltip="Put the claim in other words."),
    Binding("d", "dismiss", "Dismiss", id="review.dismiss", tooltip="Put the claims aside for a reason."),
    Binding("c", "comment", "Comment", id="review.comment", tooltip="Write a remark on this claim."),
    Binding(
        "C",
        "check",
        "Check words",
        show=False,
        id="review.check",
        tooltip="Hold quotations, figures and dates against the sources, word by word.",
    ),
    Binding(
        "L",
        "look_up",
        "Look up",
        show=False,
        id="review.look_up",
        tooltip="Ask outside services what may bear on this claim; nothing is sent before you say so.",
    ),
    Binding(
        "m,J",
        "join",
        "Join",
        show=False,
        id="review.join",
        tooltip="Join the selected claims into one of them.",
    ),
    Binding(
        "s",
        "split",
        "Split",
        show=False,
        id="review.split",
        tooltip="Open a new claim with some of this one's passages.",
    ),
    Binding(
        "o", "reopen", "Reopen", show=False, id="review.reopen", tooltip="Take dismissed claims up again."
    ),
    Binding(
        "e",
        "correct",
        "Edit reading",
        show=False,
        id="review.correct",
        tooltip="Correct kind, speaker, figures, date or words of the passage.",
    ),
    Binding(
        "x",
        "reject",
        "Reject reading",
        show=False,
        id="review.reject",
        tooltip="Say that the program misread this passage.",
    ),
    Binding(
        "X",
        "withdraw",
        "Withdraw",
        show=False,
        id="review.withdraw",
        tooltip="Take back a piece of evidence or your verdict.",
    ),
    Binding(
        "plus",
        "mark",
        "Mark passage",
        show=False,
        key_display="+",
        id="review.mark",
        tooltip="Mark a passage that the program missed.",
    ),
    Binding(
        "number_sign",
        "tag",
        "Tag",
        show=False,
        key_display="#",
        id="review.tag",
        tooltip="Add tags, or take them off.",
    ),
    Binding(
        "at",
        "assign",
        "Assign",
        show=False,
        key_display="@",
        id="review.assign",
        tooltip="Say who is to review the claims.",
    ),
    Binding(
        "u",
        "undo",
        "Undo",
        show=False,
        id="review.undo",
        tooltip="Take back your newest action; once more does it again.",
    ),
    Binding(
        "r", "report", "Report", show=False, id="review.report", tooltip="Export the verification report."
    ),
    Binding(
        "i", "ingest", "Add documents", show=False, id="review.ingest", tooltip="Add documents to check."
    ),
    Binding(
        "F",
        "findings",
        "Findings",
        show=False,
        id="review.findings",
        tooltip="What was found between this claim and others; 1 leads back here.",
    ),
    Binding(
        "y",
        "copy_wording",
        "Copy wording",
        show=False,
        id="review.copy",
        tooltip="Copy the claim's wording to the clipboard.",
    ),
    Binding(
        "Y",
        "copy_id",
        "Copy id",
        show=False,
        id="review.copy_id",
        tooltip="Copy the claim's id to the clipboard.",
    ),
    Binding(
        "p",
        "open_document",
        "Document",
        show=False,
        id="review.document",
        tooltip="Read the passage in its document.",
    ),
]
