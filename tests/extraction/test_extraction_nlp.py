"""What the extra ``nlp`` corrects, on sentences parsed by hand; spaCy itself is asked where it is installed."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli.extract import extract as command
from workbench.domain.assertions import Assertion, AssertionKind
from workbench.domain.spans import Span
from workbench.errors import ExtraMissing
from workbench.extraction.nlp.parses import Word, load_parser, words_of
from workbench.extraction.nlp.refine import refine
from workbench.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.extraction.nlp.parses import Parser


def parsed(lines: str) -> Parser:
    """A parser that knows one sentence: a line for each word with its head's number, relation and part of speech."""
    rows = [line.split() for line in lines.strip().splitlines()]

    def parse(sentences: Sequence[str]) -> Iterable[list[Word]]:
        for sentence in sentences:
            words, at = [], 0
            for text, head, relation, part in rows:
                start = sentence.index(text, at)
                at = start + len(text)
                words.append(Word(text, Span(start, at), int(head), relation, part))
            yield words

    return parse


def counting(text: str, figure: str, subject: str | None) -> Assertion:
    """A count whose rules took this subject."""
    place, at = Span(0, len(text)), text.index(figure)
    return Assertion(
        AssertionKind.COUNT,
        place,
        text,
        (place,),
        place,
        subject=subject,
        value="12",
        value_span=Span(at, at + len(figure)),
    )


HELD = """
The 1 det DET
warehouse 2 nsubj NOUN
held 2 ROOT VERB
twelve 4 nummod NUM
crates 2 dobj NOUN
from 4 prep ADP
Wexby 5 pobj PROPN
"""


@pytest.mark.parametrize("subject", [None, "Wexby"])
def test_a_figure_is_about_the_subject_of_its_verb(subject: str | None) -> None:
    text = "The warehouse held twelve crates from Wexby"
    [found] = refine(text, [counting(text, "twelve", subject)], parsed(HELD))
    assert found.subject == "warehouse"


def test_a_figure_in_a_relative_clause_is_about_the_noun_the_clause_describes() -> None:
    text = "They sold the barge which held twelve crates"
    parser = parsed("""
        They 1 nsubj PRON
        sold 1 ROOT VERB
        the 3 det DET
        barge 1 dobj NOUN
        which 5 nsubj PRON
        held 3 relcl VERB
        twelve 7 nummod NUM
        crates 5 dobj NOUN
    """)
    [found] = refine(text, [counting(text, "twelve", None)], parser)
    assert found.subject == "barge"


def test_a_statement_keeps_the_subject_by_which_it_was_found() -> None:
    text = "The warehouse held twelve crates from Wexby"
    before = replace(counting(text, "twelve", "Wexby"), kind=AssertionKind.OTHER)
    assert refine(text, [before], parsed(HELD)) == [before]


def test_a_pronoun_is_no_better_subject_than_the_one_the_rules_took() -> None:
    text = "It held twelve crates from Wexby"
    parser = parsed("""
        It 1 nsubj PRON
        held 1 ROOT VERB
        twelve 3 nummod NUM
        crates 1 dobj NOUN
        from 3 prep ADP
        Wexby 4 pobj PROPN
    """)
    before = counting(text, "twelve", "Wexby")
    assert refine(text, [before], parser) == [before]


TEXT = "Dora Quist said on Monday that twelve crates had left Wexby. “We know nothing,” the mayor told the Courier."


@given(st.data())
def test_whatever_the_parse_nothing_but_subjects_moves(data: st.DataObject) -> None:
    def parse(sentences: Sequence[str]) -> Iterable[list[Word]]:
        for sentence in sentences:
            words, at = [], 0
            texts = sentence.split()
            for text in texts:
                start = sentence.index(text, at)
                at = start + len(text)
                head = data.draw(st.integers(0, len(texts) - 1))
                relation = data.draw(
                    st.sampled_from(["nsubj", "ccomp", "relcl", "det", "prep", "pobj", "ROOT"])
                )
                part = data.draw(st.sampled_from(["NOUN", "VERB", "PRON", "ADP"]))
                words.append(Word(text, Span(start, at), head, relation, part))
            yield words

    before = extract(TEXT)
    after = refine(TEXT, before, parse)
    assert [replace(item, subject=None) for item in after] == [replace(item, subject=None) for item in before]
    assert all(item.subject == old.subject for item, old in zip(after, before, strict=True) if item.speaker)


def test_the_best_model_that_is_installed_is_loaded_and_tokens_become_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = SimpleNamespace(text="left", idx=5, dep_="ROOT", pos_="VERB", i=1)
    head.head = head
    tokens = [SimpleNamespace(text="Ann", idx=0, dep_="nsubj", pos_="PROPN", i=0, head=head), head]
    loaded: list[str] = []

    def load(name: str, **_: object) -> SimpleNamespace:
        loaded.append(name)
        return SimpleNamespace(pipe=lambda sentences: [tokens for _ in sentences])

    names = ["xx_ent_wiki_sm", "en_core_web_sm", "en_core_web_md"]
    fake = SimpleNamespace(load=load, util=SimpleNamespace(get_installed_models=lambda: names))
    monkeypatch.setitem(sys.modules, "spacy", fake)  # type: ignore[arg-type]
    assert list(load_parser()(["Ann  left"])) == [words_of(tokens)]
    assert loaded == ["en_core_web_md"]
    assert words_of(tokens) == [
        Word("Ann", Span(0, 3), 1, "nsubj", "PROPN"),
        Word("left", Span(5, 9), 1, "ROOT", "VERB"),
    ]
    names.clear()
    with pytest.raises(ExtraMissing, match="spacy download"):
        load_parser()


def test_asked_for_and_absent_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, [str(article), "--nlp"])
    assert isinstance(done.exception, ExtraMissing)
    assert "pip install 'workbench[nlp]'" in str(done.exception)


def test_the_command_refuses_nlp_for_anything_but_assertions(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, [str(article), "--nlp", "--dates"])
    assert done.exit_code == 2
    assert "--dates" in done.output


def test_a_document_of_spacy_is_read_where_spacy_is_installed() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra that the checks do without")
    document = spacy.tokens.Doc(
        spacy.blank("en").vocab,
        words=["Ann", "left", "."],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "punct"],
        pos=["PROPN", "VERB", "PUNCT"],
    )
    assert words_of(document)[0] == Word("Ann", Span(0, 3), 1, "nsubj", "PROPN")
