"""Which sentences does the program say? Written into every file of translations, without losing any that is there.

`make messages` runs it; it needs Debian's gettext for `xgettext`, which the program itself does not.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.utils.translation import template

from seriatim.site.catalogues import po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "seriatim"
LOCALE = SOURCE / "site" / "locale"

KEYWORDS = (
    "gettext_lazy", "gettext_noop", "ngettext_lazy:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2",
    "npgettext:1c,2,3", "npgettext_lazy:1c,2,3",
)  # fmt: skip
"""Beside `_`, `gettext` and `ngettext`, which xgettext knows by itself."""

NOT_SAID = {"tests", "migrations", "cli", "locale"}
"""Folders of which nothing is said in a reader's language; the command line is in English."""


def sentences() -> list[po.Message]:
    """Every sentence that is marked in a module or a template, with where it is said, in their order."""
    with TemporaryDirectory() as folder:
        copied = [*_copies(Path(folder))]
        found = subprocess.run(
            ["xgettext", "--language=Python", "--from-code=UTF-8", "--output=-", "--add-comments=Translators",
             "--add-location=file", "--no-wrap", *(f"--keyword={one}" for one in KEYWORDS), *copied],
            cwd=folder, check=True, capture_output=True, encoding="utf-8",
        )  # fmt: skip
    return [*po.parse(found.stdout.splitlines(), "xgettext")][1:]


def _copies(folder: Path) -> Iterator[str]:
    """The modules as they are, and the templates as Django turns them into something that xgettext reads."""
    for source in sorted(SOURCE.rglob("*")):
        name = source.relative_to(SOURCE)
        if source.suffix not in {".py", ".html", ".txt"} or NOT_SAID & set(name.parts[:-1]):
            continue
        text = source.read_text(encoding="utf-8")
        if source.suffix != ".py":
            if "templates" not in name.parts:
                continue
            text = template.templatize(text, origin=str(name))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        yield str(name)


def main() -> None:
    """Merge the sentences into each language, and say how many are still to be translated."""
    said = sentences()
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        messages = po.merged(said, po.read(file))
        file.write_text(po.write(messages), encoding="utf-8")
        missing = sum(not all(one.translations) for one in messages)
        print(f"{file.parents[1].name}: {len(messages) - 1} sentences, {missing} to translate")


if __name__ == "__main__":
    django.setup()
    main()
