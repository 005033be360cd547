"""The log for whoever checks it: its last checkpoint, its keys, and the program that needs nothing of ours."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from seriatim.journal import JournalError
from seriatim.journal.log import verify_seriatim
from seriatim.site.record import keeper as record

VERIFIER = Path(verify_seriatim.__file__).read_bytes()
SIZE_DIGITS = 15


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """How the record proves itself, and with which keys."""
    signing = record.keeper().log.signer
    return render(request, "site/record.html", {"keys": signing.keys, "retired": record.ring().retired(signing)})


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The state of the log as it is now, signed; with `?since=N`, what shows that it continues the first N events."""
    since, known = request.GET.get("since", ""), record.keeper().log
    if not known.journal.head().size or (since and not (since.isdecimal() and len(since) <= SIZE_DIGITS)):
        raise Http404(since)
    try:
        written = known.continuation(int(since)).written if since else known.note(known.checkpoint()).written
    except JournalError as error:
        if since and int(since) > known.journal.head().size:
            raise Http404(since) from error
        raise
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


@require_safe
def verifier(_request: HttpRequest) -> HttpResponse:
    """The one-file program that checks receipts, checkpoints and exports offline."""
    answer = HttpResponse(VERIFIER, content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="verify_seriatim.py")
    return answer
