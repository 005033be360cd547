"""What stands in a file of translations (.po)? Read and written without gettext, which few machines have.

Only what our own files have: comments, flags, contexts, plurals. What is not understood is refused with its line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}

FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)?\s*"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Message:
    """A sentence of the program with its translations: one, or one for each plural form of the language."""

    id: str
    plural: str | None = None
    context: str | None = None
    translations: tuple[str, ...] = ("",)
    comments: tuple[str, ...] = ()
    """Whole lines: where the sentence is used (#:), what its author says (#.), its flags (#,)."""

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What makes it the same sentence."""
        return self.context or "", self.plural, self.id

    @property
    def fuzzy(self) -> bool:
        """Whether it is marked as a guess."""
        return any(one.startswith("#,") and "fuzzy" in one for one in self.comments)


@dataclass
class _Entry:
    comments: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    last: str = ""

    def message(self) -> Message:
        said = sorted((name, text) for name, text in self.fields.items() if name.startswith("msgstr"))
        return Message(
            self.fields["msgid"],
            self.fields.get("msgid_plural"),
            self.fields.get("msgctxt"),
            tuple(text for _, text in said),
            tuple(self.comments),
        )


def read(path: Path) -> list[Message]:
    """The messages of a file in their order; the first, whose id is empty, is its header. ValueError with the line."""
    return [*parse(path.read_text(encoding="utf-8").splitlines(), str(path))]


def parse(lines: Iterable[str], name: str = "") -> Iterator[Message]:
    """The messages in some lines."""
    entry = _Entry()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#~"):
            continue
        if entry.fields and (line.startswith(("#", "msgctxt")) or (line.startswith("msgid ") and _complete(entry))):
            yield entry.message()
            entry = _Entry()
        if line.startswith("#"):
            entry.comments.append(line)
        elif found := FIELD.fullmatch(line.strip()):
            entry.last = found[1] or entry.last
            entry.fields[entry.last] = entry.fields.get(entry.last, "") + _plain(found[3])
        else:
            message = f"{name}:{number}: this is no line of a file of translations: {line}"
            raise ValueError(message)
    if entry.fields:
        yield entry.message()


def _complete(entry: _Entry) -> bool:
    return any(name.startswith("msgstr") for name in entry.fields)


def _plain(written: str) -> str:
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), written)


def _quoted(text: str) -> str:
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    lines = written.replace("\n", "\\n\n").splitlines() or [""]
    return "\n".join(f'"{line}"' for line in (lines if len(lines) == 1 else ["", *lines]))


def write(messages: Iterable[Message]) -> str:
    """The text of a file, of which each line changes only when its message does."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in messages)


def _lines(message: Message) -> Iterator[str]:
    yield from message.comments
    if message.context is not None:
        yield f"msgctxt {_quoted(message.context)}"
    yield f"msgid {_quoted(message.id)}"
    if message.plural is None:
        yield f"msgstr {_quoted(message.translations[0])}"
        return
    yield f"msgid_plural {_quoted(message.plural)}"
    for number, text in enumerate(message.translations):
        yield f"msgstr[{number}] {_quoted(text)}"


def plurals(header: Message) -> int:
    """How many plural forms a language has, by the header of its file."""
    found = re.search(r"nplurals=(\d)", header.translations[0])
    if found is None:
        message = "the header does not say how many plural forms there are"
        raise ValueError(message)
    return int(found[1])


def merged(sentences: Iterable[Message], known: Iterable[Message]) -> list[Message]:
    """The sentences of the program with the translations that are known; a new one has none, never a guess."""
    header, *rest = known
    translated = {one.key: one.translations for one in rest}
    forms = plurals(header)
    return [
        header,
        *(
            replace(one, translations=translated.get(one.key, ("",) * (1 if one.plural is None else forms)))
            for one in sentences
        ),
    ]
