"""Which address of the API gives what? Reads one by one, and a deed for each noun of each page."""

from collections.abc import Callable
from copy import deepcopy
from inspect import Parameter, Signature, getdoc
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from msgspec.json import encode
from ninja import NinjaAPI, Query, Router

from seriatim.kernel.ids import MeetingId
from seriatim.proceedings.plain import Facts, plain
from seriatim.site import house
from seriatim.site.api import facts, forecasts, lists, shapes
from seriatim.site.api.answers import KIND, shown
from seriatim.site.api.describing import READS, writes
from seriatim.site.api.writing import Place, act, deeds
from seriatim.site.index import follower
from seriatim.site.readers import who
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.pages.asked import request_of
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.pages.topic import topic_of
from seriatim.site.sessions.showing import session_of

PAGE, LARGEST_PAGE = 500, 5_000
"""Lines at once, if nothing else is asked for, and at most."""

After = Annotated[int, Query(ge=0, le=10**9, description="How many lines to leave out, from the first.")]
Most = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="How many lines to give.")]

router = Router()


def reads(path: str, name: str, shape: Any) -> Callable[[Any], Any]:
    """Register what reads something; a plain answer, so that its bytes are those of its ETag."""
    return router.get(
        path, response=shape, operation_id=name, url_name=f"api {name}", by_alias=True, openapi_extra=deepcopy(READS)
    )


@reads("/reader", "reader", shapes.Reader)
def reader(request: HttpRequest) -> HttpResponse:
    """Who asks, and the token that goes with whatever is posted."""
    return HttpResponse(encode({**who(request), "csrf": get_token(request)}), content_type=KIND)


@reads("/bodies", "bodies", shapes.Bodies)
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body with its sessions, the latest first."""
    index = follower(house.chamber()).index()
    return shown(request, {"bodies": [_body(one) for one in index.bodies], "behind": index.behind})


@reads("/bodies/{name:body}", "body", shapes.BodyShown)
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body with its mandate and its sessions."""
    found = next((one for one in follower(house.chamber()).index().bodies if one.body == body), None)
    if found is None:
        raise Http404(body)
    return shown(request, _body(found))


def _body(one: Any) -> Facts:
    sessions = [
        {
            **plain(session, "session ordinal kind opens closes illustrative"),
            "lists": [plain(listed, "list title waiting owed heard") for listed in session.lists.all()],
        }
        for session in one.sessions.all()
    ]
    return {**plain(one, "body name short_name seat mandate organ chair"), "sessions": sessions}


@reads("/sessions/{name:session}", "session", shapes.SessionShown)
def session(request: HttpRequest, session: str) -> HttpResponse:
    """A session at a glance: its agenda with the figures of each list, and its meetings."""
    known = session_of(session)
    return shown(request, facts.session(request, known), known.version)


@reads("/sessions/{name:session}/programme", "programme", shapes.Programme)
def programme(request: HttpRequest, session: str) -> HttpResponse:
    """The programme of work: every meeting with its hard stops, in the order of their beginning."""
    known = session_of(session)
    return shown(request, facts.programme_of_work(known), known.version)


@reads("/sessions/{name:session}/meetings/{name:meeting}", "meeting", shapes.WholeMeeting)
def meeting(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """A meeting with its floor now, what it heard and what it owes."""
    known = session_of(session)
    found = meeting_of(known, MeetingId(meeting))
    return shown(request, facts.meeting(request, known, found), known.version)


@reads("/sessions/{name:session}/meetings/{name:meeting}/forecast", "forecast", shapes.ForecastShown)
def forecast(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """When each is called in a meeting, and how many will not be heard: ranges, never a minute."""
    known = session_of(session)
    found = meeting_of(known, MeetingId(meeting))
    return shown(request, forecasts.forecast(request, known, found), known.version)


@reads("/sessions/{name:session}/lists/{name:of}", "list", shapes.ListShown)
def speakers(request: HttpRequest, session: str, of: str, after: After = 0, most: Most = PAGE) -> HttpResponse:
    """A list of speakers: the waiting in the order in which they will be called, each with its place and its reason."""
    known = session_of(session)
    told, length = lists.speakers(request, known, topic_of(known, of), range(after, after + most))
    return _part(request, told, after + most, length, most)


@reads("/sessions/{name:session}/lists/{name:of}/heard", "heard", shapes.HeardPart)
def heard(request: HttpRequest, session: str, of: str, after: After = 0, most: Most = PAGE) -> HttpResponse:
    """Who was heard on a list, in the order in which they spoke."""
    known = session_of(session)
    told, length = lists.heard(request, known, topic_of(known, of)[0], range(after, after + most))
    return _part(request, told, after + most, length, most)


@reads("/sessions/{name:session}/lists/{name:of}/ended", "ended", shapes.EndedPart)
def ended(request: HttpRequest, session: str, of: str, after: After = 0, most: Most = PAGE) -> HttpResponse:
    """Who was on a list and was not heard: who withdrew, was declined, gave the text in writing."""
    known = session_of(session)
    told, length = lists.ended(request, known, topic_of(known, of)[0], range(after, after + most))
    return _part(request, told, after + most, length, most)


def _part(request: HttpRequest, told: Facts, until: int, length: int, most: int) -> HttpResponse:
    """Some lines, with the address of those behind them, in the answer and as a link (RFC 8288)."""
    if until >= length:
        return shown(request, told, told["version"])
    behind = f"{request.path}?after={until}&most={most}"
    answer = shown(request, told | {"next": behind}, told["version"])
    answer["Link"] = f'<{behind}>; rel="next"'
    return answer


@reads("/sessions/{name:session}/topics/{name:of}/requests/{int:number}", "request", shapes.RequestShown)
def one_request(request: HttpRequest, session: str, of: str, number: int) -> HttpResponse:
    """One request, from its inscription to its end; nothing for who may not see it."""
    known = session_of(session)
    found = request_of(request, known, {"session": session, "of": of, "number": number})
    return shown(request, lists.one_request(request, known, found), known.version)


def _add(place: Place, noun: str, deed: Deed) -> None:
    """One deed, with the parameters of its page's address."""

    def done(request: HttpRequest, **where: Any) -> HttpResponse:
        return act(request, place, noun, where)

    parts = [Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)]
    parts += [Parameter(part, Parameter.KEYWORD_ONLY, annotation=kind) for part, kind in place.parts.items()]
    vars(done)["__signature__"] = Signature(parts)
    done.__doc__ = getdoc(deed.command)
    name = f"{place.page.name}: {noun}"
    router.post(
        f"{place.path}/{noun}", response=shapes.Done, operation_id=name.replace(": ", "-"),
        url_name=f"api {name}", summary=str(deed.button), openapi_extra=writes(place, deed),
    )(done)  # fmt: skip


for _place, _noun, _deed in deeds():
    _add(_place, _noun, _deed)

api = NinjaAPI(
    title="Seriatim", version="1", docs_url=None, openapi_url=None, default_router=router,
    urls_namespace="api",
)  # fmt: skip
"""Every operation, without a page or a description of ninja's own: those are in `addresses.py`."""
