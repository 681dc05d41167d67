"""Words that names are made of, by what they say of the name: bodies, laws, offices, days."""

from __future__ import annotations

from workbench.comparison.texts import word_set

BODIES = word_set("""
    academy administration agency airline airlines airport airways alliance army assembly association authority bank
    board broadcaster brigade bureau cabinet center centre chamber church clinic club coalition college command
    commission committee company complex confederation congress consortium constabulary cooperative corporation
    corps council court department directorate division embassy endowment enterprise executive exchange faculty
    federation fleet force forces forum foundation front fund government group guard guild holding holdings hospital
    house industries initiative inspectorate institute institution investigators laboratory laboratories league
    library ministry mission movement museum navy network observatory office ombudsman opera orchestra order
    organisation organization parliament partnership party police post prosecutor protectorate railways registry
    regulator school secretariat senate service services society station survey syndicate team trust tribunal union
    university watchdog works yard treasury
    """)
"""What kind of body a name is of: it may be followed by "of", "for", "on"."""
MINISTRIES = word_set("ministry department dept")
MEMBERS = word_set("people women men children king queen")
"""Whose body it may be, beside any plural: "People’s Republic"."""
PORTFOLIOS = word_set("""
    agriculture commerce communications culture defence defense economy education employment energy environment finance
    fisheries foreign health home housing immigration industry information infrastructure interior justice labour labor
    mines planning science shipping tourism trade transport transportation treasury
    """)
"""What ministries are for that are written small as well: "the transport ministry"."""
LAWS = word_set("""
    accord act agreement amendment article bill charter clause code compact constitution convention covenant decree
    declaration directive law memorandum order ordinance pact plan protocol regulation resolution rule section statute
    treaty
    """)
PLACES = word_set("""
    airport base bay bridge canal cape city coast county district gulf harbour harbor hill hills island islands isle
    isles kingdom lake mount mountain mountains ocean peninsula port province republic ridge river sea state states
    strait straits street territory tunnel valley village emirate emirates duchy confederacy
    """)
THINGS = word_set("corridor program programme project operation agenda award prize cup festival index treaty")
"""What else is called by a name with "of" in it."""
HEADS = BODIES | LAWS | PLACES | THINGS
SURNAMES = word_set(
    "bay bill cape church court hill hills house lake law mount port post ridge street valley"
)
"""Kinds of things that people are called by as well."""
CALENDAR = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    mon tue tues wed thu thur thurs fri sat sun am pm
    """)
JOINING = word_set("of for")
"""What joins the two parts of a body's or a law's name."""
ABOUT = word_set("on against")
CONCERNED = LAWS | word_set("""
    alliance campaign center centre coalition commission committee conference council forum group initiative institute
    league movement office panel project programme program
    """)
"""What has a subject: these join the two parts of a name behind one of those."""
MEN_OF_WOMEN = word_set("""
    paul martin robert carl karl eric erik ivan jan daniel gabriel michel simon dominik dominic christian julian adrian
    stephan stefan alexander victor viktor philip patric george august bernard edward gerald henri joseph louis frederic
    andre anton fabian roman rene valentin justin kristian marcel leon claudio mario maurice
    """)
"""Names of men that with an "a" or "e" behind are names of women."""
WOMEN_WITHOUT_A = word_set("""
    ann astrid carol caroline christin eleanor ellen helen ingrid isabel joann karin kathrin lilian lillian marian
    miriam rosalind sigrid susan susann vivian yasmin
    """)
"""Names of women that are written with an "a" behind as well."""
