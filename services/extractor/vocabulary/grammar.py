"""English function words by the part they play. Words only."""

from services.extractor.vocabulary.listed import words

ARTICLES = words("a an another")
DEFINITES = words("the this these those that's every each all")
POSSESSIVES = words("his her their my our its your whose")
SINGULAR_PRONOUNS = words("he she him")
NOMINATIVE = words("he she they we")
"""Pronouns that no verb acts on."""
PLURAL_PRONOUNS = words("they them we us")
REFLEXIVES = words("himself herself themselves itself myself self")
NEUTRAL = words("some most any such same own something nothing everything it there's it's it’s such")
"""Stand for no person."""
RELATIVES = words("who whom which that")
BE = words(
    "was is were are be been being got get gets getting 's 're isn't wasn't weren't aren't 'm became become becoming remained remain"
)
IS = words("is are gets get")
HAVE = words("have has had having hasn't haven't hadn't 've 'd")
MODALS = words(
    "may might could would will can should must cannot can't won't wouldn't couldn't shall 'll did does do didn't doesn't don't"
)
IRREALIS = words("could would will can should must cannot can't won't wouldn't couldn't shall 'll")
HELD = words("been believed feared thought known said reported presumed confirmed understood estimated assumed suspected")
"""With "to be" after them these say what is held to be so: "50 are thought to be hurt"."""
MISTAKEN = words("mistakenly wrongly falsely erroneously once")
"""Before the words above these say that it was not so: "was wrongly thought to have died"."""
BARELY = words("nearly almost narrowly")
"""Before a verb of harm: it did not come to it."""
NEGATIONS = words("not never n't without neither hardly didn't doesn't don't wasn't weren't isn't aren't hasn't haven't hadn't")
CONJUNCTIONS = words("and or & plus")
PREPOSITIONS = words("in at on near from during with by for to into onto against under over between through across around inside outside along "
                     "alongside behind within beyond above below beside besides towards toward upon off about amid among amongst at despite "
                     "per via throughout like unlike up down out")  # fmt: skip
CLAUSE_WORDS = words("when after while as before because but although though if since where until unless whereas whether so yet than "
                     "how why what wherein following nor once")  # fmt: skip
ASKING = words("whether if")
OPEN = words("clear unclear known unknown sure unsure certain uncertain")
"""Before "if" these make a question of it: "it is not clear if"."""
INCLUDING = words("including comprising comprised namely")
ADVERBS = words("also reportedly later immediately allegedly fatally instantly apparently already subsequently eventually still just "
                "only even either both together seriously severely slightly critically badly gravely mortally accidentally tragically "
                "brutally mysteriously recently soon there here yesterday today tonight overnight earlier now then so far sadly "
                "initially originally presumably supposedly possibly probably likely certainly definitely previously nearly almost "
                "confirmed confirm thereby ever long again once twice very simply deliberately intentionally indiscriminately "
                "early lightly moderately unintentionally unlawfully violently publicly summarily collectively directly indirectly "
                "officially thus otherwise further furthermore meanwhile seemingly suddenly first instead allegely "
                "currently non-fatally wrongly shortly afterwards afterward suspected presumed feared believed reported declared "
                "pronounced found thought known assumed ultimately actually finally separately "
                "onboard aboard nearby dead-on-arrival unfortunately horrifically savagely viciously mistakenly mainly mostly "
                "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
                "october november december morning afternoon evening night midnight noon mon tue tues wed thu thur thurs fri sat sun "
                "jan feb mar apr jun jul aug sep sept oct nov dec")  # fmt: skip
VERBS = words(
    "said says say told tells reported reports announced announces stated states added confirmed claimed claims claim hit hits struck "
    "strikes attacked attacks opened fired fires exploded explodes detonated targeted targets began begins started took takes taken "
    "came comes went goes made makes saw sees seen gave gives called calls brought brings held holds became becomes happened "
    "occurred occurs erupted broke destroyed destroys damaged damages arrested arrests detained captured seized kidnapped abducted "
    "freed released rescued evacuated trapped fled flees escaped survived survives arrived arrives carried carries conducted conducts "
    "launched launches bombed bombs shelled dropped drops crashed crashes collapsed fell falls swept sweeps blew blows set sets put puts "
    "showed shows posted found believed according denied denies warned warns accused accuses blamed blames estimated estimates "
    "rammed plowed ploughed drove drives drive tried tries trying wanted want wants threatened planned plotted attempted vowed sought "
    "caused causes cause resulted results result led leads ended ends treated transported rushed flown airlifted hospitalized "
    "hospitalised taken admitted listed described identified says' shouted knew know knows think thinks thought feel felt has' "
    "received receives suffered suffers sustained sustains entered enters went responded respond pulled recovered retrieved "
    "remained remains remain appeared seemed continued used involved involving involves "
    "survive recovering sent sends sending ran run runs walked shooting' stormed storms raided raids ambushed clashed planted placed landed putting landing lands triggered died' hurled threw tossed "
    "followed asked asks argued got left' celebrated attended gathered marched protested demonstrated fought fighting fight lived "
    "served worked believe thinks hopes hoped need needed noted pointed stressed revealed admitted acknowledged learned "
    "indicates indicate indicated fears feared hopes quoted cited citing saying adding noting charged convicted sentenced pleaded pled accused wanted indicted"
)
HANGING = words("shot found hit struck hurt taken known")
"""Participles, not in -ed, that describe the noun before them: "a boy shot on Friday has died"."""
ALL_BUT = ("all", "but")
"""Before a number these count the others."""
TAKING_UP = words("all both members relatives residents mostly")
"""After a number and a comma: the same people again."""
MOSTLY = words("mostly mainly largely chiefly predominantly primarily")
"""Between a number and a noun: of which sort most of them are."""
TELLING = words(
    "said says say told tells reported reports confirmed added found saw believed believes thinks thought claimed claims stated learned"
)
"""Verbs with a clause behind them."""
SAYING = words("says say said believes believe believed fears fear feared thinks think claims claim")
SPEAKING_OF = words("it they he she we")
"""With a verb of those behind, right after a number of people: "31 people it says died"."""
SINGULAR_BE = words("was is 's am wasn't isn't has hasn't")
PLURAL_BE = words("were are 're weren't aren't have haven't")

AMONG = frozenset({"among", "amongst"})
"""Prepositions that lead from a whole to a part of it."""

S_OF_OWNERS = ("'s", "’s")
OWNING = (*S_OF_OWNERS, "s'", "s’")
"""How a word ends that says whose something is."""
NOT_BEFORE = words("not nor")
"""Before people these say that it befell none of them: "nor his wife were hurt"."""
ONLY = words("only just merely")
POSSIBLY = words("may might could would")
OF_HIM = words("his her")
THAT = words("that which")
FURTHER = words("more further other additional")
