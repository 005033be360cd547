"""What time is it elsewhere: the distance that people remember, and the one that holds on the day."""

from datetime import UTC, datetime

from seriatim.meetings.rules.capitals import CAPITALS, clocks

EIGHTH_OF_MARCH = datetime(2024, 3, 8, 20, tzinfo=UTC)


def at(year: int, month: int, day: int, hour: int, before: datetime = EIGHTH_OF_MARCH) -> dict[str, str]:
    """The five clocks, each as `14:00`, or `14:00 not 15:00` where habit errs."""
    shown = {}
    for one in clocks(datetime(year, month, day, hour, tzinfo=UTC), "America/New_York", before):
        habit = f" not {one.expected:%H:%M}" if one.expected else ""
        shown[one.zone.partition("/")[2]] = f"{one.local:%H:%M}{habit}"
    return shown


def test_on_27_march_9_in_new_york_is_14_in_geneva_and_not_15() -> None:
    assert at(2024, 3, 27, 13) == {
        "Sao_Paulo": "10:00 not 11:00",
        "Zurich": "14:00 not 15:00",
        "Nairobi": "16:00 not 17:00",
        "Shanghai": "21:00 not 22:00",
        "Sydney": "00:00 not 01:00",
    }


def test_when_both_sides_have_changed_their_clocks_the_old_distance_holds_again() -> None:
    assert at(2024, 4, 17, 13)["Zurich"] == "15:00"


def test_before_the_change_there_is_no_trap() -> None:
    assert at(2024, 3, 9, 14) == {
        "Sao_Paulo": "11:00",
        "Zurich": "15:00",
        "Nairobi": "17:00",
        "Shanghai": "22:00",
        "Sydney": "01:00",
    }


def test_five_capitals_on_five_continents() -> None:
    assert len({zone.partition("/")[0] for zone in CAPITALS}) == 5
