"""What many tests share: the demonstration, built once, and the house style of charts."""

from __future__ import annotations

import os
import sys
from collections import Counter

import pytest
import yaml
from demonstration import ROOT, Demonstration, build_all
from hypothesis import settings
from reference_data import REFERENCE
from wheel import Installed, install

from rbaccards.charts.style import Style, load_style
from rbaccards.read import read_project

# no test depends on time; CI tries the same examples every time, a developer's machine new ones
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


LOOPBACK = ("127.", "localhost", "::1", "0.0.0.0")  # noqa: S104 - what is asked for, not what is bound


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """No test, and nothing that a test runs in its process, may ask any other machine for anything."""
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        asked = arguments[1] if event != "socket.getaddrinfo" else arguments[0]
        host = asked[0] if isinstance(asked, tuple) else asked
        if isinstance(host, str) and host and not host.startswith((*LOOPBACK, "/", "\0")):
            raise AssertionError(f"{event} asks {host}")


sys.addaudithook(_stay_here)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How much was tried, of what the tests of endurance tell."""
    figures = Counter[str]()
    for report in terminalreporter.getreports("passed"):
        if report.when == "call":
            for name, number in report.user_properties:
                figures[str(name)] += int(str(number))
    if figures:
        told = ", ".join(f"{number:,} {name}" for name, number in sorted(figures.items()))
        terminalreporter.write_line(f"Nothing lost: {told}.")


collect_ignore_glob = [] if REFERENCE.is_dir() else ["test_reference_*.py"]
"""Published data sets are tested where they are at hand; what they prove is also in tables of the other tests."""


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return build_all(read_project(ROOT), tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program from its wheel."""
    return install(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def style() -> Style:
    """The house style as the product loads it."""
    return load_style(
        (ROOT / "charts" / "house.mplstyle").read_text(encoding="utf-8"),
        yaml.safe_load((ROOT / "charts" / "palette.yaml").read_text(encoding="utf-8")),
        sorted((ROOT / "templates" / "fonts").glob("*.ttf")),
    )
