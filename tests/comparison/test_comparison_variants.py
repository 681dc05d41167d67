"""When two quotations, or a quotation and a report, are one utterance."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import found, kinds
from workbench.domain.findings import FindingType

VARIANT = FindingType.QUOTATION_VARIANT
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


def test_few_words_are_enough_where_both_are_given_to_one_named_speaker() -> None:
    whole = "“We were already in the corridor when the alarm rang,” Ada Lund said."
    (variant,) = found(whole, "Ada Lund said she was “already in the corridor”.")
    assert (variant.type, variant.differences[0].kind) == (VARIANT, "part")


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


def test_words_of_one_speaker_in_other_words_are_a_variant_as_of_translations() -> None:
    one = "“They are protection for our soldiers, not weapons of attack,” Ada Lund said."
    other = "“An attack weapon this is not; soldiers need to be protected,” Ada Lund said."
    (variant,) = [f for f in found(one, other) if f.type is VARIANT]
    assert variant.explanation.startswith(
        "Both quote one speaker, in other words: “They are protection for our"
    )
    assert [difference.kind for difference in variant.differences] == ["reworded"]


def test_a_few_rare_words_and_hardly_another_make_one_utterance_whoever_speaks() -> None:
    others = " ".join(f"The port of Marren has {n} cranes of type {n}." for n in range(3, 30))
    one = f"“Our role in this is that of a facilitator, not of a referee,” Ada Lund said. {others}"
    other = f"Nils Berg called the bank “a facilitator and no referee”. {others}"
    assert [f for f in found(one, other) if f.type is VARIANT]
    report = f"Nils Berg has written that he would not let his family sleep under the dam. {others}"
    quoted = f"“I would not let my family sleep below this wall,” an engineer wrote. {others}"
    assert [f for f in found(report, quoted) if f.type is VARIANT]


def test_two_speakers_of_one_utterance_are_not_said_to_be_one_speaker() -> None:
    others = " ".join(f"The port of Marren has {n} cranes of type {n}." for n in range(3, 30))
    one = f"Ada Lund called the plan “unaffordable and irresponsible”. {others}"
    other = f"Nils Berg called the plan “irresponsible and unaffordable”. {others}"
    [variant] = [f for f in found(one, other) if f.type is VARIANT]
    assert variant.explanation.startswith("Both quote one utterance, in other words: ")
