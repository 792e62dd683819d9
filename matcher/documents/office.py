"""The door of the office formats: which of them a zip or an XML file is, and what to do about others."""

from __future__ import annotations

from contextlib import closing

from matcher.documents.kinds import zip_kind
from matcher.documents.package import FlatPackage, Package, PackageError, ZipPackage, parse, relations
from matcher.documents.parts import Parts, refuse
from matcher.documents.remedies import unsupported

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_DEEP = "its tables are nested too deep; save it as PDF and try again"
_MIMETYPE = 200
# The folder of the main part in the other packages of Office.
_OTHERS = ("xl", "ppt", "visio")


def read(data: bytes) -> Parts:
    """Return the text of a DOCX or ODT, or the status that says why there is none."""
    try:
        with closing(ZipPackage(data)) as package:
            return _read(package)
    except PackageError as error:
        return error.parts
    except RecursionError:
        return refuse("corrupt", _DEEP)


def read_flat(data: bytes) -> Parts:
    """Return the text of an office document that is one XML file: of Word (two kinds) or OpenDocument."""
    from matcher.documents import docx, odt

    try:
        root = parse(data)
        name = str(root.tag).rpartition("}")[2]
        if name == "package":
            return _read(FlatPackage(root))
        return odt.read_flat(root) if name == "document" else docx.read_flat(root)
    except PackageError as error:
        return error.parts
    except RecursionError:
        return refuse("corrupt", _DEEP)


def read_imported(data: bytes, name: str) -> Parts | None:
    """Return the text of a file that a DOCX imports as a part, or ``None`` for a kind that is not read.

    Raises:
        PackageError: the file is a damaged DOCX.

    """
    from matcher.documents import docx, html, rtf, text
    from matcher.documents.sniff import sniff

    kind = sniff(data, name)
    if kind == "zip":
        with closing(ZipPackage(data)) as package:
            main = _word_part(package)
            return docx.read(package, main, nested=True) if main else None
    readers = {"rtf": rtf.read, "html": html.read, "text": text.read}
    return readers[kind](data) if kind in readers else None


def _read(package: Package) -> Parts:
    from matcher.documents import docx, odt

    kind = _open_kind(package)
    if kind.startswith("text") or (not kind and package.find("content.xml") and package.find("META-INF/manifest.xml")):
        return odt.read(package)
    main = None if kind else _word_part(package)
    return docx.read(package, main) if main else _refused(package)


def _open_kind(package: Package) -> str:
    """Return the kind of an OpenDocument file ("text", "spreadsheet", …), or ``""``."""
    name = package.find("mimetype")
    stated = "" if name is None else package.data(name)[:_MIMETYPE].decode("latin-1").strip()
    return stated.removeprefix(_OPEN_DOCUMENT) if stated.startswith(_OPEN_DOCUMENT) else ""


def _word_part(package: Package) -> str | None:
    """Return the name of the main part of a Word document, or ``None``."""
    try:
        links = relations(package, "")
    except PackageError:
        links = {}  # the usual name may still be there
    stated = next((link.target for link in links.values() if link.kind == "officeDocument"), None)
    if stated is None:
        return package.find("word/document.xml")
    return None if stated.replace("\\", "/").partition("/")[0].lower() in _OTHERS else stated


def _refused(package: Package) -> Parts:
    name = package.find("mimetype")
    names = [name.replace("\\", "/") for name in package.names]
    return unsupported(zip_kind(names, b"" if name is None else package.data(name)[:_MIMETYPE]))
