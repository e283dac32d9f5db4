"""Lines that stand around an article and say nothing of it: the vocabulary of page furniture.

A table. body.py, plaintext.py and wording.py consult it.
"""

import re

# Each is a whole line; what may follow is bounded, so that matching is cheap. Lines of news never open like these.
_LINES = (
    r"advertisement|advertising|sponsored(?: content)?|(?:story|article) continues (?:after|below).{0,40}",
    r"(?:read|see|watch) (?:more|also|next|the full story)\b.{0,160}|related(?: articles?| stories| content| coverage| topics)?(?::.{0,160})?",
    r"also (?:read|on [\w.]{3,30}\.(?:com|org|net|co\.uk))\b.{0,200}|recommended(?: for you)?|most (?:read|popular)|trending(?: now)?|more from\b.{0,80}",
    r"(?:leggi anche|lire aussi|à lire aussi|lea también|le puede interesar|mehr zum thema|lesen sie auch|leia também|lees ook|läs också|читайте также)\b.{0,200}",
    r"(?:sign up|subscribe)\b.{0,240}(?:newsletters?|inbox|updates|alerts|digest|briefing)\b.{0,120}",
    r"(?:get|receive)\b.{0,120}(?:in|to) your inbox\b.{0,160}|get (?:unlimited |full )?access to\b.{0,160}\b(?:subscription|subscribe|for as little as|per month)\b.{0,200}",
    r"(?:follow|like|join|find) us\b.{0,160}|follow .{2,60} on (?:twitter|facebook|instagram|telegram|x)\b.{0,120}|(?:email|contact|reach) .{2,60}\S+@\S+\.\S+.{0,200}",
    r"have (?:a|any) (?:news )?(?:tip|story|question)s?\b.{0,200}|tell us what you think.{0,40}|what do you think\?.{0,80}|do you have .{0,80}\? (?:email|contact|write|call|let us)\b.{0,160}",
    r"(?:like|enjoy(?:ed|ing)?|love) this (?:story|article|post)\b.{0,120}|if you (?:like|liked|enjoyed) this (?:article|story|post)\b.{0,300}|there(?:'|\u2019)s (?:plenty )?more where that came from.{0,240}",
    r"(?:share|tweet|print|email|copy) (?:this|on|via|link|article|story).{0,40}|download (?:our|the) .{0,40}app.{0,60}|click here\b.{0,160}|\[/?\w+[^\]]{0,200}\].{0,200}\[/\w+\]",
    r"(?:photo|image|picture)s?(?: credit)?: .{0,80}|leave a (?:comment|reply)|comments?(?: \(\d+\))?|tags?: .{0,120}|topics?: .{0,120}",
    r"(?:copyright|\u00a9|\(c\)) .{0,200}|all rights reserved.{0,120}|watch(?: now| live| more)?: .{0,120}|\d+ (?:min(?:ute)?s? read|comments?|shares?)",
)
_FURNITURE = re.compile(rf"(?:{'|'.join(_LINES)})\W*", re.IGNORECASE)
LONGEST = 500
"""Furniture is short; a longer line is prose, and is not even looked at."""


def is_furniture(line: str) -> bool:
    """Is this whole line page furniture?"""
    return len(line) <= LONGEST and _FURNITURE.fullmatch(line) is not None
