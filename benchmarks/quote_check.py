"""How well the quote check tells what was done to a quotation, on alterations made to real sentences.

    python benchmarks/quote_check.py FILE... [--attributions FILE.jsonl] [--seed N]

Each sentence of 8 to 40 words is altered in every way it allows; the text that should have the words is all files
together. With ``--attributions`` (articles with their quotations and speakers as people marked them, one a line) each
quotation that a name is given for is checked in its article under that name and under another one of the article.

Speed is that of 1,000 quotations against the same text, beside ``str.find``. The floor is rapidfuzz over the whole
text, which has a score and no reasons: thresholds on it are as good as they can be made here.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.comparison.quotations import check_quotation
from workbench.comparison.speakers import same_speaker
from workbench.comparison.texts import IndexedText
from workbench.comparison.utterances import check_utterance
from workbench.domain.checks import MISATTRIBUTED, ClaimedQuotation, Fidelity, Speaker
from workbench.operations.checking import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = re.compile(r"(?:(?<=[.!?] )|(?<=\n))[A-Z][^.!?\n\[\]…]{30,400}[.!?](?=\s)")
FLOOR_SAMPLE = 400
"""Alterations the floor is asked about: it takes its time."""
SHORTEST_QUOTATION = 4
AFTER_NAME = re.compile(r",| \(| of the | and ")
"""What follows the name itself in a marked source: "Ann Hill, the mayor of ..." """
NEGATIONS = {"not", "no", "never", "nothing", "nobody", "none", "without"}

Make = "Callable[[list[str], random.Random, list[list[str]]], list[str] | None]"


def verbatim(words: list[str], *_: object) -> list[str] | None:
    return words


def recased(words: list[str], *_: object) -> list[str] | None:
    return [words[0].swapcase() if len(words[0]) == 1 else words[0].lower(), *words[1:]]


def repunctuated(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    at = chance.randrange(1, len(words) - 1)
    return [*words[:at], words[at].rstrip(",;:") + " —", *words[at + 1 :]]


def marked_cut(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    first, last = _cut(words, chance, 3, 12)
    return [*words[:first], chance.choice(["...", "…", "[...]", "[…]", "(...)"]), *words[last:]]


def bracketed(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    at = chance.randrange(1, len(words) - 1)
    return [
        *words[:at],
        f"[{chance.choice(['the ministry', 'he', 'Ms Osei', 'its new mandate'])}]",
        *words[at + 1 :],
    ]


def explained(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    at = chance.randrange(2, len(words) - 1)
    return [*words[:at], "[the northern one]", *words[at:]]


def recapitalised(words: list[str], *_: object) -> list[str] | None:
    if not words[0][0].isalpha():
        return None
    return [f"[{words[0][0].swapcase()}]{words[0][1:]}", *words[1:]] if len(words[0]) > 2 else None


def swapped(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    at = chance.randrange(1, len(words) - 1)
    other = chance.choice(["marmalade", "refused", "stronger", "billion", "northern", "alleged", "must"])
    return [*words[:at], other, *words[at + 1 :]]


def two_swapped(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    if len(words) < 12:
        return None
    first, second = sorted(chance.sample(range(1, len(words) - 1), 2))
    changed = list(words)
    changed[first], changed[second] = "recently", "harbour"
    return changed


def negation_dropped(words: list[str], *_: object) -> list[str] | None:
    at = next(
        (k for k, word in enumerate(words) if word.lower() in NEGATIONS and 0 < k < len(words) - 1), None
    )
    return None if at is None else words[:at] + words[at + 1 :]


def negation_added(words: list[str], *_: object) -> list[str] | None:
    at = next(
        (k for k, word in enumerate(words) if word in {"is", "was", "will", "are", "were", "would"}), None
    )
    return None if at is None else [*words[: at + 1], "not", *words[at + 1 :]]


def cut(words: list[str], chance: random.Random, _: object) -> list[str] | None:
    first, last = _cut(words, chance, 4, 12)
    return words[:first] + words[last:]


def spliced(words: list[str], chance: random.Random, others: list[list[str]]) -> list[str] | None:
    other = chance.choice(others)
    return words[: max(6, len(words) // 2)] + other[-max(6, len(other) // 2) :]


def turned(words: list[str], *_: object) -> list[str] | None:
    half = len(words) // 2
    return words[half:] + words[:half] if half >= 6 else None


def foreign(words: list[str], chance: random.Random, others: list[list[str]]) -> list[str] | None:
    return [chance.choice(chance.choice(others)) for _ in words]


MADE: dict[Fidelity, list[Callable[..., list[str] | None]]] = {
    Fidelity.VERBATIM: [verbatim],
    Fidelity.EDITED: [recased, repunctuated, marked_cut, bracketed, explained, recapitalised],
    Fidelity.ALTERED: [swapped, two_swapped, negation_dropped, negation_added],
    Fidelity.OMITTED: [cut],
    Fidelity.SPLICED: [spliced, turned],
    Fidelity.NOT_FOUND: [foreign],
}


def _cut(words: list[str], chance: random.Random, least: int, most: int) -> tuple[int, int]:
    length = chance.randint(least, max(least, min(most, len(words) - 6)))
    first = chance.randint(3, max(3, len(words) - length - 3))
    return first, first + length


def main() -> None:
    """Alter, judge, count, time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--attributions", type=Path, help="articles with marked quotations, JSON lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print that many wrong judgements")
    given = parser.parse_args()
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in given.files)
    sentences = [match[0].split() for match in SENTENCE.finditer(whole)]
    sentences = [words for words in sentences if 8 <= len(words) <= 40]
    chance = random.Random(given.seed)
    text = IndexedText(whole)
    print(f"{len(whole)} characters, {len(sentences)} sentences")
    counts: defaultdict[str, Counter[Fidelity]] = defaultdict(Counter)
    right = total = shown = false_alarms = legal = 0
    cases: list[tuple[Fidelity, str]] = []
    for wanted, makers in MADE.items():
        for make in makers:
            for words in sentences:
                made = make(words, chance, sentences)
                if made is None:
                    continue
                quotation = " ".join(made)
                cases.append((wanted, quotation))
                got = check_quotation(quotation, text).fidelity
                counts[make.__name__][got] += 1
                good = got is wanted or (wanted is Fidelity.EDITED and got is Fidelity.VERBATIM)
                right, total = right + good, total + 1
                if wanted in {Fidelity.VERBATIM, Fidelity.EDITED}:
                    legal += 1
                    false_alarms += not good
                if not good and shown < given.show:
                    shown += 1
                    print(f"  {make.__name__}: {got}: {quotation}\n      of: {' '.join(words)}")
    for name, got in counts.items():
        print(f"{name:18} " + "  ".join(f"{fidelity} {number}" for fidelity, number in got.most_common()))
    print(
        f"right {right}/{total} = {right / total:.4f}; legal edits called an alteration {false_alarms}/{legal}"
    )
    _floor(whole, chance.sample(cases, min(FLOOR_SAMPLE, len(cases))))
    if given.attributions:
        _attributions(given.attributions, chance, given.show)
    _time(whole, sentences, chance)


