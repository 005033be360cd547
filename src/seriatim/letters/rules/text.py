"""A letter as plain text, for a terminal, a mail or a comparison."""

from seriatim.letters.rules.letter import Letter, Line


def text(letter: Letter) -> str:
    """Blocks with a blank line between them, one line for each line or paragraph, **bold** as marked here."""
    blocks = (
        letter.letterhead,
        (letter.date,),
        (letter.salutation,),
        *((paragraph,) for paragraph in letter.paragraphs),
        (letter.closing,),
        letter.signatory,
        letter.addressees,
    )
    return "\n\n".join("\n".join(map(_marked, block)) for block in blocks) + "\n"


def _marked(line: Line) -> str:
    return "".join(f"**{run.text}**" if run.bold else run.text for run in line)
