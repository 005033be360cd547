"""How much may be sent, of which kind, and with which characters? What is beyond is refused before a page reads it.

Pages say so in the reader's language; `serving.py` refuses what is too large before a thread is taken.
"""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seriatim.kernel.text import Fault, Problem, deeper, fault
from seriatim.site import failures
from seriatim.site.api.problems import asks_for_json
from seriatim.site.gate import watch
from seriatim.site.gate.edge import TOO_LARGE

Answering = Callable[[HttpRequest], HttpResponseBase]

METHODS = ("GET", "HEAD", "POST")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
"""How browsers send a form. Nothing else is understood: no file, no XML; and JSON by the API alone."""
PROGRAMS = ("application/json",)

LONGEST_IN_ADDRESS = 4_000
"""Characters behind the question mark: what an identity provider sends a person back with is the longest."""

JSON_IN = {"credential": 8}
"""The fields that hold JSON, a passkey's answer, and how many levels it may have."""

NOT_A_FORM = gettext_lazy("Only the forms of these pages are understood here: nothing was done.")
NOT_JSON = gettext_lazy("Only JSON is understood here, as application/json in UTF-8: nothing was done.")

SENTENCES: Mapping[Problem, Promise] = {
    Problem.TOO_LONG: gettext_lazy(
        "A text is longer than {what} characters: go back, shorten it, then give it again. Nothing was done."
    ),
    Problem.CONTROL: gettext_lazy(
        "A text holds the control character {what}, which nobody can see: go back, paste it without its formatting, "
        "then give it again. Nothing was done."
    ),
    Problem.REVERSING: gettext_lazy(
        "A text holds the character {what}, which turns the order of letters round: go back, remove it, then give it "
        "again. Nothing was done."
    ),
}


def bounded(answer: Answering) -> Answering:
    """Refuse, with a page that says why, what no page of ours sends."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        refused = _refusal(request)
        if refused is None:
            return answer(request)
        watch.turned_away(request, refused.status_code, "beyond the bounds")
        return refused

    return answered


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if request.method not in METHODS and not asks_for_json(request):  # the API says for each address what it answers
        refused = failures.page(request, 405, _("Pages are read and forms are sent; nothing else can be done here."))
        refused["Allow"] = ", ".join(METHODS)
        return refused
    if found := _first_fault(request.GET, LONGEST_IN_ADDRESS):
        return _unusable(request, found)
    return _refused_form(request) if request.method == "POST" else None


def _refused_form(request: HttpRequest) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return failures.page(request, 413, str(TOO_LARGE.sentence))
    if int(length) and not _is_understood(request):
        return failures.page(request, 415, str(NOT_JSON if asks_for_json(request) else NOT_A_FORM))
    if found := _first_fault(request.POST):
        return _unusable(request, found)
    if any(deeper(text, levels) for name, levels in JSON_IN.items() for text in request.POST.getlist(name)):
        return failures.page(request, 400, _("The passkey's answer was damaged on its way: try again."))
    return None


def _is_understood(request: HttpRequest) -> bool:
    kinds = PROGRAMS if asks_for_json(request) else FORMS
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    return request.content_type in kinds and charset == "utf-8"


def _first_fault(given: QueryDict, *longest: int) -> Fault | None:
    texts = (text for name, values in given.lists() for text in (name, *values))
    return next((found for text in texts if (found := fault(text, *longest))), None)


def _unusable(request: HttpRequest, found: Fault) -> HttpResponse:
    return failures.page(request, 400, str(SENTENCES[found.problem]).format(what=found.what))
