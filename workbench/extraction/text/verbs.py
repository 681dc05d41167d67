"""Which words are finite verbs: irregular forms of the whole language, endings, common verbs of the present."""

from __future__ import annotations

from workbench.extraction.text.lexicon import AUXILIARIES, MODALS
from workbench.extraction.text.tokens import LOW, Token
from workbench.extraction.text.words import Remembered, word_set

IRREGULAR_PAST = word_set(
    """
    arose ate awoke beat became befell began beheld bent bet bid bit bled blew bore bought bound bred broke
    brought built burnt burst came cast caught chose clung cost crept cut dealt did drank dreamt drew drove
    dug dwelt fed fell felt fled flew flung forbade foresaw forgave forgot forsook fought found froze gave
    got grew ground had heard held hid hit hung hurt kept knelt knew laid leant leapt learnt led left lent
    let lit lost made meant met mistook misunderstood outdid overcame overheard oversaw overthrew overtook
    paid partook pled proved put quit ran rang read rebuilt redid retook rewrote rode rose said sang sank sat
    saw sent set shed shone shook shot shrank shut slept slid smelt sold sought sped spelt spent spilt split
    spoilt spoke sprang spread stole stood strove struck stuck stung strode stunk swam swept swore swung
    taught thought threw told took tore understood undertook undid upheld was went wept were withdrew
    withheld withstood woke won wore wound wove wrote wrung foretold misled outgrew outran outsold outspent overate
    overran oversold overspent repaid resold retold underspent unwound
    """
)
"""Past forms that do not end in -ed."""
IRREGULAR_PARTICIPLES = word_set(
    """
    arisen awoken beaten become begun bitten blown borne born broken chosen come done drawn driven drunk
    eaten fallen flown forbidden forgiven forgotten forsaken frozen given gone gotten grown hidden known lain
    mistaken overcome overrun overtaken overthrown proven ridden risen run rung seen sewn shaken shown shrunk
    spoken sprung stolen striven stridden sunk sung swollen sworn swum taken thrown torn undertaken undone
    woken worn woven withdrawn written
    """
)
"""Participles that differ from the past form."""
PRESENT = word_set(
    """
    is are has have does do goes go says say makes make takes take gives give gets get comes come wants want
    needs need knows know thinks think sees see finds find keeps keep lets let puts put means mean seems seem
    appears appear becomes become begins begin remains remain holds hold brings bring leaves leave feels feel
    runs run stands stand lies lie stays stay tells tell loses lose wins win pays pay owes owe owns own meets
    meet sends send builds build falls fall rises rise grows grow leads lead spends spend sells sell buys buy
    allows allow requires require includes include provides provide represents represent contains contain
    depends depend belongs belong exists exist lacks lack works work plays play looks look helps help shows
    show turns turn starts start stops stop continues continue follows follow faces face poses pose threatens
    threaten deserves deserve refuses refuse tries try fails fail carries carry causes cause creates create
    affects affect violates violate supports support opposes oppose serves serve receives receive reaches
    reach covers cover cuts cut hits hit hurts hurt kills kill moves move offers offer opens open passes pass
    prevents prevent protects protect raises raise reads read remembers remember sets set speaks speak
    suffers suffer understands understand uses use wears wear writes write believes believe hopes hope
    expects expect likes like loves love hates hate cares care
    """
)
"""Common verbs in the present: many other words in -s are plural nouns."""
NOT_PAST = word_set(
    """
    indeed need seed feed speed breed deed weed reed greed creed hundred sacred naked wicked kindred embed
    exceed proceed succeed bleed shed red bed
    """
)
"""Words in -ed that are no past forms."""


def looks_past(item: Token) -> bool:
    """A regular past form or participle: walked, not a name, not "long-armed"."""
    return (
        item.low.endswith("ed")
        and not item.is_capitalised
        and "-" not in item.low
        and item.low not in NOT_PAST
    )


def is_past(item: Token) -> bool:
    """A past form, regular or not."""
    return looks_past(item) or (item.low in IRREGULAR_PAST and not item.is_capitalised)


def is_finite(item: Token) -> bool:
    """A word that makes a clause: an auxiliary, a modal, a past form, a common verb of the present."""
    return FINITE[item.text]


def _is_finite(word: str) -> bool:
    item = Token(word, LOW[word], 0, len(word))
    if word in {"May", "Will"}:
        return False  # a month, a name
    return (
        item.low in AUXILIARIES
        or item.low in MODALS
        or is_past(item)
        or (item.low in PRESENT and not item.is_capitalised)
    )


FINITE = Remembered(_is_finite)
