"""English words that confirm, deny, blame and take back without a number. Words only."""

import re
from typing import Final

from services.extractor.vocabulary.listed import words

EVENT_NOUNS: Final = words(
    "strike strikes airstrike airstrikes air-strike attack attacks raid raids blast blasts bombing bombings explosion explosions shelling shooting shootings incident "
    "operation operations assault bombardment crash massacre killings killing missions sorties clashes fighting fire ambush stabbing death deaths collapse flood earthquake quake"
)
MAY_ASSERT: Final = (
    "deny", "denie", "reject", "dismiss", "disput", "refut", "blam", "accus", "responsib", "confirm", "acknowledg", "civilian", "combatant", "correct",
    "version", "fabricat", "wrongly", "mistaken", "retract", "false", "untrue", "disavow", "behind", "not involved", "exaggerat", "withdrawn", "misst", "erroneous", "basis", "foundation", "baseless", "unfounded",
    "inflated", "not true", "not correct", "inaccurate", "incorrect",
)  # fmt: skip
"""Cheap: parts of words without which, and without a deed "by" somebody, a sentence neither confirms, denies, blames nor takes back."""
DEEDS: Final = tuple(sorted(EVENT_NOUNS))
MAY_CORRECT: Final = ("correct", "version", "edition", "retract", "withdrawn", "wrongly", "mistaken", "misst", "erroneous")
"""The same for taking back."""
TELLING_OF: Final = words("described describes reported reports spoke speaks")
"""With a deed and "by" after them these name who did it: "described air raids by the coalition"."""
PARTIES: Final = words(
    "coalition forces army military troops government regime rebels militants militia alliance warplanes jets aircraft navy air-force police separatists insurgents"
)
NO_HARM: Final = re.compile(
    r"\b(?:no|zero|not|never|n['’]t|without|free of|nor)\b[^.;:]{0,70}\b(?:civilians?|non-?combatants?)\b", re.IGNORECASE
)
SPARING: Final = re.compile(
    r"\b(?:avoid|precaution|protect|spar(?:e|ing)|minimi[sz]|complication|deterrent|concern|regard)\w*", re.IGNORECASE
)
"""With these somebody speaks of sparing civilians, not of whether any came to harm."""
OF_FIGURES: Final = re.compile(
    r"\b(?:figures?|tolls?|numbers?|counts?|claims?|reports?|estimates?|tall(?:y|ies)|dead|deaths?|killed|casualt\w+|injured|wounded)\b",
    re.IGNORECASE,
)
_FIGURE: Final = r"(?:figures?|numbers?|tolls?|death\stoll|body\scount|count|tall(?:y|ies)|estimates?)"
THE_FIGURE: Final = re.compile(
    rf"\W*(?:(?:the|that|this|those|these|their|its|his|her|such|both|all)\s)?(?:[\w'’-]+\s){{0,2}}?{_FIGURE}\b(?!\sof\b)",
    re.IGNORECASE,
)
"""What is said begins with it: the figure told before is what is rejected, be it said again or not."""
FIGURE_FALSE: Final = re.compile(
    rf"\b{_FIGURE}\b[^.;]{{0,60}}?\b(?:(?:has|have|had|lacks?|lacked|without)\s(?:no\s|any\s|all\s)?(?:basis|foundation)|(?:is|are|was|were)\s(?:\w+\s)?(?:not\s"
    r"(?:true|correct|accurate|real)|false|untrue|wrong|incorrect|inaccurate|exaggerated|inflated|invented|fabricated|baseless|unfounded|made\sup|(?:\w+\s)?(?:fiction|invention|fantasy|propaganda|nonsense|lies)|a\slie))\b",
    re.IGNORECASE,
)
"""Somebody calls the figure told before wrong."""
CIVILIAN_HARM: Final = re.compile(r"\b(?:civilians?|non-?combatants?)\b", re.IGNORECASE)
DISOWNED: Final = re.compile(
    r"\b(?:responsib\w+|involvement|blame|behind|any role|any part|any link|carr(?:y|ied|ying) out|conduct(?:ed|ing)|accusations?|allegations?|charges?|"
    r"its (?:aircraft|planes|warplanes|forces|troops|jets|fighters))\b",
    re.IGNORECASE,
)
NOT_OURS: Final = re.compile(
    r"\b(?:not|n['’]t|neither|nothing)\b[^.;:]{0,40}\b(?:responsible|behind|involved|the work of|to do with|carr(?:y|ied) out|conduct(?:ed)?|from (?:the coalition|its))\b",
    re.IGNORECASE,
)
RESPONSIBILITY: Final = re.compile(
    r"\b(?:claim|accept|admit|tak|took|assum)\w*\s+(?:full\s+|sole\s+)?responsib\w+", re.IGNORECASE
)
HELD_WORD: Final = "responsib"
HELD: Final = words("behind responsible")
FABRICATED: Final = re.compile(
    r"\b(?:reports?|claims?|allegations?|accounts?)\b[^.;]{0,30}\bcivilians?\b[^.;]{0,50}\b(?:fabricat\w+|fiction|propaganda|lies|false|untrue|baseless|unfounded|invented|fake)\b",
    re.IGNORECASE,
)
"""Somebody calls reports of civilian dead untrue."""
FALSE: Final = re.compile(
    r"\b(?:as|was|were|is|are|called|calling|it)\s+(?:\w+\s+){0,2}?(?:false|untrue|wrong|incorrect|inaccurate|exaggerated|baseless|fabricated|misheard|erroneous|a lie|lies|unfounded)\b",
    re.IGNORECASE,
)
CALLED_FALSE: Final = re.compile(
    r"^[^.;]{0,90}?\b(?:as|is|was|are|were)\s+(?:\w+\s+){0,2}?(?:false|untrue|incorrect|inaccurate|baseless|fabricated|erroneous|unfounded|a lie|lies|fake|bogus|nonsense)\b",
    re.IGNORECASE,
)
"""Behind a figure: somebody calls it false."""
FALSEHOODS: Final = (
    "false",
    "untrue",
    "incorrect",
    "inaccurate",
    "baseless",
    "fabricated",
    "erroneous",
    "unfounded",
    "a lie",
    "lies",
    "fake",
    "bogus",
    "nonsense",
)
"""The words for that, one of which has to be there."""
WITHDRAWN: Final = re.compile(
    r"\b(?:withdr[ae]wn?|withdraws|retract(?:s|ed)?|t(?:ook|aken)\sback)\s(?:its|his|her|their|the|an?)\s(?:\w+\s){0,2}(?:claims?|figures?|toll|count|report|statement|estimate)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
"""Before a figure: somebody takes it back."""
WITHDRAWALS: Final = ("withdr", "retract", "taken back", "took back")
"""The words for that, one of which has to be there."""
DID_STRIKE: Final = re.compile(
    r"^\W*(?:(?:the|such|those|these|any|all)\s)?(?:\w+\s)?(?:reports?|claims?|allegations?|accounts?|rumou?rs?)?\s?\bthat\b[^.;,]{0,60}?\b(?:struck|hit|bombed|attacked|targeted|shelled|raided|fired\s(?:on|at)|opened\sfire)\b",
    re.IGNORECASE,
)
"""What is denied begins with "that" and tells of an attack by a verb."""
TALK_OF: Final = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|figures?|numbers?|tolls?|counts?|stor(?:y|ies)|allegations?|posts?|headlines?)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Before a figure: it is talk that is told, not what happened."""
TALK_NOUNS: Final = words(
    "report reports rumour rumours rumor rumors claim claims figure figures allegation allegations accusation accusations charge charges "
    "suggestion suggestions story stories statement statements assertion assertions account accounts idea notion possibility evidence suspicion suspicions"
)
"""With "that" behind, what is said follows, not which one is meant."""
CORRECTION: Final = re.compile(
    r"\b(?:(?P<bare>correction)\b|(?:an?|the|this)?\s*(?:earlier|previous|original|initial)\s+(?:version|edition)\b|(?:article|story|report|headline|version)\b[^.]{0,60}\b(?:incorrectly|wrongly|mistakenly|misstated|erroneously)\b"
    r"|\b(?:has|have)\s+(?:corrected|retracted|withdrawn)\s+(?:its|the|their|this)\s+(?:\w+\s+)?(?:story|report|article|headline|figure)\b)",
    re.IGNORECASE,
)
MISTOLD: Final = re.compile(
    r"\b(?:(?:incorrect|wrong|mistake|misst|erroneous|inaccura|earlier|previous|original|initial)\w*|(?:instead|rather)\s(?:of|than)|should\s(?:have|read|be)"
    r"|(?:articles?|stor(?:y|ies)|reports?|headlines?|versions?|we)\s(?:had\s|has\s|have\s)?(?:said|stated|reported|gave|given|put))\b",
    re.IGNORECASE,
)
"""What a notice of the bare word says where it takes something back: "Correction: the four dead were cousins" tells what is right, and a
Department of Correction corrects nothing."""
CONTRASTED: Final = words("not than from")
"""Before a figure: the notice takes that one back, whatever else it says."""
NOTICES: Final = (
    "correction",
    "clarification",
    "editor's note",
    "editor’s note",
    "editors' note",
    "this story has been corrected",
)
"""In small letters: how a notice of correction begins."""
CORRECTED: Final = words("not than of from")
"""Before the figure that no longer stands: "six, not 60", "instead of 60"."""
HARMED: Final = re.compile(
    r"casualt|kill|harm|dead|death|die|hurt|injur|wound|present|free of|hit|victim|vicinity|\bnear(?:by)?\b|in the area|at the (?:site|scene)",
    re.IGNORECASE,
)
OPEN: Final = re.compile(r"\b(?:whether|who|if|determine|unclear|which)\b", re.IGNORECASE)
"""Nobody is blamed by a question."""
