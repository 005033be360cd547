"""One Chromium for all tests that look at pages."""

from collections.abc import Iterator
from typing import Any

import pytest

from seriatim.site.tests.eyes import CHROMIUM


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; whoever looks at pages opens a window of their own in it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — where there is no Chromium it is not needed

    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed, so no page was looked at: install Debian's package chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()
