"""Play the golden journal of a format that is about to be released, and freeze it beside its test.

A session is played with something of everything: every registered event happens at least once. What is frozen is
never played again: a released journal must read back unchanged for ever. When an event is added, give the
next file another name, and let this play contain what is new.

    scripts/golden_journal.py format-2
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.commands import AdmitParticipant, FormGroup, SetCapabilities
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import (
    AtZero,
    Capacity,
    Criterion,
    Force,
    Kind,
    Level,
    MotionKind,
    Side,
    Stance,
    TimeClass,
    Visibility,
)
from seriatim.floor.rules.lot import commitment
from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.erasing import erase
from seriatim.journal.moving import export_lines
from seriatim.journal.tests.golden import FOLDER, SEVENTH, STREAMS, facts
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, Office
from seriatim.kernel.actor import delegation as of
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import (
    BodyId,
    DelegationId,
    GroupId,
    LinkId,
    ListId,
    MeetingId,
    PersonId,
    RequestId,
    SessionId,
)
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Mode, Presiding
from seriatim.proceedings.chamber import Chamber

OEWG, EIGHTH = BodyId("oewg"), SessionId("oewg-8")
DIALOGUE, MEASURES = ListId("regular-institutional-dialogue"), ListId("confidence-building-measures")
NINTH, TENTH, TOWN_HALL, SPARE = map(MeetingId, ("meeting-9", "meeting-10", "town-hall", "meeting-11"))
SEED = "7f3c9a52 kilimanjaro"

Act = tuple[datetime, Actor, Any, SessionId]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A local time of March 2024 in New York, read in the zone of the seat."""
    return datetime(2024, 3, day, hour, minute)  # noqa: DTZ001 — local to the seat


def at(day: int, hour: int, minute: int = 0, second: float = 0) -> datetime:
    """The instant at which something is done, in UTC."""
    return datetime(2024, 3, day, hour, minute, tzinfo=UTC) + timedelta(seconds=second)


def slot(day: int, until: int) -> tuple[HardStop, ...]:
    """Interpretation and room until the same hour."""
    return tuple(HardStop(service, local(day, until)) for service in ("interpretation", "room"))


def each(
    start: datetime, *acts: Any, every: float = 7.25, by: Actor = CHAIR, session: SessionId = SEVENTH
) -> Iterator[Act]:
    """Acts one after another; a pair is an actor with a command."""
    for number, act in enumerate(acts):
        actor, command = act if isinstance(act, tuple) else (by, act)
        yield start + timedelta(seconds=every * number), actor, command, session


def asks(code: str, group: str = "", **how: Any) -> tuple[Actor, c.Inscribe]:
    """A delegation asks for the floor on the dialogue."""
    capacity = Capacity.GROUP if group else Capacity.NATIONAL
    given = {"capacity": capacity, "on_behalf_of": group, **how}
    return of(code, "desk"), c.Inscribe(given.pop("list", DIALOGUE), DelegationId(code), **given)


def planned() -> Iterator[Act]:
    """The body, its participants, two sessions with their agenda and their programme of work."""
    mandate = Mandate("75/240", "General Assembly", date(2020, 12, 31), "developments in the field of information")
    chair = Presiding("Burhan Gafoor", "Permanent Mission of Singapore")
    yield from each(
        at(1, 15),
        m.EstablishBody(OEWG, "Open-ended working group on security of and in the use of ICTs",
                        "America/New_York", "New York", mandate, chair, "OEWG"),
        AdmitParticipant(OEWG, DelegationId("ICRC"), "observer-entity", {"en": "Red Cross Committee"}),
        FormGroup(OEWG, GroupId("CORE"), {"en": "Core group"}, (DelegationId("KEN"), DelegationId("NLD"))),
        SetCapabilities(OEWG, "ICRC", ("inscribe", "reply")),
        m.ConveneSession(SEVENTH, OEWG, 7, date(2024, 3, 4), date(2024, 3, 8), illustrative="its names are"),
        m.AddAgendaItem("5", "Discussions on substantive issues"),
        m.AddTopic(DIALOGUE, "5", "Regular institutional dialogue", "dialogue"),
        m.AddTopic(MEASURES, "5", "Confidence-building measures"),
        m.PlanMeeting(NINTH, local(8, 10), slot(8, 13), (DIALOGUE,), ("5",), 9),
        m.PlanMeeting(TENTH, local(8, 15), slot(8, 18), (DIALOGUE,), ("5",), 10, closing_seconds=240),
        m.PlanMeeting(SPARE, local(9, 10), slot(9, 13), (), ("5",), 11),
        m.RescheduleMeeting(SPARE, local(9, 11), slot(9, 13), "the hall is taken until eleven"),
        m.CancelMeeting(SPARE, "the programme of work does not need it"),
        m.AdoptProgrammeOfWork("The Working Group adopted its programme of work."),
        by=SECRETARIAT,
    )  # fmt: skip
    yield from each(
        at(1, 16),
        m.ConveneSession(
            EIGHTH, OEWG, 8, date(2024, 7, 8), date(2024, 7, 12), rules_profile="general-assembly-plenary"
        ),
        m.AddAgendaItem("5", "Discussions on substantive issues"),
        m.AddTopic(DIALOGUE, "5", "Regular institutional dialogue", "dialogue"),
        by=SECRETARIAT,
        session=EIGHTH,
    )


