"""What all commands share: exit statuses, options, how problems are shown."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from rbaccards.commands.terminal import coloured, speak_plainly
from rbaccards.issues import BadHouseError, Issue, Severity, has_errors
from rbaccards.sources.excerpt import visible

if TYPE_CHECKING:  # loaded where it is used
    from rbaccards.checked import Checked

WINDOWS = sys.platform == "win32"
LONGEST_ON_WINDOWS = 259
"""Characters of a path, where nobody has switched long paths on."""
GOOD, PROBLEMS, USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """The commands, with an exit status for what none of them expects."""

    def invoke(self, ctx: click.Context) -> Any:
        speak_plainly()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nSTOPPED  What was made before has not been changed.", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click has an ending for each of them
        except OSError as problem:
            said = _system_said(problem)
            click.echo(f"STOPPED  {visible(said)}\n  Every other file is whole, as it was or as it is now.", err=True)
            ctx.exit(PROBLEMS)
        except BadHouseError as problem:
            show(problem.issues, "text")
            click.echo("NOT MADE  What was made before is untouched.", err=True)
            ctx.exit(PROBLEMS)
        except Exception:
            click.echo("OUR FAULT  rbaccards failed; your files are as they were. Please send us this:", err=True)
            click.echo(traceback.format_exc(), err=True)
            ctx.exit(OUR_BUG)


def _system_said(problem: OSError) -> str:
    said, place = f"{problem.strerror or problem}.", str(problem.filename or "")
    if WINDOWS and len(place) > LONGEST_ON_WINDOWS:
        over = len(place) - LONGEST_ON_WINDOWS
        said = (
            f"its path is {over} characters too long for Windows. Move the project to a shorter one, such as C:\\cards."
        )
    return f"{place} cannot be read or written: {said}" if place else said


def project_option(command: F) -> F:
    return click.option(
        "-C",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The project's folder; this one if left out.",
    )(command)


def format_option(command: F) -> F:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How problems are shown.",
    )(command)


def strict_option(command: F) -> F:
    return click.option("--strict", is_flag=True, help="Count warnings as errors.")(command)


def project_files(folder: Path) -> dict[str, bytes]:
    from rbaccards.read import NoProjectError, read_project

    try:
        return read_project(folder)
    except NoProjectError as problem:
        raise click.UsageError(str(problem)) from problem


def checked_project(folder: Path, files: Mapping[str, bytes] | None = None, *, anew: bool = False) -> Checked:
    """The project checked, as its files are now or were read; `anew` without what is known of unchanged cards."""
    from rbaccards.checked import check
    from rbaccards.read import read_kept
    from rbaccards.store.cache import FolderCache
    from rbaccards.store.memory import Memory

    memory = Memory(None if anew else FolderCache(folder / "build" / ".cache"))
    return check(project_files(folder) if files is None else files, read_kept(folder), memory)


def show(issues: tuple[Issue, ...], form: str) -> None:
    click.echo(told(issues, form, coloured))


def told(issues: tuple[Issue, ...], form: str, dressed: Callable[[Severity, str], str] = lambda _, text: text) -> str:
    """The issues, the most serious last, where they can be seen; and how many there are."""
    from rbaccards.report import as_json, as_text, tally

    if form == "json":
        return as_json(issues)
    in_order = sorted(issues, key=lambda each: (-list(Severity).index(each.severity), each.place))
    return "\n".join([*(f"\n{dressed(issue.severity, as_text(issue))}" for issue in in_order), f"\n{tally(issues)}"])


def status(issues: tuple[Issue, ...], *, strict: bool) -> int:
    warned = strict and any(issue.severity is Severity.WARNING for issue in issues)
    return PROBLEMS if has_errors(issues) or warned else GOOD


class CardName(click.types.StringParamType):
    """PACK or PACK/CARD, completed from the names of folders and files."""

    name = "PACK[/CARD]"

    def shell_complete(self, ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        folder = Path(ctx.params.get("folder") or ".") / "cards"
        pack, slash, _card = incomplete.partition("/")
        if not slash:
            packs = sorted(path.parent.name for path in folder.glob("*/pack.yaml"))
            return [CompletionItem(each) for each in packs if each.startswith(incomplete)]
        cards = sorted(path.stem for path in (folder / pack).glob("*.yaml") if path.name != "pack.yaml")
        return [CompletionItem(f"{pack}/{card}") for card in cards if f"{pack}/{card}".startswith(incomplete)]
