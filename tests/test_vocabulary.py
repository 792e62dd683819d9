"""The shipped vocabulary as data, its loader's errors, and the corrections that it must keep."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from matcher.errors import VocabularyError
from matcher.extraction.readers import reader
from matcher.model import Concept, DocumentType, Relation
from matcher.text import normalise
from matcher.vocabulary import CONCEPT_FILES, load_vocabulary, read_file, vocabulary_folder

VOCABULARY = load_vocabulary()
SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
TABLES = SHARED / "vocabulary"
CLAIMED = ("held", "wanted", "expired")


def by_id(id_: str) -> Concept:
    return VOCABULARY.concepts[id_]


def credit(evidence: str, requirement: str) -> float:
    """The credit that the vocabulary itself states for a pair, 0 where it states none."""
    found: dict[tuple[str, str], Relation] = {(r.evidence, r.requirement): r for r in VOCABULARY.relations}
    relation = found.get((evidence, requirement))
    return relation.credit if relation else 0.0


def ids_of(path: Path) -> list[str]:
    return [entry["id"] for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("concept", [])]


# The files


@pytest.mark.parametrize("name", CONCEPT_FILES)
def test_entries_stand_in_the_order_of_their_ids(name: str) -> None:
    ids = ids_of(vocabulary_folder() / name)
    assert ids
    assert ids == sorted(ids)


@pytest.mark.parametrize("name", CONCEPT_FILES)
def test_a_file_holds_one_kind(name: str) -> None:
    kinds = {id_.partition(".")[0] for id_ in ids_of(vocabulary_folder() / name)}
    assert len(kinds) == 1


def test_every_concept_has_a_known_source() -> None:
    for concept in VOCABULARY.concepts.values():
        assert concept.sources, concept.id
        assert all(source.id in VOCABULARY.sources for source in concept.sources), concept.id


def test_names_are_unique_per_kind() -> None:
    assert len(VOCABULARY.by_name) == len(VOCABULARY.concepts)


def test_relations_are_sorted_and_within_bounds() -> None:
    pairs = [(relation.evidence, relation.requirement) for relation in VOCABULARY.relations]
    assert pairs == sorted(set(pairs))
    assert all(0 <= relation.credit <= 1 for relation in VOCABULARY.relations)
    assert all(evidence != requirement for evidence, requirement in pairs)


def test_an_esco_concept_is_one_entry_of_its_own_kind() -> None:
    known = {
        concept.id: concept.external["esco"] for concept in VOCABULARY.concepts.values() if "esco" in concept.external
    }
    assert len(set(known.values())) == len(known) > 20
    for id_, uri in known.items():
        assert ("/occupation/" in uri) == id_.startswith("role.")


def test_every_duty_can_be_found() -> None:
    assert all(c.aliases or c.frames for c in VOCABULARY.concepts.values())


def test_the_version_is_that_of_the_files() -> None:
    assert len(VOCABULARY.version) == 12
    assert load_vocabulary().version == VOCABULARY.version


# The loader's errors: one line, with the file or the entry

ENTRY = '[[concept]]\nid = "tool.own"\nname = "Own Tool"\nsources = ["own"]\n'
GUARD = '  [[concept.guards]]\n  form = "{}"\n  yes = "Used Own Tool."\n  no = "None."\n'


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (ENTRY + 'colour = "red"\n', ("tool.own", "colour", "unknown key")),
        (ENTRY + 'broader = ["tool.no-such-thing"]\n', ("tool.own", "tool.no-such-thing")),
        (ENTRY + 'relations = [{ to = "tool.gone", kind = "near", credit = 0.5 }]\n', ("tool.own", "tool.gone")),
        (ENTRY + 'relations = [{ to = "tool.clio", kind = "near", credit = 2 }]\n', ("tool.own", "relations.0.credit")),
        (ENTRY + 'relations = [{ to = "tool.clio", kind = "like" }]\n', ("tool.own", "relations.0.kind")),
        (ENTRY + 'aliases = ["Westlaw"]\n', ("tool.own", "tool.westlaw", "'Westlaw'")),
        (ENTRY + 'external = { onet = "432324" }\n', ("tool.own", "external", "'432324' is no id of onet")),
        (ENTRY + 'external = { onet = "23-2011" }\n', ("tool.own", "external", "'23-2011' is no id of onet")),
        (ENTRY + 'external = { esco = "http://data.europa.eu/esco/skill/x" }\n', ("tool.own", "is no id of esco")),
        (ENTRY + 'external = { esco = "http://data.europa.eu/esco/isco/C3411" }\n', ("tool.own", "is no id of esco")),
        (ENTRY + GUARD.format("Other Form"), ("tool.own", "'Other Form'", "aliases")),
        (ENTRY + '[[concept.frames]]\nverbs = ["draft"]\nobjects = ["brief"]\n', ("tool.own", "frames")),
        (ENTRY.replace("tool.own", "toy.own"), ("toy.own", "must start with")),
        (ENTRY.replace("tool.own", "Own Tool"), ("Own Tool", "id")),
        ('[[concept]]\nname = "No Id"\nsources = ["own"]\n', ("entry 1", "id")),
        (ENTRY.replace('sources = ["own"]\n', ""), ("tool.own", "sources")),
        (
            '[[concept]]\nid = "duty.own"\nname = "own"\nsources = ["own"]\n'
            '[[concept.frames]]\nverbs = ["@nobody"]\nobjects = ["brief"]\n',
            ("duty.own", "@nobody"),
        ),
        ("[[concept]\n", ("not valid TOML",)),
        ('verbs = "draft"\n', ("verbs",)),
    ],
    ids=lambda value: None if isinstance(value, tuple) else "",
)
def test_a_broken_overlay_is_named_with_its_entry(tmp_path: Path, content: str, named: tuple[str, ...]) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(content, encoding="utf-8")
    message = error_of(path)
    assert all(part in message for part in ("firm.toml", *named)), message


def test_an_overlay_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_bytes(ENTRY.replace("Own Tool", "Bür").encode("latin-1"))
    assert all(part in error_of(path) for part in ("firm.toml", "UTF-8"))


def test_an_overlay_that_is_missing(tmp_path: Path) -> None:
    assert "firm.toml" in error_of(tmp_path / "firm.toml")


def test_a_folder_given_as_overlay(tmp_path: Path) -> None:
    assert tmp_path.name in error_of(tmp_path)


def error_of(path: Path) -> str:
    """The message of the error that loading a file raises; it must be one line."""
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_list_of_ones_own_has_its_own_ids(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(ENTRY + 'external = { billing = "4711" }\n', encoding="utf-8")
    assert load_vocabulary(path).concepts["tool.own"].external == {"billing": "4711"}


def test_an_overlay_adds_and_overrides(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(ENTRY + ENTRY.replace("tool.own", "tool.westlaw").replace("Own Tool", "West"), encoding="utf-8")
    merged = load_vocabulary(path)
    assert merged.concepts["tool.own"].name == "Own Tool"
    assert merged.concepts["tool.westlaw"].name == "West"
    assert merged.version != VOCABULARY.version
    assert set(VOCABULARY.concepts) | {"tool.own"} == set(merged.concepts)


def test_a_file_with_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode())
    assert read_file(path).concept[0].id == "tool.own"


# The corrections (shared/vocabulary/corrections.md)


def test_clss_is_not_of_nals() -> None:
    assert by_id("certification.clss").issuer == "Legal Secretaries International Inc."
    assert by_id("certification.als").issuer == by_id("certification.alp").issuer == "NALS"
    assert by_id("certification.cp").issuer == by_id("certification.acp").issuer == "NALA"


@pytest.mark.parametrize("form", ["CLSP", "IELTS"])
def test_no_concept_for(form: str) -> None:
    for concept in VOCABULARY.concepts.values():
        assert concept.name != form
        assert form.lower() not in {alias.lower() for alias in concept.aliases}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("certification.als", "certification.alp"),
        ("certification.pls", "certification.clp"),
        ("certification.cla", "certification.cp"),
    ],
)
def test_one_credential_under_two_names(a: str, b: str) -> None:
    assert credit(a, b) == credit(b, a) == 1.0
    assert {r.kind for r in VOCABULARY.relations if {r.evidence, r.requirement} == {a, b}} == {"same_as"}
    shared = {alias.lower() for alias in by_id(a).aliases} & {alias.lower() for alias in by_id(b).aliases}
    assert all("/" in alias for alias in shared), "only a slash pair names both"


def test_advanced_paralegal_certification_leads_to_the_acp() -> None:
    assert credit("certification.apc", "certification.acp") == 1.0
    assert credit("certification.clas", "certification.acp") == 1.0
    assert credit("certification.acp", "certification.cp") == 1.0
    assert credit("certification.cp", "certification.acp") == 0.5


def test_a_registration_is_no_certification() -> None:
    registered = [c.id for c in VOCABULARY.concepts.values() if c.registration]
    assert "certification.lda" in registered
    for id_ in registered:
        for requirement in ("certification.paralegal-generic", "certification.cp", "certification.rp"):
            assert credit(id_, requirement) == 0.0


def test_a_certificate_is_no_certification() -> None:
    certificates = [c for c in VOCABULARY.concepts.values() if c.kind == "education"]
    certifications = [c for c in VOCABULARY.concepts.values() if c.kind == "certification"]
    assert certificates
    assert certifications
    forms = {alias.lower() for concept in certificates for alias in concept.aliases}
    shared = forms & {alias.lower() for concept in certifications for alias in concept.aliases}
    assert shared == {"legal secretary certificate"}, "employers write it for either; corrections.md allows no other"
    assert credit("education.paralegal-certificate", "certification.cp") == 0.0


# Relations (shared/vocabulary/hierarchy.md)


@pytest.mark.parametrize(
    ("evidence", "requirement", "expected"),
    [
        ("tool.clio", "tool.clio-manage", 1.0),
        ("tool.clio-manage", "tool.clio", 1.0),
        ("tool.clio", "tool.fastcase", 0.0),
        ("tool.fastcase", "tool.clio", 0.0),
        ("tool.clio", "tool.case-management-software", 1.0),
        ("tool.case-management-software", "tool.clio", 0.25),
        ("tool.mycase", "tool.case-management-software", 1.0),
        ("tool.worldox", "tool.document-management-system", 1.0),
        ("tool.document-management-system", "tool.case-management-software", 0.0),
        ("tool.westlaw", "tool.lexisnexis", 0.75),
        ("tool.lexisnexis", "tool.westlaw", 0.75),
        ("tool.pacer", "tool.cm-ecf", 0.5),
        ("tool.cm-ecf", "tool.pacer", 0.75),
        ("tool.cm-ecf", "tool.e-filing-system", 1.0),
        ("tool.microsoft-office", "tool.microsoft-word", 1.0),
        ("tool.microsoft-office", "tool.microsoft-excel", 0.75),
        ("tool.microsoft-office", "tool.microsoft-teams", 0.25),
        ("tool.microsoft-office", "tool.microsoft-access", 0.0),
        ("tool.microsoft-word", "tool.microsoft-office", 0.5),
        ("tool.corel-wordperfect", "tool.microsoft-word", 0.25),
        ("tool.lexisnexis-courtlink", "tool.lexisnexis", 0.0),
        ("tool.inszoom", "tool.zoom", 0.0),
        ("tool.scanner", "tool.copier", 0.0),
        ("tool.scanner", "tool.office-equipment", 1.0),
        ("certification.cp", "certification.rp", 0.75),
        ("certification.crp", "certification.cp", 0.5),
        ("certification.clss", "certification.clp", 0.5),
        ("certification.alp", "certification.clss", 0.0),
        ("certification.clp", "certification.alp", 1.0),
        ("certification.cp", "certification.paralegal-generic", 1.0),
        ("certification.lda", "certification.paralegal-generic", 0.0),
    ],
)
def test_credit(evidence: str, requirement: str, expected: float) -> None:
    assert {evidence, requirement} <= set(VOCABULARY.concepts)
    assert credit(evidence, requirement) == expected


@pytest.mark.parametrize(
    ("class_id", "members", "expected"),
    [
        ("tool.virtual-meeting-platform", {"tool.zoom", "tool.microsoft-teams"}, 0.75),
        ("tool.trial-presentation-software", {"tool.trialdirector", "tool.sanction", "tool.trialpad"}, 0.75),
        ("tool.case-management-software", {"tool.clio", "tool.mycase", "tool.smokeball", "tool.prolaw"}, 0.5),
        ("tool.e-discovery-platform", {"tool.relativity", "tool.everlaw", "tool.concordance"}, 0.5),
        ("tool.e-filing-system", {"tool.cm-ecf", "tool.nyscef", "tool.truefiling"}, 0.5),
        ("tool.document-management-system", {"tool.imanage", "tool.worldox", "tool.netdocuments"}, 0.5),
        ("tool.office-equipment", {"tool.scanner", "tool.copier", "tool.fax-machine", "tool.multi-line-phone"}, 0.0),
    ],
)
def test_another_member_of_the_class(class_id: str, members: set[str], expected: float) -> None:
    assert members <= set(VOCABULARY.members[class_id])
    assert by_id(class_id).sibling == expected


# The tables of the project, where they are at hand

needs_shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not TABLES.is_dir(), reason="the curated tables (../shared/vocabulary) are not on this machine"),
]


# Variants that the table calls plain and that name something else of ours where they stand alone.
OTHERWISE = {
    **dict.fromkeys(["e-filing", "e-file", "efile", "eFile", "e-Filing with state and federal courts"], "a duty"),
    **dict.fromkeys(["e-discovery", "ediscovery", "E-Discovery"], "a field of work"),
    "client relationship management": "a duty",
    "Certified Legal Assistant": "without an issuer, the generic wording: correction 9",
    "cloud-based": "an adjective",
    "computer skills": "asked for as a skill",
    "IELTS": "not shipped",
}
# Rows whose negative example speaks of another concept than the one that the row is about.
NEGATIVE_OF = {"INS Zoom": "Zoom", "filing system": "e-filing system"}


def rows(name: str) -> list[dict[str, str]]:
    path = TABLES / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class TestTables:
    """The shipped vocabulary against the curated tables."""

    pytestmark = needs_shared

    @pytest.mark.parametrize("table", ["guides.tsv", "beyond.tsv"])
    def test_every_row_is_a_concept(self, table: str) -> None:
        wanted = [
            (row["kind"], row["canonical"].strip())
            for row in rows(table)
            if row["kind"] != "organization" and not row["note"].startswith("NOISE")
        ]
        assert wanted
        assert [key for key in wanted if key not in VOCABULARY.by_name] == []

    @pytest.mark.parametrize("doc_type", ["resume", "posting"])
    def test_every_plain_variant_is_recognised(self, doc_type: DocumentType) -> None:
        plain = [
            row for row in rows("variants.tsv") if row["ambiguous"] == "no" and row["kind"] in ("tool", "certification")
        ]
        assert plain
        missed = []
        for row in plain:
            line = "Certifications: {}" if row["kind"] == "certification" else "Skills: Excel, {}, Westlaw"
            names = {name.strip() for name in row["canonical"].split("/")} | {row["canonical"].strip()}
            if not names & claimed(line.format(row["variant"]), doc_type) and row["variant"] not in OTHERWISE:
                missed.append((row["canonical"], row["variant"]))
        assert missed == []

    @pytest.mark.parametrize(
        "row",
        [row for row in rows("variants.tsv") if row["ambiguous"] == "yes" and row["negative_example"]],
        ids=lambda row: f"{row['variant']}-{row['negative_example'][:30]}",
    )
    def test_an_ambiguous_form_stays_out(self, row: dict[str, str]) -> None:
        for doc_type in ("resume", "posting"):
            refused = NEGATIVE_OF.get(row["variant"], row["canonical"])
            assert refused not in claimed(row["negative_example"], doc_type)

    @pytest.mark.parametrize(
        "row", rows("guide_negatives.tsv"), ids=lambda row: f"{row['guide']}:{row['line']}-{row['phrase'][:30]}"
    )
    @pytest.mark.parametrize("doc_type", ["resume", "posting"])
    def test_a_phrase_of_a_guide_stays_out(self, row: dict[str, str], doc_type: DocumentType) -> None:
        refused = {name.strip() for name in row["must_not_yield"].split("|") if not name.startswith("(no concept)")}
        for text in (row["context"], guide_line(row["guide"], int(row["line"]))):
            assert not refused & claimed(text, doc_type, row["phrase"])


def guide_line(guide: str, line: int) -> str:
    (path,) = (SHARED / "guides").glob(f"{guide}_*.txt")
    return path.read_text(encoding="utf-8").split("\n")[line - 1]


def claimed(text: str, doc_type: DocumentType, phrase: str = "") -> set[str]:
    """Names of the concepts that a text claims, only those over a phrase where the phrase stands in it."""
    with reader(VOCABULARY) as read:
        reading = read.read(text, doc_type)
    places = occurrences(text, phrase) or [(0, len(text))]
    found = [
        (by_id(hit.concept).name, reading.span(hit.start, hit.end)) for hit in reading.hits if hit.status in CLAIMED
    ]
    return {name for name, (low, high) in found if any(low < end and start < high for start, end in places)}


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands in a text, whatever its spacing, quotes and case."""
    clean = normalise(text)
    haystack, needle = clean.text.lower(), normalise(phrase).text.lower()
    found: list[tuple[int, int]] = []
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        found.append(clean.original(at, at + len(needle)))
        at = haystack.find(needle, at + 1)
    return found


def test_credentials_that_are_written_as_letters_name_their_issuer() -> None:
    """Advice tells people to write it beside the letters; generic entries have none."""
    bare = [
        c.id
        for c in VOCABULARY.concepts.values()
        if c.kind == "certification" and not c.issuer and any(a.isupper() and len(a) < 6 for a in c.aliases)
    ]
    assert [id_ for id_ in bare if not id_.endswith("-generic")] == []
