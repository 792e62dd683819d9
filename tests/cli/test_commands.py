"""Every command as a user runs it: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.cli.files import Sink
from matcher.demo import samples_folder
from matcher.reports.schema import schema

SAMPLES = samples_folder()
RESUME = SAMPLES / "litigation" / "resume.txt"
POSTING = SAMPLES / "litigation" / "posting.txt"
FIXED = ("--as-of", "2026-11-01")
HEAVY = "spacy sklearn pydantic rich lxml pdfplumber numpy pypdfium2 rapidfuzz ftfy".split()


def run(*args: object, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args], input=stdin)


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def scan(path: Path) -> Path:
    """A PDF that holds shapes and no text, as a scanner makes it."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return path


def one_line(result: Result) -> str:
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr.strip()


# check


def test_check_prints_a_report_that_says_what_it_is() -> None:
    result = run("check", RESUME, POSTING, *FIXED)
    assert result.exit_code == 0
    assert result.stderr == ""
    out = result.stdout
    assert out.index("Coverage") < out.index("Must-haves") < out.index("Next steps") < out.index("Required:")
    assert "not a hiring decision" in " ".join(out.split())
    assert "1 November 2026" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_check_defaults_to_today_and_says_so() -> None:
    from datetime import date

    out = run("check", RESUME, POSTING).stdout
    assert f"{date.today():%B %Y}" in out
    assert "--as-of" in out


def test_no_output_speaks_of_ats_scores_or_rejects() -> None:
    for form in ("text", "json", "html", "md"):
        out = run("check", RESUME, POSTING, *FIXED, "--format", form, "--explain").stdout
        assert out
        assert "ats score" not in out.lower()
        assert "reject" not in out.lower()


def test_explain_adds_the_arithmetic_and_unfolds_the_lists() -> None:
    short = run("check", RESUME, POSTING, *FIXED).stdout
    full = run("check", RESUME, POSTING, *FIXED, "--explain").stdout
    assert "The arithmetic" not in short
    assert "The arithmetic" in full
    assert "--explain shows all" not in full


