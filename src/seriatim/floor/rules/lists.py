"""Opening and closing of lists, their order policy, their visibility, their draws (rules 73 and 115)."""

from datetime import datetime

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import Events, debate_must_go_on, known_list, must_have_words
from seriatim.floor.rules.kinds import Criterion, Kind
from seriatim.floor.rules.lot import COMMITMENT, commitment, drawn, entry, set_digest
from seriatim.floor.rules.queue import on_list
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Request, SpeakersList
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId
from seriatim.kernel.refusal import Refused


def open_list(floor: Floor, command: c.OpenList, occasion: Occasion, _: Roster) -> Events:
    """Open a list, at once or at `opens_at`; a list that was closed opens again with all that stands on it.

    Once the debate is closed or adjourned its list takes no more names, until a later meeting resumes the debate.
    """
    speakers = known_list(floor, command.list)
    if speakers.is_open(occasion.at):
        raise Refused(Refusal.LIST_OPEN, list=command.list)
    debate_must_go_on(speakers)
    opens = _aware(command.opens_at) or occasion.at
    closes, lot = _aware(command.closes_at), _aware(command.lot_until)
    for end in (closes, lot):
        if end is not None and end <= opens:
            raise Refused(Refusal.CLOSES_BEFORE_IT_OPENS, opens=opens, closes=end)
    if lot or command.lot_commitment:
        _must_announce_the_lot(speakers, command, opens, occasion)
    opened = e.ListOpened(command.list, opens, closes, lot, command.lot_commitment)
    if lot and Criterion.LOT not in speakers.order:
        order = tuple(one for one in speakers.order if one != Criterion.TIME)
        with_lot = (*order, Criterion.LOT, Criterion.TIME)
        return opened, e.OrderPolicySet(command.list, with_lot, "a lot was announced for the opening window")
    return (opened,)


def _must_announce_the_lot(speakers: SpeakersList, command: c.OpenList, opens: datetime, occasion: Occasion) -> None:
    """One lot is drawn on a list, announced before its window opens and never replaced.

    Whoever could announce it later, or commit to another seed, would know who takes part before choosing the seed.
    """
    if not (command.lot_until and command.lot_commitment):
        raise Refused(Refusal.LOT_NOT_ANNOUNCED, list=speakers.id)
    if speakers.lot_drawn:
        raise Refused(Refusal.LOT_DRAWN, list=speakers.id)
    if speakers.lot_until:
        raise Refused(Refusal.LOT_ANNOUNCED, list=speakers.id, until=speakers.lot_until)
    if opens < occasion.at:
        raise Refused(Refusal.LOT_WINDOW_PAST, list=speakers.id, since=opens)
    if not COMMITMENT.fullmatch(command.lot_commitment):
        raise Refused(
            Refusal.WRONG_NUMBER, field="lot_commitment", value=command.lot_commitment,
            rule="the SHA-256 of the seed, 64 hexadecimal digits in small letters",
        )  # fmt: skip


def _aware(at: datetime | None) -> datetime | None:
    if at is not None and at.tzinfo is None:
        raise Refused(Refusal.WRONG_NUMBER, field="time", value=at, rule="an instant with an offset from UTC")
    return at


def close_list(floor: Floor, command: c.CloseList, _occasion: Occasion, _: Roster) -> Events:
    """Close a list; what stands on it stays."""
    speakers = known_list(floor, command.list)
    if speakers.opens_at is None:
        raise Refused(Refusal.LIST_NOT_OPEN_YET, list=command.list, opens=None)
    if speakers.closed:
        raise Refused(Refusal.LIST_CLOSED, list=command.list)
    return (e.ListClosed(command.list),)


def set_policy(floor: Floor, command: c.SetOrderPolicy, _occasion: Occasion, _: Roster) -> Events:
    """Order a list by other criteria, each at most once; always the owed first, the order of inscription last."""
    must_have_words(reason=command.reason)
    speakers = known_list(floor, command.list)
    between = tuple(one for one in command.order if one not in (Criterion.OWED, Criterion.TIME))
    if len(set(between)) != len(between):
        raise Refused(Refusal.WRONG_POLICY, order=", ".join(command.order))
    order = (Criterion.OWED, *between, Criterion.TIME)
    if speakers.order == order:
        raise Refused(Refusal.NOTHING_CHANGES)
    return (e.OrderPolicySet(command.list, order, command.reason),)


def set_visibility(floor: Floor, command: c.SetVisibility, _occasion: Occasion, _: Roster) -> Events:
    """Say who may see the names on a list."""
    known_list(floor, command.list)
    if command.next_names < 1:
        raise Refused(Refusal.WRONG_NUMBER, field="next_names", value=command.next_names, rule="1 or more")
    return (e.VisibilitySet(command.list, command.visibility, command.next_names),)


def draw_lot(floor: Floor, command: c.DrawLot, occasion: Occasion, _: Roster) -> Events:
    """Order by lot what was inscribed within the window, with the seed that was committed to before it."""
    speakers = known_list(floor, command.list)
    if speakers.lot_from is None or speakers.lot_until is None:
        raise Refused(Refusal.LOT_NOT_ANNOUNCED, list=command.list)
    if occasion.at < speakers.lot_until:
        raise Refused(Refusal.LOT_WINDOW_OPEN, list=command.list, until=speakers.lot_until)
    if speakers.lot_drawn:
        raise Refused(Refusal.LOT_DRAWN, list=command.list)
    if commitment(command.seed) != speakers.lot_commitment:
        raise Refused(Refusal.LOT_SEED_MISMATCH, list=command.list, commitment=speakers.lot_commitment)
    within = _inscribed_within(floor, command.list, speakers.lot_from, speakers.lot_until)
    entries = {entry(one.asked): one.id for one in within}  # of two alike, the later: the earlier one has ended
    order = tuple(entries[one] for one in drawn(command.seed, tuple(entries)))
    return (e.LotDrawn(command.list, command.seed, set_digest(tuple(entries)), order),)


def _inscribed_within(floor: Floor, of: ListId, opens: tuple[datetime, int], until: datetime) -> list[Request]:
    """The statements inscribed within the window; what ended since takes part, so that all can recompute.

    Who asked before it keeps the place that it has, and a late request comes to the end of its class.
    """
    return [
        one
        for one in on_list(floor, of)
        if opens < (one.at, one.stands[0].since) and one.at < until
        if one.asked.kind == Kind.STATEMENT and not one.asked.late
    ]


def draw_letter(floor: Floor, command: c.DrawLetter, _occasion: Occasion, roster: Roster) -> Events:
    """Order by the alphabet of a language, from the delegation whose name was drawn onwards and round."""
    speakers = known_list(floor, command.list)
    roster.participant(command.first)
    if command.first not in command.alphabet:
        raise Refused(Refusal.WRONG_ALPHABET, language=command.language, delegation=command.first)
    at = command.alphabet.index(command.first)
    alphabet = command.alphabet[at:] + command.alphabet[:at]
    order = tuple(one for one in speakers.order if one not in (Criterion.TIME, Criterion.ALPHABET))
    return (
        e.LetterDrawn(command.list, command.language, command.first, alphabet),
        e.OrderPolicySet(command.list, (*order, Criterion.ALPHABET, Criterion.TIME), "the letter was drawn"),
    )
