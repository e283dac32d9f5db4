"""English words for when: months, weekdays, parts of the day, spans, and the patterns in which news writes a date.

Does not compute a date: time.py does. Every pattern is linear: no repetition inside a repetition.
"""

import re
from typing import Final

from services.extractor.vocabulary.en_places import listed
from services.extractor.vocabulary.listed import by_first_letter

MONTHS: Final = {
    name: number
    for number, names in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
        "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
                                    "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
NUMBERS: Final = {
    word: number
    for number, words in enumerate((
        "", "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
    for word in words.split()
}  # fmt: skip

NUMBERS.update({"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50})

_MONTHS: Final = ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?",
                  "nov(?:ember)?", "dec(?:ember)?")  # fmt: skip
_MONTH: Final = f"(?:{'|'.join(_MONTHS)})"
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT: Final = r"(?:an?|one|two|couple of|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|few|several|\d{1,3})"
_UNIT: Final = r"(?:hour|day|week|month|year|decade)"

DATE: Final = re.compile(
    rf"""
    \b(?:(?P<iso>\b(?:19|20)\d\d-[01]\d-[0-3]\d\b)
    |(?P<numeric>\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d\b)
    |\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?\s(?P<m1>{_MONTH})\b\.?,?(?:\s'?(?P<y1>(?:19|20)\d\d|\d\d(?=\s--|\s-\s)))?
    |\b(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s?(?P<y2>(?:19|20)\d\d)\b|(?![\d:,]\d|\w|\spm|\sam))
    |(?P<p3>\b(?:in|since|last|of|this|during|late|early|mid|until|from|by|to|between|and|through|an?)[\s-])?
        \b(?P<m3>{_MONTH})\b(?!\.?\s\d{{1,2}}(?!\d))\.?(?:,?\s(?:of\s)?(?P<y3>(?:19|20)\d\d)\b|\s(?P<ly>last|this)\syear)?
    |(?P<wq>\b(?:last|next|this|previous|the\ previous|following|every|each)\s)?\b(?P<wd>{_WEEKDAY})\b(?P<wago>\slast\sweek)?
    |\b(?P<ago>{_COUNT})\s(?P<agou>{_UNIT})s?\s(?P<agow>ago|earlier|before|after|later)\b
    |\b(?P<day>today|yesterday|tonight|overnight|last\ night|the\ previous\ day|the\ day\ before|this\ (?:morning|afternoon|evening)
        |earlier\ in\ the\ day|the\ same\ day)\b
    |\b(?P<rel>(?:earlier|late|later|early|so\ far)\s)?(?P<which>this|last|the\ previous|the\ same|next|the\ past)\s(?P<relu>week|month|year|weekend
        |summer|winter|spring|autumn|fall)\b
    |(?P<p4>\b(?:in|since|during|of|early|late|mid|until|from|by|to|between|through|the|summer|winter|spring|autumn|fall|back\ in)[\s-])
        (?P<y4>(?:19|20)\d\d)\b(?!\s(?:people|civilians|residents|feet|meters|metres|others|have|were)))
    """,
    re.VERBOSE,
)
"""For text in lower case: every way to write a date that time.py knows; the names of the groups say which."""

_SPAN: Final = r"(?:week|month|year|weekend|summer|winter|spring|autumn|fall)"
QUICK: Final = re.compile(
    by_first_letter(
        r"day\b", r"\bago\b", r"19\d\d", r"20\d\d", *(rf"\b{month}\b" for month in _MONTHS), r"night\b", r"\bthis (?:morning|afternoon|evening)", r"before that\b", r"after that\b",
        *(rf"\b{which} {_SPAN}" for which in ("last", "this", "previous", "next", "same")),
    )
)  # fmt: skip
"""Whether a sentence, in lower case, can say when at all."""

FULL_YEAR: Final = re.compile(r"(?:19|20)\d\d|\d\d --")
"""Whether a head can hold a full date."""

# What stands around a date is looked for in small letters as well.
SINCE: Final = re.compile(
    r"\b(?:since|from|(?:starting|beginning|began|begun|started|erupted|broke out)(?:\s\w+){0,3}|since(?:\s\S+){1,8})[\s-]?$"
)
"""What stands before a date that begins a period."""
SPOKEN: Final = re.compile(
    r"\b(?:(?:said|says|told|acknowledged|warned|insisted|reported|announced|confirmed|statement|added|tweeted|posted|released|issued|published|identified|interview)\b[^,.;]{0,16}$"
    r"|(?:rose|risen|climbed|jumped|increased|mounted|toll)\b[^.;]{0,25}$|(?:stood|stands) at\b[^.;]{0,40}$|(?:raised|revised|lifted) (?:its|the|their|his) (?:\w+ )?(?:toll|count|figure|number)\b[^.;]{0,30}$)"
)
"""What stands before the day on which somebody spoke."""
SPOKEN_AFTER: Final = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?\s(?:\w+ly\s)?(?:said|told|announced|confirmed|reported|acknowledged|posted|released|issued|published)\b"
)
"""What stands after the day on which somebody spoke."""
OWNED: Final = re.compile(
    r"['’]s\s(?!(?:\w+\s)?(?:statement|report|announcement|briefing|remarks|comments|figures?|figure|toll|count|paper|edition)\b)"
)
"""What stands after the day of an event that is named by it: "the toll from Sunday's attack"."""
ASIDE_AFTER: Final = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?\s(?:\w+ly\s)?(?:denied|rejected|dismissed|condemned|accused|blamed|called|urged|met|voted|charged|arrested|sentenced|published|(?:raised|lowered|revised|updated) (?:its|the|their)|claimed (?:an|a|responsibility|credit|that|the (?:attack|ambush|bombing|raid|assault|shooting|blast)))\b"
)
"""What stands after the day of something that came of the event."""
PROCEDURE: Final = re.compile(
    r"\b(?:denied|rejected|dismissed|accused|blamed|condemned|called|urged|charged|arrested|pleaded|pled|sentenced|convicted|indicted|arraigned|court|hearing|trial"
    r"|searching|hunting|looking|seeking|investigating|jury|mourning|guilty|testified|testimony|custody|appeared|bail|bond|funeral|vigil|buried|memorial|approved|convened|met|meeting|elected|voted|signed|captured|seized"
    r"|recaptured|fell to|took control|gained control|plea|pleas|booked|jailed|held|warrant|ruled|verdict|filed|surrendered|extradited)\b"
)
HAPPENED: Final = re.compile(
    r"\b(?:shoot\w*|shot|kill\w*|wound\w*|injur\w*|died|dead|death\w*|happen\w*|occur\w*|attack\w*|blast\w*|crash\w*|explo\w+|stab\w*|fires?|str[iu]\w*k\w*|bomb\w*|raid\w*|strikes?|murder\w*"
    r"|slay\w*|homicide\w*|fired|when|after|for|capsiz\w*|sank|sinking|collaps\w*|overturn\w*|derail\w*|plung\w*|quake\w*|erupt\w*)\b"
)
"""Words of the event itself: where they stand between such a word and the date, the date is the event's."""
STAMP: Final = re.compile(r"\b(?:updated|posted|published|created|modified|last update)\b[\W\d]*(?:\w+day,?\s?)?(?:at\s)?$")
"""What stands before the date of a page."""
"""What stands before the day of something that came of the event, or went before it."""
FUTURE: Final = re.compile(
    r"\b(?:will|next|scheduled|due|upcoming|until|expected|planned|expires?|trial|election)\b[^.;,]{0,40}$"
)
"""What stands before a date that has not come."""
HEADER: Final = re.compile(
    rf"(?:(?i:last|first|published on|posted on|updated on|published|posted|updated|modified|date of publication|date|time|at|by)\b|[A-Z]{{3,}}|\W|\d\d?:\d\d)*+"
    rf"(?:(?i:{_WEEKDAY}|mon|tue|wed|thu|fri|sat|sun)\b\W{{0,3}})?(?i:the\s)?"
)
"""What may stand before the date of a text in its head."""

_DAY_OF_LINE: Final = rf"(?:(?P<m>(?i:{_MONTH}))\.?\s(?P<d>\d{{1,2}})|(?P<e>\d{{1,2}})\s(?P<n>(?i:{_MONTH})))\b"
# The words without which a pattern above cannot match: a sentence that has none of them need not be searched.
SPOKEN_WORDS: Final = listed(
    """said says told acknowledged warned insisted reported announced confirmed statement added tweeted posted released issued published
    identified interview rose risen climbed jumped increased mounted toll stood stands raised revised lifted"""
)
ASIDE_WORDS: Final = listed(
    """published raised lowered revised updated claimed denied rejected dismissed accused blamed condemned called urged charged arrested pleaded pled sentenced convicted indicted arraigned
    searching hunting looking seeking investigating court hearing trial jury mourning guilty testified testimony custody appeared bail bond funeral vigil buried memorial approved convened met
    meeting elected voted signed captured seized recaptured fell took gained plea pleas booked jailed held warrant ruled verdict filed
    surrendered extradited"""
)
FUTURE_WORDS: Final = listed("will next scheduled due upcoming until expected planned expire expires trial election")

DATELINE: Final = re.compile(
    rf"\A\W{{0,3}}(?:[A-Za-z ]{{2,20}}\)\W{{0,4}})?(?:[A-Z]{{3,}}[A-Z .'’-]{{0,30}}(?:,\s[A-Z][a-zA-Z ]{{2,20}})?,?\s|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s(?=[^(—–-]{{4,18}}[(—–-])){_DAY_OF_LINE}"
)
"""A dateline with a day and no year."""
WEEKDAY: Final = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)

PERIOD: Final = re.compile(
    rf"""
    \b(?:in|over|during|within|for|throughout|after)\s(?:just\s|only\s|less\sthan\s|about\s|nearly\s|more\sthan\s)?
        (?:the\s|a\s)?(?:past|last|previous|preceding|recent|span\sof\s)?\s?(?P<n>{_COUNT}|24|48|72|twenty-four)?[\s-](?P<unit>{_UNIT})s?\b(?!\slater|\searlier|\sago)
    |\b(?P<far>so\sfar\sthis|this|each|every|per|all)\s(?P<farunit>year|month|week)\b
    """,
    re.VERBOSE,
)
"""A span of time that ends with the report."""
