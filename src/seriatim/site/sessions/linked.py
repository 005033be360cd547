"""What do programs learn from the page of a meeting? That it is an event, when and where, in the words of schema.org.

Never a way into the meeting: what leads there is given to people one by one.
"""

from typing import Any

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import reader_of

STATUS = {Status.CANCELLED: "EventCancelled"}
ATTENDANCE = {"virtual": "OnlineEventAttendanceMode", "hybrid": "MixedEventAttendanceMode"}
IN_A_PAGE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data(request: HttpRequest, known: Session, meeting: Meeting) -> SafeString:
    """The element with the data; it is not executed, so that the content security policy lets it be."""
    written = msgspec.json.encode(_event(request, known, meeting)).decode().translate(IN_A_PAGE)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 — escaped just above


def _event(request: HttpRequest, known: Session, meeting: Meeting) -> dict[str, Any]:
    reader, convened = reader_of(known), known.programme.session
    assert convened is not None, "only pages of a session show its meetings"
    seat = house.chamber().body(convened.body).body.facts
    here = reverse("meeting", kwargs={"session": convened.session, "meeting": meeting.id})
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": f"{convened.body_name}: {reader.meeting(meeting.id)}",
        "url": request.build_absolute_uri(here),
        "startDate": reader.local(meeting.starts).isoformat(),
        "endDate": reader.local(meeting.stops_at).isoformat(),
        "eventStatus": f"https://schema.org/{STATUS.get(meeting.status, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE.get(meeting.form, 'OfflineEventAttendanceMode')}",
        "location": {
            "@type": "Place",
            "name": meeting.place or (seat.seat if seat else ""),
            "address": seat.seat if seat else "",
        },
        "organizer": {"@type": "Organization", "name": convened.body_name},
    }
