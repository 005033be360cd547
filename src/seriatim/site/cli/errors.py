"""What does the command line say when something cannot be done? One sentence, and a status that is not 0."""

from typing import Any, NoReturn

import typer
from django.core.exceptions import ImproperlyConfigured
from typer.core import TyperGroup

from seriatim.forecast.past import BadTable
from seriatim.journal import BadFile, JournalError
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.expected import Wrong
from seriatim.proceedings.wire import BadLine
from seriatim.proceedings.words import sentence
from seriatim.site import environment

NOT_DONE, NOT_UNDERSTOOD = 1, 2
"""The rules or the journal said no; what was given is no good."""


class Clear(TyperGroup):
    """Commands whose failures are told, not traced."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        environment.for_its_owner_alone()
        try:
            return super().invoke(ctx)
        except Refused as refused:
            fail(sentence(refused), NOT_DONE)
        except (BadLine, BadTable, Wrong, BadFile, ImproperlyConfigured) as bad:
            fail(str(bad), NOT_UNDERSTOOD)
        except JournalError as error:
            fail(str(error), NOT_DONE)
        except BrokenPipeError:
            raise  # whoever reads has read enough
        except OSError as error:
            fail(f"{error.filename or 'the file'}: {error.strerror or error}", NOT_UNDERSTOOD)


def fail(sentence_of_it: str, status: int) -> NoReturn:
    """Say it on standard error and stop."""
    typer.echo(f"seriatim: {sentence_of_it}", err=True)
    raise typer.Exit(status)
