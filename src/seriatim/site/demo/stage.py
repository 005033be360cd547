"""How the demonstration is set up and served."""

from seriatim.site.accounts import SECRETARIAT, ensure_secretariat
from seriatim.site.clock import CLOCK
from seriatim.site.demo.seventh_session import SESSION, enact, letter_dated
from seriatim.site.house import chamber
from seriatim.site.serving import prepare, say, serve


def show(port: int) -> None:
    """Play the session, once, set the clock to March 2024, and serve."""
    prepare()
    enact(chamber())
    say(f"Sign in as {SECRETARIAT} with the password {ensure_secretariat()}")
    CLOCK.set(max(letter_dated(), chamber().session(SESSION).at or letter_dated()))
    serve("127.0.0.1", port)
