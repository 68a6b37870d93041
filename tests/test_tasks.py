"""What other processes do: with nothing loaded but what it takes, so that they are soon there and stay small."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from rbaccards.tasks import get_ready
get_ready()
print("loaded", sorted({"pydantic", "jinja2", "yaml", "click", "pandas", "matplotlib"} & set(sys.modules)))
print("ready", {"weasyprint", "pikepdf"} <= set(sys.modules))
"""


def test_a_process_that_prints_loads_nothing_that_reads_checks_or_fills_templates() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["loaded []", "ready True"]
