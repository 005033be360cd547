"""Signing in as one's organisation does it: by settings, by a link first, and for nobody who is not on record."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from pytest_django import Settings

from seriatim.delegations.models import SignedIn
from seriatim.site.people import identity
from seriatim.site.tests.cast import KENYA, Cast, Visitor, handed_over, options, person, said
from seriatim.site.tests.scene import Hall

MINISTRY = "https://id.ministry.example"
COLLEAGUE = {"name": "Brian", "grants": ["inscribe"]}


@pytest.fixture
def ministry(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> dict[str, Any]:
    """A provider that says of whoever comes back what the dictionary says."""
    told: dict[str, Any] = {"sub": "brian-17", "email": "brian@ministry.example", "name": "Brian Otieno"}
    app = {"provider_id": "ministry", "name": "Ministry", "client_id": "floor", "secret": "s",
           "settings": {"server_url": MINISTRY}}  # fmt: skip
    known = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "AUTH_PARAMS": {"prompt": "login"}}}
    settings.SOCIALACCOUNT_PROVIDERS = known
    addresses = {
        "authorization_endpoint": f"{MINISTRY}/ask", "token_endpoint": f"{MINISTRY}/token",
        "userinfo_endpoint": f"{MINISTRY}/who", "issuer": MINISTRY, "jwks_uri": f"{MINISTRY}/keys",
    }  # fmt: skip
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", addresses)
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "get_access_token_data", lambda *_, **__: {"access_token": "t"})
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda *_: told)
    return told


def leaves(visitor: Visitor) -> Mapping[str, list[str]]:
    """Go to the ministry; what the browser is told to ask there."""
    answer = visitor.get("/sign-in/with/ministry/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{MINISTRY}/ask?")
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def comes_back(visitor: Visitor, state: str) -> Any:
    """The answer of the ministry, as a browser brings it: from another site without our cookies, then from our page."""
    path = f"/sign-in/with/ministry/answer/?code=c&state={state}"
    first = Visitor().get(path)
    assert 'http-equiv="refresh"' in first.content.decode()
    assert "session" not in first.cookies, "it would take the place of the one that asked"
    return visitor.get(f"{path}&_redir=")


def test_whoever_opens_a_link_takes_it_up_with_the_organisations_sign_in_and_then_signs_in_with_it(
    cast: Cast, ministry: dict[str, Any]
) -> None:
    brian = Visitor()
    brian.post(handed_over(cast.focal_point().post(f"{KENYA}members/", COLLEAGUE)))
    assert "Ministry" in brian.text("/links/")
    asked = leaves(brian)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["prompt"] == ["login"]
    assert comes_back(brian, asked["state"][0]).status_code == 302
    assert brian.get(KENYA).status_code == 200
    brian.post("/sign-out/")
    comes_back(brian, leaves(brian)["state"][0])
    assert brian.get(KENYA).status_code == 200


def test_an_organisations_sign_in_is_no_touch_and_whoever_has_no_other_is_told_to_register_a_passkey(
    cast: Cast, hall: Hall, ministry: dict[str, Any]
) -> None:
    amina, brian = cast.focal_point(), Visitor()
    brian.post(handed_over(amina.post(f"{KENYA}members/", COLLEAGUE | {"grants": ["administer"]})))
    comes_back(brian, leaves(brian)["state"][0])
    assert SignedIn.objects.get(session_key=brian.session.session_key).touched is None
    given = {"name": "Carla", "grants": ["inscribe"]}
    answer = brian.post(f"{KENYA}members/", given)
    assert answer.status_code == 401
    assert "that is no touch. Register a passkey here first" in answer.content.decode()
    assert "register a passkey soon after you signed in" in brian.text("/keys/")
    made = {"credential": brian.key.makes(options(brian.post("/keys/passkeys/")))}
    assert brian.post("/keys/passkey/", made).status_code == 303
    asked = brian.post(f"{KENYA}members/", given)
    assert asked.status_code == 401
    handed_over(brian.post(f"{KENYA}members/", given | {"credential": brian.key.proves(options(asked))}))


def test_a_first_passkey_is_registered_soon_after_the_organisation_let_somebody_in_and_no_later(
    cast: Cast, ministry: dict[str, Any]
) -> None:
    brian = Visitor()
    brian.post(handed_over(cast.focal_point().post(f"{KENYA}members/", COLLEAGUE)))
    comes_back(brian, leaves(brian)["state"][0])
    asked = options(brian.post("/keys/passkeys/"))
    SignedIn.objects.update(since=timezone.now() - timedelta(minutes=16))
    assert brian.post("/keys/passkey/", {"credential": brian.key.makes(asked)}).status_code == 409
    assert brian.post("/keys/passkeys/").status_code == 401
    brian.post("/sign-out/")
    comes_back(brian, leaves(brian)["state"][0])
    made = {"credential": brian.key.makes(options(brian.post("/keys/passkeys/")))}
    assert brian.post("/keys/passkey/", made).status_code == 303
    assert brian.post("/keys/passkeys/").status_code == 401, "the second asks for a touch of the first"


def test_what_the_organisation_says_of_a_person_is_not_kept(cast: Cast, ministry: dict[str, Any]) -> None:
    brian = Visitor()
    brian.post(handed_over(cast.focal_point().post(f"{KENYA}members/", COLLEAGUE)))
    comes_back(brian, leaves(brian)["state"][0])
    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == ("brian-17", {})
    account = person("Brian").account
    assert account
    assert not account.email + account.first_name + account.last_name


def test_an_identity_that_nobody_has_on_record_opens_nothing(cast: Cast, ministry: dict[str, Any]) -> None:
    stranger = Visitor()
    answer = comes_back(stranger, leaves(stranger)["state"][0])
    assert answer.status_code == 403
    assert "Nobody here is known by this sign-in" in said(answer)
    assert not SocialAccount.objects.exists()
    assert stranger.get("/keys/").status_code == 303


def test_an_identity_whose_person_was_removed_opens_nothing(cast: Cast, ministry: dict[str, Any]) -> None:
    amina, brian = cast.focal_point(), Visitor()
    brian.post(handed_over(amina.post(f"{KENYA}members/", COLLEAGUE)))
    comes_back(brian, leaves(brian)["state"][0])
    amina.post(f"/bodies/oewg/people/{person('Brian').person}/removal/")
    assert brian.get(KENYA).status_code == 303
    answer = comes_back(brian, leaves(brian)["state"][0])
    assert answer.status_code == 403
    assert "Nobody has you on record any longer" in said(answer)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(cast: Cast, ministry: dict[str, Any]) -> None:
    state, victim = leaves(Visitor())["state"][0], Visitor()
    victim.get("/sign-in/")
    answer = victim.get(f"/sign-in/with/ministry/answer/?code=c&state={state}&_redir=")
    assert answer.status_code == 502
    assert "was not completed" in said(answer)


def test_another_sites_link_does_not_begin_a_sign_in(ministry: dict[str, Any], db: None) -> None:
    answer = Visitor().get("/sign-in/with/ministry/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.headers["Location"].startswith("/sign-in/?")


def test_a_provider_that_is_not_plugged_in_is_nowhere(db: None) -> None:
    assert Visitor().get("/sign-in/with/ministry/").status_code == 404
    assert Visitor().get("/sign-in/with/ministry/answer/").status_code == 404


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("of the client\n")
    path.chmod(0o600)
    return path


def test_one_provider_is_plugged_in_by_three_settings(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    for name, value in (("SERVER", MINISTRY), ("CLIENT", "floor"), ("SECRET_FILE", str(secret))):
        monkeypatch.setenv(f"SERIATIM_OIDC_{name}", value)
    assert identity.providers() == [{
        "provider_id": "organisation", "name": "id.ministry.example", "client_id": "floor",
        "secret": "of the client", "settings": {"server_url": MINISTRY},
    }]  # fmt: skip


def test_several_providers_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, secret: Path, tmp_path: Path) -> None:
    file = tmp_path / "providers.toml"
    monkeypatch.setenv("SERIATIM_OIDC_FILE", str(file))
    lines = f'server = "{MINISTRY}"\nclient = "floor"\nsecret_file = "{secret}"\n'
    file.write_text(f'[[provider]]\nid = "one"\n{lines}\n[[provider]]\nid = "two"\nname = "Two"\n{lines}')
    assert [(one["provider_id"], one["name"]) for one in identity.providers()] == [
        ("one", "id.ministry.example"), ("two", "Two")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "said_of_it"),
    [
        ("", "no \\[\\[provider\\]\\]"),
        ("[[provider", "cannot be read"),
        ('[[provider]]\nserver = "https://a.example"', "needs"),
        ('[[provider]]\nserver = "http://a.example"\nclient = "c"\nsecret_file = "SECRET"', "https"),
        (
            '[[provider]]\nserver = "https://a.example"\nclient = "c"\nsecret_file = "SECRET"\nid = "A B"',
            "small letters",
        ),
        ('[[provider]]\nserver = "https://a.example"\nclient = "c"\nsecret_file = "SECRET"\nsecret = "x"', "knows"),
        ('[[provider]]\nserver = "https://a.example"\nclient = "c"\nsecret_file = "/nowhere/secret"', "cannot be read"),
    ],
)
def test_a_provider_that_is_not_complete_or_not_safe_stops_the_start(
    told: str, said_of_it: str, monkeypatch: pytest.MonkeyPatch, secret: Path, tmp_path: Path
) -> None:
    file = tmp_path / "providers.toml"
    file.write_text(told.replace("SECRET", str(secret)))
    monkeypatch.setenv("SERIATIM_OIDC_FILE", str(file))
    with pytest.raises(ImproperlyConfigured, match=said_of_it):
        identity.providers()


def test_a_secret_that_others_may_read_stops_the_start(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    secret.chmod(0o644)
    for name, value in (("SERVER", MINISTRY), ("CLIENT", "floor"), ("SECRET_FILE", str(secret))):
        monkeypatch.setenv(f"SERIATIM_OIDC_{name}", value)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        identity.providers()
