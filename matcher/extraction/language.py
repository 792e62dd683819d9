"""Whether a text is in English, by its small words: nothing else is judged, since nothing else would be understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice

# Small words. The English ones are none of another language's ("a", "no" and "in" are).
_ENGLISH = frozenset("the and of with for from that this have has were by are their which been our my using at".split())
_OTHERS: Mapping[str, frozenset[str]] = {
    "Spanish": frozenset("de la el los las y en del con para por una un que se al su como más desde".split()),
    "French": frozenset("de la le les des du et en à au aux pour dans sur une un avec par chez".split()),
    "Portuguese": frozenset("de da do dos das e em com para por uma um na no nas nos ao à que".split()),
    "Italian": frozenset("di della del dei delle e il la per con nel nella una un che alla dal presso".split()),
    "German": frozenset("und der die das den dem des mit für von zu im auf bei eine einer ist als sowie".split()),
    "Dutch": frozenset("van en het een de met voor op te bij aan door tot als".split()),
    "Polish": frozenset("i w z na do oraz dla w od przez po się o ze".split()),
}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SAMPLE = 20_000
# So many small English words are an English part, whatever else stands in the file.
_ENGLISH_PART = 12
_FEWEST = 15
_FEWEST_LETTERS = 120
_SHARE = 0.1


def other_language(text: str) -> str:
    """The language that a text is in instead of English ("another alphabet" for one of those), "" for English.

    A list of names, tools or skills has few small words of any language and passes, and so does a text in two
    languages one of which is English.
    """
    sample = text[:_SAMPLE].lower()
    small = (match for match in _WORD.finditer(sample) if match[0] in _ENGLISH)
    english = sum(1 for _ in islice(small, _ENGLISH_PART))
    if english == _ENGLISH_PART:
        return ""
    words = _WORD.findall(sample)
    counts = Counter(words)
    letters = "".join(words)
    if len(letters) >= _FEWEST_LETTERS and len(_LATIN.findall(letters)) < len(letters) / 2:
        return "another alphabet"
    found, language = max((sum(counts[word] for word in own), name) for name, own in _OTHERS.items())
    return language if found >= max(_FEWEST, _SHARE * len(words), 4 * english) else ""
