"""The Arrow schema of extracted profiles, and rows of it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from matcher.model import Failure, Posting, Resume

SCHEMA_VERSION = "0"
SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("sha256", pa.string()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("reason", pa.string()),
        pa.field("profile", pa.binary()),
        pa.field("tool", pa.string()),
        pa.field("vocabulary", pa.string()),
    ]
)


def row(name: str, found: Posting | Resume | Failure, versions: Mapping[str, str]) -> dict[str, Any]:
    """What the table keeps of a document, or why there is nothing to keep."""
    made = {"id": name, "tool": versions["tool"], "vocabulary": versions["vocabulary"]}
    if isinstance(found, Failure):
        return made | {"sha256": found.sha256, "status": found.status, "reason": found.reason, "profile": None}
    return made | {"sha256": found.document.sha256, "status": "ok", "reason": "", "profile": pickle.dumps(found)}
