"""Extracted resumes and postings as bytes, and back: all that a score is made of, without the text.

A decoded value has the same score, credits, knock-outs and gaps against anything as the original. Of quotes it knows
where they stand, not what they say. What scores nothing is left out: facts, warnings, notes, rejected forms, titles,
fields of study. The only words are free keywords, which are terms of the shipped frequency table.

The form, version 1: "LP", the version, "r" or "p", the concepts, the body, and the CRC-32 of all that. A concept is
named by the digest of its id, so that a profile outlives every vocabulary that keeps its concepts.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from matcher.codec import parts
from matcher.codec.wire import Reader, Writer, chosen
from matcher.errors import StoredProfileError
from matcher.model import Concept, Document, NotResume, Posting, Resume
from matcher.vocabulary import DIGEST_SIZE, Vocabulary, concept_digest

PROFILE_VERSION = 1
_NOT_RESUME: tuple[NotResume, ...] = get_args(NotResume)
_MAGIC = b"LP"
_RESUME, _POSTING = b"r", b"p"
_CHECK_SIZE = 4
_AGAIN = "extract the documents again (for an index: `matcher index rebuild`)"


def encode(found: Posting | Resume) -> bytes:
    """An extracted resume or posting as bytes that hold no text of its document, but for free keywords.

    >>> from datetime import date
    >>> from matcher import Matcher, Text
    >>> m = Matcher()
    >>> own = m.resume(Text("Skills: Westlaw, PACER"), as_of=date(2026, 11, 1))
    >>> asked = Text("Requirements: Westlaw, CM/ECF")
    >>> again = decode(encode(own), m.vocabulary)
    >>> m.match(again, asked, as_of=own.as_of).score == m.match(own, asked, as_of=own.as_of).score
    True

    Raises:
        ValueError: The value is none that extraction makes.
    """
    if found.document.status != "ok":
        raise ValueError(f"a document that could not be read ({found.document.status}) has no profile")
    numbers = parts.Numbers(_concepts(found))
    out = Writer()
    out.data += _MAGIC
    out.count(PROFILE_VERSION)
    out.data += _RESUME if isinstance(found, Resume) else _POSTING
    out.count(len(numbers.ids))
    out.data += b"".join(map(concept_digest, numbers.ids))
    out.day(found.as_of)
    out.count(found.document.ocr)
    out.words(found.no_score)
    parts.put_mentions(out, found.mentions, numbers)
    parts.put_education(out, found.education)
    parts.put_keywords(out, found.keywords)
    if isinstance(found, Resume):
        _put_resume(out, found, numbers)
    else:
        _put_posting(out, found, numbers)
    return bytes(out.data + _check(out.data))


def decode(data: bytes, vocabulary: Vocabulary, *, source: str = "", sha256: str = "") -> Posting | Resume:
    """The resume or posting that was encoded, without its text.

    Args:
        data: What :func:`encode` returned.
        vocabulary: The one that the document was read by, or another that has the same concepts.
        source: What the document is called.
        sha256: Its digest, which breaks ties of a ranking.

    Raises:
        StoredProfileError: The bytes are damaged, of another version, or name a concept that is not known any more.
    """
    read = _opened(data)
    document = Document(source, sha256, "ok", "")
    try:
        is_resume = read.take(1) == _RESUME
        concepts = read.many(lambda: _concept(read.take(DIGEST_SIZE), vocabulary))
        if is_resume:
            return _resume(read, document, concepts)
        return _posting(read, document, concepts, vocabulary)
    except ValueError as error:
        raise _damaged(str(error)) from None


def digests(data: bytes) -> frozenset[bytes]:
    """The digests of the concepts that an encoded resume or posting names, without reading more of it.

    Raises:
        StoredProfileError: The bytes are damaged, or of another version.
    """
    read = _opened(data)
    try:
        read.take(1)
        return frozenset(read.many(lambda: read.take(DIGEST_SIZE)))
    except ValueError as error:
        raise _damaged(str(error)) from None


def _concepts(found: Posting | Resume) -> Iterator[str]:
    for mention in found.mentions:
        yield mention.concept
    if isinstance(found, Resume):
        for role in found.roles:
            yield role.family
    else:
        for requirement in found.requirements:
            yield from (*requirement.wants, requirement.class_id)


def _put_resume(out: Writer, found: Resume, numbers: parts.Numbers) -> None:
    parts.put_roles(out, found.roles, numbers)
    for years in (found.total_years, found.legal_years, found.stated_years):
        parts.put_figure(out, years)
    out.count(_NOT_RESUME.index(found.not_resume))


def _resume(read: Reader, document: Document, concepts: list[Concept]) -> Resume:
    as_of = read.day()
    document = replace(document, ocr=bool(read.count()))
    no_score = read.words()
    return Resume(
        document=document,
        no_score=no_score,
        as_of=as_of,
        rejected=(),
        mentions=parts.get_mentions(read, concepts),
        education=parts.get_education(read),
        keywords=parts.get_keywords(read),
        roles=parts.get_roles(read, concepts),
        total_years=parts.get_figure(read),
        legal_years=parts.get_figure(read),
        stated_years=parts.get_figure(read),
        not_resume=chosen(_NOT_RESUME, read.count()),
    )


def _put_posting(out: Writer, found: Posting, numbers: parts.Numbers) -> None:
    parts.put_requirements(out, found.requirements, numbers)
    parts.put_years(out, found.years)
    out.counts((found.asking_lines, found.known_lines))


def _posting(read: Reader, document: Document, concepts: list[Concept], vocabulary: Vocabulary) -> Posting:
    as_of = read.day()
    document = replace(document, ocr=bool(read.count()))
    no_score = read.words()
    return Posting(
        document=document,
        no_score=no_score,
        as_of=as_of,
        title="",
        rejected=(),
        mentions=parts.get_mentions(read, concepts),
        education=parts.get_education(read),
        keywords=parts.get_keywords(read),
        requirements=parts.get_requirements(read, concepts, vocabulary),
        years=parts.get_years(read),
        asking_lines=read.count(),
        known_lines=read.count(),
    )


def _check(data: bytes | bytearray) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECK_SIZE, "little")


def _opened(data: bytes) -> Reader:
    """The bytes after the version, once that is the one we know and nothing is damaged."""
    body, check = data[:-_CHECK_SIZE], data[-_CHECK_SIZE:]
    read = Reader(body)
    try:
        known = read.take(len(_MAGIC)) == _MAGIC
        version = read.count()
    except ValueError as error:
        raise _damaged(str(error)) from None
    if known and version != PROFILE_VERSION:
        raise StoredProfileError(
            f"stored as profile version {version}, and this program reads version {PROFILE_VERSION}: {_AGAIN}"
        )
    if not known or check != _check(body):
        raise _damaged("its bytes have changed")
    return read


def _concept(digest: bytes, vocabulary: Vocabulary) -> Concept:
    concept = vocabulary.by_digest.get(digest)
    if concept is None:
        raise StoredProfileError(f"the stored profile names a concept that this vocabulary does not have: {_AGAIN}")
    return concept


def _damaged(what: str) -> StoredProfileError:
    return StoredProfileError(f"the stored profile is damaged ({what}): {_AGAIN}")
