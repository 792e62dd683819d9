"""Languages that a person speaks or a posting asks for.

The name of a language alone is none ("German law", "a BA in French"): something beside it has to speak of speaking, or
it is an item of a list of languages or skills. How it is meant is judged like everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from matcher.extraction.reading import SEPARATORS, Hit, Reading
from matcher.model import Language, MentionStatus, Proficiency

Judge = Callable[[Reading], None]

_LANGUAGES = frozenset(
    "afrikaans albanian amharic arabic armenian bengali bosnian bulgarian burmese cantonese catalan cebuano chinese "
    "croatian czech danish dari dutch english farsi filipino finnish french german greek gujarati hebrew hindi hmong "
    "hungarian igbo indonesian italian japanese khmer korean kurdish lao latvian lithuanian malay malayalam mandarin "
    "marathi nepali norwegian pashto persian polish portuguese punjabi romanian russian serbian slovak somali spanish "
    "swahili swedish tagalog taiwanese tamil telugu thai tigrinya turkish ukrainian urdu vietnamese welsh yiddish "
    "yoruba zulu asl".split()
)
_PHRASES: Mapping[tuple[str, ...], str] = {
    ("american", "sign", "language"): "American Sign Language",
    ("sign", "language"): "American Sign Language",
    ("haitian", "creole"): "Haitian Creole",
    ("mandarin", "chinese"): "Mandarin",
    ("chinese", "(", "mandarin", ")"): "Mandarin",
    ("chinese", "(", "cantonese", ")"): "Cantonese",
    ("cape", "verdean", "creole"): "Cape Verdean Creole",
}
_FIRST_WORDS = _LANGUAGES | {phrase[0] for phrase in _PHRASES}
_RENAMED = {"asl": "American Sign Language", "filipino": "Tagalog"}

_SCALE: Mapping[str, Proficiency] = {
    "native": "native", "natively": "native", "mother": "native",
    "fluent": "fluent", "fluently": "fluent", "fluency": "fluent", "bilingual": "fluent", "trilingual": "fluent",
    "multilingual": "fluent",
    "proficient": "proficient", "proficiency": "proficient", "advanced": "proficient", "professional": "proficient",
    "conversational": "conversational", "conversant": "conversational", "intermediate": "conversational",
    "semi": "conversational",
    "basic": "basic", "beginner": "basic", "elementary": "basic", "limited": "basic", "beginning": "basic",
}  # fmt: skip
# What shows that a language is meant as one, near it in its clause.
_SIGNS = frozenset(
    "language languages speak speaks speaking speaker speakers spoken oral orally verbal written read reading reads "
    "write writes writing translate translated translates translating translation translations translator interpret "
    "interpreted interpreting interpretation interpreter interpreters".split()
) | (_SCALE.keys() - {"limited", "advanced", "professional", "mother", "basic", "semi"})
_ASKED = frozenset("required preferred plus desired desirable needed helpful bonus asset must essential".split())
_STUDIES = frozenset(
    "ba b bs ma m major majored minor minored degree bachelor bachelors master masters literature studies department "
    "teacher taught teach professor tutor tutored studied history film honors culture composition".split()
)
_PEOPLE = frozenset(
    "client clients community communities customer customers people population populations patient patients resident "
    "residents law embassy consulate company market student students immigrant immigrants family families "
    "witness witnesses court".split()
)
_FILLERS = SEPARATORS | {
    "in", "of", "the", "both", "either", "oral", "written", "language", "languages", "spoken", "verbal", "with", "a",
    "is", "fully", "skills", "skill", "communication", "communications", "at", "level", "speaking", "working", "full",
    "or", "and", "from", "to", "into", "very", "highly", "reading", "writing", "speaker", "orally",
}  # fmt: skip
_REACH = 6


class _Name(NamedTuple):
    """A language on tokens ``start:end`` of a sentence."""

    language: str
    start: int
    end: int
    sentence: int


def languages(reading: Reading, judge: Judge) -> tuple[Language, ...]:
    """The languages that a text states, each once where it says most; ``judge`` sets the status and level of hits."""
    runs = _runs(_names(reading), reading)
    meant = [name for run in runs if _is_meant(run, reading) for name in run]
    if not meant:
        return ()
    hits = [Hit("", "skill", n.start, n.end, n.sentence, "exact", n.start) for n in meant]
    apart = replace(reading, hits=hits)
    judge(apart)
    found: dict[str, Language] = {}
    for name, hit in zip(meant, apart.hits, strict=True):
        start, end = reading.span(name.start, name.end)
        grade = _proficiency(name, reading)
        stated = Language(name.language, grade, hit.level, _status(name, hit, reading), start, end)
        known = found.get(name.language)
        if known is None or _weight(stated) > _weight(known):
            found[name.language] = stated
    return tuple(sorted(found.values(), key=lambda item: item.start))


def _weight(stated: Language) -> tuple[bool, bool, bool]:
    """What makes one place say more than another: a claim, the level of a posting, how well it is spoken."""
    return stated.status in ("held", "wanted"), stated.level in ("required", "preferred"), bool(stated.proficiency)


def _names(reading: Reading) -> Iterator[_Name]:
    words, texts = reading.words, reading.tokens.texts
    done = 0
    for i in [i for i, word in enumerate(words) if word in _FIRST_WORDS]:
        sentence = reading.owners[i]
        if i < done or sentence < 0 or i >= reading.bounds[sentence][1] or not texts[i][0].isupper():
            continue
        phrase = next((p for p in _PHRASES if tuple(words[i : i + len(p)]) == p), None)
        if phrase is None and (words[i] not in _LANGUAGES or _is_verb(i, reading)):
            continue
        done = i + (len(phrase) if phrase else 1)
        yield _Name(_PHRASES[phrase] if phrase else _RENAMED.get(words[i], words[i].title()), i, done, sentence)


def _is_verb(i: int, reading: Reading) -> bool:
    """True for "Polish" at the start of a duty, and for letters that stand for another thing."""
    return reading.words[i] == "polish" and i == reading.bounds[reading.owners[i]][0]


def _runs(names: Iterable[_Name], reading: Reading) -> Iterator[list[_Name]]:
    """Languages that are listed together: only separators stand between them."""
    run: list[_Name] = []
    for name in names:
        gap = reading.words[run[-1].end : name.start] if run else []
        if run and (name.sentence != run[-1].sentence or not all(w in SEPARATORS or w in _SCALE for w in gap)):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _is_meant(run: Sequence[_Name], reading: Reading) -> bool:
    """True where something beside a list of languages shows that they are meant as such."""
    first, last = run[0], run[-1]
    low, high = reading.bounds[first.sentence]
    before = reading.words[max(low, first.start - _REACH) : first.start]
    after = reading.words[last.end : min(high, last.end + _REACH)]
    if set(after[:1]) & _STUDIES or set(before) & _STUDIES or _speaks_of_people(after):
        return False
    sentence = reading.sentences[first.sentence]
    if _under_languages(run, reading):
        return True
    beside = {*before, *after}
    if sentence.section == "education" and not beside & _SCALE.keys():
        return False
    # "The value of Russian language and education": in the account of a job, the word "language" claims nothing.
    signs = _SIGNS - {"language", "languages"} if sentence.section == "experience" else _SIGNS
    if beside & signs or (set(after[:3]) | set(before[-2:])) & _SCALE.keys():
        return True
    if reading.doc_type == "posting":
        return bool(set(after[:4]) & _ASKED)
    return sentence.section == "skills" and _alone(run, reading)


def _speaks_of_people(after: Sequence[str]) -> bool:
    """True where the people who speak it are meant: "Spanish-speaking clients", "Spanish clients"."""
    return bool(set(after[:3]) & _PEOPLE) and not set(after[:1]) & {",", ";", "/"}


def _under_languages(run: Sequence[_Name], reading: Reading) -> bool:
    """True in a line that a label or a heading says to be of languages."""
    number = run[0].sentence
    sentence = reading.sentences[number]
    low, _ = reading.bounds[number]
    if "languages" in reading.words[low : low + 3] and ":" in reading.words[low : low + 4]:
        return True
    for i in range(number - 1, max(-1, number - 7), -1):
        above = reading.sentences[i]
        if above.heading or above.section != sentence.section:
            return "language" in reading.text.text[above.start : above.end].lower()
    return False


def _alone(run: Sequence[_Name], reading: Reading) -> bool:
    """True where a list of languages is a whole item of a longer list."""
    low, high = reading.bounds[run[0].sentence]
    before = reading.words[run[0].start - 1] if run[0].start > low else ","
    after = reading.words[run[-1].end] if run[-1].end < high else ","
    return before in SEPARATORS and (after in SEPARATORS or after == ".")


def _proficiency(name: _Name, reading: Reading) -> Proficiency:
    """How well it is spoken: what stands right after the language, else before it with nothing of substance between."""
    low, high = reading.bounds[name.sentence]
    words = reading.words
    for i in range(name.end, min(high, name.end + 5)):
        word = words[i]
        if word in _SCALE:
            return _grade(word, words[i + 1 : i + 3])
        if word == "," and _ends_with_grade(words, i + 1, high):
            continue
        if word in {",", ";", "/", "and", "or"} or word not in _FILLERS or word in _LANGUAGES:
            break
    for i in range(name.start - 1, max(low, name.start - 12) - 1, -1):
        word = words[i]
        if word in _SCALE:
            grade = (
                _SCALE["semi"] if words[max(low, i - 2) : i] == ["semi", "-"] else _grade(word, words[i + 1 : i + 3])
            )
            # In "Spanish (fluent), French" the level belongs to the language that it follows.
            return "" if words[i - 1 : i] in (["("], ["-"], [":"]) and words[i + 1] in {")", ","} else grade
        if word not in _FILLERS and word not in _LANGUAGES:
            break
    return ""


def _ends_with_grade(words: Sequence[str], i: int, high: int) -> bool:
    """True for a level that belongs to what stands before it: "Spanish, fluent", but not "Spanish, fluent French"."""
    return i < high and words[i] in _SCALE and (i + 1 >= high or words[i + 1] in {",", ";", ".", ")"})


def _grade(word: str, after: Sequence[str]) -> Proficiency:
    if word == "mother" and after[:1] != ["tongue"]:
        return ""
    return _SCALE[word]


def _status(name: _Name, hit: Hit, reading: Reading) -> MentionStatus:
    """The judge's status; a resume's "learning Spanish" is not held yet."""
    low, _ = reading.bounds[name.sentence]
    before = reading.words[max(low, name.start - 3) : name.start]
    if hit.status in ("held", "willing") and {"learning", "studying"} & set(before):
        return "in_progress"
    return hit.status
