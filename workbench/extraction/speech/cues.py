"""Verbs that give words or thoughts as someone's, with all their forms."""

from __future__ import annotations

from enum import Flag, auto
from typing import NamedTuple

from workbench.extraction.text.words import word_set


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
    """base, s, past, ing, adjective."""
    takes: Takes


_T, _C, _O, _I, _H, _L, _P = (
    Takes.THAT, Takes.CLAUSE, Takes.OBJECT, Takes.TO, Takes.HEARER, Takes.LABEL, Takes.POST,
)  # fmt: skip

_CLASSES: list[tuple[Takes, str]] = [
    (
        _T | _C | _P,
        """
        say add claim insist argue believe think explain allege contend assert estimate predict forecast
        assume suspect reckon boast brag joke quip tweet testify reiterate guess swear speculate caution
        acknowledge admit announce concede conclude confirm deny maintain note suggest warn report write
        state project calculate confess
        """,
    ),
    (
        _T | _P,
        """
        declare proclaim observe remark comment stress emphasize emphasise reply respond counter
        continue recall complain lament muse stipulate disclose reveal hint elaborate clarify
        repeat retort affirm reaffirm posit opine theorize theorise surmise reason profess
        answer show find indicate
        """,
    ),
    (
        _T,
        """
        imply understand fear worry realise realize recognize recognise agree hold discover
        determine rule decide propose recommend request demand hope expect feel consider hear
        promise pledge vow threaten learn know
        underline underscore highlight certify attest document demonstrate charge mention decree foresee
        establish
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
        _H | _I,
        """
        tell warn exhort implore
        """,
    ),
    (
        _O,
        """
        deny reject condemn denounce laud tout hail mock proclaim criticize criticise praise blame
        accuse announce defend question reiterate confirm propose demand oppose endorse welcome dismiss
        rebuke slam blast decry deplore refute dispute acknowledge highlight emphasize emphasise stress
        voice express underline underscore discuss cite mention liken echo compare assail lambaste
        deride ridicule disparage chastise chide scold berate castigate applaud commend salute bemoan lament
        reference invoke outline unveil disclose reveal promise pledge vow threaten predict forecast recommend
        detail document urge estimate contest allege
        attribute ascribe admit concede explain describe downplay advocate protest
        """,
    ),
    (
        _I,
        """
        promise pledge vow threaten offer refuse agree decline propose demand
        """,
    ),
    (
        _L,
        """
        call describe term dub label brand deem characterize characterise portray depict view regard cast
        paint frame put
        """,
    ),
    (
        _P,
        """
        shout whisper sing chant exclaim scream cry laugh intone hear
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
    "swear": ("swears", "swore", "swearing"), "hear": ("hears", "heard", "hearing"),
    "make": ("makes", "made", "making"), "take": ("takes", "took",
    "taking"),
    "give": ("gives", "gave", "giving"), "speak": ("speaks", "spoke", "speaking"), "lay": ("lays", "laid", "laying"),
    "go": ("goes", "went", "going"), "put": ("puts", "put", "putting"), "leave": ("leaves", "left", "leaving"),
    "let": ("lets", "let", "letting"),
    "forecast": ("forecasts", "forecast", "forecasting"), "foresee": ("foresees", "foresaw", "foreseeing"),
    "decree": ("decrees", "decreed", "decreeing"), "echo": ("echoes", "echoed", "echoing"),
}  # fmt: skip
_PARTICIPLES = {"written": "write", "shown": "show", "known": "know", "sworn": "swear", "spoken": "speak"}


CONVICTIONS = word_set("adamant insistent emphatic confident convinced clear sceptical skeptical")
"""Adjectives that report behind a form of "be": is adamant that."""
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
    for word in CONVICTIONS:
        table[word] = Cue(word, "adjective", Takes.THAT)
    for word in ("cast", "put"):
        table[word] = table[word]._replace(form="past")
    for word, lemma in _PARTICIPLES.items():
        if lemma in takes:
            table[word] = Cue(lemma, "past", takes[lemma])
    return table


CUES: dict[str, Cue] = _table()
"""Every form in lower case."""

# Phrases of several words that report; each of their verb's forms counts. The first word is the verb.
_PHRASES: list[tuple[Takes, str]] = [
    (_T | _C | _P, "point out; go on to say; make the point"),
    (
        _T,
        """
        make clear; make it clear; take the view; give notice; give assurances; leave no doubt; make the case;
        make the argument; raise the possibility; express concern; express concerns; express the view;
        express hope; express confidence; voice concern; voice concerns; let it be known; let it be understood;
        let be known; make it known; make it plain; find no evidence; find no sign; find no indication; see no evidence;
        see no sign
        """,
    ),
    (
        _O,
        """
        call for; call on; call upon; call out; warn of; warn against; warn about; complain of; complain about;
        speak of; speak about; speak against; speak out against; speak out about; talk about; talk of; lay out;
        raise concerns; raise concerns about; express concern; make the case for; make the case against;
        argue for; argue against; push for; press for; plead for; appeal for; refer to; allude to; point to;
        boast of; boast about; brag about; joke about; hint at; comment on; object to; insist on;
        rail against; lash out at; apologize for; apologise for; take aim at; take credit for
        """,
    ),
    (_P, "put it"),
]


def _phrases() -> dict[tuple[str, ...], Cue]:
    table: dict[tuple[str, ...], Cue] = {}
    for what, row in _PHRASES:
        for phrase in row.split(";"):
            verb, *rest = phrase.split()
            s, past, ing = forms(verb)
            for form, word in (("base", verb), ("s", s), ("past", past), ("ing", ing)):
                key = (word, *rest)
                before = table[key].takes if key in table else what
                table[key] = Cue(" ".join((verb, *rest)), form, before | what)
    return table


FIXED: dict[tuple[str, ...], Cue] = _phrases()
"""Every form of every phrase in lower case."""
LONGEST_FIXED = max(map(len, FIXED))
FIXED_OPENERS = frozenset(phrase[0] for phrase in FIXED)

# Nouns without a capital that can be a source.
PEOPLE_NOUNS = word_set(
    """
    head official officials spokesman spokeswoman spokesperson spokespeople minister ministers president prime
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
    negotiator negotiators rival rivals successor successors predecessor counterpart counterparts cousin relative
    relatives widow tenant tenants boss deputy republicans democrats conservatives liberals others some many most
    """
)
BODY_NOUNS = word_set(
    """
    government administration ministry department agency office company firm bank court commission committee
    council parliament congress senate house party group organisation organization union association
    institute university team campaign newspaper paper magazine network military army navy force forces side
    state country city board panel institution foundation embassy regime coalition alliance watchdog
    regulator club consortium federation chamber authority inspectorate ombudsman tribunal treasury exchange
    museum hospital church charity society bureau division unit service mission secretariat syndicate
    corporation subsidiary developer operator contractor publisher broadcaster station carrier airline
    manufacturer maker supplier retailer lender insurer utility brokerage consultancy think-tank lobby
    prosecution defence defense opposition management leadership cabinet staff crew jury trust
    militia police brigade command council district county town village municipality legislature assembly
    judiciary presidency monarchy palace clinic laboratory observatory college academy faculty school
    """
)
DOCUMENT_NOUNS = word_set(
    """
    statement report study survey poll letter document documents email emails e-mail memo article story book paper
    data figures statistics filing complaint lawsuit ruling indictment release transcript analysis review
    audit census clip ad slide video advertisement website site page notice brief
    judgment finding findings reports studies polls tweet post speech column editorial draft record minutes
    manifesto charter resolution affidavit footage recording submission assessment estimate account calculation
    testimony count tally projection forecast model research photograph image log file dossier memoir
    memorandum agreement treaty constitution bulletin newsletter blog website listing presentation summary
    leaflet brochure pamphlet flyer handout circular placard poster
    communique questionnaire interview witness-statement plea petition diary biography broadcast
    """
)
SOURCE_NOUNS = PEOPLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
# What evidence does rather than people: its subject has to be a document, a person or a named body.
EVIDENCE_LEMMAS = frozenset(
    {"show", "find", "indicate", "suggest", "reveal", "imply", "hint", "highlight", "underline", "underscore"}
)
BEARS_OUT = frozenset({"show", "find", "indicate", "reveal", "detail", "document", "describe"})
"""What documents do with facts."""
# Reporting verbs that are nouns or plain verbs as often: they need a that-clause,
# a quotation or a person before them.
HEARING_BODIES = word_set(
    "court courts inquest inquiry jury jurors tribunal hearing committee commission trial council parliament panel "
    "magistrates councillors mps peers lawmakers senators judges justices"
)
"""Those before whom something is said: the court heard that."""
WEAK_LEMMAS = word_set(
    """
    show find hold rule feel know learn decide determine demand request question discuss offer welcome
    dismiss oppose express voice report state post reason repeat claim continue stress highlight estimate
    recall understand discover realise realize expect recognise recognize defend blast slam
    """
)
