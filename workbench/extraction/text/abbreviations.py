"""Words written short with a full stop, by what the stop after them says about the sentence."""

from __future__ import annotations

from workbench.extraction.text.words import word_set

# A name or a number always follows: the sentence goes on whatever the next letter.
TITLES = word_set(
    """
    Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Lt Col Sgt Cpl Capt Cmdr Cdr Maj Adm Brig Rev Hon Pres Amb Supt Insp Det
    Pvt Spc Ens Comdr Messrs Mmes Mme Mlle Sr Sra Srta St Ste Sts Fr Msgr Mt Ft Pt Rt Vice-Adm Lt-Gen Maj-Gen Asst
    Atty Attn Eng Engr Ing Barr Adv Alh Cllr Lieut Flt Sqn Const Bp Dcn
    """
)
# The sentence goes on where a figure or a Roman numeral follows.
BEFORE_NUMBERS = word_set(
    """
    No Nos no nos p pp vol vols Vol Vols fig figs Fig Figs sec secs Sec Secs art arts Art Arts ch chs Ch para paras
    Para cl Cl pt pts ed eds Ed Eds tab Tab app App ex Ex eq Eq l ll n nn c ca approx Approx max min al Op op reg Reg
    Stat stat Pub Pl pl Exec Res res Doc doc Ser ser Rs Tk
    """
)
# The sentence goes on unless a word follows that begins sentences.
MOSTLY_INSIDE = word_set(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Fed Inc Corp Co Ltd Llc LLC Cos Bros Assn Assoc Dept Univ Inst Intl Govt Natl Nat Mfg Ind Dist Div Comm Cmte Ctr
    dept univ assn govt intl natl inst
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask
    Ave Blvd Rd Hwy Pkwy Sq Ln Bldg Apt Jr Esq Bart Op Art Bd
    vs vs v cf viz incl excl est Est approx orig trans repr rev ret Ret fmr Fmr feat misc abbr
    eg ie al ibid Ibid op cit loc seq fl
    """
)
TIMES = frozenset({"a.m", "p.m", "A.M", "P.M"})
AFTER_TIMES = word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    GMT UTC BST CET CEST EET IST PKT MSK ET EST EDT CT CST CDT MT MST MDT PT PST PDT AEST AEDT JST
    Eastern Central Pacific Mountain Greenwich Moscow local
    """
)
# Words that begin a sentence when they stand with a capital behind a stop, and hardly ever continue a name.
OPENERS = word_set(
    """
    The A An This That These Those There Here It Its He She They We You I His Her Their Our My Your
    In On At By For From To With Under Over Since During After Before Until Within Without Against Among Between
    About Despite Following According As Of Upon Through Throughout Across Because While Whereas When Whenever
    Where If Unless Although Though Once So Yet But And Or Nor Then Thus Hence Now Also However Moreover Furthermore
    Meanwhile Nevertheless Nonetheless Instead Still Today Yesterday Tomorrow Later Earlier Recently Finally
    Previously Currently Subsequently Eventually Additionally Similarly Indeed Perhaps Maybe Even Only Just
    What Who Whom Whose Which Why How Not No None Nobody Nothing Neither Either Both Some Any All Many Most Much
    Few Several Each Every Other Others Another Such Is Are Was Were Be Do Does Did Has Have Had Can Could
    Would Should Might Must Let Let's It's That's There's He's She's I'm I've We're We've They're They've Don't
    One Two Three Four Five Six Seven Eight Nine Ten Yes Please Thank Thanks
    """
)
