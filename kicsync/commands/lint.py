"""kicsync lint."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from kicsync.atomic import write_text
from kicsync.commands import options
from kicsync.commands.context import Run
from kicsync.commands.lint_input import Asked, reading
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.lint.baseline import Counts, Judges, compare, read_baseline, write_baseline
from kicsync.lint.formats import FORMATS
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.report import Report
from kicsync.lint.run import Files, diff

_HELP = _(
    "Check the ingredients: say exactly where something is wrong, and why.\n\n"
    "Without a PATH, every ingredient of the workspace. Nothing is changed without --fix, and "
    "nothing is asked of the network without --online or --wiki.\n\n"
    "\b\nExample:\n"
    "  kicsync lint\n"
    "  kicsync lint --fix local_ingredients/tenir-un-journal-ouvert.yml\n"
    "  kicsync rule KIC401"
)


@click.command(help=_HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar=_("[PATH]..."))
@click.option("--select", multiple=True, metavar=_("RULE"), help=_("Run only these rules."))
@click.option("--ignore", multiple=True, metavar=_("RULE"), help=_("Leave out these rules."))
@click.option("--fix", is_flag=True, help=_("Put right what is sure."))
@click.option("--diff", "as_diff", is_flag=True, help=_("Show what --fix would do, as git does."))
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("FILE"),
    help=_("Leave out the findings that this file counts."),
)
@click.option("--update-baseline", is_flag=True, help=_("Write what is found into the baseline."))
@click.option("--statistics", is_flag=True, help=_("Count the findings of each rule."))
@click.option("--exit-zero", is_flag=True, help=_("Exit with 0 whatever is found."))
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar=_("N"),
    help=_("Exit with 1 when there are more warnings than that."),
)
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_("Check what is typed or piped in, as if it were this file."),
)
@click.option("--online", is_flag=True, help=_("Ask the web whether the links of tools are dead."))
@click.option(
    "--wiki",
    is_flag=False,
    flag_value="",
    metavar=_("[URL]"),
    help=_("Check what stands on the wiki now; without a workspace too. Nothing is written there."),
)
@click.option("--no-cache", is_flag=True, help=_("Look at every file anew."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help=_("For people, programs, GitHub, GitLab… (text; github inside GitHub Actions)."),
)
@options.network
@click.pass_obj
def command(
    run: Run,
    *,
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    as_diff: bool,
    baseline: Path | None,
    update_baseline: bool,
    statistics: bool,
    exit_zero: bool,
    max_warnings: int | None,
    stdin_filename: Path | None,
    online: bool,
    wiki: str | None,
    no_cache: bool,
    format_: str | None,
) -> int:
    """Read, check, mend, print."""
    options.refuse_both("--fix", fix, "--diff", as_diff)
    options.refuse_both("--stdin-filename", stdin_filename, _("PATH"), paths)
    options.refuse_both("--wiki", wiki is not None, _("PATH"), paths)
    options.refuse_both("--wiki", wiki is not None, "--fix", fix)
    options.refuse_both("--wiki", wiki is not None, "--stdin-filename", stdin_filename)
    options.refuse_both("--statistics", statistics, "--format", format_)
    if update_baseline and not baseline:
        raise click.UsageError(_("--update-baseline needs --baseline FILE."))
    asked = Asked(
        paths, _split(select), _split(ignore), stdin_filename, wiki, online, fix, not no_cache
    )
    with reading(run, asked) as given:
        files, names, cache = given.files, given.names, given.cache
        findings = given.check(files)
        if as_diff:
            return _show_diff(files, findings) and int(not exit_zero)
        if fix:
            files = _mend(run, files, findings)
            findings = given.check(files)
        if cache:
            cache.save()
    gone = False
    if baseline:
        path = run.folder / baseline
        if update_baseline:
            write_baseline(path, findings, _old(path, whole=given.whole), given.judges)
            findings = ()
        else:
            findings, gone = _beside(path, findings, given.judges)
    report = Report(findings, len(names), files.source, files.change, files.root, _coloured())
    if statistics:
        _count(findings)
    else:
        format_ = format_ or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
        text_is_out = bool(fix and stdin_filename)  # on stdout stands the repaired text
        if findings or not text_is_out:
            click.echo(FORMATS[format_].render(report), nl=False, err=text_is_out)
    return 0 if exit_zero else int(gone or _bad(findings, max_warnings))


def _split(words: Sequence[str]) -> list[str]:
    """Return the rules of an option that may be given twice, or with commas."""
    return [word.strip() for given in words for word in given.split(",") if word.strip()]


def _show_diff(files: Files, findings: Sequence[Finding]) -> int:
    """Print what --fix would change; 1 when that is something."""
    mended = files.mended(findings)
    for file, data in mended.items():
        click.echo(diff(file, files.data(file).decode(), data.decode()), nl=False)
    return int(bool(mended))


def _mend(run: Run, files: Files, findings: Sequence[Finding]) -> Files:
    """Write what --fix changes, or print the text that was typed; return the files as they are."""
    mended = files.mended(findings)
    if files.texts:
        typed = {**files.texts, **mended}
        click.echo(b"".join(typed.values()), nl=False)
        return replace(files, texts=typed)
    for file, data in mended.items():
        write_text(files.root / file, data.decode())
    if mended:
        text = ngettext("{n} file was repaired.", "{n} files were repaired.", len(mended))
        run.say(text.format(n=len(mended)))
    return files


def _old(path: Path, *, whole: bool) -> Counts:
    """Return what the baseline says; one that is damaged is made anew when all is looked at."""
    try:
        return read_baseline(path)
    except ConfigError:
        if path.exists() and not whole:
            raise
        return {}


def _beside(
    path: Path, findings: tuple[Finding, ...], judges: Judges
) -> tuple[tuple[Finding, ...], bool]:
    """Return the findings that the baseline does not count, and whether it could be smaller."""
    compared = compare(findings, read_baseline(path), judges)
    for file, code in compared.gone:
        click.secho(_("{file}: {code} was put right since.").format(file=file, code=code), err=True)
    if compared.gone:
        hint = _("Make the baseline smaller: kicsync lint --baseline {file} --update-baseline")
        click.echo(hint.format(file=path), err=True)
    return compared.new, bool(compared.gone)


def _count(findings: Sequence[Finding]) -> None:
    """Print how many findings each rule has, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in findings)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{count:>6}  {code}  {name}")


def _bad(findings: Sequence[Finding], max_warnings: int | None) -> bool:
    """Tell whether the findings are more than what is allowed."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    return bool(errors) or (max_warnings is not None and warnings > max_warnings)


def _coloured() -> bool:
    color = click.get_current_context().color
    return sys.stdout.isatty() if color is None else color