def inscribed() -> Iterator[Act]:
    """The list opens with a lot; delegations ask, change, withdraw; the Chair places; two exchange, others join."""
    window = c.OpenList(DIALOGUE, at(6, 14), at(7, 22), at(6, 14, 5), commitment(SEED))
    yield from each(
        at(6, 14), (SECRETARIAT, window), asks("KEN"), asks("BRA", text="Thank you, Chair."), asks("CUB", "G77"),
        asks("CHL", level=Level.MINISTER), asks("DEU"), asks("EGY"), asks("FRA", language="fr"), asks("ICRC"),
        asks("ARG", capacity=Capacity.JOINT, joint_with=(DelegationId("URY"),)), asks("MEX"), asks("NLD"), asks("AUS"),
    )  # fmt: skip
    yield from each(
        at(6, 14, 6),
        (SECRETARIAT, c.DrawLot(DIALOGUE, SEED)),
        (of("BRA"), c.AmendRequest(RequestId(2), "es", "Gracias, señor Presidente.")),
        (of("EGY"), c.ChangeClass(RequestId(6), Capacity.GROUP, "ARAB", accept_move=True)),
        (of("MEX"), c.Withdraw(RequestId(10), "we associate ourselves with the Group of 77")),
        c.Decline(RequestId(8), "observers are heard in the dedicated meeting"),
        c.Reinstate(RequestId(8), "it was declined by mistake"),
        c.Place(RequestId(4), Side.BEFORE, RequestId(1), "the minister must leave"),
        c.SwapPlaces(RequestId(5), RequestId(7), "at the request of both"),
        (of("NLD"), c.MoveLater(RequestId(11))),
        (of("KEN"), c.ProposeExchange(RequestId(1), RequestId(5))),
        (of("DEU"), c.AcceptExchange(RequestId(5), RequestId(1))),
        (of("AUS"), c.ProposeJoin(RequestId(12), RequestId(7))),
        (of("FRA"), c.AcceptJoin(RequestId(7), RequestId(12))),
        (of("NLD"), c.ProposeJoin(RequestId(11), RequestId(7))),
        (of("FRA"), c.AcceptJoin(RequestId(7), RequestId(11))),
        (of("NLD"), c.LeaveJoin(RequestId(11))),
        (of("BRA"), c.ProposeExchange(RequestId(2), RequestId(9))),
        (of("ARG"), c.RefuseProposal(RequestId(9), RequestId(2))),
        c.SetVisibility(DIALOGUE, Visibility.NEXT, 3),
        c.CloseList(DIALOGUE),
        asks("JPN", late=True),
        c.AdmitLateRequest(RequestId(13)),
        asks("IND", late=True),
        (SECRETARIAT, c.OpenList(MEASURES)),
        c.SetOrderPolicy(MEASURES, (Criterion.GROUPS, Criterion.UNHEARD), "whoever was not heard comes first"),
        (SECRETARIAT, c.DrawLetter(MEASURES, "fr", DelegationId("ESP"))),
    )


