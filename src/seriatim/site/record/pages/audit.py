"""The audit page of a body, and its exports: the journal, filtered, for its officers and for who leads a delegation."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from seriatim.delegations.models import Person
from seriatim.delegations.rules.search import resolve
from seriatim.journal import Wanted
from seriatim.kernel.actor import Office
from seriatim.kernel.ids import BodyId, PersonId, is_person_id
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.reader import Reader
from seriatim.site import failures, house
from seriatim.site.people.pages.signing_in import first_sign_in
from seriatim.site.readers import actor_of, language
from seriatim.site.record.audit import (
    COLUMNS,
    Entry,
    Sight,
    entries,
    sight_of,
    streams_of,
    told,
)
from seriatim.site.record.kinds import KINDS, names_of

ON_A_PAGE = 50
IN_A_BATCH = 1_000
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class Filter(forms.Form):
    """What is looked for; what is empty is not asked. `sight` says of whom the reader may know the name."""

    who = forms.CharField(label=gettext_lazy("Who"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What"), choices=[("", gettext_lazy("Everything")), *KINDS.items()], required=False
    )
    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=forms.DateInput({"type": "date"}))
    text = forms.CharField(label=gettext_lazy("Text, or a delegation"), max_length=100, required=False)
    before = forms.IntegerField(min_value=1, max_value=2**53, required=False, widget=forms.HiddenInput)

    def __init__(self, given: Any, sight: Sight, **options: Any) -> None:
        super().__init__(given, **options)
        self.sight = sight

    def clean_who(self) -> tuple[str, ...]:
        """The actors who are meant: an office, a delegation, somebody by name or pseudonym."""
        who: str = self.cleaned_data["who"].strip()
        if not who:
            return ()
        if found := _office(who) or self._people(who) or self._delegation(who):
            return found
        raise forms.ValidationError(
            _("Nobody here is called “{who}”: give an office, a delegation or a person.").format(who=who)
        )

    def _people(self, who: str) -> tuple[str, ...]:
        rows = Person.objects.filter(body=self.sight.body, name__iexact=who).values_list("person", flat=True)
        persons = {who} if is_person_id(who) else set(rows)
        places = {person: self.sight.roster.places.get(PersonId(person)) for person in persons}
        return tuple(
            f"{place if place in set(Office) else f'delegation:{place}'}/{person}"
            for person, place in places.items()
            if place and self.sight.may_name(person)
        )

    def _delegation(self, who: str) -> tuple[str, ...]:
        code = _code(self.sight, who)
        return (f"delegation:{code}",) if code else ()


def _office(who: str) -> tuple[str, ...]:
    names = {_("the Chair"): Office.CHAIR, _("the secretariat"): Office.SECRETARIAT}
    known = {str(office): office for office in names.values()} | {name.lower(): one for name, one in names.items()}
    found = known.get(who.lower())
    return (str(found),) if found else ()


def _code(sight: Sight, text: str) -> str:
    try:
        return resolve(sight.roster, text)
    except Refused:
        return ""


@dataclass(frozen=True)
class Asked:
    """Who asks for the audit of a body, what they may see of it, and what they look for."""

    sight: Sight
    reader: Reader
    form: Filter

    @property
    def wanted(self) -> Wanted:
        """What is looked for, in the journal's terms; nothing at all where the form cannot be read."""
        if not self.form.is_valid():
            return Wanted(())
        given = self.form.cleaned_data
        since, until = _day(given["day"], ZoneInfo(self.reader.zone)) if given["day"] else (None, None)
        text, code = given["text"], _code(self.sight, given["text"]) if given["text"] else ""
        wanted = Wanted(
            streams_of(house.chamber(), self.sight.body),
            names_of(given["kind"]) if given["kind"] else (),
            given["who"],
            since,
            until,
            (text,) if text else (),
            (code,) if code else (),
        )
        return replace(wanted, before=given["before"]) if given["before"] else wanted


@require_safe
def page(request: HttpRequest, body: str) -> HttpResponse:
    """The latest events that match, fifty on a page."""
    asked = _asked(request, body)
    if isinstance(asked, HttpResponse):
        return asked
    found = entries(house.chamber(), asked.sight, replace(asked.wanted, limit=ON_A_PAGE + 1), asked.reader)
    shown, rest = found[:ON_A_PAGE], found[ON_A_PAGE:]
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "body": body,
        "seat": house.chamber().body(BodyId(body)).body.facts,
        "reader": asked.reader,
        "actor": actor_of(request, body),
        "at": house.now(),
        "here": reverse("audit", kwargs={"body": body}),
        "form": asked.form,
        "entries": shown,
        "delegation": asked.sight.delegation,
        "query": query.urlencode(),
        "older": f"?{query.urlencode()}&before={shown[-1].position}" if rest else "",
    }
    with timezone.override(ZoneInfo(asked.reader.zone)):
        return render(request, "site/audit.html", context, status=200 if asked.form.is_valid() else 400)


@require_safe
def table(request: HttpRequest, body: str) -> HttpResponseBase:
    """Everything that matches, the oldest first, as CSV (RFC 4180) for spreadsheets."""
    return _exported(request, body, "csv", "text/csv; charset=utf-8; header=present", _as_csv)


@require_safe
def lines(request: HttpRequest, body: str) -> HttpResponseBase:
    """Everything that matches, the oldest first, as JSON Lines for programs."""
    return _exported(request, body, "jsonl", "application/jsonl; charset=utf-8", _as_jsonl)


def _asked(request: HttpRequest, body: str) -> Asked | HttpResponse:
    """What is asked and may be; else the way to sign in, or the page that says why not."""
    record, actor = house.chamber().body(BodyId(body)), actor_of(request, body)
    if record.body.facts is None:
        raise Http404(body)
    if actor is None and not request.user.is_authenticated:
        return first_sign_in(request, reverse("audit", kwargs={"body": body}))
    sight = sight_of(record.roster, BodyId(body), actor)
    if sight is None:
        return failures.page(
            request,
            403,
            _("The officers of the body read this, and whoever administers a delegation what concerns it."),
        )
    reader = Reader(record.body.facts.zone, record.roster, {}, translation, language())
    return Asked(sight, reader, Filter(request.GET, sight, auto_id=False))


def _exported(request: HttpRequest, body: str, ending: str, kind: str, written: Any) -> HttpResponseBase:
    asked = _asked(request, body)
    if isinstance(asked, HttpResponse):
        return asked
    if not asked.form.is_valid():
        return page(request, body)
    answer = StreamingHttpResponse(written(_all(asked)), content_type=kind)
    name = f"audit-{body}.{ending}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def _all(asked: Asked) -> Iterator[Entry]:
    """Every event that matches, read a thousand at a time: no query is held open while somebody reads slowly."""
    wanted = replace(asked.wanted, oldest_first=True, limit=IN_A_BATCH)
    while found := entries(house.chamber(), asked.sight, wanted, asked.reader):
        yield from found
        wanted = replace(wanted, after=found[-1].position)


def _as_csv(found: Iterator[Entry]) -> Iterator[str]:
    yield _row(COLUMNS)
    for entry in found:
        yield _row([_harmless(str(value)) for value in told(entry).values()])


def _row(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def _as_jsonl(found: Iterator[Entry]) -> Iterator[str]:
    return (json.dumps(told(entry), ensure_ascii=False) + "\n" for entry in found)


def _day(day: Any, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants at which a day of the seat begins and ends."""
    begins = datetime.combine(day, time(), zone)
    return begins.astimezone(UTC), datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
