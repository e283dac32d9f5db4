"""Lines that stand around an article and say nothing of it: the vocabulary of page furniture.

A table. body.py, plaintext.py and wording.py consult it.
"""

import re

FURNITURE = re.compile(
    r"(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues (?:after|below).{0,40}|read (?:more|also|next|the full story)\b.{0,160}"
    r"|related(?: articles?| stories| content| coverage| topics)?:?.{0,120}|also read\b.{0,160}|see also\b.{0,160}|recommended(?: for you)?|most (?:read|popular)|trending(?: now)?|more from\b.{0,80}"
    r"|(?:sign up|subscribe)\b.{0,200}(?:newsletter|inbox|updates|alerts|digest|briefing).{0,80}|(?:follow|like|join) us\b.{0,120}|follow .{2,60} on (?:twitter|facebook|instagram|telegram|x)\b.{0,80}"
    r"|(?:share|tweet|print|email|copy) (?:this|on|via|link|article|story).{0,40}|download (?:our|the) .{0,40}app.{0,60}|click here\b.{0,160}|(?:photo|image|picture)s?(?: credit)?: .{0,80}"
    r"|leave a (?:comment|reply)|comments?(?: \(\d+\))?|tags?: .{0,120}|topics?: .{0,120}|(?:copyright|\u00a9|\(c\)) .{0,200}|all rights reserved.{0,120}|watch(?: now| live| more)?: .{0,120}|\d+ (?:min(?:ute)?s? read|comments?|shares?))\W*",
    re.IGNORECASE,
)
