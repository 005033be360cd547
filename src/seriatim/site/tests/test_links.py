"""Links with one purpose: opened, explained, used once, expired, taken back; for colleagues and for guests."""

from datetime import timedelta
from typing import Any

import pytest

from seriatim.delegations.models import Link, Person, SignedIn
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules.commands import Inscribe
from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.queue import waiting
from seriatim.kernel.actor import delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, LinkId
from seriatim.site import house
from seriatim.site.people import coming_in
from seriatim.site.tests.cast import BOARD, KENYA, Cast, Visitor, handed_over, link_of, options, person, said
from seriatim.site.tests.scene import BODY, LIST, SESSION, TOPIC, Hall, done

COLLEAGUE = {"name": "Brian", "grants": ["inscribe"]}
KEN = DelegationId("KEN")
GUEST = {"name": "Gina", "purpose": "inscribe", "on": f"{SESSION}|{TOPIC}"}


def added(focal_point: Visitor, **fields: Any) -> str:
    return handed_over(focal_point.post(f"{KENYA}members/", COLLEAGUE | fields))


def test_a_link_says_what_it_is_for_and_a_preview_of_it_uses_nothing_up(cast: Cast) -> None:
    link = added(cast.focal_point())
    for _ in range(3):
        page = Visitor().get(link)
        assert page.status_code == 200
        assert "With it you register a passkey, once, on this device" in page.content.decode()
        assert "act for Kenya" in page.content.decode()
    assert coming_in.state(link_of("Brian")) == "open"


def test_the_secret_of_a_link_is_kept_nowhere(cast: Cast, hall: Hall) -> None:
    secret = added(cast.focal_point()).split("/")[2]
    kept = [str(vars(one)) for model in (Link, Person, SignedIn) for one in model.objects.all()]
    kept += [str(one.recorded) for one in hall.chamber.journal.read_all()]
    assert not [one for one in kept if secret in one]


def test_a_name_is_never_in_the_journal(cast: Cast, hall: Hall) -> None:
    added(cast.focal_point(name="Amina Odhiambo"), name="Brian Otieno", mail="brian@example.org")
    told = "".join(str(one.recorded) for one in hall.chamber.journal.read_all())
    assert not [word for word in ("Amina", "Otieno", "example.org") if word in told]
    assert person("Brian Otieno").person in told


def test_a_used_link_says_so(cast: Cast) -> None:
    link = added(cast.focal_point())
    Visitor().comes_in(link)
    answer = Visitor().get(link)
    assert answer.status_code == 410
    assert "works once only" in said(answer)
    assert "Brian" not in answer.content.decode()


def test_a_link_that_expired_says_so(cast: Cast, hall: Hall) -> None:
    link = added(cast.focal_point())
    visitor = Visitor()
    visitor.post(link)
    asked = options(visitor.get("/links/"))
    hall.later(days=7, seconds=1)
    assert "has expired" in said(Visitor().get(link))
    answer = visitor.post("/links/", {"credential": visitor.key.makes(asked)})
    assert answer.status_code == 410
    assert not person("Brian").account


def test_a_new_link_makes_the_older_one_good_for_nothing(cast: Cast) -> None:
    amina = cast.focal_point()
    link = added(amina)
    new = handed_over(amina.post(f"/bodies/{BODY}/people/{person('Brian').person}/link/"))
    assert "was taken back" in said(Visitor().get(link))
    assert Visitor().comes_in(new).get(KENYA).status_code == 200


def test_a_link_that_nobody_made_is_not_known(db: None, hall: Hall) -> None:
    answer = Visitor().get(f"/links/{'x' * 43}/")
    assert answer.status_code == 404
    assert "not known here" in said(answer)
    assert "No link was opened" in said(Visitor().get("/links/"))


def test_the_link_of_a_colleague_who_was_removed_before_she_came_in_is_good_for_nothing(cast: Cast) -> None:
    amina = cast.focal_point()
    link = added(amina)
    assert done(amina.post(f"/bodies/{BODY}/people/{person('Brian').person}/removal/"))
    assert Visitor().get(link).status_code == 410


