"""Verbs beside a quotation: those that voice it and those that take a stand, wider than the verbs that report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES, Takes, forms
from workbench.extraction.text.lexicon import PREPOSITIONS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.text.tokens import Token

# Ways to speak and to write: beside quotation marks they say who does.
_VOICED = """
    shout yell scream cry call bark growl snarl snap hiss mutter mumble murmur whisper sigh sob gasp groan moan
    chuckle laugh joke quip crack gush rave enthuse beam smile grin marvel exclaim chant recite type text tweet
    post scrawl scribble print pen blog email e-mail message wire cable holler bellow roar thunder rant fume rage
    seethe vent grumble gripe grouse whine wonder ask inquire query beg plead implore pray preach lecture instruct
    order command coach urge chat brag boast crow rail protest object begin finish interject interrupt chime sing
    speak read go label stamp inscribe paint mouth drawl deadpan scoff sniff sneer snort shrug stammer stutter
    intone announce answer
"""
# Ways to judge, liken, ask for and lay down: words in marks behind one of them are the doer's.
_TAKING_A_STAND = """
    admire praise hail laud applaud celebrate salute commend credit criticise criticize blast slam pan skewer
    savage lash trash bash pound pillory excoriate lambaste ridicule mock deride disparage belittle insult attack
    assail condemn denounce decry deplore bemoan lament mourn compare liken equate contrast cast frame depict
    portray picture view regard treat consider rate rank define summarise summarize characterise characterize
    specify identify invoke quote cite reference mention warn fear dread predict foresee envision envisage
    imagine talk refer allude protest complain advocate champion press push lobby seek prescribe prohibit forbid
    stipulate empower authorise authorize entitle oblige
    blame fault accuse charge scold chide rebuke berate taunt tease troll curse greet welcome thank
    vow pledge promise threaten swear demand request recommend propose suggest hint imply tout trumpet peddle
    pitch promote bill advertise market style dub nickname christen name call brand label term tag deem declare
    pronounce proclaim describe detail outline sketch recount recall remember relate narrate acknowledge concede
    deny dispute contest reject dismiss downplay minimise minimize exaggerate brand vilify demonise demonize
    attribute ascribe extol glorify idolise idolize idealise idealize question doubt challenge slur smear
"""


def _table(rows: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for lemma in rows.split():
        s, past, ing = forms(lemma)
        for form, word in (("base", lemma), ("s", s), ("past", past), ("ing", ing)):
            found.setdefault(word, (lemma, form))
    return found


VOICED = _table(_VOICED) | {
    "spoke": ("speak", "past"), "spoken": ("speak", "past"), "went": ("go", "past"), "read": ("read", "past"),
    "began": ("begin", "past"), "begun": ("begin", "past"), "put": ("put", "past"), "puts": ("put", "s"),
    "sung": ("sing", "past"), "sang": ("sing", "past"), "sings": ("sing", "s"),
}  # fmt: skip
TAKING_A_STAND = _table(_TAKING_A_STAND) | {
    "sought": ("seek", "past"), "seeks": ("seek", "s"), "forbade": ("forbid", "past"),
    "foresaw": ("foresee", "past"), "swore": ("swear", "past"),
}  # fmt: skip
NEVER_BEHIND = word_set("tell inform assure remind notify advise")
"""“...,” told Hill is not English: behind these the listener stands."""


NOUNISH = word_set(
    """
    name box label stamp picture frame bill tag brand detail question order command view market pitch champion press
    term doubt challenge request demand promise reference praise credit attack blame fault cast contrast rate rank
    lecture type text post pen print wire cable cry call bark rail object sketch style curse report claim note
    comment estimate state remark answer reply order love talk rule record
    """
)
"""Verbs that are nouns as often: in the present only behind a name, a pronoun or "to"."""


def aloud(token: Token) -> tuple[str, str] | None:
    """Lemma and form of a verb that may stand behind or before words spoken aloud or written down."""
    cue = CUES.get(token.low)
    if cue is not None:
        return (cue.lemma, cue.form) if Takes.POST in cue.takes or Takes.HEARER in cue.takes else None
    return VOICED.get(token.low)


def voice(token: Token) -> tuple[str, str] | None:
    """Lemma and form of a verb that says or writes; nothing for other words."""
    cue = CUES.get(token.low)
    return (cue.lemma, cue.form) if cue else VOICED.get(token.low)


def stand(token: Token) -> tuple[str, str] | None:
    """Lemma and form of a verb that says, writes, judges or asks for; nothing for other words."""
    return None if token.low in PREPOSITIONS else voice(token) or TAKING_A_STAND.get(token.low)
