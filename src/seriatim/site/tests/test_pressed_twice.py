"""A link is shown once: what comes of a second press of the button that makes one."""

from typing import Any

import pytest

from seriatim.delegations.models import Person
from seriatim.site.tests.cast import KENYA, PEOPLE, Cast, Visitor, handed_over, person


@pytest.mark.parametrize(
    ("path", "given"),
    [
        (f"{PEOPLE}officers/", {"name": "Pavel", "office": "secretariat"}),
        (f"{PEOPLE}focal-points/", {"name": "Pavel", "delegation": "Kenya"}),
        (f"{KENYA}members/", {"name": "Pavel", "grants": ["inscribe"]}),
    ],
)
def test_a_second_press_leads_to_the_person_where_a_new_link_is_made(
    path: str, given: dict[str, Any], cast: Cast
) -> None:
    olga, press = cast.officer(), {"key": "pressed-twice"}
    first = handed_over(olga.post(path, given | press))
    again = olga.post(path, given | press)
    assert (again.status_code, again.headers["Location"]) == (303, f"{PEOPLE}{person('Pavel').person}/")
    assert "Make a new link" in olga.text(again.headers["Location"])
    second = handed_over(olga.post(f"{again.headers['Location']}link/"))
    assert Visitor().get(first).status_code == 410
    assert Visitor().comes_in(second).get("/keys/").status_code == 200
    assert Person.objects.filter(name="Pavel").count() == 1


def test_a_second_press_for_a_new_link_leads_back_to_the_person(cast: Cast) -> None:
    olga = cast.officer()
    handed_over(olga.post(f"{PEOPLE}officers/", {"name": "Pavel", "office": "secretariat"}))
    pavel = f"{PEOPLE}{person('Pavel').person}/"
    handed_over(olga.post(f"{pavel}link/", {"key": "pressed-twice"}))
    assert olga.post(f"{pavel}link/", {"key": "pressed-twice"}).headers["Location"] == pavel


def test_a_second_press_for_a_guest_leads_back_to_where_the_link_is_taken_back(cast: Cast) -> None:
    amina, guest = cast.focal_point(), {"name": "Gita", "purpose": "read", "key": "pressed-twice"}
    handed_over(amina.post(f"{KENYA}guests/", guest))
    assert amina.post(f"{KENYA}guests/", guest).headers["Location"] == KENYA
    assert amina.text(KENYA).count("Take the link back") == 1


def test_another_name_with_the_key_of_an_old_page_is_refused(cast: Cast) -> None:
    olga = cast.officer()
    for name, status in (("Pavel", 201), ("Petra", 409)):
        given = {"name": name, "office": "secretariat", "key": "pressed-twice"}
        assert olga.post(f"{PEOPLE}officers/", given).status_code == status
    assert not Person.objects.filter(name="Petra").exists()


def test_the_key_of_somebody_elses_press_leads_nowhere(cast: Cast) -> None:
    amina, olga = cast.focal_point(), cast.officer()
    given = {"name": "Pavel", "grants": ["inscribe"], "key": "pressed-twice"}
    handed_over(amina.post(f"{KENYA}members/", given))
    assert olga.post(f"{KENYA}members/", given).status_code == 409
