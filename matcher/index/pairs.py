"""Which pairs alerts have told: a table of the index, by what no upsert and no rebuild changes.

An id is known by ``born``, the first number that it had. It keeps it while its document is replaced, and also where a
rebuild has lost the document, until it is removed. No number is ever used again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.model import DocumentType

SCHEMA = """
CREATE TABLE lost (kind TEXT NOT NULL, id TEXT NOT NULL, born INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE told (resume INTEGER NOT NULL, posting INTEGER NOT NULL, at INTEGER NOT NULL,
                   PRIMARY KEY (resume, posting)) WITHOUT ROWID;
CREATE INDEX told_postings ON told (posting);
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A resume and a posting, by their first numbers, and the change that told of them."""

    resume: int
    posting: int
    at: int


def lose(db: sqlite3.Connection, number: int) -> None:
    """Keep the first number of a document that could not be kept: it is to be added again, under an id that can be."""
    query = """INSERT OR REPLACE INTO lost SELECT kind, id, born FROM documents
               WHERE number = ? AND kind IN ('resume', 'posting') AND typeof(id) = 'text'"""
    db.execute(query, (number,))


def regain(db: sqlite3.Connection, kind: DocumentType, id_: str) -> int | None:
    """The first number of a document that was lost, and is so no longer; ``None`` if there is none."""
    row = db.execute("SELECT born FROM lost WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
    if row is None:
        return None
    db.execute("DELETE FROM lost WHERE kind = ? AND id = ?", (kind, id_))
    born: int = row[0]
    return born


def forget(db: sqlite3.Connection, kind: DocumentType, born: int | None) -> None:
    """Delete what was told of a document."""
    db.execute(f"DELETE FROM told WHERE {kind} = ?", (born,))


def note(db: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Write down pairs that are told now. Of two who told one at the same time, the earlier change counts.

    Documents may have been removed since the pairs were found: nothing is kept of those.
    """
    query = """INSERT INTO told SELECT ?1, ?2, ?3
               WHERE EXISTS (SELECT 1 FROM documents WHERE born = ?1 AND kind = 'resume')
               AND EXISTS (SELECT 1 FROM documents WHERE born = ?2 AND kind = 'posting')
               ON CONFLICT DO UPDATE SET at = min(at, excluded.at)"""
    db.executemany(query, [(pair.resume, pair.posting, pair.at) for pair in pairs])


def place(db: sqlite3.Connection, kind: DocumentType, born: int, other: str) -> tuple[int, int | None]:
    """The first number of a document's counterpart with an id, and the change that told of the two, if one did."""
    its: DocumentType = "posting" if kind == "resume" else "resume"
    query = f"""SELECT born, CAST(at AS INTEGER) FROM documents LEFT JOIN told ON told.{its} = born AND told.{kind} = ?
                WHERE documents.kind = ? AND documents.id = ?"""
    found: tuple[int, int | None] = db.execute(query, (born, its, other)).fetchone()
    return found


def owed(db: sqlite3.Connection, since: int, until: int) -> list[tuple[int, DocumentType]]:
    """The documents changed after ``until`` of which something was told between two changes, as number and kind."""
    query = """SELECT number, kind FROM documents WHERE number > ?2 AND born <= ?2 AND CASE kind
               WHEN 'resume' THEN EXISTS (SELECT 1 FROM told WHERE resume = born AND at > ?1 AND at <= ?2)
               ELSE EXISTS (SELECT 1 FROM told WHERE posting = born AND at > ?1 AND at <= ?2) END
               ORDER BY number"""
    return db.execute(query, (since, until)).fetchall()
