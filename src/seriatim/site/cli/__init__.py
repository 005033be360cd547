"""The command line: `seriatim`, each of its commands a function elsewhere, named here."""

import typer

from seriatim.site.cli.errors import Clear
from seriatim.site.cli.forecast import forecast
from seriatim.site.cli.forget import forget
from seriatim.site.cli.invite import invite
from seriatim.site.cli.journal import back_up, export, import_, rebuild
from seriatim.site.cli.letter import letter
from seriatim.site.cli.log import checkpoint, erase, keys, receipt
from seriatim.site.cli.play import play
from seriatim.site.cli.rehearse import rehearse
from seriatim.site.cli.serving import demo, serve
from seriatim.site.cli.verify import verify

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
app.command()(invite)
app.command()(forget)
app.command(name="import")(import_)
app.command()(export)
app.command()(play)
app.command()(rehearse)
app.command()(letter)
app.command()(forecast)
app.command()(verify)
app.command()(checkpoint)
app.command()(receipt)
app.command(name="log-keys")(keys)
app.command()(erase)
app.command()(rebuild)
app.command(name="backup")(back_up)
