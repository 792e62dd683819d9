"""The written forms of a verb: a blank pipeline has no lemmas, so the vocabulary's verbs are inflected here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Form = Literal["base", "third", "past", "participle", "ing"]

_VOWELS = frozenset("aeiou")
_IRREGULAR: Mapping[str, tuple[str, str]] = {
    "be": ("was", "been"),
    "begin": ("began", "begun"),
    "bind": ("bound", "bound"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "dig": ("dug", "dug"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "find": ("found", "found"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hear": ("heard", "heard"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "lend": ("lent", "lent"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "oversee": ("oversaw", "overseen"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "rewrite": ("rewrote", "rewritten"),
    "ride": ("rode", "ridden"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "shut": ("shut", "shut"),
    "sit": ("sat", "sat"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "stand": ("stood", "stood"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"),
    "wind": ("wound", "wound"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_DOUBLED = frozenset(
    "bar bat bed cap chat clip commit confer control cram cut defer dim drop fit flag flip format get grab input jot "
    "log map nag nap nip output pat pin plan plot plug prep program put refer reformat remit rid rig rub run scan "
    "scrub set ship shop shred shut sit skim skip slip slot snap spot stop strip stub submit sum swap tab tag tap thin "
    "transfer transmit trim vet whip wrap".split()
)

# Doubled by British writers only.
_DOUBLED_L = frozenset("cancel counsel label model signal total travel".split())


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")) or verb == "do" or verb == "go":
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def _british(verb: str) -> str:
    """The British spelling of a verb, or the verb itself."""
    if verb.endswith("yze"):
        return verb[:-2] + "se"
    return verb[:-2] + "se" if verb.endswith("ize") and len(verb) > 5 else verb


def inflect(verb: str) -> dict[str, Form]:
    """Every written form of a lower-case verb, British spellings among them.

    >>> sorted(inflect("file"))
    ['file', 'filed', 'files', 'filing']
    >>> sorted(inflect("oversee"))
    ['oversaw', 'oversee', 'overseeing', 'overseen', 'oversees']
    >>> "organised" in inflect("organize")
    True
    """
    found: dict[str, Form] = {}
    for spelling in {verb: None, _british(verb): None}:
        past, participle = _IRREGULAR.get(spelling, (_past(spelling), _past(spelling)))
        found |= {
            _ing(spelling): "ing",
            participle: "participle",
            past: "past",
            _third(spelling): "third",
            spelling: "base",
        }
    if verb in _DOUBLED_L:
        found |= {verb + "led": "past", verb + "ling": "ing"}
    return found
