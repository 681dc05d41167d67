"""Reports to test with: a rich one about an invented affair, and a way to put hostile text everywhere."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import FindingType
from workbench.domain.ratings import STANDARD
from workbench.reports.across import (
    Across,
    FoundPassage,
    ReportDifference,
    ReportFinding,
    ReportName,
    ReportVoice,
)
from workbench.reports.checks import Aligned, ReportFigureCheck, ReportQuoteCheck
from workbench.reports.model import ReportModel, Scope, Totals
from workbench.reports.parts import (
    Appearance,
    CitedReference,
    Comment,
    Correction,
    DismissedClaim,
    Enquiry,
    FigureReading,
    HistoryEntry,
    LooseEnd,
    OpenClaim,
    Passage,
    RatingMeaning,
    ReportArchived,
    ReportClaim,
    ReportDocument,
    ReportEvidence,
    ReportSnapshot,
    ReportVerdict,
    SourceNote,
    Trail,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of March 2025."""
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)


def digest(words: str) -> str:
    """Sixty-four hexadecimal digits that differ from word to word."""
    return hashlib.sha256(words.encode()).hexdigest()


RATINGS = tuple(RatingMeaning(str(rating), meaning) for rating, meaning in STANDARD.definitions.items())

COURIER = ReportDocument(
    id="k3vq7hnr2m5xt4ab",
    title="Norrvik’s new barrier held, and the city slept dry",
    text_sha256=digest("courier"),
    author="Maja Lindqvist",
    publisher="The Norrvik Courier",
    published="2025-03-03",
    url="https://courier.example/2025/03/03/barrier-held",
    appearances=(
        Appearance(
            "The Norrvik Courier",
            "https://courier.example/2025/03/03/barrier-held",
            "2025-03-03",
            "Maja Lindqvist",
        ),
        Appearance("Baltic Wire", "https://wire.example/n/88213?edition=en&part=1", "2025-03-04", None),
    ),
)

EVENING = ReportDocument(
    id="p9wd3c6yb2fz8qje",
    title="Storm Alva: what the flood gates cost, and who paid",
    text_sha256=digest("evening"),
    author="Tomasz Reuter",
    publisher="Evening Ledger",
    published="2025-03-05",
    appearances=(Appearance("Evening Ledger", None, "2025-03-05", "Tomasz Reuter"),),
    supersedes="a1b2c3d4e5f6g7h8",
)

BLOG = ReportDocument(
    id="z5ry8nm4tq7wx2vc",
    title="The barrier nobody asked for",
    text_sha256=digest("blog"),
    publisher="Harbour Notes",
    published="2025-03",
    url="https://notes.example/barrier",
    withdrawn="The author took the post down and asked us not to quote from it.",
)

