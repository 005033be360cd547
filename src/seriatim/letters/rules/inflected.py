"""The phrases that fill the gaps of sentences in a language other than English.

What the languages share is which facts make which phrase. How it is said is in each one's `Forms`, what things are
called in the names that were given; and where none was, the English name is quoted and marked as English.
"""

from collections.abc import Callable, Mapping

from seriatim.letters.rules.facts import FollowUp, LetterFacts, Session
from seriatim.letters.rules.forms import Called, Forms, Held
from seriatim.letters.rules.marks import as_it_is, english
from seriatim.letters.rules.names import Name, Names, Sort
from seriatim.letters.rules.outline import Unheard, unheard, week

WITHOUT_QUOTES = {Sort.CITY, Sort.MISSION, Sort.ORGANIZATION}
"""What stands in a letterhead or an address, where nobody quotes."""


def phrases_of(forms: Forms) -> Callable[[LetterFacts, Names], Mapping[str, str]]:
    """How a language with these forms makes its phrases."""
    return lambda facts, names: Phrases(forms, facts, names).all()


class Phrases:
    """The phrases of one letter."""

    def __init__(self, forms: Forms, facts: LetterFacts, names: Names) -> None:
        self.forms, self.facts, self.names = forms, facts, names

    def all(self) -> dict[str, str]:
        """Every phrase that the sentences chosen for these facts may ask for."""
        return self._frame() | self._body() | self._session() | self._list() | self._meeting()

    def _frame(self) -> dict[str, str]:
        forms, facts = self.forms, self.facts
        chair, organization = facts.body.chair, self._name(Sort.ORGANIZATION, facts.organization)
        city, office = self._name(Sort.CITY, facts.city), self._name(Sort.OFFICE, chair.office)
        return {
            "letterhead_mission": self._name(Sort.MISSION, chair.mission).text.upper(),
            "letterhead_seat": f"{organization.text} | {city.text}".upper(),
            "dated": forms.day(facts.dated),
            "chair": as_it_is(chair.name),
            "office": office.text,
            "holding_office": office.placed,
            "addressees": forms.addressed[facts.addressees].format(organization=organization.placed),
            "city": city.text,
        }

    def _body(self) -> dict[str, str]:
        body, mandate = self.facts.body, self.facts.body.mandate
        name = self._name(Sort.BODY, body.name)
        named = {
            "body_introduced": self._introduced(name),
            "body_of": self._short_name().placed,
            "body_name": name.text,
            "established": self.forms.established[name.gender],
        }
        if mandate is None:
            return named
        return named | {
            "organ_of": self._name(Sort.ORGAN, mandate.organ).placed,
            "symbol": as_it_is(mandate.symbol),
            "adopted": self.forms.day(mandate.adopted),
            "objective": self._name(Sort.OBJECTIVE, mandate.objective).placed,
        }

    def _introduced(self, name: Name) -> str:
        """At its first mention, with the short name that it will have from then on."""
        body = self.facts.body
        if not body.short_name:
            return name.placed
        given = self.names.get(Sort.SHORT_NAME, {}).get(body.name)
        short = self._within_quotes(given.text) if given else self._quoted(body.short_name)
        return self.forms.introduced.format(name=name.placed, short=short)

    def _short_name(self) -> Name:
        """At each later mention: found by the full name, since two bodies may be called the Committee."""
        body = self.facts.body
        if not body.short_name:
            return self.forms.the_body
        given = self.names.get(Sort.SHORT_NAME, {}).get(body.name)
        return given or self._name(Sort.SHORT_NAME, body.short_name)

    def _session(self) -> dict[str, str]:
        forms, session = self.forms, self.facts.session
        held = forms.span(session.opens, session.closes)
        return {
            "session_at": self._held(session).at,
            "session_of": self._held(session).of,
            "convened": forms.convened[week(session, self.facts.dated)].format(span=held),
            "programme_of_work": forms.programme_of_work[session.programme_of_work_adopted],
        }

    def _held(self, session: Session) -> Held:
        known = self.forms.sessions.get(session.kind, self.forms.any_other_session)
        ordinal = self.forms.ordinal(session.ordinal) if session.ordinal else ""
        kind = self._quoted(session.kind) if session.kind else ""
        at, of = (form.format(ordinal=ordinal, kind=kind) for form in (known.at, known.of))
        return Held(_one_space(at), _one_space(of))

    def _list(self) -> dict[str, str]:
        facts, speakers = self.facts, self.facts.speakers
        listed = {
            "topic_titled": self._titled(facts.topic.title),
            "agenda_item": as_it_is(facts.topic.agenda_item),
            "on_topic": self._on_topic(),
        }
        left = unheard(speakers)
        if left == Unheard.NOBODY:
            return listed
        two = self.forms.owed_two if speakers.owed == 2 else {}  # noqa: PLR2004 — the dual is for two
        owed, limit = two.get(left, self.forms.owed[left]), speakers.reason_for_limit.rstrip(".")
        reason = self._name(Sort.REASON, limit).placed
        return listed | {
            "recall": self.forms.recall[speakers.list_was_long, bool(limit)].format(limit=reason),
            "not_heard": owed.not_heard,
            "owed_speakers": owed.should_be,
            "to_owed": owed.given_to,
        }

    def _on_topic(self) -> str:
        short = self.facts.topic.short_title
        return self._name(Sort.SHORT_TITLE, short).placed if short else self.forms.comments.on_this_topic

    def _meeting(self) -> dict[str, str]:
        forms, meeting = self.forms, self.facts.meeting
        called, clock = self._called(meeting), self._name(Sort.CITY, meeting.city).placed
        proposed = forms.as_proposed[meeting.proposed_at_closing]
        return {
            "a_meeting": called.to,
            "at_the_meeting": proposed.format(at_this=called.at_this, session_of=self._held(self.facts.session).of),
            "when": forms.appointment(meeting.begins, clock),
            "in_place": self._name(Sort.PLACE, meeting.place).placed,
            "to_comment": self._to_comment(),
        }

    def _called(self, meeting: FollowUp) -> Called:
        known = self.forms.meetings.get(meeting.form, self.forms.any_other_meeting)
        form = self._quoted(meeting.form) if meeting.form else ""
        name = self._titled(meeting.name, Sort.MEETING) if meeting.name else ""
        to, at_this = (phrase.format(form=form, name=name) for phrase in (known.to, known.at_this))
        return Called(_one_space(to), _one_space(at_this))

    def _to_comment(self) -> str:
        """What the open floor is for: nobody adds to a statement that nobody made."""
        comments = self.forms.comments
        issue = comments.on_this_issue if self.facts.speakers.owed else self._on_topic()
        comment = comments.further if self.facts.speakers.heard else comments.first
        return comment.format(issue=issue, session_at=self._held(self.facts.session).at)

    def _name(self, sort: Sort, called: str) -> Name:
        """What was given, or the English name in a phrase that inflects in its place."""
        given = self.names.get(sort, {}).get(called)
        if given:
            return given
        words = english(called) if sort in WITHOUT_QUOTES else self._quoted(called)
        phrase = self.forms.not_given.get(sort, Name("{name}", "{name}"))
        return Name(phrase.text.format(name=words), phrase.placed.format(name=words), phrase.gender)

    def _titled(self, called: str, sort: Sort = Sort.TITLE) -> str:
        """A title in quotation marks, in whichever language it is."""
        given = self.names.get(sort, {}).get(called)
        return self._within_quotes(given.text) if given else self._quoted(called)

    def _quoted(self, words: str) -> str:
        """English words in the quotation marks of the letter's language."""
        return self._within_quotes(english(words.translate(str.maketrans("“”", "‘’"))))

    def _within_quotes(self, words: str) -> str:
        forms = self.forms
        inner = words.translate(str.maketrans(forms.outer_quotes, forms.inner_quotes))
        return f"{forms.outer_quotes[0]}{forms.quote_space}{inner}{forms.quote_space}{forms.outer_quotes[1]}"


def _one_space(words: str) -> str:
    """Where a gap was empty there are two; a no-break space beside a quotation mark stays."""
    return " ".join(word for word in words.split(" ") if word)
