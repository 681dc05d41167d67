"""Verbs that give words or thoughts as someone's, with all their forms."""

from __future__ import annotations

from enum import Flag, auto
from typing import NamedTuple

from workbench.extraction.words import word_set


class Takes(Flag):
    """What may follow the verb when it reports."""

    THAT = auto()
    """A that-clause."""
    CLAUSE = auto()
    """A clause without that."""
    OBJECT = auto()
    """What is said, as a noun phrase or a prepositional phrase: rejected the report, warned of war."""
    TO = auto()
    """An infinitive: vowed to fight."""
    HEARER = auto()
    """A person addressed comes first: told reporters that."""
    LABEL = auto()
    """A name given to something, quoted or not: called it a disaster."""
    POST = auto()
    """It may stand behind what was said."""


class Cue(NamedTuple):
    """One form of a reporting verb."""

    lemma: str
    form: str
    """base, s, past, ing."""
    takes: Takes


_T, _C, _O, _I, _H, _L, _P = (
    Takes.THAT, Takes.CLAUSE, Takes.OBJECT, Takes.TO, Takes.HEARER, Takes.LABEL, Takes.POST,
)  # fmt: skip

_CLASSES: list[tuple[Takes, str]] = [
    (
        _T | _C | _P,
        """
        say add claim insist argue believe think explain allege contend assert estimate predict assume
        suspect reckon boast joke quip tweet testify reiterate guess swear
        """,
    ),
    (
        _T | _C | _P,
        """
        acknowledge admit announce concede conclude confirm deny maintain note suggest warn report write
        state
        """,
    ),
    (
        _T | _P,
        """
        declare proclaim observe remark comment stress emphasize emphasise reply respond counter
        continue recall complain caution lament muse stipulate disclose reveal hint elaborate clarify
        repeat retort affirm reaffirm posit opine theorize surmise reason profess
        """,
    ),
    (
        _T,
        """
        indicate imply understand fear worry realise realize recognize recognise agree hold discover
        determine rule decide propose recommend request demand hope expect argue feel learn know
        underline underscore highlight certify attest show find
        """,
    ),
    (
        _T | _H | _P,
        """
        tell inform assure remind notify advise
        """,
    ),
    (
        _H | _I | _P,
        """
        ask urge encourage
        """,
    ),
    (
        _O,
        """
        deny reject condemn denounce laud tout hail mock proclaim criticize criticise praise blame
        accuse announce defend question reiterate confirm propose demand oppose endorse welcome dismiss
        rebuke slam blast decry deplore refute dispute acknowledge highlight emphasize emphasise stress
        voice express underline discuss cite mention liken echo
        """,
    ),
    (
        _I,
        """
        promise pledge vow threaten offer refuse agree decline propose demand urge
        """,
    ),
    (
        _L,
        """
        call describe term dub label brand deem characterize characterise portray
        """,
    ),
    (
        _P,
        """
        shout whisper sing chant exclaim scream cry laugh intone
        """,
    ),
]

_IRREGULAR = {
    "say": ("says", "said", "saying"), "tell": ("tells", "told", "telling"), "write": ("writes", "wrote", "writing"),
    "think": ("thinks", "thought", "thinking"), "know": ("knows", "knew", "knowing"), "hold": ("holds", "held",
    "holding"),
    "find": ("finds", "found", "finding"), "show": ("shows", "showed", "showing"), "feel": ("feels", "felt",
    "feeling"),
    "understand": ("understands", "understood", "understanding"), "sing": ("sings", "sang", "singing"),
    "swear": ("swears", "swore", "swearing"),
}  # fmt: skip
_PARTICIPLES = {"written": "write", "shown": "show", "known": "know", "sworn": "swear"}


DOUBLED = word_set("admit quip dub beg grin rap pan slam snap chat sob brag chat")
"""Verbs that double their last letter: quipped."""


