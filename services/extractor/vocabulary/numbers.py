"""English words for quantities and for their bounds. Words only; quantities.py knows what to do with them."""

from schemas.claim import Modifier
from services.extractor.vocabulary.listed import phrases, words

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
BOTH = {"both": 2, "duo": 2, "trio": 3}
NOBODY = words("no none nobody no-one zero neither nil")
NO_BOUND = words("fewer less more longer other")
"""After "no" these make a bound or nothing, not nobody."""
VAGUE = words("dozens scores hundreds thousands millions tens several many numerous countless multiple various few handful numbers "
              "masses plenty lots")  # fmt: skip
VAGUE_AFTER_ARTICLE = words("number few handful score host string spate group series bunch")
"""Vague only with an article before and, but for "few", "of" after."""
AFTER_NUMBER = words("were are have")
"""After "a large number" these make it one of people: "and a large number were injured"."""
SIZES = words("large small huge great high growing significant considerable unknown unspecified good whole undetermined record untold "
              "certain an")  # fmt: skip
"""May stand inside "a large number of"."""

AT_LEAST = "at least|a minimum of|minimum of|no fewer than|no less than|not less than|not fewer than|at the very least|as few as"
MORE_THAN = ("more than|over|upwards of|upward of|in excess of|well over|just over|exceeding|exceeds|exceeded|above|greater than|"
             "well above|far more than|well more than|much more than")  # fmt: skip
ABOUT = ("about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|as nearly as|circa|approx|near|"
         "or so|perhaps|maybe|just under|just about|an average of|something like|in the region of|reportedly about|virtually|nearly some|"
         "probably|possibly")  # fmt: skip
AT_MOST = "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|at the most|anywhere up to"
BELOW = "less than|fewer than|under|below|not even"
RIGHT_AT_LEAST = phrases("or more|or higher|plus|at a minimum")
RIGHT_ABOUT = phrases("or so|odd|or thereabouts")

BOUNDS: tuple[tuple[tuple[str, ...], Modifier], ...] = tuple(
    sorted(
        [
            *((one, "at_least") for one in phrases(AT_LEAST)),
            *((one, "more_than") for one in phrases(MORE_THAN)),
            *((one, "about") for one in phrases(ABOUT)),
            *((one, "at_most") for one in phrases(f"{AT_MOST}|{BELOW}")),
        ],
        key=lambda row: len(row[0]),
        reverse=True,
    )
)
STRICTLY_BELOW = frozenset(phrases(BELOW))
RISING = words("go goes gone going went rise rises risen rising rose climb climbs climbed climbing jump jumps jumped shoot shot move moved moves "
               "creep crept tick ticked bring brings bringing brought take takes taking took edge edged inch inched pushes pushed pushing")  # fmt: skip
"""With "up to" after them these say where a number moves, not its bound."""
ASKED = words("many few")
ASKING = words("as how")
"""Before the words above these make no quantity: "how many died", "as many as"."""
COUNTERS = words("number figure toll count tally total")
"""A number between commas after one of these is no age: "the same number, 40,"."""
VARYING = words("vary varies varied varying range ranges ranged ranging anywhere estimates")
RANGE_MARKS = words("to - – — or")
UNITS_OF_OTHER_THINGS = words(
    "percent per % cent pc km kms kilometers kilometres kilometer kilometre miles mile meters metres meter metre feet foot ft inches inch "
    "yards yard acres hectares hours hour hrs yo yrs minutes minute mins seconds days day weeks week months month years year decades decade "
    "nights night times year-old years-old yr-old yr month-old months-old dollars euros pounds rupees lakh crore degrees tons tonnes ton kg kilograms kilos grams pounds lbs litres liters gallons "
    "mph kph knots s a.m. p.m. am pm a.m p.m caliber calibre mm gmt est edt pdt pst utc o'clock th st nd rd magnitude barrels points"
)
MONTHS = words("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
               "oct nov dec")  # fmt: skip
CURRENCY = words("$ £ € ¥ # ₹")
AGE_BEFORE = words("aged age ages aging")
AFTER_AGE_WORD = words("between from of in is are were was ranging the his her")
"""May stand between "ages" and the first of them: "ranging in age from 31", "the ages were 19"."""
AGED = words("people victims men women children civilians villagers dead others persons")
"""Behind "the ages of 31" these are the 31."""
AGE_RANGES = frozenset(
    {("between", "and"), ("of", "and"), ("of", "to"), ("from", "to"), ("between", "to"), ("of", "-"), ("of", "–")}
)
"""Before the first age and between it and the last, where both are ages whatever follows."""
ALIKE = words("both each")
THEIR = words("his her their")
"""Before a number, they tell of an age where a comma or "'s" follows: "both 22,", "in her 20's"."""
AFTER_AGES = words(", . ; ) - – — and were was are is who")
"""After a list of ages; a noun there is counted by the last number."""
OR_YOUNGER = (["or", "younger"], ["or", "older"], ["and", "younger"], ["and", "older"], ["and", "under"], ["or", "under"])
DASHES = (["-"], ["–"], ["—"])
AFTER_DASH = ([], *([word] for word in ("died", "was", "were", "is", "are", "who", "have", "had", "has")))
"""Behind a name, an age and a dash: "Ada Quill, 13 – died at the scene"."""
PICTURE_WORDS = words("image photo slide picture caption")
PICTURES = tuple([word] for word in sorted(PICTURE_WORDS))
"""Before "2 of 9" these number the pictures of a page."""
EMERGENCY = words("911 999 112 000")
CALLING = words("call calls called calling caller callers dial dials dialed dialled dialing phone phoned dispatch dispatcher dispatchers operator "
                "operators")  # fmt: skip
"""Beside a number of the emergency services these say that it was rung."""
GENERATIONS = words("jr sr ii iii")
YOUNGER = words("younger older")
"""With "than" behind they lead to an age."""
YOUNG = words("children kids boys girls teens those anyone child people students minors")
NUMBERED_THINGS = words("highway route interstate channel flight chapter article section resolution no nos number room page phase week "
                        "sunday-am unit apartment apt suite district precinct grade top day km km. vol building block lane exit ward "
                        "zone sector level division engine battalion version type b i-")  # fmt: skip
"""A number right after one of these is a name, not a count."""
