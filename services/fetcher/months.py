"""Dates whose month is written in another language than English, in feeds that should have known better.

A table and one pattern. schemas/dates.py reads everything else.
"""

import re

from schemas.dates import normalise

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Beginnings of month names, enough of each to be that month's alone; Italian, Spanish, French, Portuguese, German, Dutch, Swedish,
# Polish, Czech, Romanian, Turkish, Indonesian, Russian, Ukrainian.
NAMES: tuple[tuple[str, ...], ...] = (
    ("gen", "ene", "jan", "jän", "sty", "led", "ian", "oca", "янв", "січ"), ("feb", "fév", "fev", "lut", "úno", "şub", "фев", "лют"),
    ("mar", "mär", "maa", "mrt", "bře", "мар", "бер"), ("apr", "abr", "avr", "kwi", "dub", "nis", "апр", "кві"),
    ("mag", "may", "mai", "mei", "maj", "kvě", "mei", "мая", "май", "тра"), ("giu", "jun", "juin", "cze", "červn", "iun", "haz", "июн", "чер"),
    ("lug", "jul", "juil", "lip", "července", "iul", "tem", "июл", "лип"), ("ago", "aoû", "aou", "aug", "sie", "srp", "ağu", "agu", "авг", "сер"),
    ("set", "sep", "wrz", "zář", "eyl", "сен", "вер"), ("ott", "oct", "out", "okt", "paź", "říj", "eki", "окт", "жов"),
    ("nov", "lis", "kas", "noi", "ноя"), ("dic", "dez", "déc", "dec", "gru", "pro", "ara", "des", "дек", "гру"),
)  # fmt: skip
DATE = re.compile(
    r"^\W*(?:[^\W\d_]{2,15}\.?,?\s+)?(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,15})\.?,?\s+(?:de\s+)?(\d{4})\b(.{0,40})$"
)


def localised(text: object) -> str | None:
    """The date, if its month is named in a language that the table knows; None otherwise."""
    found = DATE.match(text.strip().lower()) if isinstance(text, str) else None
    if not found:
        return None
    day, name, year, rest = found.groups()
    # The longest beginning decides: "juin" before "jun", "červn" before none.
    fitting = [(len(start), number) for number, starts in enumerate(NAMES) for start in starts if name.startswith(start)]
    if not fitting:
        return None
    return normalise(f"{day} {ENGLISH[max(fitting)[1]]} {year}{rest.upper()}")
