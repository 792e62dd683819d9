"""The zip package of an office file: size sums before anything is inflated, and XML that resolves nothing."""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast
from urllib.parse import unquote

from matcher.documents.parts import Parts, refuse

MAX_ENTRIES = 2_000
MAX_INFLATED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ELEMENTS = 300_000
# A ratio says nothing about a few kilobytes: an empty styles part may well pack 100 to 1.
RATIO_FROM = 1024 * 1024
_DAMAGED = "the file is damaged; open it in Word or LibreOffice, save it again as DOCX and try again"
_ZIP_ERRORS = (
    KeyError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    zlib.error,
)


class PackageError(Exception):
    """A package that cannot be used; ``parts`` says why to the user."""

    def __init__(self, parts: Parts) -> None:
        """Store what to hand back instead of a text."""
        super().__init__(parts.status)
        self.parts = parts


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the relation's type, and the name of a part of the same package."""

    kind: str
    target: str


class Package(Protocol):
    """Named parts, wherever they are stored."""

    @property
    def names(self) -> Sequence[str]:
        """The names of all parts, as they are stored."""
        ...

    def find(self, name: str) -> str | None:
        """Return how a part is called here, or ``None``: names do not depend on case, and slashes may lean back."""
        ...

    def data(self, name: str) -> bytes:
        """Return the bytes of a part, which must be there."""
        ...

    def xml(self, name: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root element of a part, which must be there; ``trim`` may cut out what is not needed."""
        ...


class ZipPackage:
    """A zip whose sizes are within bounds."""

    def __init__(self, data: bytes) -> None:
        """Open the zip in ``data`` and check its sums.

        Raises:
            PackageError: the zip is damaged, too large or encrypted.

        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise damaged() from error
        _check_sums(self._zip.infolist())
        self.names: Sequence[str] = self._zip.namelist()
        self._by_key = {_key(name): name for name in reversed(self.names)}

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()

    def find(self, name: str) -> str | None:
        """Return how a part is called here, or ``None``."""
        return self._by_key.get(_key(name))

    def xml(self, name: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root element of a part; ``trim`` cuts what is not needed before it is parsed.

        Raises:
            PackageError: the part is damaged, too large or declares a DOCTYPE, which Office never writes.

        """
        data = self.data(name)
        return parse(data if trim is None else trim(data))

    def data(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            PackageError: the part is damaged or too large.

        """
        try:
            with self._zip.open(name) as part:
                # The declared size may lie.
                data = part.read(MAX_INFLATED + 1)
        except _ZIP_ERRORS as error:
            raise damaged() from error
        if len(data) > MAX_INFLATED:
            raise _bomb()
        return data


class FlatPackage:
    """A package written as one XML file ("Word XML Document"), with a ``part`` element for each part."""

    def __init__(self, root: Any) -> None:
        """Take the parts out of ``root``."""
        space = root.tag.rpartition("}")[0] + "}"
        self._parts = {str(part.get(f"{space}name", "")).lstrip("/"): part for part in root.iter(f"{space}part")}
        self.names: Sequence[str] = list(self._parts)
        self._by_key = {_key(name): name for name in reversed(self.names)}

    def find(self, name: str) -> str | None:
        """Return how a part is called here, or ``None``."""
        return self._by_key.get(_key(name))

    def xml(self, name: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root element of a part, which is parsed already.

        Raises:
            PackageError: the part holds no XML.

        """
        for content in self._parts[name]:
            if len(content):
                return content[0]
        raise damaged()

    def data(self, name: str) -> bytes:
        """Return the bytes of a part that is stored as such.

        Raises:
            PackageError: the part is damaged.

        """
        try:
            return base64.b64decode("".join(self._parts[name].itertext()))
        except (binascii.Error, ValueError) as error:
            raise damaged() from error


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """Return what ``part`` refers to within the package, by id; ``""`` stands for the package itself."""
    folder, file = posixpath.split(part)
    name = package.find(posixpath.join(folder, "_rels", f"{file}.rels"))
    if name is None:
        return {}
    found: dict[str, Relation] = {}
    for item in package.xml(name):
        if not isinstance(item.tag, str) or item.get("TargetMode") == "External":
            continue
        stated = unquote(str(item.get("Target", ""))).replace("\\", "/")
        # The name is looked up among the parts, never on a disk: ".." leads nowhere else.
        target = package.find(posixpath.normpath(posixpath.join("/", folder, stated)))
        if target is not None:
            found[str(item.get("Id", ""))] = Relation(str(item.get("Type", "")).rpartition("/")[2], target)
    return found


def parse(data: bytes) -> Any:
    """Return the root element of some XML.

    Raises:
        PackageError: it is damaged, nested too deep, too large or declares a DOCTYPE.

    """
    from lxml import etree

    # Parsed, an empty element takes a hundred times its size in the file. Most have a start and an end tag.
    if data.count(b"<") > 2 * MAX_ELEMENTS or len(data) > MAX_INFLATED:
        raise _bomb()
    # Elements deeper than 256 and texts over 10 MB are refused unless the tree is declared huge.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PackageError(refuse("corrupt", f"its XML is damaged: {_DAMAGED}")) from error
    if root is None or cast(Any, root.getroottree().docinfo).doctype:
        raise PackageError(refuse("corrupt", f"its XML declares a DOCTYPE: {_DAMAGED}"))
    return root


def damaged() -> PackageError:
    """Return the error for a package that does not hold together."""
    return PackageError(refuse("corrupt", _DAMAGED))


def _key(name: str) -> str:
    return name.replace("\\", "/").strip("/").lower()


def _check_sums(entries: Sequence[zipfile.ZipInfo]) -> None:
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or inflated > MAX_INFLATED:
        raise _bomb()
    if inflated > RATIO_FROM and inflated > MAX_RATIO * packed:
        raise _bomb()
    if any(entry.flag_bits & 1 for entry in entries):
        raise PackageError(refuse("encrypted", "the file is protected by a password; save a copy without one"))
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        # Entries that share their packed bytes are how a small zip holds a large one.
        if entry.header_offset < end:
            raise damaged()
        end = entry.header_offset + entry.compress_size


def _bomb() -> PackageError:
    remedy = "it unpacks to far more than a document needs; save it without pictures and try again"
    return PackageError(refuse("too_large", remedy))
