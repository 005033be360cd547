"""Which address shows what? Addresses are nouns; what is done on a page is posted to a noun under it."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from seriatim.kernel.ids import PERSON_ID
from seriatim.kernel.text import LONGEST_ID
from seriatim.site import failures, names
from seriatim.site.api.addresses import addresses as of_the_api
from seriatim.site.demo.hands import turn
from seriatim.site.gate import security_txt
from seriatim.site.people.pages import delegation, keys, links, organisations, people, person, signing_in
from seriatim.site.record.pages import audit, log
from seriatim.site.rehearsal import hands as rehearsal
from seriatim.site.sessions.pages import (
    asked,
    booth,
    console,
    embed,
    feeds,
    follow_up,
    forecast,
    front,
    letter,
    meeting,
    now,
    opening,
    place,
    push,
    receipt,
    screen,
    session,
    topic,
    turns,
)
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
    path("style/<slug:digest>/<slug:name>.css", style, name="style"),
    path("script/<slug:digest>/<slug:name>.js", script, name="script"),
    path("names/<name:body>/<slug:language>/<slug:digest>.json", names.read, name="names"),
    path("worker.js", push.worker, name="worker"),
    path("manifest.webmanifest", push.manifest, name="manifest"),
    path("icons/<str:picture>", push.icon, name="icon"),
    path("push/key", push.key, name="push-key"),
    path("push/subscription/", push.subscription, name="push-subscription"),
    path("push/ending/", push.ending, name="push-ending"),
    path(".well-known/security.txt", security_txt.security_txt, name="security-txt"),
    path("record/", log.log, name="record"),
    path("record/checkpoint", log.checkpoint, name="checkpoint"),
    path("record/verify_seriatim.py", log.verifier, name="verifier"),
    path("now/<name:session>", now.now, name="now"),
    path("demonstration/clock/", turn, name="clock"),
    path("rehearsal/", rehearsal.page, name="rehearsal"),
    path("rehearsal/pace/", rehearsal.pace, name="rehearsal-pace"),
    path("rehearsal/chair/", rehearsal.chair, name="rehearsal-chair"),
    *of_the_api(),
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
    path(SESSION + "feed.atom", feeds.atom, name="feed-atom"),
    path(SESSION + "feed.json", feeds.json, name="feed-json"),
    path(SESSION + "delegation/turns/", turns.address, name="own-turns"),
    path(SESSION + "delegation/", place.PAGE.read, name="place"),
    path(SESSION + "delegation/<slug:noun>/", place.PAGE.act),
    path(MEETING, meeting.read, name="meeting"),
    path(MEETING + "letter/", letter.page, name="letter"),
    path(MEETING + "letter.txt", letter.plain, name="letter-text"),
    path(MEETING + "letter/<slug:language>/", letter.page, name="letter-in"),
    path(MEETING + "letter/<slug:language>.txt", letter.plain, name="letter-in-text"),
    path(MEETING + "follow-up/", follow_up.PAGE.read, name="follow-up"),
    path(MEETING + "follow-up/<slug:noun>/", follow_up.PAGE.act),
    path(MEETING + "console/", console.PAGE.read, name="console"),
    path(MEETING + "console/names/", console.NAMES.read, name="console-names"),
    path(MEETING + "console/sheet/", console.SHEET.read, name="sheet"),
    path(MEETING + "console/<slug:noun>/", console.PAGE.act),
    path(MEETING + "screen/", screen.screen, name="screen"),
    path(MEETING + "embed/", embed.embed, name="embed"),
    path(MEETING + "forecast/", forecast.PAGE.read, name="forecast"),
    path(MEETING + "forecast/<slug:noun>/", forecast.PAGE.act),
    path(MEETING + "booth/", booth.booth, name="booth"),
    path(MEETING + "booth/lights/", booth.lights, name="booth-lights"),
    path(MEETING + "booth/texts/<int:number>/", booth.text, name="booth-text"),
    path(MEETING + "<slug:noun>/", meeting.PAGE.act),
    path(TOPIC, topic.PAGE.read, name="topic"),
    path(SESSION + "turns/<str:key>.ics", turns.turns, name="turns"),
    path(TOPIC + "opening.ics", opening.opening, name="opening"),
    path(REQUEST, asked.PAGE.read, name="asked"),
    path(REQUEST + "receipt", receipt.receipt, name="receipt"),
    path(REQUEST + "<slug:noun>/", asked.PAGE.act),
    path(TOPIC + "<slug:noun>/", topic.PAGE.act),
]

handler400 = failures.unreadable
handler403 = failures.forbidden
handler404 = failures.missing
handler500 = failures.broken
