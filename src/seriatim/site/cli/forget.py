"""The command that erases who was behind a pseudonym."""

from typing import Annotated

import typer

from seriatim.site.cli.errors import NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import AsJson, tell


def forget(
    *,
    person: Annotated[str, typer.Argument(help="The pseudonym, such as p-abcdefghijkl.")],
    json: AsJson = False,
) -> None:
    """Erase the name, the address and the links of somebody who has no place in the body any more.

    With the last of an account's persons its passkeys are erased as well. What the pseudonym did stays in the
    journal; whose it was is known from then on to backups of the tables alone.
    """
    from seriatim.site.serving import prepare  # noqa: PLC0415 — sets up what is read on import

    prepare()
    from seriatim.site.people import forgetting  # noqa: PLC0415 — needs the line above

    try:
        account_too = forgetting.forget(person)
    except forgetting.NotForgotten as reason:
        fail(str(reason), NOT_UNDERSTOOD)
    if json:
        tell({"person": person, "account": account_too})
        return
    typer.echo(f"Who {person} was is erased{', with the account and its passkeys' if account_too else ''}.")
