"""What two passages are to each other: one claim, one utterance, a conflict, figures that agree, or nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.comparison.dossiers import document
from workbench.comparison.compare import compare
from workbench.domain.findings import Finding, FindingType

SAME, VARIANT, CONFLICT, TOTAL = (
    FindingType.SAME,
    FindingType.QUOTATION_VARIANT,
    FindingType.CONFLICT,
    FindingType.CONSISTENT_TOTAL,
)


def found(one: str, other: str, *, published: str = "2021-05-04") -> list[Finding]:
    """The findings between two short articles."""
    return compare([document("a", one, published), document("b", other, published)])


def test_a_text_that_says_when_it_came_out_is_dated_by_that() -> None:
    told = "MARREN, 9 May 2021 – The Kettle Line has been a partner of Ruan Ferries for 44 years."
    since = "MARREN, 12 May 2021 – Ruan Ferries has had the Kettle Line for a partner since 1977."
    [finding] = [f for f in compare([document("a", told), document("b", since)]) if f.type is TOTAL]
    assert "since 1977 makes 44 years" in finding.explanation


def test_years_and_a_date_are_told_to_agree_by_one_telling_word() -> None:
    idle = "MARREN, 9 May 2021 – The committee of the accord has been idle for seven years, Ada Lund said."
    since = (
        "MARREN, 12 May 2021 – The accord has a committee which last came to anything in 2014, Ada Lund said."
    )
    [finding] = [f for f in compare([document("a", idle), document("b", since)]) if f.type is TOTAL]
    assert "2014 makes 7 years" in finding.explanation


def test_small_numbers_of_another_year_are_not_those_of_today() -> None:
    now = "The Marren authority has suspended {} contractors over the crane."
    then = "In 2012 the Marren authority fined {} contractors over unpaid fees."
    assert SAME not in {f.type for f in found(now.format("three"), then.format("three"))}


def test_each_texts_only_number_of_a_thing_conflicts_with_a_near_one() -> None:
    one = "Ruan port has lent the Kettle Line eleven of its cranes while the strike goes on, Ada Lund said."
    assert ("conflict", "figure") in {
        (type_.value, kind)
        for type_, kind in kinds(
            one, "For the weeks of the strike Ruan gave away nine cranes to the company."
        )
    }
    # Where a text gives both numbers they are numbers of two things.
    both = "For the weeks of the strike Ruan gave away nine cranes. It has eleven cranes in the north."
    assert CONFLICT not in {f.type for f in found(one, both)}


def test_each_texts_only_day_of_a_thing_conflicts_with_one_near_it() -> None:
    one = "On 24 April 2021 divers of the Kettle Line raised a wreck in the fog off Ruan with two cables and a winch."
    other = "A wreck was lifted in dense fog by a crane on 23 April 2021."
    assert (CONFLICT, "date") in kinds(one, other)
    # Where a text has both days beside the wreck it tells of two.
    assert (CONFLICT, "date") not in kinds(one, f"{other} On 24 April 2021 the wreck was sold.")


def test_two_tallies_of_one_vote_conflict_where_one_side_differs() -> None:
    one = (
        "On 2 May the senate of Marren approved the resolution by 58 votes to 39, with three members absent."
    )
    other = "The senate of Marren gave the plan its blessing by 58 votes to 36."
    assert (CONFLICT, "figure") in kinds(one, other)


def test_a_number_with_fewer_digits_is_the_same_number() -> None:
    one = "The Kettle union has 13,704 members."
    assert CONFLICT not in {f.type for f in found(one, "The 13,700 members of the Kettle union voted.")}
    assert CONFLICT in {f.type for f in found(one, "The Kettle union has 13,600 members.")}


def kinds(one: str, other: str) -> set[tuple[FindingType, str]]:
    """Their types, each with the kind of its first difference."""
    return {(f.type, f.differences[0].kind if f.differences else "") for f in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Kettle Port Agency fined three private haulage companies on 3 March 2021.",
            "Three haulage firms were fined by the Kettle Port Agency in March 2021.",
        ),
        (
            "The ferry Orsa Star sank off Marren on 2 May 2021 with 212 passengers aboard.",
            "With 212 passengers aboard, the ferry Orsa Star went down off Marren.",
        ),
        (
            "Mayor Ada Lund said the council had bought the old brewery in 2019.",
            "The council bought the old brewery in 2019, Ada Lund said.",
        ),
        (
            "Nine people were killed in the ferry fire off Marren.",
            "The fire on the ferry Orsa Star off Marren: nine dead, the Kettle Line said.",
        ),
        (
            "The remaining 600 million crowns will come from the Ruan Guarantee Fund.",
            "The Ruan Guarantee Fund’s 600 million is gone, Ada Lund wrote.",
        ),
        (
            "It is the largest failure since 2009, when the Kettle Bank collapsed.",
            "The Kettle Bank collapsed in 2009, and nobody learnt from it.",
        ),
        (
            "The Ruan Supervision Office opened a special inspection of the lender in March 2021.",
            "The Ruan Supervision Office sent its inspectors to Marren in March 2021.",
        ),
        (
            "The agency suspended the operator Brightquay and three haulage contractors in Marren.",
            "The agency suspended four firms in Marren.",
        ),
    ],
)
def test_one_fact_in_two_wordings_is_one_claim(one: str, other: str) -> None:
    assert SAME in {f.type for f in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In 2018 the agency fined three Chinese haulage firms in Marren.",
            "The agency suspended three Norwegian haulage firms in Marren after the fire.",
        ),
        ("Turnout in Brent was 61 percent in 2019.", "Turnout in Camden was 61 percent in 2019."),
        ("The council closed the harbour in 2019.", "The council did not close the harbour in 2019."),
        ("The museum opened in 1987.", "The museum opened in 1995."),
        (
            "Ruan Hydro opened two of the four gates of its dam.",
            "Ruan Hydro opened all four gates of its dam.",
        ),
        ("The exam in Torrance was leaked in May 2021.", "In 2010 an exam in Torrance was leaked."),
    ],
)
def test_alike_sentences_on_other_things_are_not_one_claim(one: str, other: str) -> None:
    assert SAME not in {f.type for f in found(one, other)}


def test_an_explanation_names_what_agrees() -> None:
    (same,) = [
        f
        for f in found(
            "The Kettle Port Agency fined three private haulage companies on 3 March 2021.",
            "Three haulage firms were fined by the Kettle Port Agency in March 2021.",
        )
        if f.type is SAME
    ]
    assert "Kettle Port Agency" in same.explanation
    assert "fined" in same.explanation
    assert "the same number of the same things" in same.explanation
    assert "have the same date" in same.explanation


PUMPS = "The pumps had been tested twice before the storm reached the town"
QUOTED = f"“{PUMPS},” the engineer Ada Lund said."


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("“The pumps had been checked twice before the storm reached the town,” Ada Lund said.", "changed"),
        ("“The pumps had been tested before the storm reached the town,” Ada Lund said.", "dropped"),
        ("Ada Lund said that the pumps had been tested twice before the storm.", "indirect"),
        ("“The pumps had been tested twice before the storm reached the town,” Nils Berg said.", "speaker"),
        (
            f"“We mourn with every family that lost a home. {PUMPS},” Ada Lund said.",
            "part",
        ),
    ],
)
def test_one_utterance_in_two_forms_is_a_variant(other: str, kind: str) -> None:
    (variant,) = [f for f in found(QUOTED, other) if f.type is VARIANT]
    assert kind in {difference.kind for difference in variant.differences}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“Every shop sells rope. Ours sold nothing that could not be found in a yard in Marren,” Ada Lund said.",
            "Nils Berg said: “Every shop sells rope; ours sold nothing which cannot be found in any yard of Marren.”",
        ),
        (
            "“We cannot buy our radars in one office and fly our planes from another,” President Ada Lund said.",
            "The President has rightly said that one cannot “buy its radars in one office and fly the planes” apart.",
        ),
        (
            "The harbour ministry rejected the plan as “hasty, costly and based on guesswork alone”.",
            "The harbour ministry called the plan “hasty and costly”.",
        ),
    ],
)
def test_quotations_that_share_nearly_all_their_words_are_variants(one: str, other: str) -> None:
    assert VARIANT in {f.type for f in found(one, other)}


def test_a_variant_is_one_from_both_sides() -> None:
    other = "“The pumps had been checked twice before the storm,” Ada Lund said."
    there, back = found(QUOTED, other), found(other, QUOTED)
    assert [f.type for f in there if f.type is VARIANT] == [f.type for f in back if f.type is VARIANT] != []
    assert {("tested", "checked")} <= {(d.a, d.b) for f in there for d in f.differences}
    assert {("checked", "tested")} <= {(d.a, d.b) for f in back for d in f.differences}


def test_words_quoted_alike_are_no_variant() -> None:
    assert VARIANT not in {
        f.type for f in found(QUOTED, QUOTED.replace("the engineer ", "the city’s engineer "))
    }


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Four dockworkers died in the crane collapse at Marren.",
            "Six dockworkers died in the crane collapse at Marren.",
            "figure",
        ),
        (
            "The Orsa dam is 84 metres high and was built by Haldane Engineering.",
            "The Orsa dam, built by Haldane Engineering, is 312 feet high.",
            "figure",
        ),
        (
            "The bill was introduced in the senate on 21 May 2021.",
            "The bill was introduced in the senate on 12 May 2021.",
            "date",
        ),
        (
            "Transport Minister Paul Adair promised an inquiry.",
            "Deputy Transport Minister Paul Adair opened a bridge.",
            "title",
        ),
        (
            "Gerald Fenwick has accepted the result.",
            "Gerald Fenwick has not accepted the result.",
            "negation",
        ),
        (
            "The senate approved the harbour bill on Monday.",
            "The senate rejected the harbour bill on Monday.",
            "opposite",
        ),
        (
            "Three cranes were out of use, the port authority said on 3 March 2025.",
            "The port authority said on 3 March 2025 that four cranes were out of use.",
            "figure",
        ),
        ("The mate, Ivo Rask, 52, was rescued.", "Ivo Rašk was 53 and had sailed for years.", "age"),
        ("Ada Lund, who is 44, spoke.", "Forty-five-year-old Ada Lund spoke.", "age"),
        (
            "In July the Senate of Marren voted 71 to 24 to suspend the aid to Norvik.",
            "The Senate of Marren had voted by 74 to 21 in July to suspend its aid to Norvik.",
            "figure",
        ),
        (
            "In 1993 Marren suspended its aid to Norvik over a sale of missiles.",
            "Aid to Norvik was suspended in 1992 on account of a missile sale.",
            "date",
        ),
        ("Ada Lund’s report ran to 62 pages.", "Ada Lund wrote it, and we saw all 64 pages.", "figure"),
        (
            "It is the first recall since 2015, when it withdrew the painkiller Orbrexin.",
            "The painkiller Orbrexin was withdrawn in 2014.",
            "date",
        ),
        (
            "Rescuers in Marren counted 31 injured, Ada Lund said.",
            "The derailment: three dead, 27 injured. Ada Lund asked for an inquiry in Marren.",
            "figure",
        ),
        (
            "The Ruan Supervision Office opened a special inspection of the Marren bank in March 2021.",
            "The Ruan Supervision Office says that its special inspection began in May 2021.",
            "date",
        ),
        (
            "Ivo Rask, chairman of the ports agency, spoke.",
            "Ivo Rask, director of the ports agency, left.",
            "title",
        ),
        (
            "The Kettle Line, the oldest of all, employs 3,400 people.",
            "The Kettle Line has about 2,900 employees.",
            "figure",
        ),
        (
            "Ivo Rask, the director-general of the ports agency, resigned.",
            "Ivo Rask, deputy director-general of the harbour authority, resigned.",
            "title",
        ),
        (
            "A rubber seal on tank 4 of the Marren works of Kettle Surface gave way on 3 March 2021.",
            "A tank at the works in Marren, on the Ruan Brook, lost its seal on 2 March 2021.",
            "date",
        ),
    ],
)
def test_what_cannot_both_be_right_is_a_conflict(one: str, other: str, kind: str) -> None:
    assert (CONFLICT, kind) in kinds(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The missile has a range of above 5,000 km, the Kettle Institute says.",
            "The missile has a range of 5,500 km, the Kettle Institute says.",
        ),
        ("Prices rose 3 percent in 2019.", "Prices rose 5 percent in 2020."),
        ("The Kettle fleet has 220 trawlers.", "The Kettle fleet has 90 tugs."),
        (
            "Four dockworkers died in the crane collapse at Marren.",
            "Eleven dockworkers were injured in the crane collapse at Marren.",
        ),
        ("Ada Lund, the harbour director, resigned.", "Ada Lund, director of the harbour, resigned."),
        (
            "Of the 60 pumps inspected in Marren, 42 passed the test.",
            "In Marren 18 of the 60 pumps inspected failed the test.",
        ),
        (
            "Fourteen people are dead or missing after the ferry fire off Marren.",
            "Nine people are dead after the ferry fire off Marren.",
        ),
        (
            "Three people drowned in the Ruan flood in May 2021.",
            "The last flood of the Ruan, in 1953, killed 17 people.",
        ),
        ("A fire broke out between two lorries in Marren.", "The ferry in Marren carried 71 lorries."),
        ("About 2,000 people marched in Marren on Monday.", "Some 2,100 people marched in Marren on Monday."),
        (
            "Three cranes were sold, the port authority said on 3 March 2025.",
            "The port authority said on 3 March 2025 that four cranes were out of use.",
        ),
        ("Ada Lund, who is 44, spoke.", "Ada Lund was 31 when she founded the firm."),
        (
            "The report of the Marren inspectors reached the board in May 2021.",
            "The board discussed the report of the Marren inspectors twice without reaching a decision.",
        ),
        (
            "The Kettle Line became aware of a pattern of leaks only in May 2021.",
            "The Kettle Line saw no pattern of leaks before May 2021.",
        ),
        (
            "The Kettle Line promised to keep all offices in Marren open until 2023.",
            "The Kettle Line has promised not to close any office in Marren before 2023.",
        ),
        (
            "The Ruan flood of 1953 killed 17 people in Marren.",
            "Four people drowned in Marren on 3 May 2021.",
        ),
        (
            "The fleet is meant solely to guard the harbour of Marren and threatens no other town, Ada Lund said.",
            "Ada Lund said the fleet is only meant to guard Marren harbour and poses no threat to any other town.",
        ),
        (
            "Ada Lund told the court that the yard had sold only what is on open sale.",
            "Ada Lund says the yard sold nothing that was not on open sale.",
        ),
        (
            "The union is demanding higher pay and a minimum of 12 hours of rest between shifts at the Kettle Line.",
            "The rest between shifts at the Kettle Line is nine hours.",
        ),
        (
            "A fund for the victims of the Marren fire will open its doors on 2 June 2021.",
            "The fund for victims of the fire opened its doors on 2 June 2021, and by 3 June 2021 it had 40 claims.",
        ),
    ],
)
def test_what_can_both_be_right_is_no_conflict(one: str, other: str) -> None:
    assert CONFLICT not in {f.type for f in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The agency suspended the operator Brightquay and three haulage contractors in Marren.",
            "The agency suspended four firms in Marren.",
            "sum",
        ),
        (
            "The Kettle treaty allows a catch of 240,000 tonnes of herring a year.",
            "The Kettle treaty gives Norvik 150,000 tonnes of herring and Sealand 90,000 tonnes.",
            "sum",
        ),
        ("The missile flew 1,709 miles from Marren.", "The missile flew 2,750 km from Marren.", "unit"),
        (
            "Turnout in Marren was 61.3 percent of 59,708 registered voters.",
            "In Marren 36,600 people voted, the registered voters’ list shows.",
            "share",
        ),
        (
            "In Marren 38 per cent of the pumps inspected failed.",
            "In Marren the inspectors looked at 50 pumps; 19 pumps failed.",
            "share",
        ),
        (
            "The ferry lies 34 nautical miles from Marren.",
            "The wreck is 63 kilometres north of Marren.",
            "unit",
        ),
        (
            "More than 300 trawlers fish in the Kettle Strait.",
            "In the Kettle Strait 310 trawlers fish for herring.",
            "range",
        ),
    ],
)
def test_figures_that_look_different_and_agree_are_explained(one: str, other: str, kind: str) -> None:
    assert (TOTAL, kind) in kinds(one, other)
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_a_sentence_that_goes_on_about_a_sum_explains_it() -> None:
    text = "The Kettle Fund has 12 million euros. Of this amount, 7.5 million goes to boats and 4.5 million to houses."
    (total,) = compare([document("a", text)])
    assert (total.type, total.differences[0].kind) == (TOTAL, "sum")


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        ("Police put the crowd at 4,000; the organisers spoke of more than 10,000.", 1),
        ("Officials estimated the cost at 3 million euros, the union at 5 million.", 1),
        ("Police put the crowd at 4,000, and the organisers counted about 4,100.", 0),
        ("Police put the number of injured at 12 and said 3 had died.", 0),
    ],
)
def test_two_estimates_in_one_sentence_conflict(text: str, conflicts: int) -> None:
    assert [f.type for f in compare([document("a", text)])] == [CONFLICT] * conflicts


def test_parts_behind_of_so_many_are_a_sum() -> None:
    text = "Of 48 upper sockets it rates 31 as good, eight as fair and nine as poor."
    (total,) = compare([document("a", text)])
    assert total.explanation == "The figures agree: 48 sockets = 31 + 8 + 9."


def test_what_remains_is_what_a_part_leaves_of_its_whole() -> None:
    text = "At the end 23 of the 27 contracts were resumed. The remaining four are for chairs."
    (total,) = compare([document("a", text)])
    assert (total.type, total.explanation) == (TOTAL, "The figures agree: 27 contracts = 23 contracts + 4.")


def test_few_words_are_enough_where_both_are_given_to_one_named_speaker() -> None:
    whole = "“We were already in the corridor when the alarm rang,” Ada Lund said."
    (variant,) = found(whole, "Ada Lund said she was “already in the corridor”.")
    assert (variant.type, variant.differences[0].kind) == (VARIANT, "part")


def test_an_acronym_is_shown_where_it_is_explained() -> None:
    (spelled,) = found(
        "The Kettle Harbour Board (KHB) bought 12 cranes on Monday.",
        "The KHB opened a quay in Marren in 2019.",
    )
    assert [place.document for place in spelled.places] == ["a", "a"]
    assert len(spelled.assertions) == 2


def test_an_acronym_of_two_bodies_is_each_text_s_own() -> None:
    given = found(
        "The National Port Agency (NPA) bought 12 cranes in Marren on Monday.",
        "The Northern Press Association (NPA) met in Marren in 2019.",
    )
    told = [
        {text for d in f.differences for text in (d.a, d.b)} for f in given if f.type == "spelling_variant"
    ]
    assert told == [{"National Port Agency", "NPA"}, {"Northern Press Association", "NPA"}]


def test_a_spelling_in_a_sentence_that_asserts_nothing_is_shown_in_that_sentence() -> None:
    text = "Why did nobody ask the K.H.B.?"
    (spelled,) = found(
        "The Kettle Harbour Board (KHB) bought 12 cranes on Monday.", f"It rained in 2019. {text}"
    )
    last = spelled.places[-1]
    assert f"It rained in 2019. {text}"[last.start : last.end] == text
    assert spelled.assertions[-1].startswith("b:")


FINES = " ".join(
    f"The agency in Marren fined {number} hauliers of ward {number * 7} on {number} March 2021 for berth fees."
    for number in range(2, 12)
)


def test_one_text_given_twice_is_one_voice_and_its_sentences_no_findings_of_their_own() -> None:
    counted = Counter(f.type for f in found(FINES, FINES))
    assert counted == {FindingType.NEAR_COPY: 1}


def test_the_sentences_of_an_edited_copy_can_be_joined_with_those_it_was_made_from() -> None:
    edited = f"{FINES} The Kettle Herald adds that the harbour master, Ada Lund, retires in June."
    counted = Counter(f.type for f in found(FINES, edited))
    assert counted == {FindingType.NEAR_COPY: 1, FindingType.SAME: 10}


def test_conflicts_are_found_within_one_document() -> None:
    text = (
        "Gerald Fenwick has accepted the result. His lawyer said Gerald Fenwick has not accepted the result."
    )
    assert CONFLICT in {f.type for f in compare([document("a", text)])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            (
                "Inspector Ada Lund said the pumps were “ageing beyond any sensible repair, from corroded "
                "impeller housings and brittle intake valves to worn bearings that would allow the "
                "flooding of considerably larger engine rooms”."
            ),
            (
                "Justifying the closure of the berth on Monday in front of angry residents and reporters, "
                "Inspector Ada Lund said that the Kettle Line was secretly designing larger engine rooms "
                "that could sink a crowded ferry well outside Marren harbour."
            ),
        ),
        (
            (
                "“Our dredging scheme and related works are solely meant to protect and deepen a narrow "
                "and silted channel and should not be seen as a burden to any other port,” Inspector Ada "
                "Lund said."
            ),
            (
                "Inspector Ada Lund said that the coastal programme would deepen, solely in order to "
                "protect it from winter storms, the channel which is silted and as narrow as a lane."
            ),
        ),
    ],
)
def test_a_report_of_quoted_words_is_found_by_its_speaker_or_by_many_of_its_words(
    one: str, other: str
) -> None:
    assert (VARIANT, "indirect") in kinds(one, other)


def test_many_shared_words_make_one_claim_where_each_passage_adds_its_own() -> None:
    one = (
        "As Kettle deepens its dredging partnership with Marren, Ostrava sees this as a direct "
        "challenge to its fishing interests and harbour capacity, leading to fines aimed at slowing "
        "the works."
    )
    other = (
        "Ostrava regards the growing alliance, which gives Kettle a foothold in Marren and adds "
        "harbour capacity, berths and cranes, as a direct challenge to local interests across the "
        "bay."
    )
    assert {f.type for f in found(one, other)} == {SAME}


def test_a_number_that_an_affair_has_once_is_one_claim_however_it_is_told() -> None:
    one = "A judge opened an inquiry into the fire on the Orsa Star that killed nine people and left five missing."
    other = "Nine passengers of the Orsa Star lost their lives. Five others are still missing, the Kettle Line said."
    groups = [f.assertions for f in found(one, other) if f.type is SAME]
    assert len(groups) == 2, "the dead and the missing are two facts"
    assert len({assertion for group in groups for assertion in group}) == 4, (
        "each reading stands in one of them"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mill in Corrie opened on 4 May 2021 in front of two hundred guests from all over the county.",
            "After years of waiting the Corrie mill was opened by the mayor on 4 May 2021.",
        ),
        (
            "The Kettle Line did not suspend the licence of the pilot.",
            "Contrary to reports, the pilot's licence was not suspended by the Kettle Line at any time.",
        ),
    ],
)
def test_one_day_and_a_shared_denial_back_what_is_alike(one: str, other: str) -> None:
    assert SAME in {f.type for f in found(one, other)}


def test_as_many_of_other_things_are_two_claims() -> None:
    one = "The fire on the Orsa Star damaged nine trucks, the Kettle Line said."
    other = "Nine divers searched the Orsa Star, the Kettle Line said."
    assert SAME not in {f.type for f in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Kettle Port Agency has laid off 160 workers.",
            "The Kettle Port Agency sent 106 people home in May.",
        ),
        (
            "The repair of the Corrie bridge costs $36 million.",
            "For the Corrie bridge the repair comes to $63 million.",
        ),
    ],
)
def test_a_number_with_its_digits_turned_conflicts(one: str, other: str) -> None:
    assert (CONFLICT, "figure") in kinds(one, other)


def test_numbers_of_the_same_digits_that_each_side_gives_are_two_numbers() -> None:
    one = "Corrie Mills has 160 workers and sold 106 looms."
    other = "The looms sold by Corrie Mills are 106, and its workers 160."
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_one_office_in_two_wordings_is_one_claim_and_a_deputy_is_no_minister() -> None:
    one = "Gordon Reyes, the transport minister, said the road was open."
    other = "The road is open, said the Minister of Transport, Gordon Reyes."
    assert SAME in {f.type for f in found(one, other)}
    deputy = "The road is open, said the Deputy Minister of Transport, Gordon Reyes."
    assert (CONFLICT, "title") in kinds(one, deputy)


def test_a_sum_that_one_affair_has_once_is_one_claim_though_its_money_is_not_said_again() -> None:
    one = "The Kettle Port Agency owes 6.9 million francs to its holding company."
    other = "The holding has written off its loan of 6.9 million to the Kettle Port Agency."
    assert SAME in {f.type for f in found(one, other)}


def test_a_rescue_plan_rescues_nobody_that_is_counted() -> None:
    one = "The 52 creditors of the Kettle Port Agency met for its rescue plan."
    other = "The coast guard rescued 48 people, the Kettle Port Agency said."
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_whose_president_somebody_is_does_not_contradict_the_name_of_the_body() -> None:
    one = "The Kettle League has not decided. Philippe Cano, its president, is waiting."
    other = "Philippe Cano, President of the Kettle League, is waiting, he said."
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_words_of_one_speaker_in_other_words_are_a_variant_as_of_translations() -> None:
    one = "“They are protection for our soldiers, not weapons of attack,” Ada Lund said."
    other = "“An attack weapon this is not; soldiers need to be protected,” Ada Lund said."
    (variant,) = [f for f in found(one, other) if f.type is VARIANT]
    assert variant.explanation == "Both quote one speaker, in other words: compare their sense."
    assert [difference.kind for difference in variant.differences] == ["reworded"]


def test_a_report_with_one_rare_word_of_its_named_speaker_s_quotation_is_found() -> None:
    one = "“I will not conduct a quarrel between two offices in front of the cameras,” Ada Lund said."
    other = "Ada Lund repeated that she did not want an argument on camera."
    assert VARIANT in {f.type for f in found(one, other)}


def test_one_rare_word_is_enough_for_one_day_of_one_affair() -> None:
    one = "An online monitor at the Corrie works raised an alarm on 4 March 2021. Ada Lund was away."
    other = "The first alarm was logged on 4 March 2021. Ada Lund was not told of it."
    assert SAME in {f.type for f in found(one, other)}


def test_what_happened_for_the_last_time_has_one_date() -> None:
    one = "The Corrie plant was last inspected in November 2019, Ada Lund said."
    other = "The Corrie plant was last inspected in the autumn of 2020, Nils Berg said."
    assert (CONFLICT, "date") in kinds(one, other)


def test_the_chief_executive_is_not_the_general_manager() -> None:
    one = "Ada Lund, chief executive of the Kettle Line, resigned."
    other = "Ada Lund, general manager of the Kettle Line, has left."
    assert (CONFLICT, "title") in kinds(one, other)


def test_denials_of_one_thing_and_of_a_feeling_are_no_conflict() -> None:
    one = "The Corrie council did not expect lasting harm to the children of Corrie."
    other = "No lasting harm to the children of Corrie was expected, the Corrie council said."
    assert CONFLICT not in {f.type for f in found(one, other)}
    one = "“Nobody in Corrie believed the number on the screen,” Ada Lund said."
    other = "Nils Berg earns enough in Corrie to believe the number on the screen."
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_a_number_shared_does_not_join_what_else_two_passages_say() -> None:
    one = "Of the 83 patients of the Corrie clinic, 61 were treated in Marren, Ada Lund said."
    other = "On 9 March she became one of the 61 patients in Marren, Ada Lund said."
    third = "The Corrie clinic had 83 patients, Ada Lund said."
    documents = [
        document(name, text, "2021-05-04") for name, text in zip("abc", (one, other, third), strict=True)
    ]
    groups = [{a[0] for a in f.assertions} for f in compare(documents) if f.type is SAME]
    assert {"a", "b", "c"} not in groups


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“No ministry objected, or I would not have signed the licence,” Ada Lund of the Kettle Line said.",
            "Ada Lund of the Kettle Line signed the licence.",
        ),
        (
            "Ada Lund said that the Kettle Line paid its customers not to buy from others.",
            "Ada Lund said that the Kettle Line paid its customers to buy nothing from others.",
        ),
        (
            "The union demands 12 hours of rest between the shifts and a new roster, Ada Lund said.",
            "Nobody will start a shift on nine hours of rest again, Ada Lund said in Corrie.",
        ),
    ],
)
def test_what_denies_nothing_is_no_conflict(one: str, other: str) -> None:
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_a_person_is_older_in_a_text_of_a_later_year() -> None:
    told = "The mate, Ivo Rask, 52, was rescued."
    later = "The mate, Ivo Rask, 53, was rescued."
    ages = [
        {f.type for f in compare([document("a", told, "2021-05-04"), document("b", later, published)])}
        for published in ("2021-05-20", "2022-05-04")
    ]
    assert [CONFLICT in types for types in ages] == [True, False]


def test_as_many_of_two_places_are_two_facts_whatever_joins_them() -> None:
    texts = (
        "Marren expelled six Norvik envoys on Monday. Ada Lund left.",
        "Norvik sent home six Marren envoys. Ada Lund stayed.",
        "Six of the envoys had children, said Ada Lund of Norvik.",
    )
    same = [f for f in compare([document(str(n), text) for n, text in enumerate(texts)]) if f.type is SAME]
    assert all(len({a.split(":")[0] for a in f.assertions} & {"0", "1"}) < 2 for f in same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire at Marren killed 11 people.", "In Marren Ada Lund takes 11 tablets a day."),
        ("Ada Lund lost her son Ivo in Marren in May.", "Her son Ivo was an electrician in Norvik."),
        ("A test in Marren costs 12 crowns.", "Twelve people have died in Marren."),
    ],
)
def test_a_number_or_a_son_in_common_is_no_claim_in_common(one: str, other: str) -> None:
    assert SAME not in {f.type for f in found(one, other)}
