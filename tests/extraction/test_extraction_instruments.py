"""Legal instruments: by number, by title, by the part cited, by a short form; what only looks like one."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.laws.instruments import find
from workbench.extraction.pipeline import extract

ONE = """
Executive Order 12345|E.O. 12,345|EO 12345|Executive Order No. 9123|Executive Order (E.O.) 12345
Executive Orders 12345 and 12346|Proclamation 9811|Decree No. 270|Law No. 10 of 2016|Law 12/2003
22 U.S.C. § 2797b|22 U.S.C. 2797b|18 USC 1030(a)(2)|31 C.F.R. § 544|15 CFR Part 744|70 Fed. Reg. 38567|119 Stat. 2066
Public Law 109-401|Pub. L. No. 109–401|P.L. 109-401|H.R. 1234|S. 55|H. Con. Res. 83|House Bill 20|Bill C-51
UN Security Council Resolution 1540 (2004)|UNSCR 1929|Security Council resolution 2231|resolutions 1718 and 1874
Regulation (EU) 2016/679|Council Regulation (EU) No 833/2014|Directive 2009/81/EC|SI 2019/855
River Safety Act|Clean Rivers Act of 1970|Companies Act, 2017|Companies Act 2006|1997 Data Act
Federal Bread, Milk, and Honey Act|Children’s Rail Safety Act|No Bridge Left Behind Act of 2001|14th Amendment
Treaty of Bergen|Treaty on the Non-Proliferation of Steam Engines (NSE)|Convention on the Rights of Sailors
UN Convention against Piracy|North Sea Free Trade Agreement (NSFTA)|Good Friday Agreement|Bergen Accords
Norwegian Penal Code|International Traffic in Maps Regulations|U.S. Constitution|Universal Declaration of Sailors
Section 3 of the River Safety Act|Article 370 of the Constitution|Articles 14 and 21 of the Peruvian Constitution
section 230 of the Harbour Decency Act|Article 5 of the treaty|Title IX|Hill v. Norwegian Rail|GDPR
"""


@pytest.mark.parametrize("name", [name for line in ONE.split("\n") for name in line.split("|") if name])
def test_an_instrument_is_found_whole(name: str) -> None:
    text = f"The firms were fined under the {name}, officials said."
    assert [span.of(text) for span in find(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Bill Hill met the Charter Club and the Central Treaty Organization.",
        "The New World Order, Law and Order, Martial Law.",
        "Rule 5 and Part 3 of the report; Section 12 of the report.",
        "The Hill Law School wrote new rules. An act of war.",
        "Arsenal v Chelsea on Channel 4.",
        "Nathan Law of Oslo spoke at the Liberal National Convention.",
    ],
)
def test_what_only_sounds_like_law_is_none(text: str) -> None:
    assert find(text) == []


def test_two_in_a_row_stay_apart_and_what_names_the_owner_stays_out() -> None:
    text = (
        "The Oslo Agreement and Bergen Protocol follow Peru’s Road Crimes Act 2016. Read the Fire Code Act."
    )
    assert [span.of(text) for span in find(text)] == [
        "Oslo Agreement", "Bergen Protocol", "Road Crimes Act 2016", "Fire Code Act",
    ]  # fmt: skip


def test_a_short_form_given_in_brackets_is_found_again() -> None:
    text = "The North Sea Fish Treaty (NSFT) holds. Peru left the NSFT; the NSFA did not."
    assert [span.of(text) for span in find(text)] == ["North Sea Fish Treaty (NSFT)", "NSFT"]


def test_an_instrument_is_an_entity_of_its_own_kind() -> None:
    [stated, *_] = extract("Four Norwegian firms were designated under Executive Order 12345.")
    assert [(item.text, item.type) for item in stated.entities][-1] == ("Executive Order 12345", "instrument")
    assert stated.kind is AssertionKind.COUNT
