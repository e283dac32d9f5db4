"""Words that a dot follows without ending the sentence, and words that start one. Words only, no logic."""

BEFORE_NAMES = frozenset(
    "mr mrs ms messrs dr prof rev fr hon st ste gen lt col maj capt cpt sgt cpl pvt adm cmdr comdr brig sen rep gov pres supt det insp "
    "spc pfc ssgt msgt sr jr atty vs v mt ft rt".split()
)
"""Titles: never the end of a sentence, whatever follows. "Sr." and "Jr." come after names, but rarely end a sentence."""

BEFORE_NUMBERS = frozenset(
    "no nos art sec ch vol p pp jan feb mar apr jun jul aug sep sept oct nov dec ca approx fig lit mon tue tues wed thu thur fri".split()
)
"""The end of a sentence unless a number follows."""

USUALLY_INSIDE = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis "
    "wyo corp inc ltd co bros dept dist univ ave blvd rd hwy etc al est e.g i.e a.m p.m u.s u.n u.k".split()
)
"""Inside a sentence unless a word follows that typically starts one."""

STARTERS = frozenset(
    "the a an in on at by for from of to with after before when while as since if but and or so yet he she it they we i you his her its their "
    "our this that these those there here one two three four five six seven eight nine ten some many most several more police officials "
    "authorities witnesses state however meanwhile earlier later last no not all both each about according another other at-least "
    "residents rescuers investigators hundreds dozens thousands scores what who how why where".split()
)