def morning() -> Iterator[Act]:
    """Limits, an absent speaker, a point of order and an appeal, an undone mistake, clocks that stop, more time."""
    yield from each(
        at(8, 15, 1),
        c.SetTimeLimit(TimeClass.NATIONAL, 180, Force.ENFORCED, AtZero.CUT, 15, DIALOGUE, "It was so decided."),
        c.Accommodate(DelegationId("DEU"), 150),
        m.OpenMeeting(NINTH),
        c.TakeFloor(),
        c.GiveFloor(),
        (of("RUS"), c.RaisePointOfOrder(DelegationId("RUS"))),
        c.Rule("The speaker may continue."),
        (of("RUS"), c.Appeal(DelegationId("RUS"))),
        c.DecideAppeal(12, 84, 9),
        c.StopClock(),
        c.StartClock(),
        c.GiveFloor(),
        every=31.007,
    )
    yield from each(
        at(8, 15, 6, 48.5),
        c.Undo(),
        c.GiveFloor(RequestId(7), "the ambassador leaves for the Council"),
        c.ExtendSpeech(30),
        c.EndSpeech(),
        c.PassOver(),
        m.SuspendMeeting(local(8, 11, 30), "consultations"),
        m.ResumeMeeting(),
        m.ChangeMode(Mode.INFORMAL, "to continue under the programme of work"),
        m.TakeUpList(MEASURES),
        m.PutDownList(MEASURES, "in the afternoon"),
        every=31.007,
    )
    yield from each(
        at(8, 17, 30),
        m.MoveHardStop("interpretation", local(8, 12, 30), "the interpreters are short of one team"),
        m.ContinueBeyond("interpretation", "No delegation objected to continuing in English."),
        c.CorrectSpeech(1, 21_007, "the clock ran during the applause"),
        (of("BRA"), c.GiveInWriting(RequestId(2), "The statement of Brazil, as delivered.")),
        m.AdjournMeeting("the hard stop of the room"),
        every=9.5,
    )


def afternoon() -> Iterator[Act]:
    """Motions, a decision and its explanation, replies; the debate is closed; some names lapse, others are owed."""
    yield from each(
        at(8, 20),
        m.OpenMeeting(TENTH),
        c.GiveFloor(),
        c.EndSpeech(),
        (of("SGP"), c.Inscribe(DIALOGUE, DelegationId("SGP"), Kind.REPLY)),
        (of("USA"), c.Move(MotionKind.SUSPEND_MEETING, DelegationId("USA"))),
        (of("USA"), c.WithdrawMotion(1)),
        (of("ZAF"), c.Move(MotionKind.CLOSE_DEBATE, DelegationId("ZAF"))),
        (of("IRN"), c.SpeakOnMotion(2, DelegationId("IRN"), Stance.AGAINST)),
        c.DecideMotion(2, 71, 22, 30),
        c.RecordDecision(DIALOGUE, "The annual progress report was adopted by consensus."),
        (of("CHE"), c.Inscribe(DIALOGUE, DelegationId("CHE"), Kind.EXPLANATION)),
        c.GiveFloor(),
        c.GiveFloor(),
        c.EndSpeech(),
        c.Lapse(DIALOGUE, "The names of two delegations lapse.", (RequestId(8), RequestId(13))),
        c.KeepOwed(DIALOGUE, "The others are owed the floor."),
        m.AdjournMeeting("the debate was closed"),
        m.ScheduleFollowUp(
            TOWN_HALL, TENTH, local(27, 9), slot(27, 11), place="online", proposed_at_closing=True
        ),
        every=47.5,
    )  # fmt: skip


def town_hall() -> Iterator[Act]:
    """The owed come first, then the floor is open to all; what remains is carried over to the eighth session."""
    yield from each(
        at(27, 13),
        m.OpenMeeting(TOWN_HALL),
        c.GiveFloor(),
        c.EndSpeech(),
        c.OpenFloorToAll(DIALOGUE, "the others have not connected"),
        asks("FRA", language="fr"),
        (of("EGY"), c.RaisePointOfOrder(DelegationId("EGY"))),
        (of("EGY"), c.Withdraw(RequestId(19), "the microphone works again")),
        (of("CHL"), c.Move(MotionKind.SUSPEND_MEETING, DelegationId("CHL"))),
        m.AdjournMeeting(),
        c.CarryOver(DIALOGUE, EIGHTH, DIALOGUE),
        every=61.125,
    )


