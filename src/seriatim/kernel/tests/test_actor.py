"""How an actor is written, and what cannot be one."""

import pytest

from seriatim.kernel.actor import CHAIR, Actor, Office, delegation
from seriatim.kernel.ids import is_link_id, is_person_id

PSEUDONYM = "p-4mzq2xk7w3ab"


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("chair", CHAIR),
        ("secretariat/desk-2", Actor(Office.SECRETARIAT, person="desk-2")),
        ("delegation:KEN", delegation("KEN")),
        (f"delegation:KEN/{PSEUDONYM}", delegation("KEN", PSEUDONYM)),
    ],
)
def test_an_actor_is_read_as_it_is_written(written: str, actor: Actor) -> None:
    assert (Actor.parse(written), str(actor)) == (actor, written)


@pytest.mark.parametrize("written", ["chair/", "delegation:KEN/", "chair/a/b", "chair/a b", "chair/a:b", "chair/ "])
def test_a_person_is_one_word_behind_the_slash(written: str) -> None:
    with pytest.raises(ValueError, match="a person is a word behind the slash"):
        Actor.parse(written)


@pytest.mark.parametrize("written", ["chair/\x07", "chair\n", "delegation:KEN/\u202eamina", "secretariat/\u2028"])
def test_an_actor_can_be_printed(written: str) -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        Actor.parse(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [("president", "none of chair"), ("chair:KEN", "other offices alone"), ("delegation", "a delegation is written")],
)
def test_an_office_stands_alone_and_a_delegation_with_its_code(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Actor.parse(written)


def test_pseudonyms_are_told_from_names() -> None:
    assert is_person_id(PSEUDONYM)
    assert is_link_id(PSEUDONYM.replace("p", "l", 1))
    for other in ("", "amina", "p-amina", "p-4MZQ2XK7W3AB", "p-4mzq2xk7w3a1", PSEUDONYM + "2", "l" + PSEUDONYM[1:]):
        assert not is_person_id(other)
    assert not is_link_id(PSEUDONYM)
