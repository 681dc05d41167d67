"""How a database file says that it is a workspace, and of which schema; no library is needed to know it."""

from __future__ import annotations

APPLICATION_ID = 0x776B6263
"""What SQLite keeps in the file's header to say whose it is ("wkbc")."""
SCHEMA_VERSION = 1
