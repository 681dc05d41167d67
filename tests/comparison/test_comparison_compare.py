"""Findings between texts: which there are, in which order, and that bad input makes no storm of them."""

from __future__ import annotations

from collections import Counter

from tests.comparison.dossiers import document, found
from workbench.comparison.compare import compare, compare_keys
from workbench.comparison.keys import DocumentKeys, keys_of
from workbench.domain.findings import FindingType

FINES = " ".join(
    f"The agency in Marren fined {number} hauliers of ward {number * 7} on {number} March 2021 for berth fees."
    for number in range(2, 12)
)


def test_no_document_and_one_document_of_one_sentence_give_nothing() -> None:
    assert compare([]) == []
    assert compare([document("a", "The port of Halden closed on 3 March 2021.")]) == []


def test_a_quotation_given_in_part_is_a_variant() -> None:
    one = document(
        "a", "“The crane had not been inspected for two years,” Mayor Ada Lund said on 4 May 2022."
    )
    other = document(
        "b",
        "Mayor Ada Lund said: “We regret this very much. The crane had not been inspected for two years.”",
    )
    found = [f for f in compare([one, other]) if f.type is FindingType.QUOTATION_VARIANT]
    assert len(found) == 1
    assert [d.kind for d in found[0].differences][:1] == ["part"]


def test_keys_survive_storage_and_give_the_same_findings() -> None:
    texts = [
        "The National Port Agency (NPA) fined three private haulage companies on 3 March 2021.",
        "The NPA fined three private haulage firms in March 2021.",
    ]
    documents = [document(str(number), text) for number, text in enumerate(texts)]
    stored = [keys_of(each).to_bytes() for each in documents]
    revived = [keys for each in stored if (keys := DocumentKeys.from_bytes(each))]
    by_id = {each.id: each for each in documents}
    found = compare(documents)
    assert found
    assert compare_keys(revived, by_id.__getitem__) == found


def test_one_text_given_twice_is_one_voice_and_its_sentences_no_findings_of_their_own() -> None:
    counted = Counter(f.type for f in found(FINES, FINES))
    assert counted == {FindingType.NEAR_COPY: 1}


def test_the_sentences_of_an_edited_copy_can_be_joined_with_those_it_was_made_from() -> None:
    edited = f"{FINES} The Kettle Herald adds that the harbour master, Ada Lund, retires in June."
    counted = Counter(f.type for f in found(FINES, edited))
    assert counted == {FindingType.NEAR_COPY: 1, FindingType.SAME: 10}
