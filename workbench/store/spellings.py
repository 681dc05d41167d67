"""Which spellings of names belong together: what findings say, unless a reviewer said otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import FindingType
from workbench.domain.names import is_acronym, spelling_key
from workbench.store import tables as t
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


def spellings_in(differences: Iterable[Mapping[str, str]]) -> list[str]:
    """The spellings that a finding names, each once, in order."""
    said = (text for difference in differences for text in (difference["a"], difference["b"]))
    return list({spelling_key(text): text for text in reversed([*said]) if spelling_key(text)}.values())[::-1]


def regroup(connection: Connection) -> None:
    """Make the cache of spellings anew from findings that were not dismissed and from what reviewers set."""
    set_by_people = {
        spelling_key(row.text): row
        for row in connection.execute(
            select(t.spelling).where(t.spelling.c.withdrawn.is_not(True)).order_by(t.spelling.c.id)
        )
    }
    apart = {key for key, row in set_by_people.items() if row.apart}
    texts: dict[str, str] = {}
    groups = _Groups()
    owned: dict[str, set[str]] = {}
    """From an acronym to what it is short for: two bodies may have one, and are not one for that."""
    for row in connection.execute(
        select(t.finding.c.differences)
        .where(
            t.finding.c.type == FindingType.SPELLING_VARIANT, t.finding.c.status != FindingStatus.DISMISSED
        )
        .order_by(t.finding.c.place, t.finding.c.id)
    ):
        spelt = spellings_in(row.differences)
        for text in spelt:
            texts.setdefault(spelling_key(text), text)
        keys = [spelling_key(text) for text in spelt if spelling_key(text) not in apart]
        written_out = [spelling_key(text) for text in spelt if not is_acronym(text)]
        taken = {key for key in keys if key in owned and not owned[key] & set(written_out)}
        for text in spelt:
            if is_acronym(text) and written_out:
                owned.setdefault(spelling_key(text), set(written_out)).update(written_out)
        keys = [key for key in keys if key not in taken]
        for key in keys[1:]:
            groups.join(keys[0], key)
    for key, row in set_by_people.items():
        texts[key] = row.text
        if row.joined_to:
            other = spelling_key(row.joined_to)
            texts.setdefault(other, row.joined_to)
            groups.join(key, other)
    _write(connection, groups, texts, {key: row.name for key, row in set_by_people.items() if row.name})


def _write(
    connection: Connection, groups: _Groups, texts: Mapping[str, str], names: Mapping[str, str]
) -> None:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(texts):
        members[groups.lead(key)].append(key)
    rows: list[dict[str, Any]] = []
    for keys in members.values():
        named = [names[key] for key in keys if key in names]
        if len(keys) < 2 and not named:
            continue
        longest = max((texts[key] for key in keys), key=lambda text: (len(text), text))
        rows += [
            {
                "key": key,
                "text": texts[key],
                "entity": keys[0],
                "name": min(named) if named else longest,
            }
            for key in keys
        ]
    connection.execute(delete(t.entity_spelling))
    for chunk in in_chunks(rows):
        connection.execute(insert(t.entity_spelling), chunk)


class _Groups:
    """Keys that belong together."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def lead(self, key: str) -> str:
        """The key that stands for the whole group."""
        while (above := self._leader.get(key, key)) != key:
            self._leader[key] = self._leader.get(above, above)
            key = above
        return key

    def join(self, one: str, other: str) -> None:
        """Both keys' groups are one."""
        first, second = sorted((self.lead(one), self.lead(other)))
        if first != second:
            self._leader[second] = first