HEIGHT = ReportClaim(
    id="c4hq2mzk7xw9tvna",
    wording="Storm Alva raised the sea at Norrvik by 3.4 metres, the most since measurements began in 1889.",
    state="concluded",
    kind="quantity",
    rating="mostly false",
    check_worthiness=914,
    assignee="Ines Okafor",
    tags=("sea level", "record"),
    said_in="2 documents, one voice",
    passages=(
        Passage(
            id="a7q2",
            document_id=COURIER.id,
            document_title=COURIER.title,
            before="By midnight the water stood ",
            words="3.4 metres above normal, the highest since records began in 1889",
            after=", said Henrik Dahl, who runs the gates for the port authority.",
            start=412,
            end=476,
            kind="quantity",
            speaker="Henrik Dahl",
            role="operations manager",
            organisation="Norrvik Port Authority",
            figures=(FigureReading("3.4 metres above normal", "3.4", None, "meter", "=", "up"),),
            date="2025-03-02",
            corrections=(Correction("speaker", "Dahl Port", "Henrik Dahl", "Ines Okafor"),),
        ),
        Passage(
            id="b1x8",
            document_id=EVENING.id,
            document_title=EVENING.title,
            before="Officials called it a record: ",
            words="well over three metres",
            after=" on the harbour gauge.",
            start=1088,
            end=1110,
            kind="quantity",
            figures=(FigureReading("well over three metres", "3", None, "meter", ">"),),
        ),
    ),
    verdicts=(
        ReportVerdict(
            id="v2kx",
            reviewer="Ines Okafor",
            rating="mostly false",
            rationale=(
                "The institute’s gauge peaked at 2.94 metres above mean sea level on 2 March at 23:40. High, "
                "but the 1904 storm is on the same gauge with 3.11 metres.\n\nThe 3.4 metres seem to be the "
                "forecast of 1 March, not a measurement."
            ),
            at=at(6, 11, 20),
            confidence="high",
        ),
        ReportVerdict(
            id="v7pd",
            reviewer="Ben Sørensen",
            rating="mostly false",
            rationale="Confirmed on the gauge table and the 1904 yearbook. The year 1889 is right.",
            at=at(6, 15, 2),
        ),
        ReportVerdict(
            id="v0aa",
            reviewer="Ines Okafor",
            rating="misleading",
            rationale="Forecast and measurement seem to be mixed up; to be settled with the institute.",
            at=at(5, 17, 45),
            standing="superseded",
            confidence="low",
        ),
    ),
    sourcing="2 primary references",
    evidence=(
        ReportEvidence(
            id="e5gt",
            stance="refutes",
            source_since="the page is gone; the capture stays",
            citation=(
                "Sea Level Institute, “Gauge table, Norrvik inner harbour, March 2025”. Sea Level Institute, "
                "2025-03-04. https://sealevel.example/gauges/norrvik/2025-03.html"
            ),
            reference_id="r1",
            url="https://sealevel.example/gauges/norrvik/2025-03.html",
            standing="primary",
            excerpt="2 March, 23:40 CET: +294 cm (max). Mean of the day: +171 cm.",
            start=2210,
            end=2271,
            locator="table 2, row 61",
            note="Centimetres above mean sea level, the same zero the paper uses.",
            reviewer="Ines Okafor",
            snapshot=ReportSnapshot(
                id="s1", at=at(5, 16, 12), sha256=digest("gauge"), reviewer="Ines Okafor"
            ),
            archived=ReportArchived(
                "https://web.archive.example/web/20250306101500/https://sealevel.example/gauges/norrvik/2025-03.html",
                "Web Archive",
                "2025-03-06T10:15:00Z",
                "6 March 2025",
            ),
        ),
        ReportEvidence(
            id="e8ma",
            stance="refutes",
            citation="K. Aalto, “High waters of the north, 1880 to 1950”. Hydrographic Yearbook, 1951",
            reference_id="r2",
            standing="primary",
            excerpt="Norrvik, 9 December 1904: 311 centimetres, the highest of the series.",
            start=48120,
            end=48189,
            locator="p. 214",
            reviewer="Ben Sørensen",
            snapshot=ReportSnapshot(
                id="s2", at=at(6, 14, 30), method="file", sha256=digest("yearbook"), reviewer="Ben Sørensen"
            ),
        ),
        ReportEvidence(
            id="e9no",
            stance="context",
            citation="Henrik Dahl, “Call about the 3.4 metres”. 2025-03-05",
            reference_id="r3",
            standing="primary",
            reviewer="Ines Okafor",
            enquiry=Enquiry(
                "call",
                "Henrik Dahl",
                "2025-03-05",
                "answered",
                None,
                "Says he read the figure off the forecast sheet on the wall and did not check the gauge.",
            ),
        ),
        ReportEvidence(
            id="e0wd",
            stance="supports",
            citation="“Live: Storm Alva”. Coast Radio, 2025-03-02. https://coastradio.example/live",
            reference_id="r4",
            url="https://coastradio.example/live",
            standing="secondary",
            excerpt="up to 3.4 metres expected",
            start=90,
            end=115,
            reviewer="Ben Sørensen",
            snapshot=ReportSnapshot(
                id="s4", at=at(4, 10, 5), method="saved page", sha256=digest("radio"), reviewer="Ben Sørensen"
            ),
            withdrawn="It reports the forecast, not the measurement.",
        ),
    ),
    comments=(
        Comment(
            "Ben Sørensen",
            "Can we ask for the raw one-minute series?\nThe table is rounded to 10 minutes.",
            at(5, 18, 3),
        ),
        Comment("Ines Okafor", "Asked; they say it changes nothing above 2 cm.", at(6, 10, 50)),
    ),
    history=(
        HistoryEntry(
            at(4, 9, 58), "Ines Okafor", "document.ingested", "opened with the document", digest("ev1")
        ),
        HistoryEntry(
            at(5, 16, 14), "Ines Okafor", "evidence.attached", "refutes, gauge table", digest("ev2")
        ),
        HistoryEntry(at(6, 11, 20), "Ines Okafor", "verdict.recorded", "mostly false", digest("ev3")),
    ),
    figure_checks=(
        ReportFigureCheck(
            words="3.4 metres",
            outcome="contradicted",
            citation="“Tide gauge, Norrvik harbour”, Hydrographic Office",
            found="294 cm",
            excerpt="2 March, 23:40 CET: +294 cm (max).",
            explanation="The source says “294 cm”.",
        ),
        ReportFigureCheck(
            "1889",
            "near",
            "“Tide gauge, Norrvik harbour”",
            "9 December 1904",
            None,
            "The source is more precise.",
        ),
        ReportFigureCheck(
            "half of it",
            "absent",
            "none of 2 sources",
            explanation="No figure of this measure stands there for it.",
        ),
        ReportFigureCheck(
            "2 March 2025",
            "found",
            "“Tide gauge, Norrvik harbour”",
            "2 March",
            None,
            "The source has the same date.",
        ),
    ),
)

