"""Segments that are damaged, cut or forged are refused when they are opened: what is opened can be computed with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest

from matcher.errors import IndexStoreError
from matcher.index import Index
from matcher.index.folder import SEGMENTS
from matcher.index.mapping import mapped
from matcher.index.segment import POSTING_ARRAYS, RESUME_ARRAYS, Array, Facts, Row, Segment, of_postings, of_resumes
from matcher.index.snapshot import segment as made_of
from matcher.index.store import Part
from matcher.library import Matcher
from matcher.model import DocumentType
from tests.benchmarks.generate import Generator
from tests.index.conftest import posting_item, resume_item

WIDTH = 9
FACTS = Facts(738_000, 2.5, 3, 0)
ASKS = ["concepts tool.a tool.b", "experience - 2.5", "word docket"]
RESUMES = Part("resume", 1, 9, 3, "resume-000000001")
POSTINGS = Part("posting", 1, 9, 3, "posting-000000001")
NAMES = [(RESUMES, name) for name in RESUME_ARRAYS] + [(POSTINGS, name) for name in POSTING_ARRAYS]


def whole(kind: DocumentType) -> Segment:
    items = [np.array(some, dtype=np.uint32) for some in ([0, 3, 8], [0, 1], [0, 3, 4, 5])]
    if kind == "resume":
        return of_resumes([Row(n, FACTS, some) for n, some in zip((2, 5, 7), items, strict=True)], WIDTH)
    weighed = [(np.array([0, 2]), np.array([60.0, 40.0])), (np.zeros(0, np.int64), np.zeros(0)), (np.array([1]),) * 2]
    return of_postings([Row(n, FACTS, *some) for n, some in zip((2, 5, 7), weighed, strict=True)], ASKS)


def saved(part: Part, folder: Path) -> Path:
    whole(part.kind).save(folder / part.name)
    return folder / part.name


@pytest.mark.parametrize("part", [RESUMES, POSTINGS])
def test_what_was_saved_is_opened(part: Part, tmp_path: Path) -> None:
    found = mapped(saved(part, tmp_path), part, WIDTH)
    expected = whole(part.kind).arrays
    assert set(found.arrays) == set(expected)
    assert all(np.array_equal(found.arrays[name], expected[name]) for name in expected)


SHAPES: dict[str, Callable[[Array], Array]] = {
    "cut": lambda a: a[: len(a) // 2],
    "empty": lambda a: a[:0],
    "longer": lambda a: np.concatenate([a, a[-1:]]),
    "of fractions": lambda a: a.astype(np.float64),
    "of objects": lambda a: a.astype(object),
    "of words": lambda a: a.astype("U4"),
    "of the other end": lambda a: a.astype(a.dtype.newbyteorder(">")) if a.itemsize > 1 else a.astype(">u2"),
    "in rows": lambda a: a.reshape(1, -1),
    "one figure": lambda a: a[0],
}


# What is changed so says the same in another order, or something else that may be.
MAY_BE = {
    *((POSTINGS, "items", change) for change in ("halved", "one more", "the other way round")),
    *((RESUMES, name, "the other way round") for name in ("items", "shown")),
    *((part, "numbers", change) for part in (RESUMES, POSTINGS) for change in ("halved", "one more")),
    (POSTINGS, "asks", "longer"),
}


def changes(names: Iterable[str], of: Iterable[str]) -> list[tuple[Part, str, str]]:
    """Every change of the arrays of these names that can be told."""
    chosen = [(part, name) for part, name in NAMES if name in names]
    return [(*one, change) for one in chosen for change in of if (*one, change) not in MAY_BE]


@pytest.mark.parametrize(("part", "name", "change"), changes([*RESUME_ARRAYS, *POSTING_ARRAYS], SHAPES))
def test_an_array_of_another_shape_or_type(part: Part, name: str, change: str, tmp_path: Path) -> None:
    file = saved(part, tmp_path) / f"{name}.npy"
    np.save(file, SHAPES[change](np.load(file)), allow_pickle=True)
    with pytest.raises(ValueError, match=r"damaged|decode"):
        mapped(file.parent, part, WIDTH)


FIGURES: dict[str, Callable[[Array], Array]] = {
    "highest": lambda a: np.full_like(a, np.iinfo(a.dtype).max),
    "negative": lambda a: np.full_like(a, -1 if a.dtype.kind == "i" else np.iinfo(a.dtype).max),
    "halved": lambda a: a // 2,
    "one more": lambda a: a + a.dtype.type(1),
    "the other way round": lambda a: a[::-1].copy(),
}


@pytest.mark.parametrize(
    ("part", "name", "change"), changes(["numbers", "starts", "items", "shown_starts", "shown"], FIGURES)
)
def test_an_array_of_other_figures(part: Part, name: str, change: str, tmp_path: Path) -> None:
    file = saved(part, tmp_path) / f"{name}.npy"
    np.save(file, FIGURES[change](np.load(file)))
    with pytest.raises(ValueError, match="damaged"):
        mapped(file.parent, part, WIDTH)


@pytest.mark.parametrize("weight", [-1.0, 101.0, float("nan"), float("inf")])
def test_points_that_nobody_gives(weight: float, tmp_path: Path) -> None:
    file = saved(POSTINGS, tmp_path) / "weights.npy"
    weights = np.load(file)
    weights[0] = weight
    np.save(file, weights)
    with pytest.raises(ValueError, match="weights: damaged"):
        mapped(file.parent, POSTINGS, WIDTH)


@pytest.mark.parametrize(
    "text", ["", "concepts", "concepts ", "experience - x", "experience 3", "nothing", "word ", "\xff"]
)
def test_words_that_nobody_asks_for(text: str, tmp_path: Path) -> None:
    file = saved(POSTINGS, tmp_path) / "asks.npy"
    np.save(file, np.frombuffer("\n".join([*ASKS[:2], text]).encode("latin-1"), dtype=np.uint8))
    with pytest.raises(ValueError, match=r"damaged|decode"):
        mapped(file.parent, POSTINGS, WIDTH)


@pytest.mark.parametrize(("first", "last", "size"), [(3, 9, 3), (1, 6, 3), (1, 9, 2), (1, 9, 4), (1, 9, 0)])
@pytest.mark.parametrize("part", [RESUMES, POSTINGS])
def test_what_the_database_says_of_it(part: Part, first: int, last: int, size: int, tmp_path: Path) -> None:
    folder = saved(part, tmp_path)
    with pytest.raises(ValueError, match="damaged"):
        mapped(folder, Part(part.kind, first, last, size, part.name), WIDTH)


HEADS: dict[str, bytes] = {
    "nothing": b"",
    "half a head": b"\x93NUMPY\x01\x00",
    "another version": b"\x93NUMPY\x03\x00\x00\x00\x00\x00",
    "no array": b"PK\x03\x04 and so on",
    "a deep one": b"\x93NUMPY\x01\x00\xe8\x03" + b"(" * 1000,
    "less than nothing": b"\x93NUMPY\x01\x00\x46\x00{'descr': '<i4', 'fortran_order': False, 'shape': (-3,), }\n",
    "more than there is": b"\x93NUMPY\x01\x00\x46\x00{'descr': '<i4', 'fortran_order': False, 'shape': (9,), }\n\0\0",
    "an expression": b"\x93NUMPY\x01\x00\x46\x00{'descr': '<i4', 'fortran_order': False, 'shape': (2 * 3,), }\n",
}


@pytest.mark.parametrize("content", HEADS.values(), ids=HEADS)
def test_what_is_no_array(content: bytes, tmp_path: Path) -> None:
    file = saved(RESUMES, tmp_path) / "shown.npy"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"."):
        mapped(file.parent, RESUMES, WIDTH)


@pytest.mark.skipif(os.name != "posix", reason="there are no such files there")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file(kind: str, tmp_path: Path) -> None:
    file = saved(RESUMES, tmp_path) / "shown.npy"
    away = file.rename(tmp_path / "away.npy")
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "link":
        file.symlink_to(away)
    else:
        file.mkdir()
    with pytest.raises((ValueError, OSError)):
        mapped(file.parent, RESUMES, WIDTH)


HEAD = bytes(4 + 4 + 8 + 1)


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("resume", b""),
        ("resume", HEAD),
        ("resume", HEAD + b"\0\0\0"),
        ("resume", HEAD + b"\xff\xff\xff\xff"),
        ("resume", HEAD + WIDTH.to_bytes(4, "little")),
        ("resume", "text"),
        ("posting", HEAD),
        ("posting", HEAD + b"[" * 100_000),
        ("posting", HEAD + b"[1]"),
        ("posting", HEAD + b"{} and more"),
        ("posting", HEAD + b"\xff"),
        ("posting", HEAD + b'{"word a": "much"}'),
        ("posting", HEAD + b'{"word a": null}'),
        ("posting", HEAD + b'{"word a": 1e9}'),
        ("posting", HEAD + b'{"else": 1}'),
    ],
)
def test_an_entry_of_the_database(kind: DocumentType, entry: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        made_of(kind, [(1, entry)], WIDTH)


@pytest.fixture
def board(tmp_path: Path, matcher: Matcher, generator: Generator) -> Path:
    """An index with a segment of each kind."""
    with Index(tmp_path / "board", matcher, create=True) as index:
        index.add(make(generator, n) for n in range(4) for make in (resume_item, posting_item))
        index.compact()
    return tmp_path / "board"


@pytest.mark.parametrize(
    ("kind", "name"), [("resume", "shown"), ("resume", "items"), ("posting", "items"), ("posting", "asks")]
)
def test_a_damaged_segment_is_told_by_every_act(
    kind: DocumentType, name: str, board: Path, matcher: Matcher, generator: Generator
) -> None:
    (file,) = (board / SEGMENTS).glob(f"{kind}-*/{name}.npy")
    array = np.load(file)
    np.save(file, np.full_like(array, np.iinfo(array.dtype).max))
    question = generator.posting(1) if kind == "resume" else generator.resume(1)
    with Index(board, matcher) as index:
        index.remove(kind, [f"{kind[0]}1"])
        for act in (lambda: index.search(question), index.match_new, index.compact):
            with pytest.raises(IndexStoreError, match="rebuild"):
                act()


@pytest.mark.parametrize("error", [EOFError("cut"), RuntimeError("a fault"), IndexStoreError("full")])
def test_what_goes_wrong_in_the_background_is_handed_on(
    error: Exception, tmp_path: Path, matcher: Matcher, generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise error

    index = Index(tmp_path / "i", matcher, create=True, enough=2)
    monkeypatch.setattr("matcher.index.merging.Merger.flush", broken)
    index.add([resume_item(generator, number) for number in range(4)])
    with pytest.raises(type(error), match=str(error)):
        index.close()
