"""Which address shows what? Addresses are nouns; what is done on a page is posted to a noun under it."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from seriatim.site.demo.hands import turn
from seriatim.site.pages import asked, failures, follow_up, front, letter, meeting, session, signing_in, topic
from seriatim.site.style import style


class Name(StringConverter):
    """An id as the journal keeps it: one part of an address without control characters."""

    regex = r"[^/\x00-\x1f\x7f]+"


register_converter(Name, "name")

SESSION = "sessions/<name:session>/"
MEETING = SESSION + "meetings/<name:meeting>/"
TOPIC = SESSION + "topics/<name:of>/"
REQUEST = TOPIC + "requests/<int:number>/"

urlpatterns = [
    path("", front.front, name="front"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("style/<slug:digest>.css", style, name="style"),
    path("demonstration/clock/", turn, name="clock"),
    path("bodies/<name:body>/", front.body, name="body"),
    path(SESSION, session.session, name="session"),
    path(SESSION + "programme/", session.programme, name="programme"),
    path(MEETING, meeting.PAGE.read, name="meeting"),
    path(MEETING + "letter/", letter.page, name="letter"),
    path(MEETING + "letter.txt", letter.plain, name="letter-text"),
    path(MEETING + "follow-up/", follow_up.PAGE.read, name="follow-up"),
    path(MEETING + "follow-up/<slug:noun>/", follow_up.PAGE.act),
    path(MEETING + "<slug:noun>/", meeting.PAGE.act),
    path(TOPIC, topic.PAGE.read, name="topic"),
    path(REQUEST, asked.PAGE.read, name="asked"),
    path(REQUEST + "<slug:noun>/", asked.PAGE.act),
    path(TOPIC + "<slug:noun>/", topic.PAGE.act),
]

handler400 = failures.unreadable
handler403 = failures.forbidden
handler404 = failures.missing
handler500 = failures.broken
