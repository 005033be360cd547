"""Dates and times in Chinese: `2024年3月4日至8日`, `上午9时`."""

from datetime import date, datetime

from seriatim.proceedings.dates import day, day_in_full

NOON = 12


def written(on: date) -> str:
    """`2024年3月14日`."""
    return day(on, "zh")


def span(first: date, last: date) -> str:
    """`2024年3月4日至8日`; what both ends share is said once, and one day is `2024年3月4日`."""
    return written(first) if first == last else f"{written(first)}至{_end(first, last)}"


def _end(first: date, last: date) -> str:
    if first.year != last.year:
        return written(last)
    return f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"


def clock(at: datetime) -> str:
    """`上午9时`, `下午3时30分`, `中午12时`, `凌晨0时15分`."""
    if at.hour == NOON:
        part, hour = "中午", NOON
    else:
        part, hour = ("凌晨" if at.hour == 0 else "上午" if at.hour < NOON else "下午"), at.hour % NOON
    return f"{part}{hour}时" + (f"{at.minute}分" if at.minute else "")


def appointment(at: datetime, by_clock: str) -> str:
    """`2024年3月27日星期三上午9时（纽约时间）`."""
    return f"{day_in_full(at, 'zh')}{clock(at)}（{by_clock}）"