GATES = ReportClaim(
    id="d8nn5bqk2yz7rw3x",
    wording="The barrier’s six gates closed in under 40 minutes.",
    state="concluded",
    kind="count",
    rating="true",
    check_worthiness=655,
    passages=(
        Passage(
            id="g1",
            document_id=COURIER.id,
            document_title=COURIER.title,
            before="All ",
            words="six gates were shut within 40 minutes",
            after=".",
            start=688,
            end=725,
            kind="count",
            figures=(
                FigureReading("six", "6", None, "gate"),
                FigureReading("within 40 minutes", "40", None, "minute", "<="),
            ),
        ),
    ),
    verdicts=(
        ReportVerdict(
            "v4", "Ines Okafor", "true", "Same log, read independently.", at(7, 8), confidence="high"
        ),
        ReportVerdict(
            "v3",
            "Ben Sørensen",
            "true",
            "The gate log shows first motion at 19:02 and the last seal at 19:37.",
            at(6, 16),
        ),
    ),
    evidence=(
        ReportEvidence(
            id="e31",
            stance="supports",
            citation="Norrvik Port Authority, “Gate log 2025-03-02”. 2025-03-04",
            url="https://port.example/logs/2025-03-02.csv",
            standing="primary",
            excerpt="19:02:11 G1 MOVE …\n19:37:40 G6 SEALED",
            start=0,
            end=38,
            reviewer="Ben Sørensen",
            snapshot=ReportSnapshot(
                id="s31",
                at=at(6, 15, 40),
                sha256=digest("log"),
                url="https://files.port.example/public/9f2c/2025-03-02.csv",
                reviewer="Ben Sørensen",
            ),
        ),
    ),
)

COST = ReportClaim(
    id="f6tm9vqa3hx2kpzd",
    wording="The barrier cost 480 million euros, twice what the city had been promised in 2016.",
    state="disputed",
    kind="quantity",
    check_worthiness=871,
    assignee="Ines Okafor",
    tags=("money",),
    passages=(
        Passage(
            id="c1",
            document_id=EVENING.id,
            document_title=EVENING.title,
            before="The bill came to ",
            words="€480 million, double the sum promised in 2016",
            after=", according to a council paper seen by this newspaper.",
            start=240,
            end=285,
            kind="quantity",
            cited_source="a council paper",
            figures=(FigureReading("€480 million", "480000000", None, "EUR"),),
            date="2016",
        ),
    ),
    verdicts=(
        ReportVerdict(
            "v41",
            "Ines Okafor",
            "misleading",
            "The 2016 figure left out the lock; like for like it is 310 to 480, a rise of 55 percent.",
            at(7, 9, 30),
            confidence="medium",
        ),
        ReportVerdict(
            "v42",
            "Ben Sørensen",
            "mostly true",
            "The council was told 240 in 2016 without any caveat.",
            at(7, 10, 10),
        ),
    ),
    evidence=(
        ReportEvidence(
            id="e41",
            stance="supports",
            citation="City of Norrvik, “Budget annex D, barrier”. 2016-11",
            url="https://norrvik.example/budget/2016/annex-d.pdf",
            standing="primary",
            excerpt="Total, all works: EUR 240 m (lock not included)",
            start=901,
            end=948,
            locator="p. 7",
            reviewer="Ben Sørensen",
            snapshot=ReportSnapshot(
                id="s41", at=at(7, 8, 55), sha256=digest("annex"), reviewer="Ben Sørensen"
            ),
        ),
        ReportEvidence(
            id="e42",
            stance="context",
            citation="“Council sees final bill”. Norrvik Daily, 2025-02-20. https://daily.example/bill",
            url="https://daily.example/bill",
            standing="secondary",
            reviewer="Ines Okafor",
            snapshot=ReportSnapshot(
                id="s42",
                at=at(7, 9, 10),
                outcome="unreachable",
                reason="the server did not answer within 30 seconds",
                reviewer="Ines Okafor",
            ),
        ),
    ),
)

