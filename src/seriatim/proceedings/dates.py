"""How does the United Nations write a day in each of its languages?

The names stand here, since neither the server's locale nor CLDR writes them so: آذار/مارس, and 2 мая 2024 года.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Written = Callable[[date, str, str], str]
"""A day, with the name of its weekday and that of its month."""


@dataclass(frozen=True)
class Calendar:
    """A language: its weekdays from Monday, its months, and how a day is put together from them."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: Written
    full: Written
    short: Written
    """Without the year, with the weekday: among days of one session."""


def _names(written: str) -> tuple[str, ...]:
    return tuple(written.split())


def _first(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


CALENDARS: Mapping[str, Calendar] = {
    "en": Calendar(
        _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        _names("January February March April May June July August September October November December"),
        lambda day, _, month: f"{day.day} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} {month}",
    ),
    "fr": Calendar(
        _names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        lambda day, _, month: f"{_first(day)} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {_first(day)} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {_first(day)} {month}",
    ),
    "es": Calendar(
        _names("lunes martes miércoles jueves viernes sábado domingo"),
        _names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        lambda day, _, month: f"{day.day} de {month} de {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} de {month} de {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} de {month}",
    ),
    "ru": Calendar(
        _names("понедельник вторник среда четверг пятница суббота воскресенье"),
        _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        lambda day, _, month: f"{day.day} {month} {day.year} года",
        lambda day, weekday, month: f"{weekday}, {day.day} {month} {day.year} года",
        lambda day, weekday, month: f"{weekday}, {day.day} {month}",
    ),
    "zh": Calendar(
        _names("星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
        tuple(str(number) for number in range(1, 13)),
        lambda day, _, month: f"{day.year}年{month}月{day.day}日",
        lambda day, weekday, month: f"{day.year}年{month}月{day.day}日{weekday}",
        lambda day, weekday, month: f"{month}月{day.day}日{weekday}",
    ),
    "ar": Calendar(
        _names("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
        _names(
            "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه "
            "تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر"
        ),
        lambda day, _, month: f"{day.day} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} {month} {day.year}",
        lambda day, weekday, month: f"{weekday} {day.day} {month}",
    ),
}


def day(of: date, language: str) -> str:
    """`27 March 2024`, `27 آذار/مارس 2024`."""
    return _write(of, language, CALENDARS[language].day)


def day_in_full(of: date, language: str) -> str:
    """With its weekday: `Wednesday 27 March 2024`, `среда, 27 марта 2024 года`."""
    return _write(of, language, CALENDARS[language].full)


def weekday(of: date, language: str) -> str:
    """With its weekday and without its year: `Wednesday 27 March`."""
    return _write(of, language, CALENDARS[language].short)


def _write(of: date, language: str, written: Written) -> str:
    calendar = CALENDARS[language]
    month = calendar.months[of.month - 1].replace("_", " ")  # two of the Arabic names are two words
    return written(of, calendar.weekdays[of.weekday()], month)
