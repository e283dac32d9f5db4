"""English words for what comes after an event on a day of its own: the search that ends, the count that is revised, the mourning.

Such a day is not that of the event. Does not compute dates: time.py does. Every pattern is linear.
"""

import re
from typing import Final

from services.extractor.vocabulary.listed import words

_REST: Final = r"[^,;.]"
_ENDED: Final = (
    r"(?:called\soff|ended|suspended|resumed|completed|halted|stopped|abandoned|(?:gave|given)\sup|(?:wound|wrapped)\sup)"
)
_SEARCH: Final = r"(?:search|searches|rescue|recovery|operations?|work|efforts?)"
_FOUND: Final = r"(?:found|recovered|pulled|retrieved|brought\sup|dug)"
_GRIEF: Final = r"(?:remember|mourn|honou?r|bury|pay|pray\sfor)"
LAY: Final = re.compile(rf"\b(?:in\sa\scoma|in\shospital|on\slife\ssupport|in\sintensive\scare)\ssince\b{_REST}{{0,60}}$")
"""What stands before a day from which somebody lay wounded: it is that of the event and begins no period of deaths. Later days of the
sentence are those of dying or going home.
"""
FOLLOWED: Final = re.compile(
    rf"\b(?:(?:buried\stheir|buried\sthe|mourn(?:ed|ing)|remember(?:ed|ing)|honou?r(?:ed|ing)|prayers\sfor|prayed\sfor|search(?:ed|ing)?\sfor|funerals?\s(?:of|for)|held\sprayers)\b{_REST}{{0,50}}$"
    rf"|{_ENDED}\b{_REST}{{0,20}}\b{_SEARCH}\b{_REST}{{0,40}}$|{_SEARCH}\b{_REST}{{0,20}}\b{_ENDED}\b{_REST}{{0,20}}$"
    rf"|(?:went\shome|left\shospital|(?:was|were|been)\sdischarged|apologi[sz]ed|revised|corrected)\b{_REST}{{0,40}}$"
    rf"|(?:visited|met)\s(?:the\s)?(?:injured|wounded|survivors|families|relatives)\b{_REST}{{0,40}}$"
    rf"|{_FOUND}\b(?:\s[\w-]+){{0,2}}\smore\b{_REST}{{0,40}}$"
    rf"|(?:died|dies|succumbed)\s(?:of|from|to)\s(?:his|her|their|its)\s(?:\w+\s)?(?:burns?|wounds?|injur\w+)\b{_REST}{{0,30}}$"
    rf"|(?:died|dies)\s(?:in|at)\s(?:an?\s|the\s)?(?:\w+\s){{0,2}}(?:hospital|clinic|infirmary|(?:health|medical)\scent(?:re|er))\b{_REST}{{0,20}}$)"
)
"""What stands before the day of something that came of the event: "ended the search for victims on Monday"."""
FOLLOWED_AFTER: Final = re.compile(
    rf"(?:\s(?:morning|afternoon|evening|night))?\s(?:to\s{_GRIEF}\w*|(?:\w+ly\s)?(?:revised|lowered|raised|corrected|{_ENDED}\s(?:\w+\s){{0,2}}{_SEARCH}"
    rf"|buried|mourned|remembered|proposed|grounded|apologi[sz]ed|promised|visited|pledged|paid\stribute|held\s(?:a\s|an\s)?(?:prayers?|vigil|funerals?|memorial|service|rally|hearing)"
    rf"|opened\san?\s(?:\w+\s)?(?:investigation|inquiry|probe|inquest)|{_FOUND}\s(?:[\w-]+\s){{0,2}}more))\b"
)
"""What stands after it: "the governor on Monday promised"."""
CLAUSE: Final = re.compile(r"\b(?:that|which|who|when|where|after)\b")
"""What begins a clause about the event itself."""
WORDS: Final = words(
    """buried mourn mourned mourning remember remembered remembering honour honor honoured honored honouring honoring pray prayed prayers bury search
    searches searched searching funeral funerals rescue recovery operation operations work effort efforts home hospital discharged apologised apologized revised corrected lowered
    raised visited met more clinic infirmary centre center coma support care died dies succumbed proposed grounded promised pledged tribute held opened"""
)
"""The words without which neither pattern can match."""
GRIEF: Final = words(
    "pray prays prayed prayers mourn mourns mourned mourning vigil vigils condolences tribute tributes remember remembers remembered"
)
"""Words of a headline about those who mourn: the place before them is where these are."""