DRY = ReportClaim(
    id="h2wz6ckm9dq4xbtn",
    wording="Mayor Ruta Saar said that not one cellar in Norrvik was flooded.",
    state="stale",
    kind="quotation",
    check_worthiness=702,
    passages=(
        Passage(
            id="q1",
            document_id=COURIER.id,
            document_title=COURIER.title,
            before="",
            words="“Not one cellar got wet,”",
            after=" Mayor Ruta Saar told the council on Monday.",
            start=12,
            end=36,
            kind="quotation",
            speaker="Ruta Saar",
            role="Mayor",
        ),
    ),
    verdicts=(
        ReportVerdict(
            "v51",
            "Ben Sørensen",
            "false",
            "The fire service logged eleven cellars pumped out in the harbour quarter that night.",
            at(6, 9, 15),
            stale="The wording was changed after this verdict.",
        ),
    ),
    evidence=(
        ReportEvidence(
            id="e51",
            stance="refutes",
            citation="Norrvik Fire Service, letter to the desk. 2025-03-05",
            standing="primary",
            enquiry=Enquiry(
                "letter", "the fire service", "2025-03-04", "answered", None, "Eleven call-outs listed."
            ),
            reviewer="Ben Sørensen",
        ),
    ),
    quote_checks=(
        ReportQuoteCheck(
            quotation="Not one cellar got wet,",
            outcome="altered",
            citation="“Minutes of the city council, 3 March 2025”, Norrvik City Council",
            whose="said by Ruta Saar there too",
            parts=(
                (
                    Aligned("Not"),
                    Aligned(" ", "same"),
                    Aligned("nearly", "source", "dropped"),
                    Aligned(" one cellar "),
                    Aligned("was", "source", "changed"),
                    Aligned("got", "quoted", "changed"),
                    Aligned(" wet"),
                    Aligned("in the old town → …", "legal", "ellipsis"),
                ),
                (),
            ),
            remarks=("A reservation is dropped: the source says “nearly”.",),
            start=210,
            end=233,
            snapshot_id="s77",
        ),
        ReportQuoteCheck(
            quotation="Not one cellar got wet,",
            outcome="said by someone else",
            citation="“Night of the flood”, Baltic Wire",
            whose="the claim gives it to Ruta Saar, the source to Henrik Dahl; the words: verbatim",
            parts=((Aligned("Not one cellar got wet,"),),),
            start=90,
            end=112,
        ),
        ReportQuoteCheck(
            "Not one cellar got wet,", "not found", "“Letter to the desk”, Norrvik Fire Service", parts=((),)
        ),
    ),
)

OPENING = ReportClaim(
    id="j9sx4rme6qv1nzct",
    wording="The barrier was opened by the king on 14 September 2023.",
    state="needs_second",
    kind="event",
    check_worthiness=388,
    passages=(
        Passage(
            id="o1",
            document_id=EVENING.id,
            document_title=EVENING.title,
            before="The barrier, which ",
            words="was opened by the king on 14 September 2023",
            after=", has 6 gates.",
            start=1500,
            end=1543,
            kind="event",
            date="2023-09-14",
        ),
    ),
    verdicts=(ReportVerdict("v61", "Ben Sørensen", "true", "The court’s own record has it.", at(7, 12)),),
    evidence=(
        ReportEvidence(
            id="e61",
            stance="supports",
            citation="Royal Court, “Engagements 2023”",
            url="https://court.example/2023",
            standing="primary",
            excerpt="14 Sept: Norrvik, opening of the sea barrier",
            start=77,
            end=121,
            snapshot=ReportSnapshot("s61", at(7, 11, 55), sha256=digest("court"), reviewer="Ben Sørensen"),
            reviewer="Ben Sørensen",
        ),
    ),
)

