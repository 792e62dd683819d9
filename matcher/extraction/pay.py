"""What a posting pays, read from its words: a wrong salary is worse than none, so a figure has to say what it is.

A figure counts where its period stands beside it ("$25 an hour"), where a word for pay leads to it ("Salary: $60,000"),
or where it is all that a line near the top holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matcher.extraction.reading import Reading
from matcher.model import Pay, PayPeriod

_CODE = "USD|CAD|GBP|EUR|AUD|NZD|SGD"
_SIGN = rf"(?:(?:US|CA|AU|NZ|[CA])?\$|[£€]|\b(?:{_CODE})\b)"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d?)?"
_PER = (
    r"(?:/|\bper |\ban? |\beach )\s?(?P<per>hour|hr|day|week|wk|month|mo|year|yr|annum)s?\b"
    r"|(?P<adverb>\bhourly\b|\bdaily\b|\bweekly\b|\bmonthly\b|\b(?:bi-?annual|annual|year)ly\b|\bp\.a\.|\bp\.h\.)"
)
_AMOUNTS = (
    rf"(?P<low>{_NUMBER})(?P<kilo>\s?[kK]\b)?(?P<plus>\+)?(?:\s?(?P<code>{_CODE})\b)?(?:\s?(?:{_PER}))?"
    rf"(?:\s?(?:-|\u2013|\u2014|to|and)\s?(?P<sign2>{_SIGN})?\s?(?P<high>{_NUMBER})(?P<kilo2>\s?[kK]\b)?"
    rf"(?:\s?(?P<code2>{_CODE})\b)?)?"
)
# A sign stands first; all that may follow it is optional, so that no text makes the search go back far.
_FIGURE = re.compile(rf"(?P<sign>{_SIGN})\s?{_AMOUNTS}", re.IGNORECASE)
# Without a sign, a label has to stand right before.
_UNSIGNED = re.compile(
    rf"(?:salary|compensation|pay|wage)(?: range| rate)?\s?[:\u2013-]\s?(?P<sign>){_AMOUNTS}(?![\d.,%])",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"[ ,(]{{0,2}}(?:USD |gross |base |paid )?(?:{_PER})", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:salary|salaries|compensation|pay|pays|wages?|base|hourly|rate|remuneration|earn|stipend|"
    r"range (?:for (?:this|the) (?:position|role|job) )?is)\b"
    r"(?P<gap>[^.;$£€\d]{0,70})$",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:bonus(?:es)?|reimburse\w*|allowance|match(?:ing|es)?|contribut\w*|tuition|fees?|fund\w*|raised|revenues?|"
    r"budgets?|damages|settle\w*|verdicts?|donat\w*|debts?|loans?|grants?|limit|deductible|premium|assets?|valu\w+|"
    r"worth|transactions?|deals?|insurance|referral|billing|billed|bill|charges?|costs?|invoice\w*|portfolio|"
    r"expense\w*|spend\w*|credit|gift|savings|awards?|client|recover\w*|obtain\w*|purchas\w*|order|discount)\b"
    r"[^.;$£€]{0,60}$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"\s*(?:[mb]illion|[mb]n?\b|[MB]\b)|[^.;\d]{0,24}\b(?:bonus|tuition|reimburse\w*|allowance|fees?|benefit|in assets|"
    r"in revenue|budget|deductible|verdict|settlement|referral|credit|discount|gift|toward|per (?:file|case|page)|"
    r"coverage|insurance|referred|match|total)\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:up to|maximum(?: of)?|max\.?|not to exceed|as much as)[ :]*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|starting(?: at| from)?|starts at|at least|minimum(?: of)?|min\.?)[ :]*$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bCanad(?:a|ian)\b|\bAustralia\b|\bNew Zealand\b|\bSingapore\b|\bHong Kong\b")
_PERIODS: Mapping[str, PayPeriod] = {
    "hour": "hour", "hr": "hour", "hourly": "hour", "p.h.": "hour", "day": "day", "daily": "day", "week": "week",
    "wk": "week", "weekly": "week", "month": "month", "mo": "month", "monthly": "month", "year": "year", "yr": "year",
    "annum": "year", "annually": "year", "yearly": "year", "p.a.": "year",
}  # fmt: skip
# What work pays in a period; what lies outside is another sum, or a slip.
PLAUSIBLE: Mapping[PayPeriod, tuple[float, float]] = {
    "hour": (5, 500),
    "day": (40, 4_000),
    "week": (150, 20_000),
    "month": (600, 80_000),
    "year": (10_000, 1_000_000),
}
# A sum without a period: what nobody earns in another one.
_BY_SIZE: tuple[tuple[float, float, PayPeriod], ...] = ((7, 150, "hour"), (20_000, 1_000_000, "year"))
_WIDEST = 4
_CURRENCIES = {"£": "GBP", "€": "EUR", "us$": "USD", "ca$": "CAD", "c$": "CAD", "au$": "AUD", "a$": "AUD", "nz$": "NZD"}
_LABELS = frozenset({"salary", "compensation", "pay", "wage"})
_OPENERS = _LABELS | {"$", "£", "€", *_CODE.lower().split("|")}
_PREFIXES = frozenset({"us", "ca", "au", "nz", "c", "a"})
_TOP_LINES = 10
_BESIDE = 120


def pays(reading: Reading) -> tuple[Pay, ...]:
    """The pay that a posting states, each figure or range once, in text order."""
    found: dict[tuple[object, ...], Pay] = {}
    for pay in _found(reading):
        found.setdefault((pay.min, pay.max, pay.currency, pay.per), pay)
    return tuple(found.values())


def plausible(low: float | None, high: float | None, per: PayPeriod) -> bool:
    """True where a range can be what work pays in a period."""
    least, most = PLAUSIBLE[per]
    given = [value for value in (low, high) if value is not None]
    return bool(given) and all(least <= v <= most for v in given) and given[0] <= given[-1] <= _WIDEST * given[0]


def _found(reading: Reading) -> Iterator[Pay]:
    for match in _figures(reading):
        begin, end = match.start("sign"), match.end()
        before, after = _around(reading, begin, end)
        period = _PERIOD.match(after)
        per = _period(match) or (_period(period) if period else None)
        if period and not _period(match):
            end += period.end()
            after = after[period.end() :]
        if _OTHER_BEFORE.search(before[-_BESIDE:]) or _OTHER_AFTER.match(after):
            continue
        low, high = _amounts(match)
        label = _LABEL.search(before)
        if per is None and (label or _is_line(reading, begin, end)):
            per = _by_size(low, high, bare=label is None)
        if per is None or not plausible(low, high, per):
            continue
        place = reading.text.original(begin, end)
        yield Pay(*_open(low, high, before, match, after), _currency(match), per, *place)


def _figures(reading: Reading) -> Iterator[re.Match[str]]:
    """The sums of money in a text: only where a token is a sign of money or a word for pay is it looked at closely."""
    text, words, starts = reading.text.text, reading.words, reading.tokens.starts
    done = 0
    for i in [i for i, word in enumerate(words) if word in _OPENERS]:
        prefixed = words[i] == "$" and i > 0 and words[i - 1] in _PREFIXES and not reading.tokens.spaced[i - 1]
        pattern = _UNSIGNED if words[i] in _LABELS else _FIGURE
        match = pattern.match(text, starts[i - prefixed]) if starts[i] >= done else None
        if match:
            done = match.end()
            yield match


def _around(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a figure in its sentence."""
    sentence = reading.sentence_at(start)
    text = reading.text.text
    if sentence is None:
        return "", ""
    return text[sentence.start : start], text[end : max(end, sentence.end)]


