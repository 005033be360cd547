"""Who arranges what about whom, what each sees of it, and how somebody's place and sessions end."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from seriatim.delegations.models import SignedIn
from seriatim.delegations.rules.commands import RemoveMember
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules.queue import waiting
from seriatim.journal import StorageFailed
from seriatim.kernel.actor import SECRETARIAT, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, PersonId
from seriatim.proceedings.chamber import Chamber
from seriatim.site import house
from seriatim.site.people.accounts import ensure_secretariat
from seriatim.site.tests.cast import BOARD, BRAZIL, KENYA, PEOPLE, Cast, Visitor, handed_over, options, person, said
from seriatim.site.tests.scene import BODY, LIST, TENTH, TOPIC, Hall, done

PASSWORD = {"name": "secretariat", "password": "the nameplate is raised"}
KEN = DelegationId("KEN")


def at(visitor: Visitor) -> str:
    return f"{PEOPLE}{visitor.person}/"


def members(hall: Hall) -> set[str]:
    return set(hall.chamber.body(BODY).roster.members.get(KEN, {}))


def test_an_officer_names_a_focal_point_who_adds_a_colleague_who_inscribes(cast: Cast, hall: Hall) -> None:
    olga = cast.officer()
    amina = Visitor().comes_in(
        handed_over(olga.post(f"{PEOPLE}focal-points/", {"delegation": "Kenya", "name": "Amina"}))
    )
    brian = Visitor().comes_in(
        handed_over(amina.post(f"{KENYA}members/", {"name": "Brian", "mail": "b@example.org", "grants": ["inscribe"]}))
    )
    assert "Inscribe Kenya" in brian.text(LIST)
    assert done(brian.post(f"{LIST}requests/"))
    assert hall.order == "KEN"
    request = hall.floor.requests[waiting(hall.floor, TOPIC)[0]]
    assert request.asked.delegation == "KEN"
    assert done(brian.post(f"{LIST}requests/{request.id}/withdrawal/"))
    assert hall.order == ""


def test_a_stakeholder_is_admitted_and_then_has_a_focal_point(cast: Cast, hall: Hall) -> None:
    olga = cast.officer()
    assert done(
        olga.post(f"{PEOPLE}participants/", {"participant": "ICTORG", "english": "ICT Org", "category": "stakeholder"})
    )
    assert olga.post(f"{PEOPLE}focal-points/", {"delegation": "ICT Org", "name": "Ines"}).status_code == 201
    assert "ICT Org" in olga.text(PEOPLE)


def test_what_is_not_theirs_is_not_shown_and_is_refused(cast: Cast, hall: Hall) -> None:
    cast.focal_point()
    hall.asked("KEN", "BRA")
    reader = cast.member(name="Rose", grants=())
    assert "Inscribe Kenya" not in reader.text(LIST)
    refused = reader.post(f"{LIST}requests/")
    assert refused.status_code == 409
    assert "Kenya" in said(refused)
    assert hall.order == "KEN BRA"
    brian = cast.member()
    other = hall.request("BRA")
    assert brian.post(f"{LIST}requests/{other}/withdrawal/").status_code == 409
    assert hall.order == "KEN BRA"
    assert "Close the list" not in brian.text(LIST)
    assert brian.post(f"{LIST}closing/").status_code == 409
    assert "Console" not in brian.text(TENTH)


def test_a_delegation_acts_for_itself_whatever_the_form_says(cast: Cast, hall: Hall) -> None:
    cast.focal_point()
    brian = cast.member()
    assert done(brian.post(f"{LIST}requests/", {"delegation": "BRA"}))
    assert hall.order == "KEN"


def test_the_text_of_a_statement_is_for_its_delegation_and_who_presides(cast: Cast, hall: Hall) -> None:
    writer, other = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    hall.asked("KEN", "BRA")
    own = hall.request("KEN")
    assert done(writer.post(f"{LIST}requests/{own}/text/", {"text": "Our canary sings."}))
    assert "canary" in writer.text(f"{LIST}requests/{own}/")
    assert "canary" not in other.text(f"{LIST}requests/{own}/")
    assert "canary" in cast.officer().text(f"{LIST}requests/{own}/")


@pytest.mark.parametrize("path", [PEOPLE, KENYA])
def test_to_a_stranger_nothing_is_at_the_address(path: str, cast: Cast, anybody: Client) -> None:
    cast.focal_point()
    assert anybody.get(path).headers["Location"].startswith("/sign-in/")
    bruna = cast.focal_point("BRA", "Bruna")
    assert bruna.get(path).status_code == 404
    assert bruna.post(f"{path}members/", {"name": "x", "grants": []}).status_code == 404


def test_a_person_of_another_delegation_is_nobody(cast: Cast) -> None:
    amina, bruna = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    for noun in ("removal", "grants", "loss", "confirmation", "link"):
        assert bruna.post(f"{at(amina)}{noun}/").status_code == 404
    assert bruna.get(at(amina)).status_code == 404
    assert bruna.get(f"{PEOPLE}p-aaaaaaaaaaaa/").status_code == 404


def test_an_id_of_another_body_is_nothing_here(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    assert amina.get(f"/bodies/other/people/{amina.person}/").status_code == 404
    assert amina.get("/bodies/other/delegations/KEN/").status_code == 404


def test_grants_are_changed_and_count_at_once(cast: Cast, hall: Hall) -> None:
    amina, brian = cast.focal_point(), cast.member()
    assert done(amina.post(f"{at(brian)}grants/", {"grants": ["edit-statements"]}))
    assert brian.post(f"{LIST}requests/").status_code == 409
    assert hall.chamber.body(BODY).roster.grants(KEN, PersonId(brian.person)) == frozenset({Grant.EDIT_STATEMENTS})


def test_a_removed_colleague_is_signed_out_at_once_and_told_so(cast: Cast, hall: Hall) -> None:
    amina, brian = cast.focal_point(), cast.member()
    assert done(amina.post(f"{at(brian)}removal/", {"reason": "posted elsewhere"}))
    assert members(hall) == {amina.person}
    answer = brian.post(f"{LIST}requests/")
    assert answer.headers["Location"].startswith("/sign-in/")
    assert "your session ended, or was ended by your delegation" in brian.text(answer.headers["Location"])
    answer = brian.signs_in()
    assert answer.status_code == 403
    assert "Nobody has you on record any longer" in said(answer)
    assert hall.order == ""


def test_a_session_that_survived_a_removal_can_do_nothing(cast: Cast, hall: Hall) -> None:
    """As when the removal was typed in on the command line, which knows of no sessions."""
    cast.focal_point()
    brian = cast.member()
    hall.chamber.act(RemoveMember(BODY, KEN, PersonId(brian.person)), Occasion(SECRETARIAT, house.now()))
    answer = brian.post(f"{LIST}requests/")
    assert answer.status_code == 403
    assert "nobody of this body has you on record" in said(answer)
    assert brian.get(KENYA).status_code == 404


def test_the_last_who_administers_is_not_removed(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    cast.member()
    answer = amina.post(f"{at(amina)}removal/")
    assert answer.status_code == 409
    assert said(answer)
    assert amina.person in members(hall)


def test_a_focal_point_sees_where_the_delegation_is_signed_in_and_ends_one_session(cast: Cast) -> None:
    amina, brian = cast.focal_point(), cast.member()
    page = amina.text(KENYA)
    assert "Where the delegation is signed in" in page
    assert page.count("last seen") == 2
    assert "Where the delegation is signed in" not in brian.text(KENYA)
    device = SignedIn.objects.get(session_key=brian.session.session_key).device
    assert done(amina.post(f"{KENYA}sessions/", {"device": device}))
    assert brian.get(KENYA).status_code == 303
    assert brian.signs_in().status_code == 302


def test_nobody_ends_a_session_of_another_delegation(cast: Cast) -> None:
    amina, bruna = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    device = SignedIn.objects.get(session_key=bruna.session.session_key).device
    assert amina.post(f"{KENYA}sessions/", {"device": device}).status_code == 404
    assert bruna.get(BRAZIL).status_code == 200


def test_a_colleague_vouches_for_whoever_lost_her_passkey_and_the_old_one_opens_nothing(cast: Cast) -> None:
    amina, brian = cast.focal_point(), cast.member()
    assert done(cast.officer().post(f"{at(brian)}loss/", {"reason": "telephone stolen in the tram"}))
    assert "telephone stolen" in amina.text(at(brian))
    link = handed_over(amina.post(f"{at(brian)}confirmation/"))
    anew = Visitor().comes_in(link)
    assert anew.get(KENYA).status_code == 200
    assert brian.get(KENYA).status_code == 303
    assert brian.signs_in().status_code == 403


def test_nobody_confirms_that_it_is_herself(cast: Cast) -> None:
    amina, brian = cast.focal_point(), cast.member(grants=(Grant.ADMINISTER,))
    assert done(brian.post(f"{at(amina)}loss/", {"reason": "lost"}))
    assert "Confirm: I have spoken" not in amina.text(at(amina))
    assert amina.post(f"{at(amina)}confirmation/").status_code == 409


def test_two_officers_are_needed_where_no_colleague_can_vouch(cast: Cast) -> None:
    amina = cast.focal_point()
    olga, pavel = cast.officer(), cast.officer("Pavel")
    assert done(cast.chair().post(f"{at(amina)}loss/", {"reason": "telephone broken"}))
    assert done(olga.post(f"{at(amina)}confirmation/"))
    assert olga.post(f"{at(amina)}link/").status_code == 409
    assert Visitor().comes_in(handed_over(pavel.post(f"{at(amina)}confirmation/"))).get(KENYA).status_code == 200


def test_whoever_asked_is_not_offered_to_confirm_and_cannot(cast: Cast, hall: Hall) -> None:
    amina, olga = cast.focal_point(), cast.officer()
    assert done(olga.post(f"{at(amina)}loss/", {"reason": "telephone broken"}))
    assert "Confirm: I have spoken" not in olga.text(at(amina))
    assert "somebody else confirms" in said(olga.post(f"{at(amina)}confirmation/"))
    hall.later(seconds=1)
    pavel = cast.officer("Pavel")
    assert "Confirm: I have spoken" not in pavel.text(at(amina)), "he came in after it was asked for"
    assert done(olga.post(f"{at(amina)}denial/", {"reason": "once more"}))
    assert done(olga.post(f"{at(amina)}loss/", {"reason": "telephone broken"}))
    assert "Confirm: I have spoken" in pavel.text(at(amina))


def test_one_officer_alone_takes_nobodys_place_with_people_of_her_own_making(cast: Cast, hall: Hall) -> None:
    amina, olga = cast.focal_point(), cast.officer()
    hall.later(minutes=5)
    for noun, more in (("focal-points", {"delegation": "KEN"}), ("officers", {"office": "secretariat"})):
        answer = olga.post(f"{PEOPLE}{noun}/", {"name": f"Puppet of {noun}", "mail": "", **more})
        puppet = Visitor().comes_in(handed_over(answer))
        hall.later(minutes=5)
        for asks, confirms in ((olga, puppet), (puppet, olga)):
            assert done(asks.post(f"{at(amina)}loss/", {"reason": "telephone lost"}))
            answer = confirms.post(f"{at(amina)}confirmation/")
            assert answer.status_code == 409
            assert "You were brought in by" in said(answer)
            assert done(olga.post(f"{at(amina)}denial/", {"reason": "once more"}))
    assert amina.get(KENYA).status_code == 200


def test_a_recovery_that_nobody_finished_is_asked_for_again_on_the_page(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    olga, pavel, petra = cast.officer(), cast.officer("Pavel"), cast.officer("Petra")
    assert done(olga.post(f"{at(amina)}loss/", {"reason": "telephone broken"}))
    assert done(pavel.post(f"{at(amina)}confirmation/"))
    hall.later(days=8)
    page = pavel.text(at(amina))
    assert "The passkey is lost" in page
    assert "telephone broken" not in page
    assert "Confirm: I have spoken" not in page
    assert "passkey lost" not in olga.text(KENYA)
    assert done(olga.post(f"{at(amina)}loss/", {"reason": "telephone still broken"}))
    assert done(petra.post(f"{at(amina)}confirmation/"))
    hall.later(days=1)
    assert Visitor().comes_in(handed_over(pavel.post(f"{at(amina)}confirmation/"))).get(KENYA).status_code == 200


def test_a_recovery_that_was_confirmed_too_long_ago_makes_no_link(cast: Cast, hall: Hall) -> None:
    amina, brian = cast.focal_point(), cast.member()
    assert done(brian.post(f"{at(brian)}loss/", {"reason": "telephone broken"}))
    handed_over(amina.post(f"{at(brian)}confirmation/"))
    hall.later(days=8)
    assert "Make a new link" not in amina.text(at(brian))
    assert amina.post(f"{at(brian)}link/").status_code == 409
    assert done(amina.post(f"{at(brian)}loss/", {"reason": "telephone broken"}))


def test_a_recovery_in_one_place_opens_nothing_in_another(cast: Cast) -> None:
    """Amina also acts for Brazil at the Board, with the same account; a thief gets Kenya alone."""
    amina, brian = cast.focal_point(), cast.member(grants=(Grant.ADMINISTER,))
    amina.post(cast.at_the_board("BRA", "Amina B."))
    assert done(amina.post("/links/"))
    cast.chair().post(f"{at(amina)}loss/", {"reason": "lost"})
    board = f"/bodies/{BOARD}/delegations/BRA/"
    thief = Visitor().comes_in(handed_over(brian.post(f"{at(amina)}confirmation/")))
    assert thief.get(KENYA).status_code == 200
    assert thief.get(board).status_code == 404
    assert amina.signs_in().status_code == 302
    assert amina.get(board).status_code == 200
    assert amina.get(KENYA).status_code == 404


def test_officers_appoint_and_dismiss_each_other_and_the_chair_sees_and_arranges_nothing(cast: Cast) -> None:
    olga, chair = cast.officer(), cast.officer("Burhan", Office.CHAIR)
    assert chair.get(PEOPLE).status_code == 200
    assert "Appoint an officer" not in chair.text(PEOPLE)
    assert chair.post(f"{PEOPLE}officers/", {"name": "x", "office": "chair"}).status_code == 409
    link = handed_over(olga.post(f"{PEOPLE}officers/", {"name": "Pavel", "office": "secretariat"}))
    pavel = Visitor().comes_in(link)
    assert pavel.get(PEOPLE).status_code == 200
    assert done(olga.post(f"{PEOPLE}{person('Pavel').person}/dismissal/"))
    assert pavel.get(PEOPLE).status_code == 303
    assert olga.post(f"{at(olga)}dismissal/").status_code == 409


def test_the_chair_gives_the_floor(cast: Cast, hall: Hall) -> None:
    hall.asked("KEN").opened()
    chair = cast.officer("Burhan", Office.CHAIR)
    assert done(chair.post(f"{TENTH}floor/", {"request": hall.request("KEN")}))
    assert hall.floor.turn.speech is not None


def test_the_account_of_the_first_set_up_is_nobody_once_there_are_officers(cast: Cast, desk: Any) -> None:
    assert desk.get(PEOPLE).status_code == 200
    cast.officer()
    assert desk.get(PEOPLE).status_code == 404
    assert desk.post(f"{LIST}closing/").status_code == 403


def test_a_last_touch_too_long_ago_is_asked_for_again_and_nothing_that_was_filled_in_is_lost(
    cast: Cast, hall: Hall, settings: Settings
) -> None:
    amina, brian = cast.focal_point(), cast.member()
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    answer = amina.post(f"{at(brian)}removal/", {"reason": "posted to Vienna"})
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "Touch the passkey" in page
    assert 'name="reason" value="posted to Vienna"' in page
    assert brian.person in members(hall)
    answer = amina.post(
        f"{at(brian)}removal/", {"reason": "posted to Vienna", "credential": amina.key.proves(options(answer))}
    )
    assert done(answer)
    assert brian.person not in members(hall)


def test_whatever_lets_somebody_in_asks_for_a_touch(cast: Cast, hall: Hall, settings: Settings) -> None:
    """A link to read discloses too, and whoever is admitted takes part."""
    amina, olga = cast.focal_point(), cast.officer()
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    admission = {"participant": "ACME", "english": "Acme", "category": "stakeholder"}
    assert amina.post(f"{KENYA}guests/", {"name": "Rita", "mail": "", "purpose": "read", "on": ""}).status_code == 401
    assert olga.post(f"{PEOPLE}participants/", admission).status_code == 401
    assert olga.post(f"{at(amina)}link/").status_code == 401
    assert DelegationId("ACME") not in hall.chamber.body(BODY).roster.participants


def test_a_touch_of_another_key_does_nothing(cast: Cast, hall: Hall, settings: Settings) -> None:
    amina, brian = cast.focal_point(), cast.member()
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    asked = options(amina.post(f"{at(brian)}removal/"))
    answer = amina.post(f"{at(brian)}removal/", {"credential": brian.key.proves(asked)})
    assert answer.status_code == 401
    assert "was not accepted, and nothing was done" in said(answer)
    assert brian.person in members(hall)


def test_no_touch_is_asked_for_what_cannot_be_done_as_it_was_filled_in(
    secretary: Visitor, hall: Hall, settings: Settings
) -> None:
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    assert secretary.post(f"{LIST}visibility/", {"visibility": "nobody"}).status_code == 400
    assert secretary.post(f"{LIST}visibility/", {"visibility": "own", "seen": "-"}).status_code == 400
    assert secretary.post(f"{PEOPLE}officers/", {"name": ""}).status_code == 400
    assert secretary.post(f"{LIST}visibility/", {"visibility": "own", "next_names": "2"}).status_code == 401


def test_what_can_be_taken_back_asks_for_no_touch(cast: Cast, hall: Hall, settings: Settings) -> None:
    cast.focal_point()
    brian = cast.member()
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    assert done(brian.post(f"{LIST}requests/"))


def test_a_password_stands_in_for_a_touch_where_the_account_has_no_key(
    secretary: Visitor, hall: Hall, settings: Settings
) -> None:
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    given = {"visibility": "own", "next_names": "2"}
    for password, status in (("", 401), ("wrong", 401), ("the nameplate is raised", 303)):
        answer = secretary.post(f"{LIST}visibility/", given | {"password_again": password})
        assert answer.status_code == status
    assert hall.floor.lists[TOPIC].visibility == "own"


def test_a_second_key_is_registered_named_and_removed_and_the_last_one_stays(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    spare = Visitor().key
    asked = options(amina.post("/keys/passkeys/"))
    assert done(amina.post("/keys/passkey/", {"credential": spare.makes(asked), "name": "Yellow security key"}))
    page = amina.text("/keys/")
    assert "Yellow security key" in page
    assert hall.chamber.body(BODY).roster.keys[PersonId(amina.person)] == 2
    ids = [part.split('"')[0] for part in page.split('name="id" value="')[1:]]
    assert done(amina.post("/keys/removal/", {"id": ids[1]}))
    answer = amina.post("/keys/removal/", {"id": ids[0]})
    assert answer.status_code == 409
    assert "your last passkey" in said(answer)
    assert amina.post("/keys/removal/", {"id": "0" * 16}).status_code == 404


def test_what_a_passkey_opened_ends_when_it_is_removed(cast: Cast) -> None:
    amina = cast.focal_point()
    thief, second = Visitor(), Visitor()
    thief.key = amina.key
    thief.signs_in()
    answer = amina.post("/keys/passkey/", {"credential": second.key.makes(options(amina.post("/keys/passkeys/")))})
    assert done(answer)
    second.signs_in()
    first = re.findall(r'name="id" value="([^"]+)"', amina.text("/keys/"))[0]
    assert done(second.post("/keys/removal/", {"id": first}))
    assert thief.get(KENYA).status_code == 303
    assert amina.get(KENYA).status_code == 303
    assert second.get(KENYA).status_code == 200


def test_what_a_removed_passkey_touched_ends_and_the_browser_in_which_it_was_removed_is_asked_for_another_touch(
    cast: Cast, settings: Settings
) -> None:
    settings.FRESH_MINUTES = 15
    amina, second = cast.focal_point(), Visitor()
    made = {"credential": second.key.makes(options(amina.post("/keys/passkeys/")))}
    assert done(amina.post("/keys/passkey/", made))
    second.signs_in()
    SignedIn.objects.filter(session_key=second.session.session_key).update(touched=None)
    second.key, own = amina.key, second.key
    second.post("/keys/passkeys/", {"credential": second.key.proves(options(second.post("/keys/passkeys/")))})
    first = re.findall(r'name="id" value="([^"]+)"', amina.text("/keys/"))[0]
    assert done(amina.post("/keys/removal/", {"id": first}))
    assert amina.get(KENYA).status_code == 200
    assert amina.post("/keys/passkeys/").status_code == 401
    assert second.get(KENYA).status_code == 303
    second.key = own
    assert second.signs_in().status_code == 302


def spare(visitor: Visitor) -> str:
    """A new key, made for somebody who has begun to register one."""
    return Visitor().key.makes(options(visitor.post("/keys/passkeys/")))


def test_a_passkey_that_cannot_be_recorded_is_neither_stored_nor_removed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina, elsewhere = cast.focal_point(), Visitor()
    elsewhere.key = amina.key
    elsewhere.signs_in()
    assert done(amina.post("/keys/passkey/", {"credential": spare(amina)}))
    given = {"credential": spare(amina), "name": "Yellow security key"}
    id_ = amina.text("/keys/").split('name="id" value="')[1].split('"')[0]

    def full(*_: Any, **__: Any) -> None:
        raise StorageFailed("the disk is full: nothing of this was recorded; make room, then give the command again")

    monkeypatch.setattr(Chamber, "act", full)
    assert amina.post("/keys/passkey/", given).status_code == 503
    assert amina.post("/keys/removal/", {"id": id_}).status_code == 503
    page = elsewhere.text("/keys/")
    assert "Yellow security key" not in page
    assert page.count('name="id"') == 2


def test_one_ends_ones_own_sessions_elsewhere(cast: Cast) -> None:
    amina = cast.focal_point()
    elsewhere = Visitor()
    elsewhere.key = amina.key
    elsewhere.signs_in()
    assert "End all others" in amina.text("/keys/")
    assert done(amina.post("/keys/other-sessions/"))
    assert elsewhere.get("/keys/").status_code == 303
    assert amina.get("/keys/").status_code == 200


@pytest.mark.parametrize("path", [PEOPLE, KENYA])
def test_a_page_asks_the_database_as_many_questions_however_many_people_there_are(path: str, cast: Cast) -> None:
    olga = cast.officer()
    cast.focal_point()
    asked = []
    for number in range(2):
        olga.get(path)
        with CaptureQueriesContext(connection) as queries:
            olga.get(path)
        asked.append(len(queries))
        for another in range(4):
            cast.member(name=f"Colleague {number}.{another}")
    assert asked[0] == asked[1]


@pytest.mark.parametrize("path", [PEOPLE, KENYA])
def test_names_and_the_device_are_read_once_a_page(path: str, cast: Cast, settings: Settings) -> None:
    olga = cast.officer()
    cast.focal_point()
    settings.FRESH_MINUTES = 15
    given = {"name": "Pavel", "office": "secretariat", "grants": ["inscribe"]}
    for ask in (
        lambda: olga.get(path),
        lambda: olga.post(f"{path}{'officers' if path == PEOPLE else 'members'}/", given),
    ):
        with CaptureQueriesContext(connection) as queries:
            ask()
        asked = [one["sql"].partition(" WHERE ")[2] for one in queries]
        assert sum(one.startswith('"delegations_person"."body" =') for one in asked) == 1
        assert sum(one.startswith('"delegations_signedin"."session_key" =') for one in asked) == 1


@pytest.fixture
def secretary(hall: Hall, db: None) -> Visitor:
    """The account of the first set-up, signed in with its password."""
    ensure_secretariat("the nameplate is raised")
    visitor = Visitor()
    assert visitor.post("/sign-in/", PASSWORD).status_code == 302
    return visitor


def test_one_time_codes_stand_beside_the_password(secretary: Visitor) -> None:
    page = secretary.post("/keys/codes/").content.decode()
    secret = page.split("<code>")[1].split("<")[0]
    assert secretary.post("/keys/codes/", {"code": "000000"}).status_code == 400
    assert done(secretary.post("/keys/codes/", {"code": code(secret)}))
    secretary.post("/sign-out/")
    assert secretary.post("/sign-in/", PASSWORD).status_code == 401
    assert secretary.post("/sign-in/", PASSWORD | {"code": "12345"}).status_code == 401
    assert secretary.post("/sign-in/", PASSWORD | {"code": code(secret)}).status_code == 302
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert done(secretary.post("/keys/codes-removal/"))
    assert not Authenticator.objects.exists()


def test_a_one_time_code_is_good_once(secretary: Visitor) -> None:
    secret = secretary.post("/keys/codes/").content.decode().split("<code>")[1].split("<")[0]
    assert done(secretary.post("/keys/codes/", {"code": code(secret)}))
    given = PASSWORD | {"code": code(secret)}
    secretary.post("/sign-out/")
    assert secretary.post("/sign-in/", given).status_code == 302
    secretary.post("/sign-out/")
    assert secretary.post("/sign-in/", given).status_code == 401


def test_nobody_without_a_password_has_one_time_codes(cast: Cast) -> None:
    assert cast.focal_point().post("/keys/codes/").status_code == 404


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))
