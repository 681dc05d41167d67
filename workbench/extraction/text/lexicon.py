"""Closed classes of English words that several grammars share."""

from __future__ import annotations

from workbench.extraction.text.words import word_set

DETERMINERS = word_set(
    """
    the a an this that these those his her its their our my your some any no each every another
    """
)
POSSESSIVES = word_set("his her its their our my your")
PRONOUNS = word_set("i he she we they you it")
PERSON_PRONOUNS = frozenset({"he", "she"})
PREPOSITIONS = word_set(
    """
    of in on at by for from to with about against between among into onto over under after before during
    since until through throughout across within without toward towards upon amid despite regarding
    concerning including like as than per via near beyond behind beside alongside following
    """
)
CONJUNCTIONS = word_set(
    """
    and or but nor yet so because although though while whilst whereas if unless when whenever where as
    since until once after before that which who whom whose what how why whether
    """
)  # fmt: skip
BE = word_set("is are was were be been being am")
HAVE = word_set("has have had having")
DO = word_set("do does did")
AUXILIARIES = BE | HAVE | DO | frozenset({"will"})
MODALS = word_set(
    """
    would could should might may can must shall will cannot can't couldn't wouldn't shouldn't won't ought
    """
)
NEGATIONS = word_set(
    """
    not n't never no don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't
    """
)
ADVERBS = word_set(
    """
    also then later further once again now often never always just even still only already soon first too
    not meanwhile instead thus however therefore nonetheless nevertheless ever yet here there
    """
)
FUNCTION_WORDS = (
    DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | MODALS | NEGATIONS | ADVERBS
    | word_set(
        """
        them him me us it very more most less least much many such same other both all there here up down
        out off away back will well too
        """
    )
)  # fmt: skip

MONTHS_AND_DAYS = word_set(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec
    """
)

# Words of opinion, prediction and rhetoric: a passage built on them is not for checking unless someone is quoted.
OPINION = word_set(
    """
    should must ought perhaps maybe probably likely unlikely arguably hopefully unfortunately fortunately
    sadly ironically surely certainly obviously clearly frankly crucial vital pivotal essential imperative
    fruitful unacceptable wonderful terrible shameful outrageous absurd ridiculous disgraceful deplorable
    misguided misplaced perplexing striking paradoxically undoubtedly seems seem seemed appears appear
    apparently potentially possibly presumably inevitable inevitably believe hope wish deserve deserves
    worse better best worst beautiful delicate uneasy
    """
)
PREDICTION = word_set("would could might may will shall can should must cannot won't wouldn't couldn't")

SUPERLATIVES = word_set(
    """
    biggest largest smallest highest lowest longest shortest oldest youngest richest poorest fastest slowest
    deadliest worst best greatest heaviest tallest deepest strongest weakest newest latest earliest closest
    busiest costliest cheapest fewest safest hottest coldest wettest driest wealthiest
    """
)

# Things that happen at a time, named by a noun.
EVENT_NOUNS = word_set(
    """
    imposition withdrawal attack attacks invasion raid raids election elections bombing bombings launch
    assassination resignation signing test tests strike strikes coup collapse arrest arrests killing
    killings death deaths visit visits summit announcement adoption creation acquisition merger crash
    earthquake explosion eruption flood floods fire shooting siege massacre ceasefire inauguration
    appointment dismissal conviction trial verdict referendum vote annexation occupation partition
    independence revolution uprising protest protests deployment capture seizure release detention execution
    kidnapping hijacking murder fall overthrow ouster expulsion ban suspension closure opening founding
    establishment takeover bankruptcy default devaluation return arrival departure meeting talks agreement
    purchase sale transfer outbreak evacuation landing crossing ambush clash clashes blast blasts airstrike
    airstrikes offensive incursion designation ratification passage repeal accident accidents disaster incident
    incidents failure breach breaches spill leak sinking derailment stampede hearing inspection inspections
    shutdown blackout outage recall landslide hurricane typhoon cyclone storm wildfire drought tsunami
    epidemic pandemic famine recession war battle battles riot riots rally demonstration mutiny rebellion
    theft robbery heist stabbing lynching birth wedding funeral debut premiere layoffs lockout
    walkout boycott nationalisation nationalization privatisation privatization handover coronation
    abdication impeachment pardon extradition deportation acquittal sentencing indictment secession
    unification reunification accession defeat victory surrender armistice truce rollout
    """
)
TEMPORAL = word_set("following after since before during until")

# Verbs of acts that happen once, by stem form: past tense and participle.
EVENT_VERBS = word_set(
    """
    imposed launched fired signed attacked killed arrested invaded withdrew withdrawn bombed seized captured
    detained released elected appointed resigned dismissed sacked convicted sentenced jailed acquitted
    charged indicted sued fined banned suspended approved passed adopted ratified repealed vetoed rejected
    founded established created opened closed merged acquired bought sold transferred delivered tested
    conducted detonated exploded crashed sank died murdered assassinated executed kidnapped hijacked
    overthrew overthrown ousted expelled deported evacuated fled visited met hosted announced designated
    blacklisted sanctioned froze frozen annexed occupied declared won lost defeated joined left quit awarded
    granted waived struck destroyed shot injured wounded built introduced published unveiled ordered shelled
    carried crossed landed raided halted cancelled canceled postponed began started ended broke erupted
    collapsed married born graduated moved fought ran
    """
)