def test_a_refused_registration_leaves_neither_account_nor_key_and_the_link_open(cast: Cast) -> None:
    link = added(cast.focal_point())
    visitor = Visitor()
    visitor.post(link)
    visitor.key.origin = "http://evil.example"
    answer = visitor.post("/links/", {"credential": visitor.key.makes(options(visitor.get("/links/")))})
    assert answer.status_code == 400
    assert "could not be registered" in said(answer)
    assert not person("Brian").account
    visitor.key.origin = "http://localhost"
    answer = visitor.post("/links/", {"credential": visitor.key.makes(options(answer))})
    assert done(answer)


def test_whoever_is_signed_in_takes_a_link_up_with_the_account_that_is_there(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    amina.post(cast.at_the_board("BRA", "Amina B."))
    assert "Take it up with my account" in amina.text("/links/")
    assert done(amina.post("/links/"))
    assert amina.get(f"/bodies/{BOARD}/delegations/BRA/").status_code == 200
    assert amina.get(KENYA).status_code == 200
    assert {one.person for one in Person.objects.filter(account=person("Amina").account)} == {
        amina.person, person("Amina B.").person
    }  # fmt: skip


def test_an_account_has_one_place_in_a_body(cast: Cast) -> None:
    """Or one human would be two officers who vouch for whoever she likes."""
    olga = cast.officer()
    olga.post(handed_over(olga.post(f"/bodies/{BODY}/people/officers/", {"name": "Second", "office": "secretariat"})))
    assert "Take it up with my account" not in olga.text("/links/")
    answer = olga.post("/links/")
    assert answer.status_code == 409
    assert "has a place in this body already" in said(answer)
    assert not person("Second").account


def test_a_guest_inscribes_her_organisation_once_and_needs_no_account(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    link = handed_over(amina.post(f"{KENYA}guests/", GUEST))
    gina = Visitor()
    assert "You need no account" in gina.text(link)
    assert gina.post(link).headers["Location"] == LIST
    assert "Inscribe Kenya" in gina.text(LIST)
    assert done(gina.post(f"{LIST}requests/"))
    assert hall.order == "KEN"
    assert "Inscribe Kenya" not in gina.text(LIST)
    assert gina.post(f"{LIST}requests/").status_code == 409
    assert hall.chamber.body(BODY).roster.links[LinkId(link_of("Gina").link)].state == "used"
    assert Visitor().get(link).status_code == 410


def test_a_guest_does_nothing_else_and_nowhere_else(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    hall.asked("KEN")
    gina = Visitor()
    gina.post(handed_over(amina.post(f"{KENYA}guests/", GUEST)))
    own = waiting(hall.floor, TOPIC)[0]
    assert gina.post(f"{LIST}requests/{own}/withdrawal/").status_code == 409
    assert gina.post(f"{LIST}closing/").status_code == 409
    for path in (KENYA, f"/bodies/{BODY}/people/", f"/bodies/{BODY}/people/{amina.person}/"):
        assert gina.get(path).status_code in (303, 404)


def test_whoever_is_signed_in_is_not_signed_out_by_the_link_of_a_guest(cast: Cast) -> None:
    amina = cast.focal_point()
    answer = amina.post(handed_over(amina.post(f"{KENYA}guests/", GUEST)))
    assert answer.status_code == 409
    assert "open it in another browser" in said(answer)
    assert amina.get(KENYA).status_code == 200


def test_a_guest_reads_and_no_more(cast: Cast, hall: Hall) -> None:
    amina = cast.focal_point()
    link = handed_over(amina.post(f"{KENYA}guests/", {"name": "Rita", "purpose": "read"}))
    rita = Visitor()
    assert done(rita.post(link))
    assert rita.get(LIST).status_code == 200
    assert rita.post(f"{LIST}requests/").status_code == 403
    assert Visitor().get(link).status_code == 410


def test_a_guests_link_that_is_taken_back_ends_what_she_has_open(cast: Cast) -> None:
    amina = cast.focal_point()
    gina = Visitor()
    gina.post(handed_over(amina.post(f"{KENYA}guests/", GUEST)))
    assert "Gina" in amina.text(KENYA)
    assert done(amina.post(f"{KENYA}revocations/", {"link": link_of("Gina").link}))
    assert gina.post(f"{LIST}requests/").status_code == 303
    assert "Inscribe Kenya" not in gina.text(LIST)


@pytest.mark.parametrize("purpose", ["inscribe", "read"])
def test_a_link_that_a_guest_has_used_is_taken_back_too(cast: Cast, hall: Hall, purpose: str) -> None:
    amina, gina = cast.focal_point(), Visitor()
    gina.post(handed_over(amina.post(f"{KENYA}guests/", {**GUEST, "purpose": purpose})))
    if purpose == "inscribe":
        assert done(gina.post(f"{LIST}requests/"))
    used = link_of("Gina").link
    assert hall.chamber.body(BODY).roster.links[LinkId(used)].state == "used"
    assert used in amina.text(KENYA), "the page offers to take it back"
    assert done(amina.post(f"{KENYA}revocations/", {"link": used}))
    assert not SignedIn.objects.filter(link=used)
    assert used not in amina.text(KENYA)
    assert amina.post(f"{KENYA}revocations/", {"link": used}).status_code == 409


def test_a_guest_who_may_only_ask_reads_no_statement_but_her_own(cast: Cast, hall: Hall) -> None:
    amina, gina, rita = cast.focal_point(), Visitor(), Visitor()
    gina.post(handed_over(amina.post(f"{KENYA}guests/", GUEST)))
    rita.post(handed_over(amina.post(f"{KENYA}guests/", {"name": "Rita", "purpose": "read"})))
    for writes in (link_of("Gina").person_id, amina.person):
        inscribe, by = Inscribe(TOPIC, KEN, text="the canary"), delegation(KEN, writes)
        hall.chamber.act(inscribe, Occasion(by, house.now()), SESSION)
        own = waiting(hall.floor, TOPIC)[0]
        reads = [("the canary" in one.text(f"{LIST}requests/{own}/")) for one in (amina, rita, gina, Visitor())]
        assert reads == [True, True, writes != amina.person, False]
        assert done(amina.post(f"{LIST}requests/{own}/withdrawal/"))


def test_a_guest_who_may_only_ask_is_the_public_on_every_other_page(cast: Cast, hall: Hall) -> None:
    """A list of which nobody but the delegation itself sees where it stands is not hers to look at."""
    amina, gina = cast.focal_point(), Visitor()
    hall.asked("KEN").seen_by(Visibility.OWN)
    gina.post(handed_over(amina.post(f"{KENYA}guests/", GUEST)))
    Link.objects.update(topic="another")
    request = f"{LIST}requests/{waiting(hall.floor, TOPIC)[0]}/"
    assert amina.get(request).status_code == 200
    assert gina.get(request).status_code == Visitor().get(request).status_code == 404
    assert gina.post(f"{LIST}requests/").status_code == 403


def test_only_whoever_administers_makes_links(cast: Cast) -> None:
    cast.focal_point()
    brian = cast.member(grants=(Grant.INSCRIBE,))
    assert "Make a link for a guest" not in brian.text(KENYA)
    assert brian.post(f"{KENYA}guests/", GUEST).status_code == 409
    assert brian.post(f"{KENYA}members/", COLLEAGUE).status_code == 409


def test_the_time_for_which_a_link_is_good_stands_on_the_page_that_hands_it_over(cast: Cast) -> None:
    answer = cast.focal_point().post(f"{KENYA}members/", COLLEAGUE)
    link = link_of("Brian")
    assert link.expires - link.issued == timedelta(days=7)
    assert link.expires > house.now()
    assert "Friday 15 March 2024" in answer.content.decode()
