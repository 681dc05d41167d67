"""Sentences as trees of words, read by spaCy where it is installed (the extra ``nlp``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.domain.spans import Span
from workbench.errors import ExtraMissing

if TYPE_CHECKING:
    from types import ModuleType

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""spaCy's English models, the best first; a mirror's name may go on behind."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE_NOUN = frozenset({"amod", "compound", "poss", "nmod", "nummod", "quantmod", "case"})


class Word(NamedTuple):
    """One word of a sentence: its place in the sentence, the number of the word it hangs on, and how."""

    text: str
    span: Span
    head: int
    """Its own number for the word on which the sentence hangs."""
    relation: str
    """Universal or ClearNLP label: nsubj, ccomp, prep ..."""
    part: str
    """Universal part of speech: NOUN, PROPN, VERB, PRON ..."""


Parser = Callable[[Sequence[str]], Iterable[list[Word]]]
"""Gives the words of each sentence it is handed, in the same order."""


class Tree:
    """The words of one sentence and how they hang together; ``shift`` is where the sentence starts in the text."""

    def __init__(self, words: Sequence[Word], shift: int = 0) -> None:
        self.words = words
        self.shift = shift
        self.children: list[list[int]] = [[] for _ in words]
        for number, word in enumerate(words):
            if word.head != number:
                self.children[word.head].append(number)

    def span(self, first: int, last: int) -> Span:
        """Where the words from ``first`` to ``last``, both included, stand in the text."""
        return Span(self.words[first].span.start + self.shift, self.words[last].span.end + self.shift)

    def at(self, place: Span) -> int | None:
        """The word on which the words at a place hang."""
        inside = [number for number in range(len(self.words)) if self.span(number, number).overlap(place)]
        return next(
            (number for number in inside if self.words[number].head not in inside or self._is_root(number)),
            None,
        )

    def subject_over(self, number: int) -> int | None:
        """The noun that is the subject of the nearest verb a word hangs on; None when that is a pronoun or absent."""
        for above in self.above(number):
            subject = next((k for k in self.children[above] if self.words[k].relation in SUBJECTS), None)
            if subject is None:
                continue
            if self.words[subject].part == "PRON" and self.words[above].relation == "relcl":
                subject = self.words[above].head
            return subject if self.is_noun(subject) else None
        return None

    def above(self, number: int) -> Iterator[int]:
        """A word and all it hangs on, the nearest first; a circle in a bad parse ends it."""
        for _ in self.words:
            yield number
            if self._is_root(number):
                return
            number = self.words[number].head

    def is_noun(self, number: int) -> bool:
        """Whether a word is a noun or a name."""
        return self.words[number].part in NOUNS

    def phrase(self, noun: int) -> Span:
        """A noun with what stands before it but its article, and one "of ..." behind."""
        first = last = noun
        for child in reversed(self.children[noun]):
            if child < first and self.words[child].relation in BEFORE_NOUN:
                first = min(first, *self._under(child))
        for child in self.children[noun]:
            if child == noun + 1 and self.words[child].text.lower() == "of":
                last = max(self._object(child), last)
        return self.span(first, last)

    def _object(self, preposition: int) -> int:
        nouns = [child for child in self.children[preposition] if self.is_noun(child)]
        return nouns[0] if nouns else -1

    def _under(self, number: int) -> list[int]:
        found: list[int] = []
        waiting = [number]
        while waiting and len(found) < len(self.words):
            found.append(waiting.pop())
            waiting += self.children[found[-1]]
        return found

    def _is_root(self, number: int) -> bool:
        return self.words[number].head == number


def load_parser() -> Parser:
    """A parser over the best of spaCy's English models that is installed.

    Raises:
        ExtraMissing: spaCy or a model is absent.
    """
    try:
        import spacy
    except ImportError:
        raise ExtraMissing("spaCy", "pip install 'workbench[nlp]'") from None
    name = _model(spacy)
    if name is None:
        raise ExtraMissing("an English model of spaCy", "python -m spacy download en_core_web_sm")
    pipeline = spacy.load(name, exclude=["ner", "lemmatizer"])
    return lambda sentences: (words_of(parsed) for parsed in pipeline.pipe(sentences))


def _model(spacy: ModuleType) -> str | None:
    installed = sorted(spacy.util.get_installed_models())
    return next((name for wanted in MODELS for name in installed if name.startswith(wanted)), None)


def words_of(parsed: Iterable[Any]) -> list[Word]:
    """The tokens of a parsed sentence as plain words."""
    return [
        Word(token.text, Span(token.idx, token.idx + len(token.text)), token.head.i, token.dep_, token.pos_)
        for token in parsed
    ]