HOMES = ReportClaim(
    id="m1pd7hye3wk8qvua",
    wording="Forty thousand people live below the level the water reached.",
    state="in_review",
    kind="count",
    check_worthiness=760,
    assignee="Ben Sørensen",
)

OPEN = (
    OpenClaim(
        "n4ce",
        "Insurers expect claims of less than two million euros.",
        EVENING.id,
        EVENING.title,
        "quantity",
        640,
    ),
    OpenClaim(
        "n5kk",
        "The tide tables for 2 March were published in January.",
        COURIER.id,
        COURIER.title,
        "event",
        210,
    ),
    OpenClaim(
        "n6zz",
        "Engineers from the Netherlands advised on the hinges.",
        EVENING.id,
        EVENING.title,
        "reported",
        455,
    ),
)

DISMISSED = (
    DismissedClaim(
        "x1aa", "It was a night to remember.", "Not a factual claim", COURIER.id, COURIER.title, "Ines Okafor"
    ),
    DismissedClaim(
        "x2bb", "The barrier has six gates.", "Duplicate of d8nn", EVENING.id, EVENING.title, "Ben Sørensen"
    ),
)

BIBLIOGRAPHY = (
    CitedReference(
        "r2", "K. Aalto, “High waters of the north, 1880 to 1950”. Hydrographic Yearbook, p. 214, 1951.",
        ("https://doi.org/10.1000/norrvik.1904",), sha256=digest("yearbook"), source="Hydrographic Yearbook",
    ),
    CitedReference(
        "r1", "Gauge table, Norrvik inner harbour, March 2025. Data set, Sea Level Institute, 4 March 2025.",
        ("https://sealevel.example/gauges/norrvik/2025-03.html",), "2025-03-05", digest("gauge"),
        ReportArchived("https://web.archive.example/web/1", "Web Archive", "2025-03-06T10:15:00Z", "6 March 2025"),
        "Sea Level Institute (government, Norway)",
        (
            SourceNote("Publishes its raw readings; corrected once since 2010.", "Ines Okafor"),
            SourceNote("Independent of the barrier's builder.", "Ben Sørensen"),
        ),
    ),
)  # fmt: skip
LOOSE_ENDS = (
    LooseEnd(
        "r42", "unreachable", "“Council sees final bill”. Norrvik Daily, 2025-02-20. https://daily.example/bill",
        "https://daily.example/bill", "the server did not answer within 30 seconds", at(7, 9, 10), (COST.id,),
    ),
    LooseEnd(
        "r50", "no reply", "Mayor’s office, e-mail about the cellars. 2025-03-04", None, "by 6 March 2025",
        at(4, 12), (DRY.id,),
    ),
)  # fmt: skip


def found(id_: str, kind: FindingType, status: FindingStatus, said: str, **more: Any) -> ReportFinding:
    """A finding between the Courier and the Ledger."""
    one, other = more.pop("passages")
    passages = (
        FoundPassage(
            COURIER.id, COURIER.title, one, "In the morning, ", " as before.", "Maja Lindqvist", HEIGHT.id
        ),
        FoundPassage(EVENING.id, EVENING.title, other),
    )
    return ReportFinding(id_, kind, status, said, more.pop("confidence", 800), passages, **more)


