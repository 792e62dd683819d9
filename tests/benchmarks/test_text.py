"""Normalisation takes time in proportion to the text, whatever it holds: ratios of two sizes in one run."""

from __future__ import annotations

import sys
import time
from statistics import median

import pytest

from matcher.text import normalise, odd_words

pytestmark = pytest.mark.benchmark
SMALL, TIMES = 70_000, 4  # both longer than what is counted ahead
NOISE = {
    "one word": "a",
    "blanks": " ",
    "line breaks": "\n",
    "single letters": "A ",
    "spaced lines": "A B C D E F\n",
    "wide gaps": "A" + " " * 999,
    "broken words": "docu-\n",
    "soft hyphens": "\u00ad\n",
    "glued words": "skillsProfessional",
    "capitals": "Abcd",
    "initials": "A.",
    "mojibake": "Ã¢â‚¬â„¢ï¼Âé",
    "GBK": "鈥茅聽煤檒?",
    "accents": "a\u0301",
    "invisible": "\u200b",
    "ideographs": "".join(map(chr, range(0x4E00, 0x5600))),
    "Latin-1": "".join(map(chr, range(0xA0, 0x100))),
    "long ligatures": "\ufdfa",
    "two alphabets": "a\u0435",
}


def seconds(text: str) -> float:
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        normalise(text, lambda word: True)
        odd_words(text)
        taken.append(time.perf_counter() - start)
    return median(taken)


@pytest.mark.parametrize("name", NOISE)
def test_four_times_the_noise_is_about_four_times_the_work(name: str) -> None:
    text = NOISE[name] * (SMALL // len(NOISE[name]))
    ratio = seconds(text * TIMES) / seconds(text)
    sys.stdout.write(f"\n{name}: {TIMES} times the text costs {ratio:.1f} times as much")
    assert ratio < 4 * TIMES
