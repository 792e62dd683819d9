"""Bytes to text: every encoding met in the wild ends in the same words, garbage in none."""

from __future__ import annotations

import pytest

from matcher.documents.charset import decode, decode_markup

CURLY = "Résumé of Zoë: “drafted” motions … filed"
TEXTS = (
    CURLY,
    "• Drafted motions\n• Filed briefs at Café Légal",
    "Paralegal – 2016\nJohn’s résumé, naïve façade",
    "Müller & Söhne, Straße 5, Köln",
    "Łukasz Żółć, Kraków – asystent prawny",
    "Notary’s journal",
    "50 wpm—Spanish",
    "£500 §12 ©2020 résumé",
    "café",
)
ENCODINGS = (
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 latin-1 mac_roman cp1250 cp437 cp850"
).split()


def can(text: str, encoding: str) -> bool:
    try:
        return bool(text.encode(encoding))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, encoding) for text in TEXTS for encoding in ENCODINGS if can(text, encoding)]
)
def test_every_encoding_of_a_text_reads_the_same(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("私の履歴書：パラリーガルとして勤務しました。", "shift_jis"),
        ("我的简历：律师助理，负责文件管理", "gbk"),
        ("履歷書法律助理工作經驗", "big5"),
        ("резюме помощник юриста", "cp1251"),
    ],
)
def test_text_in_other_scripts_does_not_crash(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [b"one\x00two", bytes(range(1, 32)) * 4, b"\x00\xe9\xff\x80" * 50, b"\x00" * 100, b"\x01\x02\x00\x03" * 100],
)
def test_garbage_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_a_form_feed_is_no_garbage() -> None:
    assert decode(b"page one\x0cpage two") == "page one\x0cpage two"


@pytest.mark.parametrize(
    ("head", "encoding", "stated"),
    [
        ('<meta charset="utf-8">', "utf-8", ""),
        ("<meta charset=windows-1252>", "cp1252", ""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252", ""),
        ('<meta content="text/html; charset = macintosh">', "mac_roman", ""),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252", ""),
        ("<meta charset=iso-8859-1>", "utf-8", ""),
        ("<meta charset=ascii>", "utf-8", ""),
        ("<meta charset=utf-16>", "utf-8", ""),
        ("<meta charset=utf-8>", "cp1252", ""),
        ("<meta charset=unicode>", "utf-16", ""),
        ("<meta charset=utf-8>", "utf-16", ""),
        ("<meta charset=rot13>", "utf-8", ""),
        ("<meta charset=punycode>", "utf-8", ""),
        ("<meta charset=nonsense>", "cp1252", ""),
        ("", "utf-8", ""),
        ("", "cp1252", ""),
        ("", "cp1252", "windows-1252"),
    ],
)
def test_pages_are_read_by_what_is_true_of_them(head: str, encoding: str, stated: str) -> None:
    page = f"{head}<p>{CURLY}</p>"
    assert decode_markup(page.encode(encoding), stated) == page
