"""Passkeys: made by a link, used to sign in; what a thief, a copy or another site has is refused."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from pytest_django import Settings

from seriatim.delegations.models import SignedIn
from seriatim.site.people import challenges
from seriatim.site.tests.cast import KENYA, Cast, Visitor, options, said
from seriatim.site.tests.scene import BODY, Hall
from seriatim.site.tests.softkey import SoftKey, flipped

EMPTY = (
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA",'
    '"signature":"AA","userHandle":"_w"}}'
)
NOT_ACCEPTED = "The passkey was not accepted"


def signed_in(visitor: Visitor) -> bool:
    return "_auth_user_id" in visitor.session


def test_a_focal_point_comes_in_by_her_link_and_signs_in_with_the_passkey_ever_after(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    assert amina.get(KENYA).status_code == 200
    roster = hall.chamber.body(BODY).roster
    assert roster.keys[amina.person] == 1  # type: ignore[index]  # a pseudonym as text
    amina.post("/sign-out/")
    assert not signed_in(amina)
    assert amina.signs_in().status_code == 302
    assert signed_in(amina)


def test_the_account_has_a_random_name_and_no_password(cast: Cast) -> None:
    amina = cast.focal_point()
    account = User.objects.get(persons__person=amina.person)
    assert account.username.startswith("a-")
    assert not account.has_usable_password()
    assert "Amina" not in f"{account.username}{account.first_name}{account.email}"


def test_signing_in_gives_the_session_a_new_key_so_that_one_planted_before_is_of_no_use(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    planted = amina.get("/sign-in/").client.session.session_key
    amina.signs_in()
    assert amina.session.session_key != planted
    thief = Visitor()
    thief.cookies["session"] = str(planted)
    assert thief.get(KENYA).status_code == 303


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://localhost",
        "http://localhost:8000",
        "http://sub.localhost",
        "http://127.0.0.1",
        "",
    ],
)
def test_an_assertion_that_another_site_asked_for_is_refused(origin: str, cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    amina.key.origin = origin
    answer = amina.signs_in()
    assert (answer.status_code, signed_in(amina)) == (401, False)
    assert NOT_ACCEPTED in said(answer)


def test_a_key_for_another_name_is_refused(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.key.party = "evil.example"
    amina.post("/sign-out/")
    assert amina.signs_in().status_code == 401


def test_the_name_is_pinned_by_a_setting_and_the_host_of_a_request_changes_nothing(
    cast: Cast, settings: Settings
) -> None:
    settings.ORIGIN, settings.RELYING_PARTY = "https://floor.example.org", "floor.example.org"
    page = Visitor().get("/sign-in/")
    assert json.loads(options(page))["rpId"] == "floor.example.org"


def test_who_has_not_been_verified_by_the_device_is_refused(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    assert json.loads(options(amina.get("/sign-in/")))["userVerification"] == "required"
    amina.key.verifies = False
    assert amina.signs_in().status_code == 401


def test_a_key_that_verifies_nobody_is_not_registered(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/keys/passkeys/")
    asked = options(amina.post("/keys/passkeys/"))
    chosen = json.loads(asked)["authenticatorSelection"]
    assert (chosen["userVerification"], chosen["residentKey"]) == ("required", "required")
    answer = amina.post("/keys/passkey/", {"credential": SoftKey(verifies=False).makes(asked)})
    assert answer.status_code == 400


def test_an_assertion_is_good_in_the_browser_alone_that_asked_for_it(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    proof = {"credential": amina.key.proves(options(amina.get("/sign-in/")))}
    thief = Visitor()
    assert thief.post("/sign-in/", proof).status_code == 401
    thief.get("/sign-in/")
    assert thief.post("/sign-in/", proof).status_code == 401
    assert amina.post("/sign-in/", proof).status_code == 302


def test_a_replayed_assertion_is_refused_even_in_the_browser_that_asked_for_it(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    page = amina.get("/sign-in/")
    amina.key.counter, amina.key.counts = 7, False
    kept, proof = amina.cookies["passkey"].value, {"credential": amina.key.proves(options(page))}
    assert amina.post("/sign-in/", proof).status_code == 302
    amina.post("/sign-out/")
    amina.cookies["passkey"] = kept
    assert amina.post("/sign-in/", proof).status_code == 401
    assert "the challenge was answered already" in caplog.text


def test_a_challenge_is_good_for_one_try_and_for_one_ceremony(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    asked = options(amina.get("/sign-in/"))
    right = amina.key.proves(asked)
    assert amina.post("/sign-in/", {"credential": flipped(right, "signature")}).status_code == 401
    assert amina.post("/sign-in/", {"credential": right}).status_code == 401


def test_a_challenge_is_good_for_five_minutes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    page = amina.get("/sign-in/")
    kept = amina.cookies["passkey"].value
    monkeypatch.setattr(challenges, "VALID_SECONDS", -1)
    amina.cookies["passkey"] = kept
    assert amina.post("/sign-in/", {"credential": amina.key.proves(options(page))}).status_code == 401


def test_a_challenge_of_another_process_or_one_that_was_altered_is_none(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    proof = {"credential": amina.key.proves(options(amina.get("/sign-in/")))}
    kept = amina.cookies["passkey"].value
    for given in (kept[:-1], f"A{kept[1:]}", "", "x" * 3000):
        amina.cookies["passkey"] = given
        assert amina.post("/sign-in/", proof).status_code == 401
    with monkeypatch.context() as another:
        another.setattr(challenges, "_SALT", "another")
        amina.cookies["passkey"] = kept
        assert amina.post("/sign-in/", proof).status_code == 401
    amina.cookies["passkey"] = kept
    assert amina.post("/sign-in/", proof).status_code == 302


def test_only_what_a_key_of_ours_signed_is_remembered(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    cache.clear()
    stranger = Visitor()
    for answer in ("{}", EMPTY, stranger.key.proves(options(stranger.get("/sign-in/")))):
        stranger.post("/sign-in/", {"credential": answer})
    assert not cache._cache  # type: ignore[attr-defined]  # of the one in memory
    amina.signs_in()
    assert len(cache._cache) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
def test_one_bit_turned_over_anywhere_is_refused(part: str, cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    proof = amina.key.proves(options(amina.get("/sign-in/")))
    assert amina.post("/sign-in/", {"credential": flipped(proof, part)}).status_code == 401


def test_a_copy_of_a_key_is_found_out_by_its_counter(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    amina.signs_in()
    amina.post("/sign-out/")
    amina.key.counter = 0
    assert amina.signs_in().status_code == 401
    assert "may have been copied" in caplog.text


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "[]", "null", "{", '{"id": 1}', '{"id":"AA","rawId":"AA","response":{}}', "[" * 2000, "x" * 20_000,
     EMPTY],
)  # fmt: skip
def test_what_is_no_answer_of_a_key_is_refused_with_a_sentence(answer: str, cast: Cast) -> None:
    visitor = Visitor()
    visitor.get("/sign-in/")
    refused = visitor.post("/sign-in/", {"credential": answer})
    assert refused.status_code in (400, 401)
    assert said(refused)


def test_an_account_that_was_closed_does_not_sign_in(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    User.objects.filter(persons__person=amina.person).update(is_active=False)
    assert amina.signs_in().status_code == 401


def test_a_key_belongs_to_one_account_alone(cast: Cast) -> None:
    amina, brian = cast.focal_point(), cast.member()
    answer = brian.post("/keys/passkey/", {"credential": amina.key.makes(options(brian.post("/keys/passkeys/")))})
    assert answer.status_code == 400


def test_a_log_has_no_challenge_and_no_secret(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    asked = options(amina.get("/sign-in/"))
    amina.post("/sign-in/", {"credential": flipped(amina.key.proves(asked), "signature")})
    assert "a passkey was refused at sign-in" in caplog.text
    assert json.loads(asked)["challenge"] not in caplog.text


def test_at_a_number_the_page_says_where_passkeys_work(cast: Cast) -> None:
    page = Visitor().get("/sign-in/", SERVER_NAME="127.0.0.1").content.decode()
    assert "Open this page at http://localhost" in page


def test_each_browser_is_noted_with_its_device(cast: Cast) -> None:
    amina = cast.focal_point()
    amina.post("/sign-out/")
    amina.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    amina.signs_in()
    assert SignedIn.objects.get(session_key=amina.session.session_key).agent == "Firefox, Linux"
