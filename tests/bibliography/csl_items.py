"""Items of CSL-JSON as Hypothesis makes them: valid, with whatever a variable may hold."""

from __future__ import annotations

from csl_rules import TYPES, VARIABLES
from hypothesis import strategies as st

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
NUMBERS = WORDS | st.integers(0, 9999)
NAMES = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle"]), WORDS, max_size=3
    ),
    min_size=1,
    max_size=3,
)
DATES = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(
            st.lists(st.integers(-50, 2100) | st.sampled_from(["2024", "12", "x"]), min_size=1, max_size=3),
            min_size=1,
            max_size=2,
        ),
        "literal": WORDS,
        "raw": WORDS | st.just("2024-12-19"),
        "circa": st.booleans() | WORDS,
        "season": st.integers(1, 4),
    },
).filter(bool)
KINDS = {"text": WORDS, "number": NUMBERS, "names": NAMES, "date": DATES}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
ITEMS = st.fixed_dictionaries(
    {"id": NUMBERS, "type": st.sampled_from(TYPES)},
    optional={name: KINDS[kind] for name, kind in VARIABLES.items() if name not in {"URL", "DOI"}}
    | {
        "URL": st.sampled_from(["https://quay.example/mud", "HTTP://Quay.example", "quay.example", " "]),
        "DOI": st.sampled_from(["10.1000/Mud", "https://doi.org/10.1000/mud", "none", "doi:10.1000/x"]),
        "categories": st.lists(WORDS, max_size=2),
        "custom": st.dictionaries(st.sampled_from(["a", "workbench", "b"]), JSON, max_size=2),
    },
)
