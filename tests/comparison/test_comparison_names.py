"""Which spellings are taken for one name, and which alike names are left apart."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import document, found
from workbench.comparison.acronyms import acronyms
from workbench.comparison.alike import skeleton
from workbench.comparison.compare import compare
from workbench.comparison.names import gather
from workbench.comparison.spellings import Spelling, spelling
from workbench.domain.findings import FindingType


def groups(
    *named: tuple[str, str], given: list[tuple[str, str]] | None = None, kin: bool = True
) -> list[set[str]]:
    """The spellings gathered under one name, of names given with their types."""
    spelled = [one for text, kind in named if (one := spelling(text, kind))]
    found = gather(dict.fromkeys(spelled), given or [], lambda _one, _other: kin)
    return [{one.text for one in group} for group in found.groups()]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("U.S.", "United States", "place"),
        ("Britain", "UK", "place"),
        ("Ministry of Foreign Affairs", "Foreign Office", "organisation"),
        ("Pakistan’s Foreign Ministry", "MOFA", "organisation"),
        ("Department of Transport", "Transport Ministry", "organisation"),
        ("Executive Order 13382", "E.O. 13382", "instrument"),
        ("Regulation 12/2009", "Reg. 12/2009", "instrument"),
        ("Akhtar & Sons (Pvt) Ltd", "Akhtar and Sons Private Limited", "organisation"),
        ("Centre for Marine Studies", "Center for Marine Studies", "organisation"),
        ("Medical Association of Velland", "Velland Medical Association", "organisation"),
        ("Haldane Engineering", "Haldane Enginering", "organisation"),
        ("United Sates", "United States", "other"),
        ("Jon Finer", "John Finer", "person"),
        ("Bill Carver", "William Carver", "person"),
        ("J. Carver", "John Carver", "person"),
        ("Rizwan Saeed Sheikh", "Rizwan Sheikh", "person"),
        ("Mathew Miller", "Matthew Miller", "person"),
        ("Sergei Lavrin", "Sergey Lavrin", "person"),
        ("Muhammad Idris", "Mohammed Idris", "person"),
        ("Dr Ines Holt", "Inés Holt", "person"),
        ("Ken Ashdale", "Kenneth Ashdale", "other"),
        ("J. Oderwald", "Joachim Oderwald", "other"),
        ("Ada B. Lund", "Ada Lund", "other"),
        ("Captain Oderwald", "Joachim Oderwalt", "person"),
        ("Qadirbek", "Rustam Kadyrbek", "person"),
        ("Safety Directorate", "Maritime Safety Directorate", "organisation"),
        ("Velsen Sound Tunnel", "Velsen Tunnel", "place"),
        ("Velsen Sound Tunnel", "Sound Tunnel", "other"),
        ("Norvik Endowment", "Norvik Endowment for Peace", "organisation"),
        ("Ministry of Roads", "Ministry of Roads, Rivers and Ports", "organisation"),
        ("Science Ministry", "Ministry of Higher Education and Science", "organisation"),
        ("Ministry of External Affairs", "Foreign Ministry", "organisation"),
        ("Met Office", "Meteorological Office", "organisation"),
        ("University of Velsen", "Velsen University", "organisation"),
        ("Harbour Safety Act 2019", "Harbour Safety Act", "instrument"),
        ("UNSC Resolution 4031", "UN Security Council Resolution 4031", "instrument"),
        ("BayLink", "Bay Link", "other"),
        ("Toofan-II", "Tufan-II", "other"),
        ("Financial Supervision Office", "Financial Supervision Authority", "organisation"),
        ("Lake Orre", "Orre Lake", "place"),
        ("Brenholt Pharma", "Brenholt Pharmaceuticals", "organisation"),
        ("Karvand", "Karwand", "place"),
        ("Lake Saroon", "Lake Sarun", "place"),
        ("Saint Orsa Hospital", "St Orsa Hospital", "organisation"),
        ("Tidal Research Institute", "TRI", "organisation"),
        ("Aleksandr Petrov", "Alexander Petroff", "person"),
        ("Ada Reid", "Ada Read", "person"),
        ("Des Oderwald", "Desmond Oderwald", "person"),
        ("N. Asanov", "Nurlan Asanow", "person"),
        ("Piet van der Berg", "Pieter van der Berg", "other"),
        ("Ms Castellan", "Maria Castellans", "person"),
        ("Kyrgyz Republic", "Kyrgyzstan", "place"),
        ("Siobhan O’Hara", "Siobhan Ohara", "person"),
        ("Railway Workers’ Union", "Union of Railway Workers", "organisation"),
        ("NordRail AS", "Nord Rail", "organisation"),
        ("Dept. of Roads", "Roads Department", "organisation"),
    ],
)
def test_spellings_of_one_name_are_gathered(one: str, other: str, kind: str) -> None:
    assert len(groups((one, kind), (other, kind))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Austria", "Australia", "place"),
        ("Niger", "Nigeria", "place"),
        ("Iran", "Iraq", "place"),
        ("Washington", "American", "place"),
        ("Regulation 12/2009", "Regulation 13/2009", "instrument"),
        ("Shaheen II", "Shaheen III", "system"),
        ("North Dock", "South Dock", "place"),
        ("Mario Lund", "Maria Lund", "person"),
        ("Anna Berg", "Nils Berg", "person"),
        ("Martin Berg", "Martina Berg", "person"),
        ("Andrew Berg", "Andrea Berg", "person"),
        ("Jan Berg", "Jon Berg", "person"),
        ("Captain Oderwald", "Joachim Oderwald", "person"),
        ("Air Force", "Norwegian Air Force", "organisation"),
        ("Bank of Velsen", "Velsen Bank", "organisation"),
        ("Ministry of Inland Trade", "Ministry of Inland Waters and Ports", "organisation"),
        ("North Council", "Northern Council", "organisation"),
        ("Harbour Safety Act 2019", "Harbour Safety Act 2021", "instrument"),
        ("NBC News", "NBC Nightly News", "other"),
        ("Pacific Partnership", "Trans-Pacific Partnership", "organisation"),
        ("McKinley", "McGinley", "person"),
        ("Josip Lund", "Josipa Lund", "person"),
        ("Peter Lund", "Petra Lund", "person"),
        ("Alexander Lund", "Alexandra Lund", "person"),
        ("Luca Ferrin", "Lucia Ferrin", "person"),
        ("India’s Foreign Ministry", "Pakistan’s Foreign Ministry", "organisation"),
        ("Ministry of Health", "Ministry of Defence", "organisation"),
        ("Harbour Board", "HARBOUR BOARD", "organisation"),
    ],
)
def test_alike_names_of_two_things_stay_apart(one: str, other: str, kind: str) -> None:
    assert groups((one, kind), (other, kind)) == []


def test_only_alike_names_need_a_further_name_in_common() -> None:
    named = ("Haldane Engineering", "organisation"), ("Haldane Enginering", "organisation")
    assert groups(*named, kin=True)
    assert not groups(*named, kin=False)


def test_an_acronym_means_what_the_text_says_it_means() -> None:
    named = ("Kettle Port Agency", "organisation"), ("KPA", "organisation"), ("K.P.A.", "organisation")
    assert groups(*named, given=[("Kettle Port Agency", "KPA")]) == [{"Kettle Port Agency", "KPA", "K.P.A."}]


def test_an_acronym_of_two_bodies_means_neither() -> None:
    named = (
        ("National Port Agency", "organisation"),
        ("Northern Press Association", "organisation"),
        ("NPA", "other"),
    )
    assert groups(*named) == []


def test_two_names_of_one_word_s_difference_with_one_acronym_are_one_body() -> None:
    (spelled,) = [
        f
        for f in compare(
            [
                document("a", "The Kettle Research Centre (KRC) in Marren sold two boats to Ada Lund."),
                document("b", "Ada Lund of Marren works for the Kettle Research Complex (KRC)."),
            ]
        )
        if f.type is FindingType.SPELLING_VARIANT
    ]
    assert len(spelled.places) == 3


def test_initials_and_short_forms_of_two_are_neither_s() -> None:
    persons = ("J. Berg", "person"), ("Joachim Berg", "person"), ("Jutta Berg", "person")
    assert groups(*persons) == []
    bodies = [(f"{name} Ferry Authority", "organisation") for name in ("Orsa", "Tessen")]
    assert groups(*bodies, ("Ferry Authority", "organisation")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the National Port Agency (NPA) said", [("National Port Agency", "NPA")]),
        (
            "under the Kettle Strait Fisheries Agreement (KSFA)",
            [("Kettle Strait Fisheries Agreement", "KSFA")],
        ),
        ("the Ministry of Foreign Affairs (MOFA)", [("Ministry of Foreign Affairs", "MOFA")]),
        ("the ship (MV Orsa) and the tug (T)", []),
        ("NPA (the National Port Agency) said", [("National Port Agency", "NPA")]),
        ("the National Port Agency (“NPA”, for now)", [("National Port Agency", "NPA")]),
        ("the Coastal Treaty Order (COTO) of", [("Coastal Treaty Order", "COTO")]),
        ("its voyage data recorder (VDR) was", [("voyage data recorder", "VDR")]),
        ("the Federal Tidal Office (BGA) said", [("Federal Tidal Office", "BGA")]),
        ("the Federal Tidal Office (UK) said", []),
        ("it rose (NPA)", []),
    ],
)
def test_acronyms_are_read_where_a_text_gives_them(text: str, found: list[tuple[str, str]]) -> None:
    assert acronyms(text) == found


def test_transliterations_have_one_skeleton() -> None:
    assert skeleton("zelensky") == skeleton("zelenskyy")
    assert skeleton("tamba") != skeleton("tango")


def test_a_title_is_no_part_of_a_name() -> None:
    assert spelling("Deputy Harbour Director Ada Lund", "person") == Spelling(
        "Ada Lund", "person", "ada lund"
    )
    assert spelling("the", "organisation") is None


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
