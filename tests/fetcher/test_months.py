"""Months in the languages that newsrooms write them in."""

import pytest

from services.fetcher.months import localised


@pytest.mark.parametrize(("text", "moment"), [
    ("mer, 16 nov 2022 00:38:15 +0100", "2022-11-16T00:38:15+01:00"),
    ("lun, 4 ago 2025 10:00:00 +0200", "2025-08-04T10:00:00+02:00"),
    ("16 de dezembro de 2022 08:00", "2022-12-16T08:00:00+00:00"),
    ("mardi 3 juin 2025", "2025-06-03"),
    ("3. juillet 2025", "2025-07-03"),
    ("17 ноября 2018 12:30:00 +0300", "2018-11-17T12:30:00+03:00"),
    ("5 février 2024 09:15 +0100", "2024-02-05T09:15:00+01:00"),
])  # fmt: skip
def test_a_month_in_another_language_is_read(text: str, moment: str) -> None:
    assert localised(text) == moment


@pytest.mark.parametrize("text", ["", None, "soon", "32 nov 2022", "16 xyz 2022", "16/11/2022", 5])
def test_what_names_no_month_gives_no_date(text: object) -> None:
    assert localised(text) is None
