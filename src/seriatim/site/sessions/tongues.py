"""How is the same thing said in several languages at once, on a screen before people who share none?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from seriatim.proceedings.reader import Reader

CODES: Mapping[str, str] = {code.partition("-")[0]: code for code, _name in settings.LANGUAGES}
"""The six as people write them in an address, each with its name among the settings: zh is zh-hans there."""

TWO = ("en", "fr")
"""The working languages of the Secretariat, where a screen was given no others."""


@dataclass(frozen=True)
class Said:
    """One thing, said in each language; where all say the same it stands once."""

    texts: tuple[tuple[str, str], ...]

    def __html__(self) -> SafeString:
        """Each in its own language and direction; the sheet of the screen shows them in turn, or one beside another."""
        if len({text for _, text in self.texts}) == 1:
            language, text = self.texts[0]
            return format_html('<bdi lang="{}">{}</bdi>', language, text)
        marked = ((language, language, text) for language, text in self.texts)
        return format_html_join(" ", '<bdi lang="{}" data-in="{}">{}</bdi>', marked)

    def __str__(self) -> str:
        """For templates, which ask for text and look only then whether it is safe."""
        return self.__html__()

    @property
    def width(self) -> int:
        """How many characters it takes with its languages beside one another."""
        texts = dict.fromkeys(text for _, text in self.texts)
        return sum(map(len, texts)) + 3 * (len(texts) - 1)

    @property
    def plain(self) -> str:
        """In the first language, where no mark can stand."""
        return self.texts[0][1]

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)


@dataclass(frozen=True)
class Tongues:
    """The languages of a screen, the first of which decides in which direction it is laid out."""

    codes: tuple[str, ...]
    reader: Reader

    @property
    def first(self) -> str:
        """The language of the page as a whole."""
        return self.codes[0]

    @property
    def from_right(self) -> bool:
        """Whether the page is laid out from the right."""
        return bool(translation.get_language_info(CODES[self.first])["bidi"])

    def each(self, say: Callable[[Reader], str]) -> Said:
        """The same said by a reader of each language."""
        texts = []
        for code in self.codes:
            with translation.override(CODES[code]):
                texts.append((code, say(self._reader(code))))
        return Said(tuple(texts))

    def _reader(self, code: str) -> Reader:
        return Reader(self.reader.zone, self.reader.roster, self.reader.meetings, translation, code)


def tongues(asked: str, reader: Reader, otherwise: Sequence[str] = TWO) -> Tongues:
    """The languages that an address names, as `en,fr`; what is none of the six is passed over."""
    named = dict.fromkeys(code.strip().partition("-")[0].lower() for code in asked.split(",")[: len(CODES)])
    known = tuple(code for code in named if code in CODES)
    return Tongues(known or tuple(otherwise), reader)