def _period(match: re.Match[str]) -> PayPeriod | None:
    said = match["per"] or match["adverb"]
    return _PERIODS.get(said.lower()) if said else None


def _amounts(match: re.Match[str]) -> tuple[float, float]:
    """The two ends of a range, equal for a single figure: "$60-75k" is meant in thousands on both sides."""
    low, kilo = _number(match["low"]), bool(match["kilo"])
    if not match["high"]:
        low *= 1000 if kilo else 1
        return low, low
    high, kilo2 = _number(match["high"]), bool(match["kilo2"])
    if kilo2 and not kilo and low < 1000:
        kilo = True
    elif kilo and not kilo2 and high < 1000:
        kilo2 = True
    elif not kilo and not kilo2 and low < 1000 and high >= 10_000 and low * 1000 < high:
        kilo = True
    return low * (1000 if kilo else 1), high * (1000 if kilo2 else 1)


def _number(digits: str) -> float:
    return float(digits.replace(",", "")) if len(digits) <= 15 else 0.0


def _open(low: float, high: float, before: str, match: re.Match[str], after: str) -> tuple[float | None, float | None]:
    """The range with an open end where the wording leaves one: "up to $30", "$60,000+"."""
    if low != high:
        return low, high
    if _UP_TO.search(before):
        return None, high
    if match["plus"] or _FROM.search(before) or re.match(r"\s*(?:\+|and (?:up|above)\b|or more\b)", after):
        return low, None
    return low, high


def _is_line(reading: Reading, start: int, end: int) -> bool:
    """True where a figure is all that one of the first lines holds."""
    number = reading.line_of(start)
    if not 0 <= number < _TOP_LINES:
        return False
    first, last = reading.text.lines[number]
    return not reading.text.text[first:start].strip(" -*•|") and not reading.text.text[end:last].strip(" .-*|")


def _by_size(low: float, high: float, *, bare: bool) -> PayPeriod | None:
    for least, most, per in _BY_SIZE:
        if least <= low and high <= most and not (bare and per == "hour"):
            return per
    return None


def _currency(match: re.Match[str]) -> str:
    """The code of a currency; a dollar sign alone is the US dollar unless the text speaks of another country."""
    code = match["code2"] or match["code"]
    if code:
        return str(code).upper()
    sign = match["sign"].lower()
    if sign == "$":
        return "" if _ELSEWHERE.search(match.string) else "USD"
    return _CURRENCIES.get(sign, sign.upper())
