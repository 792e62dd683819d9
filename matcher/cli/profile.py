"""``matcher profile``: the requirements as read, to be corrected."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import Sink, columns, load, need_files
from matcher.cli.front import OK
from matcher.cli.options import limit_options, no_color_option, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.model import Posting
    from matcher.vocabulary import Vocabulary

# Nothing that is read in a posting depends on the date; the pipeline wants one.
_ANY_DAY = date(2000, 1, 1)

profile_option = click.option(
    "--profile", type=path_type(), help="Requirements as you corrected them; see 'matcher profile'."
)


@click.command()
@click.argument("posting", type=path_type())
@click.option("-o", "--output", type=path_type(), help="Write to this .toml or .xlsx file instead of the terminal.")
@click.option("--force", is_flag=True, help="Write over an output file that is there already.")
@no_color_option
@vocab_option
@limit_options
def profile(posting: Path, output: Path | None, force: bool, vocab: Path | None, limits: Limits) -> int:
    """Write how POSTING was read, for you to correct.

    The file lists every requirement with the posting's words, how firmly it is asked, and what it
    weighs. Correct it in Excel or LibreOffice (.xlsx) or in a text editor (.toml): change a level, say
    what else would do, add or drop requirements. Then screen with it. What you do not change stays as
    it was read, and every report lists what you changed.

    \b
      matcher profile posting.docx -o profile.xlsx
      matcher screen posting.docx resumes/ --profile profile.xlsx
    """
    need_files([posting])
    sink = Sink(output, force=force, inputs=[posting])
    suffix = "" if sink.path is None else sink.path.suffix.lower()
    if sink.path is not None and suffix not in (".toml", ".xlsx"):
        raise click.UsageError(f"{output}: a profile is a .toml or an .xlsx file; name it so.")
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher

        matcher = Matcher(vocab, limits=None)
        read = matcher.posting(load(posting, sandbox), as_of=_ANY_DAY)
    from matcher.profile import drafted
    from matcher.profile.files import dumped
    from matcher.reports import reading_text, records

    made = dumped(drafted(read, matcher.vocabulary), suffix)
    facts = records.asked(matcher.match(records.nothing(_ANY_DAY), read, as_of=_ANY_DAY))
    click.echo(reading_text.posting_read(facts, width=columns(sys.stderr), advice=False), err=True, nl=False)
    sink.write_bytes(made)
    return OK


def corrected(posting: Posting, profile: Path | None, vocabulary: Vocabulary) -> tuple[Posting, list[str]]:
    """A posting as the profile of ``--profile`` corrects it, and what that changes; as it is without one.

    Raises:
        ProfileError: The profile cannot be used for this posting.
    """
    if profile is None:
        return posting, []
    from matcher.profile import applied
    from matcher.profile import load as load_profile

    return applied(posting, load_profile(profile), vocabulary)
