"""How the tests of every slice are run: how hard hypothesis looks, and which servers there are to test with."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from hypothesis import settings

# Tests keep their data apart from a developer's, and throw it away. Django reads this when it is set up, once.
# What they make is for their owner alone, as it is when the program has made it.
os.umask(0o077)
VAR = TemporaryDirectory(prefix="seriatim-tests-")
os.environ["SERIATIM_VAR"] = VAR.name
os.environ["DJANGO_SETTINGS_MODULE"] = "seriatim.site.settings"
django.setup()

# No deadlines: how long an example takes on a busy machine says nothing about the rules.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2_000)
settings.register_profile(
    "mutation", parent=settings.get_profile("default"), max_examples=30, derandomize=True, database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_report_header() -> list[str]:
    """Say at the head of every run whether PostgreSQL and Chromium are there: without them fewer tests run."""
    postgres = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    chromium = shutil.which("chromium")
    return [
        f"PostgreSQL: {postgres[-1].parent}" if postgres else missing("PostgreSQL", "postgresql"),
        f"Chromium: {chromium}" if chromium else missing("Chromium", "chromium"),
    ]


def missing(program: str, package: str) -> str:
    return f"{program}: not installed, so its tests are skipped (as root: apt-get install {package})"
