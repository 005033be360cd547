"""Do the files of translations hold every sentence that the program says, and no others?"""

import runpy
import shutil
from pathlib import Path

import pytest

from seriatim.site.catalogues import mo, po

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(
    not shutil.which("xgettext"),
    reason="xgettext is not installed, so no sentence was looked for: install Debian's package gettext",
)
def test_every_sentence_of_the_program_is_in_every_file() -> None:
    said = runpy.run_path(str(ROOT / "scripts" / "messages.py"))["sentences"]()
    assert len(said) > 1000
    for file in sorted(mo.LOCALE.glob("*/LC_MESSAGES/django.po")):
        known = po.read(file)
        assert po.write(po.merged(said, known)) == po.write(known), "run `make messages`, then translate what is new"
