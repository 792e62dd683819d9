"""What a survey is held against: a resume, a curriculum, or a list of what is taught."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from matcher.errors import MatcherError
from matcher.extraction.readers import reader
from matcher.extraction.wording import clear_type
from matcher.lookup import names
from matcher.model import Document, Mention, MentionStatus, Resume
from matcher.vocabulary import Vocabulary

ReadAs = Literal["auto", "resume", "curriculum"]
# A syllabus says what students will learn, are learning or should know: all of it is taught.
_TAUGHT: frozenset[MentionStatus] = frozenset({"held", "wanted", "expired", "in_progress", "willing"})
_BULLET = re.compile(r"^[\W_]+|[\s.;,:]+$")
_LONGEST_NAME = 8
_HELP = 'write taught = ["Westlaw", "legal research"], or [courses] with a list for each course'
_ANY_DATE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Held:
    """What is held against postings, in the form of a resume; ``read_as`` is "resume" or "curriculum".

    ``unknown`` are the short lines and entries in which nothing was recognised.
    """

    source: str
    read_as: str
    resume: Resume
    unknown: tuple[str, ...] = ()


def of_document(document: Document, vocabulary: Vocabulary, read_as: ReadAs = "auto") -> Held:
    """What a document shows: as a resume where it has dated jobs or clearly reads as one, else as a curriculum."""
    if read_as != "curriculum":
        resume = _read(document, vocabulary)
        if read_as == "resume" or resume.roles or clear_type(document.text) == "resume":
            return of_resume(resume)
    return curriculum(document, vocabulary)


def of_resume(resume: Resume) -> Held:
    """What a resume shows, by the credits of a match: an expired credential is near, a denied one nothing."""
    return Held(resume.document.source, "resume", resume)


def curriculum(document: Document, vocabulary: Vocabulary) -> Held:
    """What a text says is taught: whatever it names and does not deny, and every line that is the name of a concept."""
    known = names(vocabulary)
    found = _read(document, vocabulary)
    mentions = [m for m in found.mentions if m.status in _TAUGHT]
    taught = {mention.concept for mention in mentions}
    unknown: list[str] = []
    for start, line in _lines(document.text):
        named = known.get(line.lower(), ())
        taught.update(named)
        end = start + len(line)
        seen = named or any(mention.start < end and start < mention.end for mention in found.mentions)
        if not seen and len(line.split()) <= _LONGEST_NAME:
            unknown.append(line)
    return Held(document.source, "curriculum", _as_resume(document, vocabulary, taught), tuple(dict.fromkeys(unknown)))


def read_list(path: Path, vocabulary: Vocabulary) -> Held:
    """What a TOML file lists: names or ids of concepts, or any wording that extraction knows.

    Raises:
        MatcherError: It is no such file; the message says what to write.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MatcherError(f"{path}: not valid TOML ({error}); {_HELP}") from None
    text = "\n".join(dict.fromkeys(_entries(path, raw)))
    return curriculum(Document(str(path), "", "ok", text), vocabulary)


def _entries(path: Path, raw: Mapping[str, Any]) -> Iterator[str]:
    lists = [raw.get("taught", []), *_courses(path, raw)]
    if not raw or raw.keys() - {"taught", "courses"}:
        raise MatcherError(f"{path}: this is no list of what is taught; {_HELP}")
    for entries in lists:
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise MatcherError(f"{path}: what is taught is a list of texts; {_HELP}")
        yield from (" ".join(entry.split()) for entry in entries)


def _courses(path: Path, raw: Mapping[str, Any]) -> Iterable[Any]:
    courses = raw.get("courses", {})
    if not isinstance(courses, dict):
        raise MatcherError(f"{path}: [courses] is a table; {_HELP}")
    return courses.values()


def _read(document: Document, vocabulary: Vocabulary) -> Resume:
    with reader(vocabulary) as read:
        return read.resume(document, _ANY_DATE)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text without bullets, with the places where they start."""
    start = 0
    for whole in text.split("\n"):
        line = _BULLET.sub("", whole)
        if line:
            yield start + whole.index(line), line
        start += len(whole) + 1


def _as_resume(document: Document, vocabulary: Vocabulary, taught: Iterable[str]) -> Resume:
    """A resume that shows some concepts in full, and says nothing else."""
    plain = _read(replace(document, text="", blocks=()), vocabulary)
    concepts = (vocabulary.concepts[concept] for concept in sorted(taught))
    mentions = (Mention(c.id, c.name, c.kind, 0, 0, "", "experience", None, "held", "exact") for c in concepts)
    return replace(plain, document=document, mentions=tuple(mentions))
