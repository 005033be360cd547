"""Which address shows what? Addresses are nouns; what is done on a page is posted to a noun under it."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from seriatim.kernel.ids import PERSON_ID
from seriatim.kernel.text import LONGEST_ID
from seriatim.site import failures
from seriatim.site.demo.hands import turn
from seriatim.site.gate import security_txt
from seriatim.site.people.pages import delegation, keys, links, organisations, people, person, signing_in
from seriatim.site.record.pages import audit, log
from seriatim.site.sessions.pages import asked, follow_up, front, letter, meeting, receipt, session, topic
from seriatim.site.style import script, style


class Name(StringConverter):
    """An id as the journal keeps it: one part of an address without control characters, and no longer than ids are."""

    regex = rf"[^/\x00-\x1f\x7f]{{1,{LONGEST_ID}}}"


class Pseudonym(StringConverter):
    """A person as the journal knows her."""

    regex = PERSON_ID.pattern


register_converter(Name, "name")
register_converter(Pseudonym, "pseudonym")

BODY = "bodies/<name:body>/"
SESSION = "sessions/<name:session>/"
MEETING = SESSION + "meetings/<name:meeting>/"
TOPIC = SESSION + "topics/<name:of>/"
REQUEST = TOPIC + "requests/<int:number>/"

urlpatterns = [
    path("", front.front, name="front"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/with/<slug:provider_id>/", organisations.leave, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/answer/", organisations.come_back, name="openid_connect_callback"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("keys/", keys.read, name="keys"),
    path("keys/<slug:noun>/", keys.act, name="keys-noun"),
    path("links/", links.held, name="link-held"),
    path("links/<slug:secret>/", links.link, name="link"),
    path("style/<slug:digest>.css", style, name="style"),
    path("script/<slug:digest>.js", script, name="script"),
    path(".well-known/security.txt", security_txt.security_txt, name="security-txt"),
    path("record/", log.log, name="record"),
    path("record/checkpoint", log.checkpoint, name="checkpoint"),
    path("record/verify_seriatim.py", log.verifier, name="verifier"),
    path("demonstration/clock/", turn, name="clock"),
    path(BODY, front.body, name="body"),
    path(BODY + "people/", people.PAGE.read, name="people"),
    path(BODY + "people/<pseudonym:person>/", person.PAGE.read, name="person"),
    path(BODY + "people/<pseudonym:person>/<slug:noun>/", person.PAGE.act),
    path(BODY + "people/<slug:noun>/", people.PAGE.act),
    path(BODY + "delegations/<name:participant>/", delegation.PAGE.read, name="delegation"),
    path(BODY + "delegations/<name:participant>/<slug:noun>/", delegation.PAGE.act),
    path(BODY + "audit/", audit.page, name="audit"),
    path(BODY + "audit.csv", audit.table, name="audit-csv"),
    path(BODY + "audit.jsonl", audit.lines, name="audit-lines"),
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
    path(REQUEST + "receipt", receipt.receipt, name="receipt"),
    path(REQUEST + "<slug:noun>/", asked.PAGE.act),
    path(TOPIC + "<slug:noun>/", topic.PAGE.act),
]

handler400 = failures.unreadable
handler403 = failures.forbidden
handler404 = failures.missing
handler500 = failures.broken