@pytest.mark.parametrize("form", ["text", "json", "html", "md"])
def test_an_output_file_holds_what_would_be_printed(tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    result = run("check", RESUME, POSTING, *FIXED, "--format", form, "-o", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert target.read_bytes().decode("utf-8") == run("check", RESUME, POSTING, *FIXED, "--format", form).stdout
    assert b"\r" not in target.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("as_resume", [True, False])
def test_standard_input_is_one_of_the_two(as_resume: bool) -> None:
    args = ("-", POSTING) if as_resume else (RESUME, "-")
    given = (RESUME if as_resume else POSTING).read_bytes()
    result = run("check", *args, *FIXED, "--format", "json", stdin=given)
    assert result.exit_code == 0
    plain = json.loads(run("check", RESUME, POSTING, *FIXED, "--format", "json").stdout)
    assert json.loads(result.stdout)["score"] == plain["score"]


def test_standard_input_twice_is_refused() -> None:
    result = run("check", "-", "-", stdin="x")
    assert result.exit_code == 2
    assert "once" in one_line(result)


def test_the_gate() -> None:
    score = json.loads(run("check", RESUME, POSTING, *FIXED, "--format", "json").stdout)["score"]
    assert run("check", RESUME, POSTING, *FIXED, "--fail-under", score).exit_code == 0
    failed = run("check", RESUME, POSTING, *FIXED, "--fail-under", score + 0.01)
    assert failed.exit_code == 3
    assert failed.stdout
    assert f"{score:.2f}" in one_line(failed)


def test_a_posting_without_requirements_has_no_figure(tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text("We are a bakery. Come and see us.", encoding="utf-8")
    result = run("check", RESUME, posting, *FIXED)
    assert result.exit_code == 0
    assert "No coverage figure" in result.stdout
    assert "Coverage " not in result.stdout
    found = json.loads(run("check", RESUME, posting, *FIXED, "--format", "json").stdout)
    assert found["score"] is None
    assert found["reason"]
    for form in ("html", "md"):
        assert "No coverage figure" in run("check", RESUME, posting, *FIXED, "--format", form).stdout
    gated = run("check", RESUME, posting, *FIXED, "--fail-under", "0")
    assert gated.exit_code == 3
    one_line(gated)
    assert run("screen", posting, RESUME, *FIXED).exit_code == 0


# Bad input


def bad_files(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in ("empty.txt", "picture.png", "garbage.bin", "scan.pdf", "broken.pdf")}
    files["empty.txt"].write_bytes(b"")
    files["picture.png"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    files["garbage.bin"].write_bytes(bytes(range(256)) * 8)
    files["broken.pdf"].write_bytes(b"%PDF-1.7\nnothing")
    scan(files["scan.pdf"])
    return files


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("empty.txt", "empty"),
        ("picture.png", "unsupported"),
        ("garbage.bin", "unsupported"),
        ("scan.pdf", "needs_ocr"),
        ("broken.pdf", "corrupt"),
    ],
)
def test_an_unreadable_file_is_one_line_and_exit_code_4(tmp_path: Path, name: str, status: str) -> None:
    path = bad_files(tmp_path)[name]
    target = tmp_path / "out.txt"
    for args in ((path, POSTING), (RESUME, path)):
        result = run("check", *args, *FIXED, "-o", target)
        assert result.exit_code == 4
        assert result.stdout == ""
        assert not target.exists()
        message = one_line(result)
        assert name in message
        assert status in message
    extracted = run("extract", path, *FIXED)
    assert extracted.exit_code == 4
    row = lines(extracted.stdout)[0]
    assert row["status"] == status
    assert row["warnings"]
    jsonschema.validate(row, schema("extract"))
    assert run("read", path).exit_code == 4
    assert run("extract", path, "--format", "text").exit_code == 4


def test_a_bad_posting_ends_a_screening(tmp_path: Path) -> None:
    result = run("screen", bad_files(tmp_path)["scan.pdf"], RESUME)
    assert result.exit_code == 4
    one_line(result)


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("check", "no-such.pdf", POSTING), "no-such.pdf"),
        (("check", RESUME, "no-such.txt"), "no-such.txt"),
        (("check", RESUME, SAMPLES), "folder"),
        (("check", RESUME), "POSTING"),
        (("check", RESUME, POSTING, "--fromat", "json"), "--format"),
        (("check", RESUME, POSTING, "--format", "pdf"), "pdf"),
        (("check", RESUME, POSTING, "--as-of", "soon"), "2026-11-01"),
        (("check", RESUME, POSTING, "--fail-under", "101"), "101"),
        (("check", RESUME, POSTING, "--vocab", "none.toml"), "none.toml"),
        (("check", RESUME, POSTING, "-o", "no/such/folder/out.txt"), "folder"),
        (("check", RESUME, POSTING, "-o", SAMPLES), "folder"),
        (("extract", "no-such.pdf"), "no-such.pdf"),
        (("extract", RESUME, "--as", "letter"), "letter"),
        (("read", "no-such.pdf"), "no-such.pdf"),
        (("screen", POSTING, "no-such"), "no-such"),
        (("screen", "no-such", RESUME), "no-such"),
        (("screen", POSTING, RESUME, "--stream"), "jsonl"),
        (("screen", POSTING, RESUME, "--stream", "--format", "jsonl", "--top", "3"), "--top"),
        (("screen", POSTING, RESUME, "--require", "Westlow"), "tool.westlaw"),
        (("screen", "-", "-"), "once"),
        (("schema", "rows"), "rows"),
        (("demo", "nobody"), "litigation"),
        (("vocab", "show", "qqqqq"), "vocab list"),
        (("vocab", "check", "none.toml"), "none.toml"),
        (("vocab", "coverage", "--against", "none.tsv"), "none.tsv"),
        (("vocab", "try", "none.toml", RESUME), "none.toml"),
        (("nonsense",), "nonsense"),
        (("--nonsense",), "--nonsense"),
    ],
    ids=lambda value: " ".join(map(str, value)).replace(str(SAMPLES), "") if isinstance(value, tuple) else "",
)
def test_a_usage_error_is_one_line_and_exit_code_2(args: tuple[object, ...], part: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    message = one_line(result)
    assert message.startswith("Error: ")
    assert part in message


def test_an_overlay_that_is_no_toml(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text("[[concept]\n", encoding="utf-8")
    for args in (("check", RESUME, POSTING, "--vocab", overlay), ("vocab", "check", overlay)):
        result = run(*args)
        assert result.exit_code == 2
        assert "firm.toml" in one_line(result)


def test_an_output_that_is_there_stays_as_it_is_without_force(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("mine", encoding="utf-8")
    for args in (("check", RESUME, POSTING), ("screen", POSTING, RESUME), ("extract", RESUME)):
        result = run(*args, "-o", target)
        assert result.exit_code == 5
        assert "--force" in one_line(result)
        assert target.read_text(encoding="utf-8") == "mine"
    assert run("check", RESUME, POSTING, "-o", target, "--force").exit_code == 0
    assert "Coverage" in target.read_text(encoding="utf-8")


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    resume = tmp_path / "resume.txt"
    resume.write_bytes(RESUME.read_bytes())
    result = run("check", resume, POSTING, "-o", resume, "--force")
    assert result.exit_code == 2
    one_line(result)
    assert resume.read_bytes() == RESUME.read_bytes()


def test_a_failure_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("mine", encoding="utf-8")

    def parts():
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Sink(target, force=True).stream(parts())
    assert target.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    device = Path("/dev/null")
    if not device.is_char_device():
        pytest.skip("no such device here")
    assert run("check", RESUME, POSTING, "-o", device, "--force").exit_code == 0
    assert device.is_char_device()


def test_an_internal_error_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("wires crossed\nsecond line")

    monkeypatch.setattr("matcher.library.Matcher.match", fail)
    result = run("check", RESUME, POSTING)
    assert result.exit_code == 1
    assert "internal error" in one_line(result)
    assert "please report" in result.stderr
    monkeypatch.setenv("MATCHER_DEBUG", "1")
    assert "Traceback" in run("check", RESUME, POSTING).stderr


def test_control_c_is_one_line_and_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matcher.library.Matcher.match", stop)
    result = run("check", RESUME, POSTING)
    assert result.exit_code == 130
    assert one_line(result) == "Stopped."


# extract


def test_extract_prints_a_line_per_file_in_the_order_given() -> None:
    paths = [SAMPLES / "immigration" / "resume.md", RESUME, SAMPLES / "corporate" / "resume.docx"]
    result = run("extract", "--as", "resume", "--as-of", "latest", "--format", "jsonl", *paths)
    assert result.exit_code == 0
    rows = lines(result.stdout)
    assert [row["source"] for row in rows] == list(map(str, paths))
    assert all(row["doc_type"] == "resume" for row in rows)


def test_extract_tells_postings_from_resumes() -> None:
    assert [row["doc_type"] for row in lines(run("extract", RESUME, POSTING).stdout)] == ["resume", "posting"]


def test_extract_goes_on_after_an_unreadable_file(tmp_path: Path) -> None:
    empty = bad_files(tmp_path)["empty.txt"]
    result = run("extract", empty, RESUME)
    assert result.exit_code == 4
    assert [row["status"] for row in lines(result.stdout)] == ["empty", "ok"]


def test_extract_as_text_explains_what_does_not_count() -> None:
    short = run("extract", POSTING, "--format", "text").stdout
    full = run("extract", POSTING, "--format", "text", "--explain").stdout
    assert "Relativity" in short
    assert "Kept out" not in short
    assert "Kept out" in full


# screen


def make_folder(folder: Path) -> Path:
    """Three readable resumes (two of them the same), an empty one and a hidden one."""
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_bytes(RESUME.read_bytes())
    (folder / "b.txt").write_bytes(RESUME.read_bytes())
    (folder / "c.md").write_bytes((SAMPLES / "immigration" / "resume.md").read_bytes())
    (folder / "d.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_bytes(RESUME.read_bytes())
    return folder


def test_screen_ranks_and_lists_what_it_could_not_read(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    result = run("screen", POSTING, folder, "--format", "jsonl", *FIXED)
    assert result.exit_code == 4
    rows = lines(result.stdout)
    assert [Path(row["source"]).name for row in rows] == ["b.txt", "a.txt", "c.md", "d.txt"]
    assert [row["rank"] for row in rows] == [1, 1, 3, None]
    assert [row["duplicate_of"] for row in rows] == [None, str(folder / "b.txt"), None, None]
    assert rows[-1]["score"] is None
    assert rows[-1]["status"] == "empty"
    assert "d.txt" in result.stderr.splitlines()[-1]
    for row in rows:
        jsonschema.validate(row, schema("screen"))


def test_screen_equals_check_per_resume(tmp_path: Path) -> None:
    for row in lines(run("screen", POSTING, make_folder(tmp_path), "--format", "jsonl", *FIXED).stdout)[:-1]:
        alone = json.loads(run("check", row["source"], POSTING, *FIXED, "--format", "json").stdout)
        assert (row["score"], row["band"]) == (alone["score"], alone["band"])
        assert [k["state"] for k in row["knockouts"]] == [k["state"] for k in alone["knockouts"]]


def test_screen_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    make_folder(tmp_path)
    files = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    there = run("screen", POSTING, *files, "--format", "jsonl", *FIXED).stdout
    assert run("screen", POSTING, *reversed(files), "--format", "jsonl", *FIXED).stdout == there


def test_screen_as_text(tmp_path: Path) -> None:
    out = run("screen", POSTING, make_folder(tmp_path), *FIXED).stdout
    assert "4 files: 3 ranked, 1 unreadable" in out
    assert "same file as" in " ".join(out.split())
    assert "Equal coverage, equal rank: rank 1 (2 files)" in out
    assert "Could not be read" in out
    assert "not a hiring decision" in " ".join(out.split())


def test_screen_as_csv(tmp_path: Path) -> None:
    target = tmp_path / "ranking.csv"
    folder = tmp_path / "in"
    folder.mkdir()
    assert run("screen", POSTING, make_folder(folder), "--format", "csv", "-o", target, *FIXED).exit_code == 4
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [row["rank"] for row in rows] == ["1", "1", "3", ""]
    assert rows[-1]["status"] == "empty"


def test_screen_streams_in_the_order_given(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    files = [folder / name for name in ("c.md", "d.txt", "b.txt", "sub/a.txt")]
    result = run("screen", POSTING, *files, "--format", "jsonl", "--stream", *FIXED)
    rows = lines(result.stdout)
    assert [row["source"] for row in rows] == list(map(str, files))
    assert {row["rank"] for row in rows} == {None}
    assert rows[-1]["duplicate_of"] == str(folder / "b.txt")
    assert result.exit_code == 4


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ((), []),
        (("--min-score", 60), ["c.md"]),
        (("--min-years", 12.25), ["b.txt", "a.txt"]),
        (("--require", "tool.relativity"), ["c.md"]),
        (("--require", "Relativity", "--require", "certification.certified-paralegal"), ["c.md"]),
    ],
)
def test_screen_marks_and_leaves_none_out(tmp_path: Path, options: tuple[object, ...], marked: list[str]) -> None:
    result = run("screen", POSTING, make_folder(tmp_path), "--format", "jsonl", *FIXED, *options)
    rows = lines(result.stdout)
    assert [Path(row["source"]).name for row in rows] == ["b.txt", "a.txt", "c.md", "d.txt"]
    assert [Path(row["source"]).name for row in rows if row["marks"]] == marked


def test_screen_shows_the_top_and_says_how_many_more(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    result = run("screen", POSTING, folder, "--format", "jsonl", "--top", 1, *FIXED)
    assert [Path(row["source"]).name for row in lines(result.stdout)] == ["b.txt", "d.txt"]
    assert "2 more are ranked and not shown" in result.stderr
    assert "… and 2 more" in run("screen", POSTING, folder, "--top", 1, *FIXED).stdout


# vocab, schema, demo


def test_vocab_list_show_and_coverage() -> None:
    listed = run("vocab", "list", "--kind", "certification").stdout
    assert all(line.startswith("certification.") for line in listed.splitlines())
    shown = run("vocab", "show", "relativity").stdout
    assert shown.startswith("tool.relativity")
    assert "yes:" in shown
    assert run("vocab", "show", "tool.relativity").stdout == shown
    assert "guide-004" in run("vocab", "coverage").stdout
    table = run("vocab", "coverage", "--format", "tsv").stdout
    assert table.startswith("kind\tname\tguides\n")
    assert "tool\tWestlaw\tguide-" in table


def test_coverage_against_a_table(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    rows = "kind\tcanonical\tnote\ntool\tWestlaw\t\ntool\tNoise\tNOISE a slip\norganization\tNobody\t\n"
    table.write_text(rows, encoding="utf-8")
    result = run("vocab", "coverage", "--against", table)
    assert result.exit_code == 0
    assert "100 %" in result.stdout
    table.write_text(rows + "tool\tNo Such Tool\t\n", encoding="utf-8")
    result = run("vocab", "coverage", "--against", table)
    assert result.exit_code == 3
    assert "missing: tool: No Such Tool" in result.stdout
    table.write_text("a\tb\n1\t2\n", encoding="utf-8")
    assert run("vocab", "coverage", "--against", table).exit_code == 2


def test_the_template_of_an_own_vocabulary_works(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text(run("vocab", "new").stdout, encoding="utf-8")
    result = run("vocab", "check", overlay)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 concepts, 1 guards: 0 errors, 0 warnings")
    text = tmp_path / "resume.txt"
    text.write_text("Filed closing sets in Harbor. Prepared closing binders.", encoding="utf-8")
    tried = run("vocab", "try", overlay, text).stdout
    assert "+ tool.harbor-docs" in tried
    assert "+ duty.prepare-closing-sets" in tried
    assert "2 changed hits in 1 files" in tried


def test_vocab_check_warns_of_ordinary_words_and_fails_on_a_broken_guard(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    entry = '[[concept]]\nid = "tool.own"\nname = "Own Tool"\naliases = ["Own Tool", "Deadline"]\nsources = ["own"]\n'
    overlay.write_text(entry, encoding="utf-8")
    warned = run("vocab", "check", overlay)
    assert warned.exit_code == 0
    assert "'Deadline' is an ordinary word" in warned.stderr
    guard = '[[concept.guards]]\nform = "Deadline"\nyes = "Nothing here."\nno = "Met each Deadline."\n'
    overlay.write_text(entry + guard, encoding="utf-8")
    failed = run("vocab", "check", overlay)
    assert failed.exit_code == 2
    assert "yes sentence" in failed.stderr
    assert "no sentence" in failed.stderr


def test_an_overlay_counts(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text(run("vocab", "new").stdout, encoding="utf-8")
    posting = tmp_path / "posting.txt"
    posting.write_text("Requirements:\n- Experience with Harbor Docs\n- Westlaw", encoding="utf-8")
    found = json.loads(run("check", RESUME, posting, "--vocab", overlay, "--format", "json").stdout)
    assert "Harbor Docs" in [c["label"] for c in found["contributions"]]


@pytest.mark.parametrize("name", ["extract", "check", "screen", "recommend", "recommend-summary", "read"])
def test_schema_is_a_json_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).stdout))


def test_demo_needs_no_files() -> None:
    result = run("demo", *FIXED)
    assert result.exit_code == 0
    assert "Coverage" in result.stdout
    assert "matcher check resume.pdf posting.txt" in result.stdout
    cases = run("demo", "--list").stdout.split()
    assert len(cases) == 6
    for case in cases:
        assert run("demo", case, *FIXED).exit_code == 0


# The frame


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for name, command in group.commands.items():
        found += commands(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
    return found


@pytest.mark.parametrize("path", commands(cli), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert f"    matcher {' '.join(path)}".rstrip() in result.stdout


@pytest.mark.parametrize("args", [(), ("vocab",)])
def test_a_group_alone_shows_its_help(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert "Commands:" in result.stdout


def python(*args: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *map(str, args)], capture_output=True, check=False, **options)  # type: ignore[call-overload]


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["vocab", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom matcher.cli import cli\n"
        f"cli.main({args!r}, prog_name='matcher', standalone_mode=False)\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = python("-c", code, cwd=Path(__file__).parents[2])
    assert done.returncode == 0
    assert done.stderr.decode().strip() == "[]"


def test_what_a_run_holds_is_rendered_without_the_pipeline(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    kept = tmp_path / "kept.run.sqlite"
    assert run("screen", POSTING, RESUME, "--run", kept, "--as-of", "2026-11-01").exit_code == 0
    given = ["screen", str(POSTING), str(RESUME), "--run", str(kept), "--as-of", "2026-11-01"]
    forms = [
        [*given, "--format", form, "-o", str(tmp_path / form)] for form in ("text", "jsonl", "csv", "html", "xlsx")
    ]
    code = (
        "import sys; from matcher.cli import cli\n"
        f"codes = [cli.main(command, standalone_mode=False) for command in {[*forms, ['explain', str(kept), '1']]!r}]\n"
        # rich draws the progress, and pydantic looks at what the file says before it is believed.
        f"print(codes, sorted(set({HEAVY!r}) - {{'rich', 'pydantic'}} & set(sys.modules)), file=sys.stderr)"
    )
    done = python("-c", code, cwd=root)
    assert done.stderr.decode().splitlines()[-1] == "[0, 0, 0, 0, 0, 0] []"


def test_the_module_runs_as_a_program_with_any_code_page(tmp_path: Path) -> None:
    resume = tmp_path / "résumé.txt"
    resume.write_text("Skills: Westlaw – “Lexis”", encoding="utf-8")
    root = Path(__file__).parents[2]
    env = {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(root), "PATH": "", "PYTHONUTF8": "1"}
    done = python("-m", "matcher", "check", resume, POSTING, cwd=root, env=env)
    assert done.returncode == 0
    assert "“Westlaw”" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_closed_pipe_is_quiet() -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "matcher", "vocab", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_the_same_input_gives_the_same_bytes() -> None:
    root = Path(__file__).parents[2]
    given = [["check", str(RESUME), str(POSTING), *FIXED, "--format", form] for form in ("json", "html")]
    code = f"from matcher.cli import cli\nfor one in {given!r}: cli.main(one, standalone_mode=False)"
    one, other = (
        python("-c", code, cwd=root, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": ""})
        for seed in ("0", "1")
    )
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout.startswith(b"{")
    assert b"<html" in one.stdout
    assert one.stdout == other.stdout
