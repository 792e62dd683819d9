"""Seals: a file that has changed by a byte, wherever that is, is not whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra [parquet]")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra [parquet]")

from matcher.cluster.seal import BLANK, KEY, is_whole, seal  # noqa: E402


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A file whose values, which its footer has as extremes, look like the blank."""
    path = tmp_path / "one.parquet"
    table = pa.table({"id": [BLANK.decode()] * 3, "count": [1, 2, 3]})
    with pq.ParquetWriter(path, table.schema) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({KEY: BLANK, "own": "metadata"})
    seal(path)
    return path


def noted(path: Path) -> bytes:
    return bytes(pq.read_metadata(path).metadata[KEY])


def test_a_sealed_file_is_whole_and_still_parquet(sealed: Path) -> None:
    assert is_whole(sealed, noted(sealed))
    assert pq.read_table(sealed).to_pydict() == {"id": [BLANK.decode()] * 3, "count": [1, 2, 3]}
    assert pq.read_metadata(sealed).metadata[b"own"] == b"metadata"


def test_the_same_content_has_the_same_seal(sealed: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.parquet"
    again.write_bytes(sealed.read_bytes().replace(noted(sealed), BLANK))
    seal(again)
    assert again.read_bytes() == sealed.read_bytes()


def test_no_changed_byte_goes_unseen(sealed: Path) -> None:
    whole, seal_of_it = sealed.read_bytes(), noted(sealed)
    for place in random.Random(7).sample(range(len(whole) - 8), 200):
        changed = bytearray(whole)
        changed[place] ^= 1
        sealed.write_bytes(changed)
        assert not is_whole(sealed, seal_of_it), place


@pytest.mark.parametrize("noted", [b"", b"-", BLANK, b"0" * 64])
def test_another_seal_does_not_hold(sealed: Path, noted: bytes) -> None:
    assert not is_whole(sealed, noted)
