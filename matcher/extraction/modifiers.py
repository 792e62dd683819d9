"""Whether a noun stands for itself or only describes the next one: "contract attorneys" are no contract."""

from __future__ import annotations

from matcher.extraction.reading import Reading

PREPOSITIONS = frozenset(
    "for from by during after before under per via through using about regarding concerning within into at on in "
    "with to against between among upon based across throughout without toward towards until since".split()
)
# Nouns that turn the object before them into a mere modifier even where it is a plural: "records clerk".
_HEADS = frozenset(
    "system software platform tool rule clerk room law attorney paralegal manager specialist assistant "
    "coordinator department team representative firm administrator secretary requirement practice court group "
    "service center program technology skill experience position role job school".split()
)
# Nouns that leave the object before them what it is: "billing matters", "the intake process".
_LIGHT = frozenset(
    "activity aspect detail duty effort function information issue item matter material need operation package "
    "procedure process project request responsibility task work".split()
)
PERSONS = frozenset("client customer patient visitor attorney lawyer staff employee vendor witness user".split())
# Words that open the next phrase, so that the noun before them stands for itself.
_OPENERS = PREPOSITIONS | frozenset(
    "of than like as and or nor but plus then also well both either including include includes such etc whose "
    "which that who whom when where while if because so whereas although though unless once the a an this these "
    "those his her its their our your my any all each every no not is are was were be been being has have had do "
    "does did can could will would shall should may might must they we you i he she it out up off over down back "
    "away together aside daily weekly monthly annually yearly online today often always never ever here there "
    "only just too again soon following ensuring utilizing pertaining relating related containing involving "
    "pending due necessary needed required available current accurate organized kept prepared filed ready get "
    "gets".split()
)


def modifies(reading: Reading, end: int, high: int, verb_starts: frozenset[int]) -> bool:
    """True where the noun that ends at ``end`` only describes the next one: "contract attorneys", "client's needs"."""
    if end >= high:
        return False
    word, following = reading.words[end - 1], reading.words[end]
    if reading.tokens.texts[end] == "IT":
        return True
    if following in ("-", "'"):
        return not reading.tokens.spaced[end - 1]
    if word == reading.norms[end - 1] and reading.norms[end] in _HEADS:
        return True
    if not following[0].isalpha() or following in _OPENERS or following.endswith("ly"):
        return False
    if reading.norms[end] in _LIGHT and reading.norms[end - 1] not in PERSONS:
        return False
    if following.endswith("ed") or end in verb_starts:
        return False
    if reading.tokens.texts[end].istitle() and reading.tokens.texts[end - 1].islower():
        return False
    return word == reading.norms[end - 1] or word.endswith("'s")
