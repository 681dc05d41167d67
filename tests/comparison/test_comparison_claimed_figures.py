"""Figures and dates of a claim looked for in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.comparison.claimed_figures import FiguredText, check_figures, claimed_figures
from workbench.comparison.days import covers, overlap, period, said
from workbench.comparison.surroundings import Surroundings
from workbench.domain.checks import FigureCheck, FigureOutcome
from workbench.extraction.pipeline import date_mentions, figures_of, sentences

FOUND, NEAR, CONTRADICTED, ABSENT = FigureOutcome


def source(text: str, published: str | None = None) -> FiguredText:
    found = Surroundings(text, [sentence.span for sentence in sentences(text)])
    return FiguredText(text, figures_of(text), date_mentions(text, published=published), found)


def check(claim: str, text: str, published: str | None = None) -> list[FigureCheck]:
    claimed = list(claimed_figures(claim, figures_of(claim), date_mentions(claim)))
    return list(check_figures(claimed, claim, source(text, published)))


FILLER = (
    " The harbour was built in 1911 and has two lighthouses. Visitors came from four countries last year."
    " The museum opens at nine. A ferry crosses the bay in 25 minutes. Tickets cost 12 euros."
)


@pytest.mark.parametrize(
    ("claim", "text", "outcome"),
    [
        ("The Kestrel rocket has a range of 1,709 miles.", "The Kestrel rocket flies 2,750 km.", FOUND),
        ("The Kestrel rocket has a range of 2,750 km.", "The Kestrel rocket flies 2,750 kilometres.", FOUND),
        ("The Kestrel rocket has a range above 5,000 km.", "The Kestrel rocket flies 5,500 km.", NEAR),
        ("The Kestrel rocket flies 5,500 km.", "The Kestrel rocket flies more than 5,000 km.", NEAR),
        ("The Kestrel rocket has a range of 2,700 km.", "The Kestrel rocket has a range of 2,750 km.", NEAR),
        ("The Kestrel rocket has a range of 2,770 km.", "The Kestrel rocket has a range of 2,750 km.", NEAR),
        ("The Kestrel rocket has a range of 2,750 km.", "The Kestrel rocket has a range of 2,000 to 3,000 km.", NEAR),
        ("The Kestrel rocket has a range of 2,750 km.", "The Kestrel rocket has a range of 900 km.", CONTRADICTED),
        ("The Kestrel rocket has a range under 900 km.", "The Kestrel rocket has a range of 2,750 km.", CONTRADICTED),
        ("The Kestrel rocket has a range of 2,750 km.", "The road to the Kestrel inn is 900 km long.", ABSENT),
        ("The Kestrel rocket has a range of 2,750 km.", "The Kestrel rocket weighs 900 tonnes.", ABSENT),
        ("The notice listed four entities.", "The notice listed three rounds of talks.", ABSENT),
        ("The notice listed four entities.", "The notice listed four entities.", FOUND),
        ("The notice listed four entities.", "Of the entities on the list four were new.", FOUND),
        ("The notice listed four entities.", "Of the entities on the list nine were new.", ABSENT),
        ("The ministry’s notice has four entities.", "The ministry’s notice has five entities.", CONTRADICTED),
        ("Dredging cost the port 38 million euros.", "Dredging cost the port 38 million dollars.", ABSENT),
        ("Dredging cost the port 38 million euros.", "Dredging cost the port 52 million euros.", CONTRADICTED),
        ("Fees of the port rose by 5 percent.", "Fees of the port fell by 5 percent.", CONTRADICTED),
        ("The crossing takes 12 hours.", "Supplies for 12 hours lay on the table.", ABSENT),
        ("It was the third dredger of the port.", "The port has three dredgers.", ABSENT),
    ],
)  # fmt: skip
def test_a_figure_is_found_near_contradicted_or_absent(claim: str, text: str, outcome: FigureOutcome) -> None:
    (found,) = check(claim, text + FILLER)
    assert found.outcome is outcome, found
    assert found.explanation
    assert (found.place is None) is (outcome is ABSENT)


def test_each_answer_names_the_sentence_it_rests_on() -> None:
    text = "The port was dredged. The channel is 2,750 metres long and dry." + FILLER
    (found,) = check("The channel of the port is 2.75 km long.", text)
    assert found.outcome is FOUND
    assert found.excerpt == "The channel is 2,750 metres long and dry."
    assert found.passage is not None
    assert found.passage.of(text) == found.excerpt
    assert found.place is not None
    assert found.place.of(text) == found.found == "2,750 metres"


def test_one_figure_of_a_claim_does_not_contradict_another() -> None:
    claim = "The Kestrel has a range of 2,750 km and the Kestrel trainer a range of 900 km."
    outcomes = [found.outcome for found in check(claim, "The Kestrel has a range of 2,750 km." + FILLER)]
    assert outcomes == [FOUND, ABSENT]


@pytest.mark.parametrize(
    ("claim", "text", "published", "outcome"),
    [
        ("The dredger came on 18 December 2024.", "The dredger came on Wednesday.", "2024-12-19", FOUND),
        ("The dredger came on 18 December 2024.", "The dredger came on Wednesday.", None, ABSENT),
        ("The dredger came on 18 December 2024.", "The dredger came in December 2024.", None, NEAR),
        ("The dredger came in December 2024.", "The dredger came on 18 December 2024.", None, NEAR),
        ("Dredgers came here on 18 December 2024.", "Dredgers came here on 17 December 2024.", None, CONTRADICTED),
        ("The dredger came on 18 December 2024.", "The mayor resigned on 17 December 2024.", None, ABSENT),
        ("The dredger came in 1911.", "Whales were last seen in the bay in the summer.", None, ABSENT),
        ("The harbour was built in 1911.", "", None, FOUND),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_its_text(
    claim: str, text: str, published: str | None, outcome: FigureOutcome
) -> None:
    (found,) = check(claim, text + FILLER, published)
    assert found.outcome is outcome, found


def test_a_relative_day_is_given_with_the_date_it_means() -> None:
    (found,) = check("The dredger came on 18 December 2024.", "The dredger came on Wednesday.", "2024-12-19")
    assert found.explanation == "The source says “Wednesday”, which is 18 December 2024 there."


def test_the_same_year_beside_other_things_is_chance() -> None:
    (found,) = check("Whales were seen off the cape in 1911.", FILLER)
    assert found.outcome is ABSENT


@given(st.text(max_size=200), st.text(max_size=300))
def test_no_text_is_too_odd_to_be_searched(claim: str, text: str) -> None:
    for found in check(claim, text):
        assert found.passage is None or found.passage.of(text) == found.excerpt


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_in_its_month_and_year(day: object, length: int) -> None:
    whole, part = period(str(day)), period(str(day)[:length])
    assert whole is not None
    assert part is not None
    assert covers(part, whole)
    assert overlap(whole, part)
    assert said(str(day)[:length]).endswith(str(day)[:4])


def test_intervals_may_be_open() -> None:
    open_end, decade = period("1950/.."), period("1990/1999")
    assert open_end is not None
    assert decade is not None
    assert covers(open_end, decade)
    assert period("next spring") is None