ACROSS = Across(
    findings=(
        found(
            "f2agreedtotal",
            FindingType.CONSISTENT_TOTAL,
            FindingStatus.OPEN,
            "Two gates and five gates are the seven gates.",
            passages=("two gates in the north and five in the south", "seven gates"),
        ),
        found(
            "f4notconflict",
            FindingType.CONFLICT,
            FindingStatus.DISMISSED,
            "Two heights of one flood.",
            passages=("3.4 metres", "340 centimetres"),
            differences=(ReportDifference("figure", "3.4 metres", "340 centimetres"),),
            reason="both can be right",
            reviewer="Ines Okafor",
        ),
        found(
            "f1conflict",
            FindingType.CONFLICT,
            FindingStatus.OPEN,
            "Two numbers of homes.",
            passages=("the water stayed out of 1,200 homes", "dry were no more than 900 homes"),
            differences=(ReportDifference("figure", "1,200 homes", "900 homes"),),
        ),
        found(
            "f3variant",
            FindingType.QUOTATION_VARIANT,
            FindingStatus.ACCEPTED,
            "One remark with a word changed and a word left out.",
            passages=("“With it, Norrvik was never safer", "“Norrvik was seldom safer"),
            differences=(
                ReportDifference("dropped", "With that,", ""),
                ReportDifference("changed", "never safer", "seldom safer"),
            ),
            reviewer="Tomas Berg",
        ),
        found(
            "f5same",
            FindingType.SAME,
            FindingStatus.ACCEPTED,
            "Both say that the barrier opened in March.",
            passages=("the barrier opened in March", "it has been in service since March"),
            confidence=950,
        ),
    ),
    names=(
        ReportName("Norrvik Water Board", ("Water Board", "NWB", "Norrvik Water Board")),
        ReportName("Jon Aasen", ("Jon Aasen", "John Aasen")),
    ),
    voices=(ReportVoice((COURIER.id, BLOG.id), (COURIER.title, BLOG.title)),),
    left_out=3,
    behind=1,
)


def rich(**changes: Any) -> ReportModel:
    """A report with something of everything, filled in without any order."""
    model = ReportModel(
        workspace="Storm Alva",
        title="Storm Alva and the Norrvik barrier: what three articles got right",
        trail=Trail(214, (digest("head"),), at(7, 12, 0)),
        totals=Totals(assertions=17, references=9, snapshots=7),
        required_reviews=2,
        ratings=RATINGS,
        documents=(BLOG, EVENING, COURIER),
        claims=(HOMES, OPENING, DRY, COST, GATES, HEIGHT),
        open_claims=OPEN,
        dismissed_claims=DISMISSED,
        loose_ends=LOOSE_ENDS,
        across=ACROSS,
        bibliography=BIBLIOGRAPHY,
    )
    return replace(model, **changes)


def empty() -> ReportModel:
    """A report of a workspace into which nothing was put."""
    return ReportModel("Nothing yet", "An empty report", Trail(1, (digest("first"),), at(1)), Totals(0, 0, 0))


WORDS_OF_THE_PROGRAM = {
    "state",
    "status",
    "type",
    "problem",
    "standing",
    "reply",
    "outcome",
    "method",
    "stance",
    "comparator",
    "scale",
    "tone",
}
"""Fields that hold the program's own words, never foreign text."""


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """The same record with every foreign string in it changed, addresses and ids included."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(everywhere(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: everywhere(getattr(value, field.name), change)
            for field in fields(value)
            if field.name not in WORDS_OF_THE_PROGRAM
        }
        return replace(value, **changed)
    return value


def followed_by(hostile: str) -> ReportModel:
    """The rich report, internal, with hostile text after every foreign string."""
    model: ReportModel = everywhere(rich(internal=True), lambda text: text + hostile)
    return model


HOSTILE = (
    '"><script src="https://evil.example/x.js">alert(1)</script><img src=x onerror=alert(1)>'
    " [x](javascript:alert(1)) ![i](https://evil.example/i.png) <https://evil.example> www.evil.example"
    " `code` *em* **strong** _u_ ~~s~~ $m$ {{ 7*7 }} {% raw %} &lt;b&gt; ]]> --> </style>\\ | a | b |"
    " \x1b]52;c;aGk=\x07 \x9b31m \u202edesrever\u2066 \u05e9\u05dc\u05d5\u05dd \u200b\ufeff\U000e0041"
)
"""Markup of three languages, terminal controls, direction overrides, right-to-left and invisible letters."""


def awkward() -> ReportModel:
    """A short report: a claim without evidence, a disputed one with an unreachable reference, hostile text."""
    disputed = replace(COST, verdicts=(COST.verdicts[0], replace(COST.verdicts[1], standing="superseded")))
    few = rich(
        internal=True,
        documents=(replace(EVENING, withdrawn="Embargoed"),),
        claims=(HOMES, disputed),
        open_claims=OPEN[:1],
        dismissed_claims=DISMISSED[:1],
        ratings=RATINGS[-1:],
    )
    model: ReportModel = everywhere(few, lambda text: text + HOSTILE)
    return model


def partial() -> ReportModel:
    """The rich report asked for by state and document."""
    return rich(
        scope=Scope(("concluded", "disputed"), (COURIER.title,), 9), open_claims=(), dismissed_claims=()
    )
