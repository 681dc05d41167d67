"""What kind of place a database lies in, and what to know of sharing it there."""

from __future__ import annotations

from pathlib import Path

NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "fuse.sshfs",
        "fuse.rclone",
        "drvfs",
        "davfs",
        "ncpfs",
        "glusterfs",
    }
)
NO_LOCKING = frozenset({"nolock", "nobrl", "local_lock=all", "local_lock=flock"})
SYNC_MARKERS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
MOUNTS = Path("/proc/self/mountinfo")


def warnings_about(database: Path, mounts: Path = MOUNTS) -> tuple[str, ...]:
    """Sentences about the place, none for a local disk: network drives and synced folders deserve care."""
    found = []
    kind, options = _mount_of(database.resolve(), mounts)
    if kind in NETWORK_TYPES:
        loose = sorted(NO_LOCKING & options)
        said = f", mounted with {', '.join(loose)}, which switches locking off" if loose else ""
        found.append(
            f"{database} lies on a network drive ({kind}{said}): let one person write at a time and keep backups; "
            "SQLite's authors do not vouch for such drives."
        )
    folder = database.resolve().parent
    for parent in (folder, *folder.parents):
        marker = next((name for name in SYNC_MARKERS if (parent / name).exists()), None)
        if marker is not None:
            found.append(
                f"{database} lies in a folder that is synchronised ({parent / marker}): let one person work at a time "
                "and wait for the synchronisation before another opens it."
            )
            break
    return tuple(found)


def _mount_of(path: Path, mounts: Path) -> tuple[str, frozenset[str]]:
    """The file system type and options of the deepest mount that holds a path."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "", frozenset()
    best, kind, options = "", "", frozenset[str]()
    for line in lines:
        before, separator, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if not separator or len(fields) < 6 or len(rest) < 1:
            continue
        point = fields[4].replace("\\040", " ")
        inside = point == "/" or str(path) == point or str(path).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, rest[0]
            options = frozenset(",".join([fields[5], *rest[2:3]]).split(","))
    return kind, options