def _floor(whole: str, cases: list[tuple[Fidelity, str]]) -> None:
    """How often a score over the whole text alone tells the same things, with the thresholds that suit it best."""
    try:
        from rapidfuzz import fuzz
    except ImportError:
        print("floor: rapidfuzz is not installed (it comes with the development tools)")
        return
    began = time.process_time()
    scored = [(wanted, _score(fuzz.partial_ratio_alignment(words, whole))) for wanted, words in cases]
    took = time.process_time() - began
    best, thresholds = max(
        (sum(_by_score(score, high, low) is _coarse(wanted) for wanted, score in scored), (high, low))
        for high in range(85, 101)
        for low in range(40, high, 2)
    )
    print(
        f"floor (rapidfuzz, faithful from {thresholds[0]}, changed from {thresholds[1]}, else not there): "
        f"right {best}/{len(cases)} = {best / len(cases):.3f} of three classes; {len(cases) / took:.0f} a second"
    )


def _score(found: object) -> float:
    return float(getattr(found, "score", 0.0))


def _coarse(wanted: Fidelity) -> str:
    if wanted is Fidelity.NOT_FOUND:
        return "not there"
    return "faithful" if wanted.is_faithful else "changed"


def _by_score(score: float, high: int, low: int) -> str:
    return "faithful" if score >= high else "changed" if score >= low else "not there"


def _attributions(path: Path, chance: random.Random, show: int) -> None:
    """Each marked quotation under its own speaker's name, then under another name of the article."""
    own: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        source = SourceText(article["text"], article.get("date"))
        named = [quote for quote in article["quotes"] if quote["speaker_type"] == "name"]
        for quote in named:
            quote["speaker"] = AFTER_NAME.split(quote["speaker"])[0].strip()
        names = sorted({quote["speaker"] for quote in named})
        for quote in named:
            words = quote["text"].strip("“”\"‘’' ")
            if len(words.split()) < SHORTEST_QUOTATION:
                continue
            speaker = Speaker(quote["speaker"])
            own[got := _asked(source, words, speaker)] += 1
            if got == MISATTRIBUTED and show:
                print(f"  accused wrongly: {speaker.name}: {words[:90]}")
            if strangers := [name for name in names if same_speaker(Speaker(name), speaker) is False]:
                other[got := _asked(source, words, Speaker(chance.choice(strangers)))] += 1
                if got != MISATTRIBUTED and show:
                    print(f"  not noticed: of {speaker.name}: {words[:90]}")
    accused, noticed = own[MISATTRIBUTED], other[MISATTRIBUTED]
    print(
        f"speakers: given to another, noticed {noticed}/{other.total()} = {noticed / max(1, other.total()):.3f}; "
        f"given rightly, accused {accused}/{own.total()} = {accused / max(1, own.total()):.3f}"
    )


def _asked(source: SourceText, words: str, speaker: Speaker) -> str:
    said = ClaimedQuotation((words,), speaker)
    return check_utterance(said, source.indexed, lambda: source.voices).outcome


def _time(whole: str, sentences: list[list[str]], chance: random.Random) -> None:
    """1,000 quotations, most of them changed somewhere."""
    text = IndexedText(whole)
    quotations = [
        " ".join(chance.choice(MADE[chance.choice(list(MADE))])(words, chance, sentences) or words)
        for words in (chance.choice(sentences) for _ in range(1000))
    ]
    began = time.process_time()
    IndexedText(whole).places  # noqa: B018
    indexed = time.process_time()
    text.places  # noqa: B018
    started = time.process_time()
    for quotation in quotations:
        check_quotation(quotation, text)
    done = time.process_time()
    for quotation in quotations:
        whole.find(quotation)
    print(f"index {1e3 * (indexed - began):.0f} ms; 1,000 quotations {done - started:.2f} s; "
          f"str.find alone {time.process_time() - done:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
