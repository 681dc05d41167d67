"""Whose words they are: spokespeople, descriptions with a name behind, nameless sources, pronouns."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.pipeline import extract

SPOKEN = frozenset({AssertionKind.QUOTATION, AssertionKind.REPORTED})


def speakers(text: str) -> list[str | None]:
    return [item.speaker for item in extract(text) if item.kind in SPOKEN]


WHOSE = [
    ("The Tajik Ministry of Foreign Affairs said it was late.", "Tajik Ministry of Foreign Affairs"),
    ("Norway’s Ministry of Foreign Affairs noted “a breach”.", "Norway’s Ministry of Foreign Affairs"),
    ("The Department of Health and Social Care said it was late.", "Department of Health and Social Care"),
    (
        "The Department for Energy, Water and Rural Affairs said it was late.",
        "Department for Energy, Water and Rural Affairs",
    ),
    ("The Bureau of Labor Statistics said jobs were lost.", "Bureau of Labor Statistics"),
    ("Minister of Foreign Affairs Ann Hill said it was late.", "Ann Hill"),
    ("Jan Novak, who rose late, walked out and told the clerk that it was over.", "Jan Novak"),
    ("The depot was shut in May, said Jan Mlinar, a driver.", "Jan Mlinar"),
    ("The inquiry established that the seal had failed.", "inquiry"),
    ("Mr Hill stood before the Chamber of Deputies and said that it was over.", "Hill"),
    ("The harbour master climbed onto the wall and said it had moved.", "harbour master"),
    ("Hill walks to the window and tells the clerk that it is over.", "Hill"),
    ("Police and prosecutors said the man had fled.", "Police and prosecutors"),
    ("Ann Hill fell ill. A spokesman for Ann Hill said she would rest.", "spokesman for Ann Hill"),
    ("Ann Hill fell ill. Lawyers for Ann Hill said she would rest.", "Lawyers for Ann Hill"),
    ("A lawyer for the Pell family, Ann Hill, said they would sue.", "Ann Hill"),
    ("“It hurts,” said the boy’s mother, Ann.", "Ann"),
    ("The study’s author, economist Ann Hill, said the rent would rise.", "Ann Hill"),
    ("It was sound, according to the mill’s engineer, Ann Hill.", "Ann Hill"),
    ("“It was sound,” according to the mill’s engineer, Ann Hill.", "Ann Hill"),
    ("The ruler of Oko, Chief Ann Hill, told the paper that a leak was seen.", "Ann Hill"),
    ("The society, whose president, Eng. Ann Hill, told the paper that it leaked, met.", "Ann Hill"),
    ("A man who asked not to be named told the paper that the mill had closed.", "man"),
    (
        "Two people familiar with the talks, who spoke privately, said the mill had closed.",
        "Two people familiar",
    ),
    ("A source close to the club said the talks had failed.", "source close to the club"),
    ("The trial began, with the prosecution maintaining that Hill had lied.", "prosecution"),
    ("Analysts at Pell & Dunn wrote that the firm had lost money.", "Analysts at Pell & Dunn"),
    ("Critics such as Ann Hill say the wall is unsafe.", "Ann Hill"),
    ("Ann Hill was of the view that the talks had failed.", "Ann Hill"),
    ("Ann Hill warned, in a letter to the board, that the wall was unsafe.", "Ann Hill"),
    ("Ann Hill was quoted by the newspaper Post as saying that the wall was unsafe.", "Ann Hill"),
    ("According to the trust, 31 nurses left.", "trust"),
    ("Figures released on Monday by the Mapping Office show two gaps.", "Figures"),
    ("Ann Hill and Tom Ross were cleared. Both said they had taken advice.", "Ann Hill and Tom Ross"),
    ("Ms Justice Ann Hill heard the claim. The judge said the deed was forged.", "Ann Hill"),
    (
        "Tom Ross, the energy minister, was away. Ann Hill, the water minister, came. The minister said it was late.",
        "Ann Hill",
    ),
    (
        "Tom Ross, the energy minister, and Ann Hill, the water minister, came. The minister said it was late.",
        "minister",
    ),
    ("Ann Hill and Tom Ross said the wall had moved.", "Ann Hill and Tom Ross"),
    ("Ann and Tom Hill told the board that the wall had moved.", "Ann and Tom Hill"),
    ("Mr Hill and Ms Ross told the court that the deed was forged.", "Hill and Ross"),
    ("Both Ann Hill and her deputy, Tom Ross, testified that the log was altered.", "Ann Hill and Tom Ross"),
    ("Ann Hill, a nurse, and her brother Tom said the ward was cold.", "Ann Hill and Tom"),
    ("Ann Hill, who runs the mill, and Tom Ross said the sale was void.", "Ann Hill and Tom Ross"),
    (
        "Norway’s premier, Ann Hill, and her guest, Tom Ross, said they would share it.",
        "Ann Hill and Tom Ross",
    ),
    ("“It is gone,” said Ann Hill and her husband, Tom.", "Ann Hill and Tom"),
    ("Ann Hill met the engineer, Bo Dahl, and Tom Ross said the sale was void.", "Tom Ross"),
    ("Ann Hill met Bo Dahl, a diver, and Tom Ross said the sale was void.", "Tom Ross"),
    ("One, Ann Hill, said her son was ill.", "Ann Hill"),
    ("The Ministry of Trade and Ports said that exports had risen.", "Ministry of Trade and Ports"),
    ("A report by the Harbour Office said the yard was unsafe.", "Harbour Office"),
    ("A letter from the Harbour Office said the yard was unsafe.", "Harbour Office"),
    ("A report seen by the Harbour Post says the firm owed two rents.", "report"),
    ("An e-mail from the director, Ann Hill, says that the tank was empty.", "Ann Hill"),
    ("Tom Ross spoke. The yard is loud. Neither said that the mill had closed.", "Neither"),
    ("The Fraud Office said in a statement it was sorry.", "Fraud Office"),
    ("Freight fell for a ninth week, brokers Pell & Dunn said on Tuesday.", "brokers Pell & Dunn"),
    (
        "Critics, among them the former mayor Ann Hill, who left in 2022, contend that it was looted.",
        "Critics",
    ),
    ("Farmer Len Brace told the board that the dam had moved.", "Len Brace"),
    ("Cllr Ann Hill told the board that the dam had moved.", "Ann Hill"),
    ("The case, Hill had warned jurors, rested on emails alone.", "Hill"),
    ("Norway, for its part, has waited, but it views the tariff as a threat.", "Norway"),
    ("As the Harbour Review noted in its annual survey “no yard spends so much”.", "Harbour Review"),
    (
        "The Oslo yard has no insurer “that anyone has ever heard of” (Harbour Review 3/5/2023).",
        "Harbour Review",
    ),
    ("Its secretary-general, Ann Hill, termed the cut of the cable a “red line”.", "Ann Hill"),
    ("Norway for its part maintains that the wall is sound.", "Norway"),
    (
        "It was a verdict shared by the mission, whose head, Tom Ross, noted “real progress in the south”.",
        "Tom Ross",
    ),
    ("The Minister of Ports, Roads and Rivers, Ann Hill, said: “We will open the lock.”", "Ann Hill"),
    ("According to the records of the Harbour Centre, the pump had failed.", "Harbour Centre"),
    ("According to a Harbour Board report seen by the Post, the pump had failed.", "Harbour Board"),
    (
        "The Safety Board, whose divers left, was silent. In a letter it said the pump had failed.",
        "Safety Board",
    ),
    ("Critics at the time described the bridge as a folly.", "Critics"),
]


@pytest.mark.parametrize(("text", "speaker"), WHOSE)
def test_words_are_given_to_whoever_says_them(text: str, speaker: str) -> None:
    found = speakers(text)
    assert found
    assert all(speaker in (each or "") for each in found)


NOBODYS = [
    "Ann Hill angered ministers by highlighting delays at the port.",
    "They fell short of the 200 barrels announced by the company.",
    "It happened according to the rules.",
    "The driver asked not to be named.",
    "Norway responded in May with Sentry, an operation that deploys four ships.",
    "Two nurses declined to be identified.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_words_that_report_nothing_are_nobodys(text: str) -> None:
    assert not speakers(text)


def test_a_namesake_is_somebody_else() -> None:
    text = "Ann Hill met the press. The nurse Tom Hill, 12, said he was sad. Year 6 pupil Tom Hill said it again."
    assert set(speakers(text)) == {"Tom Hill"}


def test_a_report_goes_on_behind_an_abbreviated_country() -> None:
    text = "Ann Hill said the U.S.-Norway talks had failed in May."
    [said] = [item for item in extract(text) if item.kind is AssertionKind.REPORTED]
    assert said.content[0].of(text) == "the U.S.-Norway talks had failed in May"


def test_what_another_claimed_within_a_report_is_no_second_report() -> None:
    assert speakers("Ann Hill said it was rust, not sabotage as the firm had suggested.") == ["Ann Hill"]


def test_a_pronoun_goes_to_whoever_acts_right_before_it() -> None:
    text = (
        "Inés Vale, a 49-year-old former judge, won. The chairwoman, Rosa Tiel, said two polls had closed. "
        "The mission, whose head, Tom Ross, noted “real progress in the south”, left. "
        "Vale will be sworn in on Monday. In May she promised to reopen the mine."
    )
    assert speakers(text)[-1] == "Inés Vale"


def test_what_they_believe_inside_a_report_is_no_report_of_its_own() -> None:
    text = "Divers have raised what they believe is the oldest bell, the team reported on Monday."
    assert set(speakers(text)) == {"team"}


OFFICES = [
    ("Minister for Roads and Ports Ann Hill said it was late.", "Minister for Roads and Ports", None),
    ("The Minister for Roads and Ports, Ann Hill, said it was late.", "Minister for Roads and Ports", None),
    ("Bank of Norway Governor Ann Hill said it was late.", "Governor", "Bank of Norway"),
    (
        "Ministry of Foreign Affairs spokesman Ann Hill said it was late.",
        "spokesman",
        "Ministry of Foreign Affairs",
    ),
]


@pytest.mark.parametrize(("text", "role", "organisation"), OFFICES)
def test_what_an_office_is_for_belongs_to_its_name(text: str, role: str, organisation: str | None) -> None:
    [report] = [item for item in extract(text) if item.kind is AssertionKind.REPORTED]
    assert (report.speaker, report.role, report.organisation) == ("Ann Hill", role, organisation)


def test_a_last_name_with_its_particle_is_the_whole_name_told_elsewhere() -> None:
    text = "De Boer says it was late.\n\nMayor Jan de Boer left on Monday. De Boer said that it was over."
    assert speakers(text) == ["Jan de Boer", "Jan de Boer"]


TYPES = [
    ("Tajik Ministry of Foreign Affairs", "organisation"),
    ("Department for Work and Pensions", "organisation"),
    ("Haldane Engineering", "organisation"),
    ("Port Selby", "place"),
    ("Jan Novak", "person"),
]


@pytest.mark.parametrize(("name", "type_"), TYPES)
def test_bodies_and_places_are_taken_for_no_people(name: str, type_: str) -> None:
    [entity] = [each for item in extract(f"It was late, {name} said.") for each in item.entities]
    assert (entity.text, entity.type) == (name, type_)


def test_our_ministry_is_the_writer_s_and_nobody_s_who_spoke_before() -> None:
    text = "“The quay is shut,” Ann Hill said. Our Foreign Office has said that the quay is open."
    assert [item.speaker for item in extract(text) if item.speaker] == ["Ann Hill", "Foreign Office"]


def test_a_promised_answer_is_quoted_from_who_promises_it() -> None:
    text = "Ann Hill promised that Norway would answer “every step with a step”, and so it did."
    assert {item.speaker for item in extract(text) if item.kind is AssertionKind.QUOTATION} == {"Ann Hill"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Images of the cape show no work. Ann Hill said that its staff had learned of it “from the television”.",
            "Ann Hill",
        ),
        ("Section 6 of the Act empowers the President to “designate the authority for it”.", "Act"),
    ],
)
def test_words_belong_to_who_says_them_and_not_to_who_hears_them(text: str, speaker: str) -> None:
    assert [item.speaker for item in extract(text) if item.kind is AssertionKind.QUOTATION] == [speaker]


def test_its_chair_has_a_name_behind_a_calling_with_words_of_its_own() -> None:
    text = "The ministry set up a commission. Its chair, the retired judge Maria Hill, has promised a report by June."
    assert [item.speaker for item in extract(text) if item.speaker] == ["Maria Hill"]


def test_a_given_name_has_its_pronoun_with_accents_too() -> None:
    text = "Nana Sark wept. Tomáš Brezan left. “Nobody slept,” she said."
    assert {item.speaker for item in extract(text) if item.kind is AssertionKind.QUOTATION} == {"Nana Sark"}


def test_who_acts_and_is_told_on_by_a_pronoun_is_somebody() -> None:
    text = "Bo Reed left.\n\nIlsa Hartwig came on Monday. She stood by the gate. “It will not close,” she promised."
    assert speakers(text) == ["Ilsa Hartwig"]


def test_what_somebody_would_say_later_was_said() -> None:
    text = "Police counted 300 people. Petra Lind stood there.\n\n“We froze for hours,” she would say that night."
    assert speakers(text)[-1] == "Petra Lind"
