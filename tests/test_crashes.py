"""A full disk, a folder that nobody may write, a cache that is not ours: every file stays whole."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hostile_project import CARD, GOOD, copied
from soaking import LONG, times

from rbaccards.commands.main import main

COMMAND = [sys.executable, "-m", "rbaccards"]
WORDS = "insulation came late"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def made(project: Path) -> dict[str, bytes]:
    """What lies there for readers, by name."""
    files = (path for path in (project / "build").rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files if path.name != ".lock"}


def say(project: Path, words: str) -> None:
    card = project / CARD
    card.write_text(re.sub("insulation came [a-z ]+", f"insulation came {words}", card.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A project that was built as it is and is then edited, what it made first, and what it makes now."""
    project = copied(GOOD, tmp_path_factory.mktemp("both") / "project")
    assert run("build", "-C", str(project)).exit_code == 0
    old = made(project)
    later = copied(project, project.with_name("later"))
    say(later, "too late")
    assert run("build", "-C", str(later)).exit_code == 0
    shutil.copytree(later / "build/.cache", project / "build/.cache", dirs_exist_ok=True)  # so that it is quick
    say(project, "too late")
    return project, old, made(later)


@contextmanager
def full_after(writes: int) -> Iterator[list[Path]]:
    """A disk that is full after so many files; the files that were written until then."""
    written: list[Path] = []
    opened = Path.open

    def open_or_fail(self: Path, mode: str = "r", *arguments: object, **more: object) -> object:
        if "w" in mode:
            if len(written) >= writes:
                opened(self, "wb").close()
                raise OSError(errno.ENOSPC, "No space left on device", str(self))
            written.append(self)
        return opened(self, mode, *arguments, **more)  # type: ignore[call-overload]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "open", open_or_fail)
        yield written


def whole(project: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Fails where a published file is neither the old one nor the new one."""
    left = {name: data for name, data in made(project).items() if not name.endswith("manifest.json")}
    assert left.keys() <= old.keys() | new.keys()
    assert [name for name, data in left.items() if data not in (old.get(name), new.get(name))] == []


def test_a_disk_that_is_full_at_any_write_leaves_every_file_whole(
    both: tuple[Path, dict[str, bytes], dict[str, bytes]],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    project, old, new = both
    if LONG:  # with everything made anew there are many more writes
        project = copied(project, tmp_path / "cold")
        shutil.rmtree(project / "build/.cache")
    with full_after(10**6) as written:
        assert run("build", "-C", str(copied(project, tmp_path / "counted"))).exit_code == 0
    assert len(written) > 5
    for number in range(len(written)):
        full = copied(project, tmp_path / f"full-{number}")
        with full_after(number):
            shown = run("build", "-C", str(full))
        assert (shown.exit_code, "Traceback" in shown.output) in {(1, False), (0, False)}, shown.output
        assert shown.exit_code == 0 or "No space left on device" in shown.output
        whole(full, old, new)
        assert run("build", "-C", str(full)).exit_code == 0
        assert made(full) == new
        assert run("verify", "-C", str(full)).exit_code == 0
        shutil.rmtree(full)
    record_property("full disks survived", len(written))


@pytest.mark.parametrize("largest", [1, 5_000, 40_000, 90_000])
def test_a_file_that_may_not_grow_leaves_every_file_whole(
    both: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path, largest: int
) -> None:
    project, old, new = both
    full = copied(project, tmp_path / "project")
    shutil.rmtree(full / "build/.cache")
    limit = (largest, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    shown = subprocess.run(
        [*COMMAND, "build", "-C", str(full)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert shown.returncode in (0, 1)
    assert "Traceback" not in shown.stdout + shown.stderr
    whole(full, old, new)
    assert run("build", "-C", str(full)).exit_code == 0
    assert made(full) == new


def as_anybody() -> None:
    """Let the permissions of files hold for root too: without the right to override them (Linux, capabilities)."""
    drop, overrides = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    for each in overrides:
        ctypes.CDLL(None).prctl(drop, each, 0, 0, 0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [
        ("cards", 0, ""),
        ("build/.cache", 0, ""),
        ("build/pdf", 1, "build/pdf/"),
        ("build", 1, "cannot be read or written"),
    ],
)
def test_a_folder_that_nobody_may_write_is_named_and_sources_need_no_more(
    both: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path, closed: str, status: int, said: str
) -> None:
    project, old, new = both
    shut = copied(project, tmp_path / "project")
    with read_only(shut / closed):
        shown = subprocess.run(
            [*COMMAND, "build", "-C", str(shut)], capture_output=True, text=True, preexec_fn=as_anybody
        )
    output = shown.stdout + shown.stderr
    assert (shown.returncode, "Traceback" in output) == (status, False), output
    assert said in output
    whole(shut, old, new)
    assert run("build", "-C", str(shut)).exit_code == 0
    assert made(shut) == new


def test_a_cache_that_is_not_ours_changes_nothing(
    both: tuple[Path, dict[str, bytes], dict[str, bytes]],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    project, _, new = both
    tries = times(4, 60)
    for seed in range(tries):
        chance, other = random.Random(seed), copied(project, tmp_path / f"project-{seed}")  # noqa: S311 - damage, not secrets
        for path in [path for path in (other / "build/.cache").rglob("*") if path.is_file()]:
            data = path.read_bytes()
            kept = chance.randrange(len(data) + 1)
            path.write_bytes(
                chance.choice([b"", data[:kept], data + b"x", chance.randbytes(len(data)), bytes(reversed(data)), data])
            )
        shown = run("build", "-C", str(other))
        assert shown.exit_code == 0, shown.output
        assert made(other) == new
        shutil.rmtree(other)
    record_property("damaged caches survived", tries)


def test_a_clock_that_was_set_back_hides_no_edit(tmp_path: Path) -> None:
    project = copied(GOOD, tmp_path / "project")
    build = [*COMMAND, "build", "-C", str(project)]
    subprocess.run(build, check=True, capture_output=True)
    before = made(project)
    for back in (3600, 10**8):
        say(project, "late once" if back == 3600 else "late twice")
        card = project / CARD
        os.utime(card, (card.stat().st_atime - back, card.stat().st_mtime - back))
        subprocess.run(build, check=True, capture_output=True)
        assert made(project) != before
        before = made(project)
    anew = subprocess.run([*build, "--no-cache"], check=True, capture_output=True, text=True)
    assert "0 of them new" in anew.stdout
    assert made(project) == before
