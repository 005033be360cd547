"""What does a page say when there is nothing to show? And what is a program told, which reads no pages?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seriatim.kernel.refusal import Refused
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.words import told
from seriatim.site.api import problems
from seriatim.site.gate import watch
from seriatim.site.gate.limits import TooSoon


def page(request: HttpRequest, status: int, said: str, code: str = "", **more: Any) -> HttpResponse:
    """One sentence that says what happened and what to do; it needs neither database nor journal.

    A program is told the same as a problem, with a code and whatever `more` there is to know.
    """
    titles = {
        400: _("This could not be read"),
        401: _("Nobody is signed in"),
        403: _("This was not accepted"),
        404: _("There is no such page"),
        405: _("This cannot be done here"),
        409: _("This is not possible now"),
        410: _("This link is no longer good"),
        412: _("Somebody was quicker"),
        413: _("This is too much"),
        415: _("This could not be read"),
        422: _("A field is not as expected"),
        428: _("The version is missing"),
        429: _("Too many attempts"),
        500: _("Something went wrong"),
        502: _("The other side did not answer as it should"),
        503: _("The journal cannot be reached"),
    }
    if problems.asks_for_json(request):
        return problems.problem(status, code, titles[status], said, **more)
    return render(request, "site/failure.html", {"title": titles[status], "said": said}, status=status)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A refusal where no form was shown."""
    reader = Reader(tongue=translation, language=(translation.get_language() or "en").partition("-")[0])
    return page(request, problems.status_of(refusal), told(refusal, reader), str(refusal.code))


def too_soon(request: HttpRequest, soon: TooSoon) -> HttpResponse:
    """Somebody is to wait; the browser is told how long, and the person too."""
    watch.turned_away(request, 429, "too often")
    said = ngettext(
        "This came too often: wait {n} second, then give it again. Nothing was done.",
        "This came too often: wait {n} seconds, then give it again. Nothing was done.",
        soon.seconds,
    ).format(n=soon.seconds)
    answer = page(request, 429, said)
    answer["Retry-After"] = str(soon.seconds)
    return answer


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Bad input below the level of a form."""
    del exception
    return page(request, 400, _("The request was damaged or too large, and nothing was done: go back and try again."))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that is too old."""
    watch.turned_away(request, 403, reason)
    said = _("This form was not made by the page that you see, or it is too old: reload the page and give it again.")
    return page(request, 403, said, "FORGED")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Whatever else may not be done."""
    del exception
    return page(request, 403, _("This may not be done: go back to the page where you were."))


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address where nothing is."""
    del exception
    return page(request, 404, _("Nothing is at this address: begin at the list of bodies and sessions."))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault in the program; what was acknowledged is on the disk nevertheless."""
    said = _(
        "This is a fault in the program. What was acknowledged before is safe: go back and look before you repeat."
    )
    return page(request, 500, said)
