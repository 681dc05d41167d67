"""What CSL-JSON 1.0.2 lets an item hold, written down apart from the program so that its exports are held to it."""

from __future__ import annotations

from typing import Any


def _split(words: str) -> list[str]:
    return words.split(" ")


TEXT, NUMBER, NAMES, DATE = "text", "number", "names", "date"
VARIABLES: dict[str, str] = {
    **dict.fromkeys(
        _split(
            "citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection "
            "archive_location archive-place authority call-number citation-label collection-title container-title "
            "container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN "
            "jurisdiction keyword medium note original-publisher original-publisher-place original-title part-title "
            "PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section source "
            "status title title-short URL version volume-title volume-title-short year-suffix"
        ),
        TEXT,
    ),
    **dict.fromkeys(
        _split(
            "chapter-number citation-number collection-number edition first-reference-note-number issue locator "
            "number number-of-pages number-of-volumes page page-first part printing supplement volume"
        ),
        NUMBER,
    ),
    **dict.fromkeys(
        _split(
            "author chair collection-editor compiler composer container-author contributor curator director editor "
            "editorial-director executive-producer guest host interviewer illustrator narrator organizer "
            "original-author performer producer recipient reviewed-author script-writer series-creator translator"
        ),
        NAMES,
    ),
    **dict.fromkeys(
        ("accessed", "available-date", "event-date", "issued", "original-date", "submitted"), DATE
    ),
}
TYPES = _split(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
    "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard "
    "thesis treaty webpage"
)
NAME_PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
NAME_MARKS = {"comma-suffix", "static-ordering", "parse-names"}


def faults(item: Any) -> list[str]:
    """Where an item breaks the schema; empty for a valid one."""
    found = [f"{name} is missing" for name in ("type", "id") if name not in item]
    for name, value in item.items():
        if name == "type":
            fits = value in TYPES
        elif name == "id":
            fits = _is(value, str, int)
        elif name == "categories":
            fits = isinstance(value, list) and all(_is(part, str) for part in value)
        elif name == "custom":
            fits = isinstance(value, dict)
        else:
            fits = _fits(VARIABLES.get(name, ""), value)
        if not fits:
            found.append(f"{name}: {value!r}")
    return found


def _fits(kind: str, value: Any) -> bool:
    if kind == TEXT:
        return _is(value, str)
    if kind == NUMBER:
        return _is(value, str, int)
    if kind == NAMES:
        return isinstance(value, list) and all(_is_name(name) for name in value)
    return kind == DATE and _is_date(value)


def _is(value: Any, *kinds: type) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


def _is_name(name: Any) -> bool:
    return isinstance(name, dict) and all(
        _is(part, str) if key in NAME_PARTS else key in NAME_MARKS and isinstance(part, (str, int, bool))
        for key, part in name.items()
    )


def _is_date(date: Any) -> bool:
    if not isinstance(date, dict) or not set(date) <= {"date-parts", "season", "circa", "literal", "raw"}:
        return False
    ends = date.get("date-parts", [[1]])
    return len(ends) in {1, 2} and all(
        len(end) in {1, 2, 3} and all(_is(part, str, int) for part in end) for end in ends
    )