def people() -> Iterator[Act]:
    """Officers and members are recorded, with their links and passkeys; one is recovered, one is not, some leave."""
    sgp = DelegationId("SGP")
    lee, tan, desk, dora = (PersonId(f"p-{name:2<12}") for name in ("lee", "tan", "desk", "dora"))
    links = [LinkId(f"l-{name:2<12}") for name in ("one", "two", "three", "four")]
    focal_point, officer = of("SGP", lee), Actor(Office.SECRETARIAT, person=desk)
    yield from each(
        at(29, 15),
        d.AppointOfficer(OEWG, desk, "secretariat"),
        (officer, d.AppointOfficer(OEWG, dora, "secretariat")),
        (officer, d.AddMember(OEWG, sgp, lee, tuple(Grant))),
        (focal_point, d.RegisterKey(OEWG, lee)),
        (focal_point, d.AddMember(OEWG, sgp, tan, (Grant.INSCRIBE,))),
        (focal_point, d.IssueLink(OEWG, links[0], Purpose.REGISTER, tan, sgp)),
        (focal_point, d.IssueLink(OEWG, links[1], Purpose.REGISTER, tan, sgp, at(30, 15))),
        (of("SGP", tan), d.RegisterKey(OEWG, tan)),
        (of("SGP", tan), d.UseLink(OEWG, links[1])),
        (focal_point, d.ChangeGrants(OEWG, sgp, tan, (Grant.INSCRIBE, Grant.EDIT_STATEMENTS))),
        (officer, d.AskForRecovery(OEWG, tan, "telephone lost", sgp)),
        (focal_point, d.ConfirmRecovery(OEWG, tan, sgp)),
        (focal_point, d.RemoveKey(OEWG, tan, "telephone lost", sgp)),
        (focal_point, d.IssueLink(OEWG, links[2], Purpose.RECOVER, tan, sgp)),
        (of("SGP", tan), d.UseLink(OEWG, links[2])),
        (officer, d.AskForRecovery(OEWG, lee, "a call from an unknown number", sgp)),
        (focal_point, d.DeclineRecovery(OEWG, lee, "it was not I", sgp)),
        (officer, d.IssueLink(OEWG, links[3], Purpose.READ, PersonId("p-guest2222222"), DelegationId("ICRC"))),
        (officer, d.RevokeLink(OEWG, links[3], "not needed", DelegationId("ICRC"))),
        (focal_point, d.RemoveMember(OEWG, sgp, tan, "back to capital")),
        (officer, d.RemoveOfficer(OEWG, dora, "left for Geneva")),
        by=SECRETARIAT,
    )  # fmt: skip


def play(journal: Journal) -> None:
    """Everything, in its order; the key of each act is its number, so that two plays are the same to the byte."""
    chamber = Chamber(journal)
    acts = (act for part in (planned, inscribed, morning, afternoon, town_hall, people) for act in part())
    for number, (when, actor, command, session) in enumerate(acts, 1):
        chamber.act(command, Occasion(actor, when), session, key=f"golden-{number}", strict=True)
    texts = (one.position for one in journal.read_all() if getattr(one.recorded.event, "text", ""))
    erase(journal, next(texts), "at the request of the delegation", Occasion(SECRETARIAT, at(28, 9)))


def main(name: str) -> None:
    lines, told = FOLDER / f"{name}.jsonl", FOLDER / f"{name}.json"
    if lines.exists():
        raise SystemExit(f"{lines.name} is frozen: a released journal never changes; give the new one another name")
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_journal(sqlite_url(Path(scratch) / "golden.sqlite3")) as journal,
    ):
        salts = count()
        journal.dice = lambda size: sha256(b"salt %d" % next(salts)).digest()[:size]
        play(journal)
        lines.write_bytes(b"".join(export_lines(journal, *STREAMS)))
        write = partial(json.dumps, ensure_ascii=False, indent=1, sort_keys=True)
        told.write_text(write(facts(journal)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
