"""How does a session stand at an instant? Everything that may be shown of it, as plain data for machines.

Instants are in UTC. What is private is left out: the texts that delegations have handed in before they speak, and
whose clock runs at a pace of its own.
"""

from datetime import datetime

import msgspec

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules.order import Place
from seriatim.floor.rules.queue import joined_to, on_list, places
from seriatim.floor.rules.state import End, Floor, Request, SpeakersList, Standing
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules.state import Meeting, Programme
from seriatim.proceedings.plain import Facts, plain, written
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.turns import floor_now, speeches


def summary(session: Session, at: datetime, roster: Roster | None = None) -> Facts:
    """The session as it stands at `at`, ready for JSON; names are those of the roster, else of the world's."""
    reader = Reader.of(session, roster)
    programme, floor = session.programme, session.floor
    facts: Facts = {
        "session": _session(programme),
        "version": session.version,
        "at": written(at),
        "programme_of_work": _programme(programme),
        "lists": {of: _list(floor.lists[of], floor, reader, at) for of in floor.lists},
        "requests": [_request(one, floor, reader) for one in floor.requests.values()],
        "floor": floor_now(floor, at, reader) | {"speeches": speeches(floor, reader)},
    }
    told: Facts = msgspec.json.decode(msgspec.json.encode(facts))
    return told


def _session(programme: Programme) -> Facts | None:
    names = "session body body_name ordinal kind opens closes zone rules_profile illustrative"
    return plain(programme.session, names) if programme.session else None


def _programme(programme: Programme) -> Facts:
    return {
        "adopted": programme.adopted,
        "agenda": [vars(one) for one in programme.items.values()],
        "topics": [{"topic": one.id, **plain(one, "item title short_title")} for one in programme.topics.values()],
        "meetings": [_meeting(one) for one in programme.meetings.values()],
        "in_session": programme.sitting,
    }


def _meeting(meeting: Meeting) -> Facts:
    names = (
        "number name status mode form starts takes_up items follows phases place proposed_at_closing scheduled_at "
        "opened_at suspended_until adjourned_at reason reason_for_limit closing_seconds owed"
    )
    stops = [
        {"service": one.service, "at": written(one.at), "consent": one.service in meeting.consents}
        for one in meeting.hard_stops
    ]
    return {"meeting": meeting.id, **plain(meeting, names), "hard_stops": stops}


def _list(speakers: SpeakersList, floor: Floor, reader: Reader, at: datetime) -> Facts:
    lot = sorted(speakers.lot, key=speakers.lot.__getitem__)
    alphabet = sorted(speakers.alphabet, key=speakers.alphabet.__getitem__)
    names = "order visibility next_names opens_at closes_at lot_until lot_commitment debate decision"
    return {
        "state": speakers.phase(at),
        **plain(speakers, names),
        "lot": lot,
        "alphabet_from": alphabet[0] if alphabet else None,
        "open_to_all": bool(speakers.open_to_all),
        "waiting": [
            _waiting(place, position, floor, reader) for position, place in enumerate(places(floor, speakers.id), 1)
        ],
        "late": [one.id for one in on_list(floor, speakers.id) if one.standing == Standing.LATE],
        "proposals": _proposals(floor, speakers.id),
    }


def _waiting(place: Place, position: int, floor: Floor, reader: Reader) -> Facts:
    request = floor.requests[place.request]
    joined = list(joined_to(floor, request.id))
    return {
        "place": position,
        "request": request.id,
        "owed": request.owed,
        "passed_over": request.stand.passed_over,
        "reason": reason(place, position, floor, reader, own=False),
        "joined": joined,
        **_claim(request, reader),
    }


def _claim(request: Request, reader: Reader) -> Facts:
    """Who asks, and for what."""
    asked = request.asked
    return {
        "delegation": asked.delegation,
        "name": reader.name(asked.delegation),
        "kind": asked.kind,
        **plain(request, "capacity on_behalf_of joint_with level language"),
    }


def _proposals(floor: Floor, of: ListId) -> list[Facts]:
    here = sorted(one for one in floor.proposals if floor.requests[one[1]].asked.list == of)
    return [{"to": what, "request": request, "other": other} for what, request, other in here]


def _request(request: Request, floor: Floor, reader: Reader) -> Facts:
    asked = request.asked
    origin = asked.origin
    return {
        "request": request.id,
        "list": asked.list,
        **_claim(request, reader),
        "asked_at": written(request.at),
        "asked_by": str(request.actor),
        "asked_in": asked.meeting,
        "standing": request.standing,
        "owed_in": request.owed_in,
        "joined_to": request.lead,
        "origin": plain(origin, "session request asked_at") if origin else None,
        "end": _end(request.end, floor) if request.end else None,
    }


def _end(end: End, floor: Floor) -> Facts:
    """How a request ended; `meeting` is where it was heard."""
    heard_in = next((speech.meeting for speech in floor.speeches if speech.number == end.speech), None)
    return {"how": end.standing, **plain(end, "at reason speech"), "by": str(end.actor), "meeting": heard_in}
