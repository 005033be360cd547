"""How the demonstration is set up and served."""

from seriatim.site.clock import CLOCK
from seriatim.site.demo.seventh_session import SESSION, enact, letter_dated
from seriatim.site.house import chamber
from seriatim.site.serving import prepare, say, serve


def show(port: int) -> None:
    """Play the session, once, set the clock to March 2024, and serve.

    Browsers make passkeys for names and not for numbers, so that the address is said with the name.
    """
    prepare()
    from seriatim.site.demo.demonstrator import appoint  # noqa: PLC0415 — tables can be read from here on
    from seriatim.site.people.accounts import SECRETARIAT, ensure_secretariat  # noqa: PLC0415 — likewise

    enact(chamber())
    password = ensure_secretariat()
    CLOCK.set(max(letter_dated(), chamber().session(SESSION).at or letter_dated()))
    appoint()
    say(f"Sign in as {SECRETARIAT} with the password {password}")
    serve("127.0.0.1", port, ready=lambda line: say(line.replace("127.0.0.1", "localhost")))
