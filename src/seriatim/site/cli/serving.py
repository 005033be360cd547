"""Commands that serve pages: the demonstration and the program."""

from typing import Annotated

import typer

Port = Annotated[int, typer.Option(envvar="PORT", min=0, max=65535, help="The port to listen on; 0 for any free one.")]


def demo(*, port: Port = 8000) -> None:
    """Import the seventh session, play its last meeting, and serve it on this machine."""
    from seriatim.site import demo as demonstration  # noqa: PLC0415 — sets up what is read on import

    demonstration.main(port)


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all of this machine.")] = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Serve the pages until stopped; `ready: ` and the address say that readers are answered."""
    from seriatim.site import serving  # noqa: PLC0415 — other commands need no pages

    serving.serve(host, port)
