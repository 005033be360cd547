"""The command line: `seriatim`, each of its commands a function elsewhere, named here."""

import typer

from seriatim.site.cli_errors import Clear
from seriatim.site.cli_journal import back_up, export, import_, rebuild, verify
from seriatim.site.cli_letter import letter
from seriatim.site.cli_play import play
from seriatim.site.cli_serving import demo, serve

app = typer.Typer(
    cls=Clear,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Lists of speakers that outlive their meetings.\n\n"
    "The journal is the one of DATABASE_URL (sqlite:///… or postgresql://…), else var/journal.sqlite3 in this folder.",
)
app.command()(demo)
app.command()(serve)
app.command(name="import")(import_)
app.command()(export)
app.command()(play)
app.command()(letter)
app.command()(verify)
app.command()(rebuild)
app.command(name="backup")(back_up)
