"""Whether two texts name one speaker."""

from __future__ import annotations

import pytest

from workbench.comparison.speakers import same_speaker
from workbench.domain.checks import Speaker

NUNN = ("Abel Nunn", "spokesman", "Ministry of Ports")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Kwame Osei",), ("Osei",), True),
        (("Captain Osei",), ("Kwame Osei", "Captain"), True),
        (("K. Osei",), ("Kwame Osei",), True),
        (("Kwame A. Osei",), ("Kwame Osei",), True),
        (("Mathew Miller",), ("Matthew Miller",), True),
        (("Matt Miller",), ("Matthew Miller",), True),
        (("Bill Harrow",), ("William Harrow",), True),
        (("Ines Falck",), ("Inés Falk",), False),
        (("Mary Osei",), ("Kwame Osei",), False),
        (("Kwame Osei",), ("Abel Nunn",), False),
        (("Osei",), ("Nunn",), False),
        (("a spokesman for the Ministry of Ports",), NUNN, True),
        (("the Ministry of Ports",), NUNN, True),
        (("a spokesman",), NUNN, None),
        (("a spokesman for the navy",), NUNN, None),
        (("he",), NUNN, None),
        (("officials",), NUNN, None),
        (("Ministry of Ports",), ("Ports Ministry",), True),
        (("Ministry of Ports",), ("Ministry of Health",), False),
        (("National Port Agency",), ("NPA",), True),
        (("the ministry",), ("Ministry of Ports",), True),
        (("the ministry",), ("the council",), None),
        (("",), NUNN, None),
    ],
)
def test_who_is_who(one: tuple[str, ...], other: tuple[str, ...], same: bool | None) -> None:
    assert same_speaker(Speaker(*one), Speaker(*other)) is same
    assert same_speaker(Speaker(*other), Speaker(*one)) is same
