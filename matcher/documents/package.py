"""The zip package of a DOCX: size sums before anything is inflated, and XML that resolves nothing."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from typing import Any, cast

from matcher.documents.parts import Parts, refuse

MAX_ENTRIES = 2_000
MAX_INFLATED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ELEMENTS = 300_000
# A ratio says nothing about a few kilobytes: an empty styles part may well pack 100 to 1.
_RATIO_FROM = 1024 * 1024
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_RELATIONS = "_rels/.rels"
_MAIN = re.compile(r"word/document\d*\.xml")


class PackageError(Exception):
    """A package that cannot be used; ``parts`` says why to the user."""

    def __init__(self, parts: Parts) -> None:
        """Store what to hand back instead of a text."""
        super().__init__(parts.status)
        self.parts = parts


class Package:
    """A DOCX whose declared sizes are within bounds, and its XML parts."""

    def __init__(self, data: bytes) -> None:
        """Open the zip in ``data`` and check its sums.

        Raises:
            PackageError: the zip is damaged, too large, encrypted or no DOCX.

        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise PackageError(refuse("corrupt", "the file is damaged; save it as DOCX again and try again")) from error
        _check_sums(self._zip.infolist())
        self.names = self._zip.namelist()
        self.main = self._main()

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()

    def siblings(self, stem: str) -> list[str]:
        """Return the names of the parts ``stem``, ``stem1``, ``stem2``, … beside the main part, in that order."""
        folder = posixpath.dirname(self.main)
        pattern = re.compile(rf"{re.escape(posixpath.join(folder, stem))}(\d*)\.xml")
        found = {int(match[1] or 0): name for name in self.names if (match := pattern.fullmatch(name))}
        return [found[number] for number in sorted(found)]

    def xml(self, name: str) -> Any:
        """Return the root element of part ``name``.

        Raises:
            PackageError: the part is damaged or declares a DOCTYPE, which Office never writes.

        """
        from lxml import etree

        data = self._bytes(name)
        # Parsed, an empty element takes a hundred times its size in the file. Most have a start and an end tag.
        if data.count(b"<") > 2 * MAX_ELEMENTS:
            raise PackageError(_bomb())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise PackageError(refuse("corrupt", "its XML is damaged; save it as DOCX again and try again")) from error
        if cast(Any, root.getroottree().docinfo).doctype:
            raise PackageError(refuse("corrupt", "its XML declares a DOCTYPE; save it as DOCX again and try again"))
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                # The declared size may lie.
                data = part.read(MAX_INFLATED + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise PackageError(refuse("corrupt", "the file is damaged; save it as DOCX again and try again")) from error
        if len(data) > MAX_INFLATED:
            raise PackageError(_bomb())
        return data

    def _main(self) -> str:
        names = set(self.names)
        if "mimetype" in names and self._bytes("mimetype").startswith(_OPEN_DOCUMENT):
            raise PackageError(_unsupported("an OpenDocument file"))
        if "word/document.xml" in names:
            return "word/document.xml"
        if _RELATIONS in names:
            for relation in self.xml(_RELATIONS):
                if str(relation.get("Type", "")).endswith("/officeDocument"):
                    target = str(relation.get("Target", "")).lstrip("/")
                    if target in names and (_MAIN.fullmatch(target) or target.startswith("word")):
                        return target
            raise PackageError(_unsupported("an Office file that is no Word document"))
        raise PackageError(_unsupported("a zip archive and no document"))


def _check_sums(entries: Sequence[zipfile.ZipInfo]) -> None:
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or inflated > MAX_INFLATED:
        raise PackageError(_bomb())
    if inflated > _RATIO_FROM and inflated > MAX_RATIO * packed:
        raise PackageError(_bomb())
    if any(entry.flag_bits & 1 for entry in entries):
        raise PackageError(refuse("encrypted", "the file is protected by a password; save a copy without one"))


def _bomb() -> Parts:
    return refuse("too_large", "it unpacks to far more than a document needs; save it without pictures and try again")


def _unsupported(what: str) -> Parts:
    return refuse("unsupported", f"this is {what}; save it as PDF or DOCX and try again")
