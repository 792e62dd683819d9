"""A look at a PDF before a library parses it: whether what it would unfold to is out of proportion.

A scan for objects and streams, not a parser: it costs a millisecond, must never refuse what a person sends, and may
miss a bomb that hides well. What it misses costs a reading process its memory or its time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from matcher.documents.parts import MAX_CHARACTERS, Parts, refuse

# Decoded bytes that draw one page, as they stand and with every form counted as often as it is shown.
MAX_CONTENT = 3 * 1024 * 1024
MAX_DRAWN = 30 * 1024 * 1024
# Decoded bytes of anything else that is read to find the text: fonts, objects.
MAX_STREAM = 30 * 1024 * 1024
# Decoded bytes that the look itself may cost.
MAX_WORK = 200 * 1024 * 1024
MAX_OBJECTS = 200_000

_MAX_LAYERS = 4
_MAX_PARENTS = 20
# Glyphs are counted only where there may be many.
_MANY_GLYPHS = 4 * MAX_CHARACTERS
_HEAD = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\Z")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d{1,10})\s+\d{1,5}\s+R\b|\[([^\[\]]*)\])")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_PARENT = re.compile(rb"/Parent\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_XOBJECTS = re.compile(rb"/XObject\s*(?:<<([^<>]*)>>|(\d{1,10})\s+\d{1,5}\s+R\b)")
_ENTRY = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
# Without their ends: a string that never ends would be tried again from each of its brackets.
_STRINGS = re.compile(rb"\(([^()\\]*+(?:\\.[^()\\]*+)*+)|<([0-9A-Fa-f\s]++)", re.S)
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_ASCII_FILTER = re.compile(rb"/Filter\s*\[?\s*/(?:ASCIIHexDecode|AHx)\b")
_ELSE_READ = re.compile(rb"/ObjStm\b|/XRef\b|/Length1\b|/FontFile|/CIDFontType0C\b|/Type1C\b|/OpenType\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,8})\b")


def check(data: bytes) -> Parts | None:
    """Return why the PDF in ``data`` is not to be parsed, or ``None``."""
    try:
        _Survey(data).check()
    except _TooMuch as too_much:
        return refuse("too_large", f"{too_much}; print it to a new PDF, or keep only the pages that matter")
    return None


class _TooMuch(Exception):
    """The file unfolds to too much; the message says of what."""


@dataclass(slots=True)
class _Object:
    """An object of the file: the bytes of its value up to its stream, and of the stream, still packed."""

    value: bytes
    packed: bytes = b""


@dataclass
class _Survey:
    """What a scan finds in a PDF."""

    data: bytes
    objects: dict[int, _Object] = field(default_factory=dict)
    _decoded: dict[int, bytes] = field(default_factory=dict)
    _drawn: dict[int, int] = field(default_factory=dict)
    _work: int = 0

    def check(self) -> None:
        """Raise ``_TooMuch`` for what is out of proportion."""
        self._collect()
        for item in list(self.objects.values()):
            for found in _CONTENTS.finditer(item.value):
                self._check_page(item, self._contents(found))

    def _collect(self) -> None:
        """Find the objects, those in object streams as well, and check the streams that are no drawing."""
        for number, item in _objects(self.data):
            self.objects[number] = item  # the last one counts: a PDF is changed by adding to it
            if len(self.objects) > MAX_OBJECTS:
                raise _TooMuch(f"it holds more than {MAX_OBJECTS:,} objects")
        for item in list(self.objects.values()):
            if item.packed and _ELSE_READ.search(item.value):
                inside = _unpack(item, MAX_STREAM, "a part of it unpacks to far more than a document needs")
                self._count(len(inside))
                if inside and _OBJECT_STREAM.search(item.value):
                    self.objects.update(_packed_objects(item, inside))

    def _count(self, size: int) -> None:
        self._work += size
        if self._work > MAX_WORK:
            raise _TooMuch("it unpacks to far more than a document needs")

    def _contents(self, found: re.Match[bytes]) -> list[int]:
        """The numbers of the streams that draw a page, which may stand in a list of its own."""
        listed = found[2]
        if listed is None:
            number = int(found[1])
            item = self.objects.get(number)
            if item is None or item.packed:
                return [number]
            listed = item.value
        return [int(reference[1]) for reference in _REFERENCE.finditer(listed)]

    def _check_page(self, page: _Object, numbers: list[int]) -> None:
        shown = self._scope(page) or self._inherited(page)
        size = drawn = glyphs = 0
        for number in numbers:
            content = self._content(number)
            size += len(content)
            self._count(len(content))
            if size > MAX_CONTENT:
                raise _TooMuch("a page is drawn by far more than a page needs")
            drawn += self._expanded(content, shown, frozenset())
            glyphs += _glyphs(content)
        if drawn > MAX_DRAWN:
            raise _TooMuch("a page shows its parts far too often")
        if glyphs > _MANY_GLYPHS:
            raise _TooMuch(f"a page holds more than {MAX_CHARACTERS:,} characters")

    def _content(self, number: int) -> bytes:
        if number not in self._decoded:
            item = self.objects.get(number)
            what = "a page is drawn by far more than a page needs"
            self._decoded[number] = _unpack(item, MAX_CONTENT, what) if item else b""
        return self._decoded[number]

    def _scope(self, item: _Object) -> dict[bytes, int]:
        """The forms that an object can show, by the names that it has for them."""
        places = [item.value, *self._values(_RESOURCES.findall(item.value))]
        found: dict[bytes, int] = {}
        for place in places:
            for direct, reference in _XOBJECTS.findall(place):
                for entries in (direct, *self._values([reference] if reference else [])):
                    found.update((name, int(number)) for name, number in _ENTRY.findall(entries))
        return {name: number for name, number in found.items() if self._is_form(number)}

    def _inherited(self, page: _Object) -> dict[bytes, int]:
        """The same of what a page inherits."""
        for _ in range(_MAX_PARENTS):
            above = self._values(_PARENT.findall(page.value)[:1])
            if not above:
                break
            page = _Object(above[0])
            found = self._scope(page)
            if found:
                return found
        return {}

    def _values(self, numbers: list[bytes]) -> list[bytes]:
        return [item.value for number in numbers if (item := self.objects.get(int(number)))]

    def _is_form(self, number: int) -> bool:
        item = self.objects.get(number)
        return item is not None and bool(item.packed) and bool(_FORM.search(item.value))

    def _expanded(self, content: bytes, shown: Mapping[bytes, int], around: frozenset[int]) -> int:
        """The bytes that are drawn with ``content``, each form that it shows counted every time."""
        total = len(content)
        if not shown:
            return total
        times: dict[int, int] = {}
        for name in _SHOWN.findall(content):
            if name in shown:
                times[shown[name]] = times.get(shown[name], 0) + 1
        for number, count in times.items():
            total += count * self._form_size(number, shown, around)
            if total > MAX_DRAWN:
                raise _TooMuch("a page shows its parts far too often")
        return total

    def _form_size(self, number: int, outside: Mapping[bytes, int], around: frozenset[int]) -> int:
        if number in around or len(around) > 100:
            return 0  # it shows itself: the library stops there
        if number not in self._drawn:
            # A form that names nothing itself shows what its page names.
            inside = self._scope(self.objects[number]) or outside
            self._count(len(self._content(number)))
            self._drawn[number] = self._expanded(self._content(number), inside, around | {number})
        return self._drawn[number]


def _objects(data: bytes) -> Iterator[tuple[int, _Object]]:
    """The numbered objects of a file, in order."""
    place = data.find(b"obj")
    while place >= 0:
        head = _HEAD.search(data, max(0, place - 20), place + 3)
        if head is None:
            place = data.find(b"obj", place + 3)
            continue
        start = place + 3
        end = data.find(b"endobj", start)
        end = len(data) if end < 0 else end
        opening = data.find(b"stream", start, end)
        if opening < 0:
            yield int(head[1]), _Object(data[start:end])
        else:
            closing = data.find(b"endstream", opening)
            closing = len(data) if closing < 0 else closing
            yield int(head[1]), _Object(data[start:opening], data[opening + 6 : closing].lstrip(b"\r\n"))
            end = closing
        place = data.find(b"obj", end + 6)


def _packed_objects(holder: _Object, inside: bytes) -> Iterator[tuple[int, _Object]]:
    """The objects in an object stream: numbers and offsets, then the values."""
    first = _FIRST.search(holder.value)
    if first is None:
        return
    begin = int(first[1])
    numbers = [int(word) for word in inside[:begin].split() if word.isdigit() and len(word) < 11]
    places = numbers[1::2]
    for number, start, end in zip(numbers[::2], places, [*places[1:], len(inside)], strict=False):
        yield number, _Object(inside[begin + start : begin + end])


def _unpack(item: _Object, most: int, what: str) -> bytes:
    """Return the decoded stream of ``item``, as far as deflate packs it.

    Raises:
        _TooMuch: it is larger than ``most``; ``what`` says so to the user.

    """
    data = item.packed
    if _ASCII_FILTER.search(item.value):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", data)
        data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    for _ in range(_MAX_LAYERS):
        if not _is_deflated(data):
            break
        # A layer below the last one is limited as well: its own packing is no excuse.
        data = _inflate(data, most, what)
    return data


def _is_deflated(data: bytes) -> bool:
    return len(data) > 2 and data[0] & 0x0F == 8 and data[0] >> 4 <= 7 and (data[0] << 8 | data[1]) % 31 == 0


def _inflate(data: bytes, most: int, what: str) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        inflated = unpacker.decompress(data, most + 1)
    except zlib.error:  # damaged, or no deflate after all; a library reads what there is
        return b""
    if len(inflated) > most:
        raise _TooMuch(what)
    return inflated


def _glyphs(content: bytes) -> int:
    """The characters that a content stream may show, where there may be many."""
    if len(content) < _MANY_GLYPHS:
        return 0
    return sum(len(plain) + len(packed) // 4 for plain, packed in _STRINGS.findall(content))
