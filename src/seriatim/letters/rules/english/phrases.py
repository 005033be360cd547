"""The phrases that fill the gaps of English sentences, each ready for the one place where it stands."""

from seriatim.letters.rules.english import forms
from seriatim.letters.rules.english.dates import appointment, day, span
from seriatim.letters.rules.english.names import afterwards, in_or_at, introduced, quoted, the, with_article
from seriatim.letters.rules.english.numbers import ordinal
from seriatim.letters.rules.facts import FollowUp, LetterFacts, Session
from seriatim.letters.rules.names import Names
from seriatim.letters.rules.outline import Unheard, unheard, week


def phrases(facts: LetterFacts, _: Names) -> dict[str, str]:
    """Every phrase that the sentences chosen for these facts may ask for; the facts are in English as they are."""
    return _frame(facts) | _of_the_body(facts) | _of_the_session(facts) | _of_the_list(facts) | _of_the_meeting(facts)


def _frame(facts: LetterFacts) -> dict[str, str]:
    chair = facts.body.chair
    return {
        "letterhead_mission": chair.mission.upper(),
        "letterhead_seat": f"{facts.organization} | {facts.city}".upper(),
        "dated": day(facts.dated),
        "chair": chair.name,
        "office": chair.office,
        "body_name": facts.body.name,
        "addressees": forms.ADDRESSED[facts.addressees].format(organization=the(facts.organization)),
        "city": facts.city,
    }


def _of_the_body(facts: LetterFacts) -> dict[str, str]:
    body, mandate = facts.body, facts.body.mandate
    named = {
        "body_introduced": introduced(body.name, body.short_name),
        "body": afterwards(body.name, body.short_name),
    }
    if mandate is None:
        return named
    return named | {
        "resolution": f"{mandate.organ} resolution {mandate.symbol}",
        "adopted": day(mandate.adopted),
        "objective": mandate.objective,
    }


def _of_the_session(facts: LetterFacts) -> dict[str, str]:
    session = facts.session
    held = span(session.opens, session.closes)
    return {
        "session": _session(session),
        "convened": forms.CONVENED[week(session, facts.dated)].format(span=held),
        "programme_of_work": forms.PROGRAMME_OF_WORK[session.programme_of_work_adopted],
    }


def _of_the_list(facts: LetterFacts) -> dict[str, str]:
    topic, speakers = facts.topic, facts.speakers
    limit = speakers.reason_for_limit.rstrip(".")
    listed = {
        "topic_titled": quoted(topic.title),
        "agenda_item": topic.agenda_item,
        "topic": topic.short_title or forms.THIS_TOPIC,
    }
    left = unheard(speakers)
    if left == Unheard.NOBODY:
        return listed
    return listed | {
        "recall": forms.RECALL[speakers.list_was_long, bool(limit)].format(limit=limit),
        "unheard_speakers": forms.UNHEARD_SPEAKERS[left],
        "owed_speakers": forms.OWED_SPEAKERS[left],
        "owed_delegations": forms.OWED_DELEGATIONS[left],
    }


def _of_the_meeting(facts: LetterFacts) -> dict[str, str]:
    meeting = facts.meeting
    called = _called(meeting)
    at_the_meeting = forms.AT_THE_MEETING_AS_PROPOSED if meeting.proposed_at_closing else forms.AT_THE_MEETING
    return {
        "a_meeting": with_article(called),
        "at_the_meeting": at_the_meeting.format(called=called, session=_session(facts.session)),
        "when": appointment(meeting.begins, meeting.city),
        "in_place": in_or_at(meeting.place),
        "to_comment": _to_comment(facts),
    }


def _session(session: Session) -> str:
    """`the seventh substantive session`, `the resumed fifth session`, `the organizational session`."""
    form = forms.SESSIONS.get(session.kind, forms.ANY_OTHER_SESSION)
    number = ordinal(session.ordinal) if session.ordinal else ""
    return " ".join(the(form.format(ordinal=number, kind=session.kind)).split())


def _called(meeting: FollowUp) -> str:
    """`virtual informal “town hall” meeting`."""
    name = quoted(meeting.name) if meeting.name else ""
    return " ".join(f"{meeting.form} {name} meeting".split())


def _to_comment(facts: LetterFacts) -> str:
    """What the open floor is for: nobody adds to a statement that nobody made."""
    comment = forms.COMMENT_FURTHER if facts.speakers.heard else forms.COMMENT
    issue = forms.THIS_ISSUE if facts.speakers.owed else facts.topic.short_title or forms.THIS_TOPIC
    return comment.format(issue=issue, session=_session(facts.session))
