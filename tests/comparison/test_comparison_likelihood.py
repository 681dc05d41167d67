"""What is believed of two passages: trees over measured features, and what they find on affairs nobody learnt on."""

from __future__ import annotations

from functools import cache

import pytest

from tests.comparison.dossiers import document, found
from tests.comparison.marked_dossiers import AFFAIRS, KEPT, Score, scores
from workbench.comparison.compare import compare
from workbench.comparison.corpus import Corpus
from workbench.comparison.keys import keys_of
from workbench.comparison.likelihood.features import NAMES, Features
from workbench.comparison.likelihood.judged import RULED, UNRULED
from workbench.comparison.likelihood.trees import Forest, forest
from workbench.comparison.pairs import pairs
from workbench.domain.findings import FindingType

LEARNT = (FindingType.SAME, *RULED)
FLOORS = {
    "same": (0.5, 0.75),
    "quotation_variant": (0.7, 0.94),
    "conflict": (0.13, 0.6),
    "consistent_total": (0.26, 0.63),
}
"""Recall and precision over the affairs that nothing was learnt on, a little below what they are."""


@cache
def first_sight() -> dict[str, Score]:
    """The scores of all kept affairs together."""
    return scores(KEPT, AFFAIRS)


@pytest.mark.parametrize("kind", FLOORS)
def test_affairs_that_nothing_was_learnt_on_are_found_as_well_as_is_said(kind: str) -> None:
    recall, precision = FLOORS[kind]
    assert first_sight()[kind].recall >= recall
    assert first_sight()[kind].precision >= precision


def test_features_have_a_name_each() -> None:
    one = "The Kettle Line sank on 3 May 2018 with 212 aboard, Ada Lund said."
    documents = [document("a", one), document("b", "With 212 aboard, the Kettle Line sank in May 2018.")]
    corpus = Corpus([keys_of(each) for each in documents])
    features = Features(corpus, {each.id: each for each in documents}.__getitem__)
    pair = next(pairs(corpus))
    values = dict(zip(NAMES, features.of(pair, features.matched(pair), {FindingType.CONFLICT}), strict=True))
    assert values["conflict"] == 1
    assert values["one_text"] == 0
    assert 0 < values["letters"] < 1


def test_trees_add_up_and_what_is_hopeless_is_not_asked_on() -> None:
    first, other = (0, 0.5, -2.0, 2.0), (1, 0.5, 0.0, (0, 3.0, 1.0, -1.0))
    grown = Forest(0.0, (first,), (other,), hopeless=-1.0)
    assert grown.probability((0, 1)) == 0
    assert grown.probability((1, 0)) == pytest.approx(0.8808, abs=1e-4)
    assert grown.probability((1, 1)) == pytest.approx(0.9526, abs=1e-4)
    assert grown.probability((4, 1)) == pytest.approx(0.7311, abs=1e-4)


@pytest.mark.parametrize("kind", LEARNT)
def test_the_shipped_trees_ask_for_features_there_are(kind: FindingType) -> None:
    def asked(node: object) -> set[int]:
        if not isinstance(node, tuple):
            return set()
        return {node[0], *asked(node[2]), *asked(node[3])}

    grown = forest(kind)
    used = set().union(*map(asked, (*grown.first, *grown.others)))
    assert len(used) > 10
    assert used <= set(range(len(NAMES)))
    assert set(UNRULED) == set(RULED)


def test_an_explanation_of_few_words_names_those_around() -> None:
    others = " Brightquay was fined by the harbour court. Its cranes were rusty, inspectors wrote."
    one = "The Marren agency suspended 212 dockers on 3 May 2021." + others
    other = "On 3 May 2021 some 212 men were sent home from Marren." + others
    told = [f.explanation for f in found(one, other) if f.type is FindingType.SAME]
    assert any("stand among the words" in words for words in told)


def test_counts_that_one_text_explains_are_no_conflict_between_others() -> None:
    texts = (
        "The agency suspended the operator Brightquay and three haulage contractors in Marren.",
        "The agency suspended four firms in Marren.",
        "The agency suspended three firms in Marren.",
    )
    documents = [document(str(number), text) for number, text in enumerate(texts)]
    found = compare(documents)
    assert FindingType.CONSISTENT_TOTAL in {f.type for f in found}
    assert FindingType.CONFLICT not in {f.type for f in found}
    assert FindingType.CONFLICT in {f.type for f in compare(documents[1:])}


def test_a_rule_set_and_still_to_be_set_conflicts_however_unlikely_the_trees_hold_it() -> None:
    text = (
        "In May Norway imposed the port sanctions on Marren for buying cranes. "
        "Marren paid nothing: the sanctions on Marren are yet to be passed by the senate."
    )
    [conflict] = [f for f in compare([document("a", text)]) if f.type is FindingType.CONFLICT]
    assert [difference.kind for difference in conflict.differences] == ["negation"]