def forms(lemma: str) -> tuple[str, str, str]:
    """The s-form, past and ing-form of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    if lemma.endswith(("sh", "ch", "ss")):
        return f"{lemma}es", f"{lemma}ed", f"{lemma}ing"
    if lemma in DOUBLED:
        return f"{lemma}s", f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
    return f"{lemma}s", f"{stem}ed", f"{stem}ing"


def _table() -> dict[str, Cue]:
    takes: dict[str, Takes] = {}
    for what, lemmas in _CLASSES:
        for lemma in lemmas.split():
            takes[lemma] = takes.get(lemma, what) | what
    table: dict[str, Cue] = {}
    for lemma, what in takes.items():
        s, past, ing = forms(lemma)
        for form, word in (("base", lemma), ("s", s), ("past", past), ("ing", ing)):
            table.setdefault(word, Cue(lemma, form, what))
    for word, lemma in _PARTICIPLES.items():
        table[word] = Cue(lemma, "past", takes[lemma])
    return table


CUES: dict[str, Cue] = _table()
"""Every form in lower case."""

# Phrases in which what is said follows without a verb of the table.
FIXED: dict[tuple[str, ...], Takes] = {
    ("made", "it", "clear"): Takes.THAT, ("made", "clear"): Takes.THAT, ("make", "it", "clear"): Takes.THAT,
    ("makes", "it", "clear"): Takes.THAT, ("makes", "clear"): Takes.THAT,
    ("made", "it", "publicly", "clear"): Takes.THAT, ("made", "it", "abundantly", "clear"): Takes.THAT,
    ("made", "it", "very", "clear"): Takes.THAT, ("pointed", "out"): Takes.THAT | Takes.CLAUSE | Takes.POST,
    ("points", "out"): Takes.THAT | Takes.CLAUSE | Takes.POST, ("point", "out"): Takes.THAT | Takes.POST,
    ("pointing", "out"): Takes.THAT, ("took", "the", "view"): Takes.THAT, ("takes", "the", "view"): Takes.THAT,
    ("called", "for"): Takes.OBJECT, ("calls", "for"): Takes.OBJECT, ("calling", "for"): Takes.OBJECT,
    ("called", "on"): Takes.OBJECT, ("calls", "on"): Takes.OBJECT, ("call", "for"): Takes.OBJECT,
    ("warned", "of"): Takes.OBJECT, ("warned", "against"): Takes.OBJECT, ("warns", "of"): Takes.OBJECT,
    ("complained", "of"): Takes.OBJECT, ("complained", "about"): Takes.OBJECT, ("spoke", "of"): Takes.OBJECT,
    ("laid", "out"): Takes.OBJECT, ("went", "on", "to", "say"): Takes.THAT | Takes.CLAUSE | Takes.POST,
    ("raised", "concerns"): Takes.OBJECT, ("raises", "concerns"): Takes.OBJECT, ("raise", "concerns"): Takes.OBJECT,
    ("expressed", "concern"): Takes.OBJECT,
}  # fmt: skip
LONGEST_FIXED = max(map(len, FIXED))
FIXED_OPENERS = frozenset(phrase[0] for phrase in FIXED)

# Nouns without a capital that can be a source.
PEOPLE_NOUNS = word_set(
    """
    official officials spokesman spokeswoman spokesperson spokespeople minister ministers president prime
    secretary senator senators lawmaker lawmakers congressman congresswoman leader leaders aide aides
    adviser advisers advisor advisors analyst analysts expert experts researcher researchers scientist
    scientists professor author authors lawyer lawyers attorney attorneys judge judges prosecutor
    prosecutors police officer officers witness witnesses resident residents critic critics supporter
    supporters opponent opponents source sources diplomat diplomats ambassador envoy general chief chairman
    chairwoman chair director executive executives manager owner founder economist economists historian
    doctor doctors nurse student students teacher teachers parent parents mother father brother sister son
    daughter wife husband woman man women men people person voter voters candidate nominee governor mayor
    king queen prince pope activist activists protester protesters farmer farmers worker workers journalist
    journalists reporter reporters editor columnist writer coach player captain friend friends neighbor
    neighbour colleague colleagues member members observer observers authorities commander soldier soldiers
    victim victims survivor survivors investigator investigators inspector inspectors regulator regulators
    trader traders investor investors commissioner representative representatives delegate delegates
    negotiator negotiators deputy republicans democrats conservatives liberals others some many most
    """
)
BODY_NOUNS = word_set(
    """
    government administration ministry department agency office company firm bank court commission committee
    council parliament congress senate house party group organisation organization union association
    institute university team campaign newspaper paper magazine network military army navy force forces side
    state country city board panel institution foundation embassy regime coalition alliance watchdog
    regulator club
    """
)
DOCUMENT_NOUNS = word_set(
    """
    statement report study survey poll letter document documents email emails memo article story book paper
    data figures statistics filing complaint lawsuit ruling indictment release transcript analysis review
    audit census clip ad slide video advertisement website site page notice brief
    judgment finding findings reports studies polls tweet post speech column editorial
    """
)
SOURCE_NOUNS = PEOPLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
# What evidence does rather than people: its subject has to be a document, a person or a named body.
EVIDENCE_LEMMAS = frozenset(
    {"show", "find", "indicate", "suggest", "reveal", "imply", "hint", "highlight", "underline", "underscore"}
)
# Reporting verbs that are nouns or plain verbs as often: they need a that-clause,
# a quotation or a person before them.
WEAK_LEMMAS = word_set(
    """
    show find hold rule feel know learn decide determine demand request question discuss offer welcome
    dismiss oppose express voice report state post reason repeat claim continue stress highlight estimate
    recall understand discover realise realize expect recognise recognize defend blast slam
    """
)
