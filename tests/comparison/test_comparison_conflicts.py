"""What of two passages cannot both be right, and what can."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import document, found, kinds
from workbench.comparison.compare import compare
from workbench.domain.findings import FindingType

CONFLICT = FindingType.CONFLICT


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
            "In Marren four deaths have been recorded.",
            "The health office of Norvik has not recorded a death.",
        ),
        (
            "The bombing in Marren killed 17 people.",
            "Twelve of those killed in the bombing in Marren worked for the Kettle Line.",
        ),
        (
            "The savers will lose nothing, Finance Minister Ada Lund said on 9 March 2021.",
            "On 14 March 2021 the bank was sold, but only after the finance minister, Ada Lund, had spoken in Marren.",
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


def test_conflicts_are_found_within_one_document() -> None:
    text = (
        "Gerald Fenwick has accepted the result. His lawyer said Gerald Fenwick has not accepted the result."
    )
    assert CONFLICT in {f.type for f in compare([document("a", text)])}


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


def test_a_rescue_plan_rescues_nobody_that_is_counted() -> None:
    one = "The 52 creditors of the Kettle Port Agency met for its rescue plan."
    other = "The coast guard rescued 48 people, the Kettle Port Agency said."
    assert CONFLICT not in {f.type for f in found(one, other)}


def test_whose_president_somebody_is_does_not_contradict_the_name_of_the_body() -> None:
    one = "The Kettle League has not decided. Philippe Cano, its president, is waiting."
    other = "Philippe Cano, President of the Kettle League, is waiting, he said."
    assert CONFLICT not in {f.type for f in found(one, other)}


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


def test_a_number_with_fewer_digits_is_the_same_number() -> None:
    one = "The Kettle union has 13,704 members."
    assert CONFLICT not in {f.type for f in found(one, "The 13,700 members of the Kettle union voted.")}
    assert CONFLICT in {f.type for f in found(one, "The Kettle union has 13,600 members.")}


def test_two_tallies_of_one_vote_conflict_where_one_side_differs() -> None:
    one = (
        "On 2 May the senate of Marren approved the resolution by 58 votes to 39, with three members absent."
    )
    other = "The senate of Marren gave the plan its blessing by 58 votes to 36."
    assert (CONFLICT, "figure") in kinds(one, other)


def test_figures_that_agree_explain_no_others() -> None:
    one = "The new line of Marren has nine stations between the harbour and the hospital on 11.4 kilometres."
    other = "From the harbour to the hospital the new line of Marren has eight stations on 7.1 miles."
    assert {(CONFLICT, "figure"), (FindingType.CONSISTENT_TOTAL, "unit")} <= kinds(one, other)


def test_figures_that_agree_explain_none_that_ends_in_their_digits() -> None:
    one = "The Orsa dam in Marren is 115 metres long and 15 metres high, the owner said."
    other = "The Orsa dam in Marren is 377 feet long and 25 metres high, the owner said."
    assert (CONFLICT, "figure") in kinds(one, other)


def test_a_resignation_has_one_day() -> None:
    one = "The director of the Kettle Line, Ada Lund, resigned on 5 March 2021. The Kettle Line is in Marren."
    other = (
        "She left the Kettle Line in Marren. Her resignation on 6 March 2021 surprised nobody at the works."
    )
    assert (CONFLICT, "date") in kinds(one, other)


def test_what_rises_and_falls_has_other_numbers_on_other_days() -> None:
    one = "The gauge at Marren, where the river is wide, showed 570 cubic metres per second, less than was hoped."
    other = "Up the road, at Marren, stands the gauge of which all speak: it showed 850 cubic metres per second before."
    assert CONFLICT not in {f.type for f in found(one, other)}
    one, other = (text.replace("cubic metres per second", "metres") for text in (one, other))
    assert CONFLICT in {f.type for f in found(one, other)}
