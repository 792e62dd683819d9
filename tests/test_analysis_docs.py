"""``docs/analysis.md`` states the figures that the code uses, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matcher.model import FOUND_CREDIT
from matcher.sketch import SKETCH
from matcher.survey import interval, reposts, shapes

ROOT = Path(__file__).resolve().parents[1]
DOC = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
SAID = {
    "concepts of a repost": f"at least **{reposts.SAME}** of the",
    "words of a repost": f"at least **{reposts.ALIKE}** of the pairs of words",
    "sketch": f"sketches of {SKETCH} pairs",
    "few postings": f"Below **{shapes.FEW}** postings",
    "confidence": f"interval for {interval.CONFIDENCE:.0%}",
    "shown": f"From a credit of {FOUND_CREDIT} on",
}


@pytest.mark.parametrize("name", SAID)
def test_figures(name: str) -> None:
    assert SAID[name] in " ".join(DOC.split())


def test_the_example_of_a_list_is_one(tmp_path: Path) -> None:
    from matcher.survey import read_list
    from matcher.vocabulary import load_vocabulary

    path = tmp_path / "plan.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)[0])
    held = read_list(path, load_vocabulary())
    assert held.unknown == ()
    assert len(held.resume.mentions) >= 5


@pytest.mark.parametrize(("name", "printed"), [("survey", "%–"), ("vectorizer", "'litigation'")])
def test_examples_run(
    name: str, printed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(rf"<!-- {name} -->\n```python\n(.*?)```", DOC, re.DOTALL)
    assert code
    exec(compile(code[1], name, "exec"), {})
    assert printed in capsys.readouterr().out
