"""What can be corrected, in plain words: the same help in the TOML file and in the cells of the workbook."""

from __future__ import annotations

from typing import NamedTuple

IN_TOML = {
    "yes": "true",
    "no": "false",
    "several": "in a list",
    "wants": "wants",
    "mode": "mode",
    "row": "requirement",
    "weights": "The table [weights]",
}
IN_CELLS = {
    "yes": "yes",
    "no": "no",
    "several": "with ; between them",
    "wants": "asks for",
    "mode": "combine",
    "row": "row",
    "weights": "The sheet Weights",
}


class Column(NamedTuple):
    """A value of an entry: its key in TOML, its heading and width in a workbook, and what it means.

    ``told`` values say which requirement is meant; to change them changes nothing. In ``help`` stand names that are
    different in the two forms.
    """

    key: str
    heading: str
    width: int
    help: str
    told: bool = False


COLUMNS = (
    Column("keep", "keep", 7, "{no} = do not look for it at all."),
    Column("what", "what it is", 34, "What was understood. To change it, change '{wants}'.", True),
    Column("level", "level", 11, "required weighs most, mentioned less (a plain duty), preferred least."),
    Column(
        "must_have",
        "must-have",
        11,
        "{yes} = shown apart as met, not met or not known. Only for what is required. By itself it lowers no rank.",
    ),
    Column("weight", "weight", 8, "1 = as usual, 2 = twice, 0.5 = half, 0 = show it and do not count it. At most 10."),
    Column(
        "wants",
        "asks for",
        34,
        "Names that the vocabulary knows ('matcher vocab list'), {several}. Of experience: first the role, then the "
        "fields of law.",
    ),
    Column(
        "mode",
        "combine",
        10,
        "one = this one; any = one of them is enough; all = each counts its share; class = anything of the group.",
    ),
    Column("group", "group", 20, "Only with {mode} = class: the group of which anything will do."),
    Column("years", "years", 7, "Only of experience: how many years are asked for, 0 = none."),
    Column("posting_says", "the posting says", 50, "Where it was read. To change it changes nothing.", True),
    Column("line", "line", 6, "The line of the posting.", True),
    Column("kind", "kind", 14, "What sort of thing it is. {weights} makes whole kinds count more or less.", True),
    Column(
        "id", "id", 6, "Joins the {row} to the posting. Leave it as it is; leave it out in a {row} that you add.", True
    ),
)
HEADINGS = {column.heading: column.key for column in COLUMNS}
STEPS = (
    "This is how the posting was read. Correct what is wrong, save it, and screen with it:",
    "    matcher screen POSTING RESUMES --profile THIS-FILE",
    "Nothing is changed where you change nothing; what is left empty stays as it was read.",
    "The report of the screening lists every change that was made here.",
    "Keep to what the job needs: every requirement should be one that you could explain to a candidate.",
)
ADDING = (
    "To add a requirement, write one more below the others, without an id: what it asks for, and its level "
    "(required if you leave it out).",
    "To drop one, write keep = {no}, or delete its {row}.",
)
WEIGHTS_HELP = "Makes a whole kind count more or less: 1 = as usual, 2 = twice, 0.5 = half, 0 = not at all. At most 10."
KEYWORDS_HELP = (
    "Words of the posting that the vocabulary does not know. All of them together count at most 5 % of the score."
)
OTHER_KIND = (
    "a profile is an Excel workbook (.xlsx) or a TOML file (.toml), and this is neither; save it as one, or write a "
    "fresh one with 'matcher profile POSTING -o FILE.xlsx'"
)
