"""English words so common in the news that sharing them says nothing about two stories being one.

A fixed list and no counted frequency: what counts as rare must not depend on what arrived before. Holds no casualty word rules.
"""

FUNCTION_WORDS = """
a about above across after again against ago all almost along already also although always am amid among an and another any
anyone anything are area around as at away back be became because become been before began behind being below between both but by
came can cannot could day days despite did do does doing done down due during each early either else end enough even ever every
everyone everything few first five for former found four from full further gave get give given go goes going gone got had half
has have having he her here hers herself him himself his hour hours how however i if in including inside instead into is it its
itself just keep kept last late later least left less let like likely long look made make makes making many may me mean means
meanwhile might minutes month months more morning most mostly much must my near nearby nearly need never new next night nine no
nor not nothing now of off often old on once one only onto or other others our out outside over own part past per perhaps place
put rather right said same saw say saying says second seen seven several she should side since six so some someone something soon
still such take taken ten than that the their them themselves then there these they thing things think third this those though
three through time times to today together told tomorrow tonight too took top toward towards two under until up upon us use used
using very via was way we week weeks well went were what when where whether which while who whole whom whose why will with within
without would year years yes yesterday yet you young your
"""

NEWS_WORDS = """
according account added additional afternoon agency alleged allegedly announced appeared arrived article asked associated attack
attacked attacks authorities authority began believe believed body bodies breaking called case cause caused chief city claimed
comment community condition confirmed contact continue continued continues control country county crime critical custody dead
deadly death deaths department detectives details died dies director district emergency evening event expected face family fatal
father fire following force forces friday friends ground group happened head hit home hospital house immediately incident
information injured injuries injury investigate investigated investigating investigation investigators involved issued kill killed
killing kills known later latest leader live local location major man media members men minister monday mother moved multiple
national news north northern number office officer officers official officials open opened operation people person photo police
possible president press public reached reported reporter reporters reporting reports rescue residents responded response result
results running saturday scene security seen senior serious service services set shot situation small south southern spokesman
spokesperson spokeswoman state statement states sunday support suspect suspected suspects team thursday thousands toll town tuesday
unclear update updated victim victims video village wednesday western west east eastern witness witnesses woman women work working
wounded world wounds boy boys girl girls child children son daughter brother sister male female age aged adult adults
apparent apparently arrest arrested identified suffered sustained treated taken transported pronounced charged charges released
share email facebook twitter read story stories click sign subscribe advertisement copyright rights reserved content comments
monitor war fighting conflict civilians civilian military army troops soldiers fighters militants government ministry rebels
hundreds dozens scores least believed currently street road avenue block gunfire shooting shootings shots gun gunman fired
bomb bombing explosion blast strike strikes airstrike airstrikes raid raids clashes missing rescuers damage damaged destroyed
"""

CAPITALISED_WORDS = """
mr mrs ms dr sir monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december jan feb mar apr jun jul aug sep sept oct nov dec president minister prime general colonel
captain lieutenant sergeant sgt lt capt col gen chief sheriff mayor governor senator judge king queen pope police department county
city state states north south east west northern southern eastern western northeast northwest southeast southwest central street road
avenue ave st rd blvd drive lane court highway hospital center centre medical university school college church associated press
reuters afp ap news agency united nations un us u.s uk eu american americans british french german russian chinese syrian iraqi afghan
israeli turkish iranian islamic muslim christian jewish ministry government army navy air force guard fire rescue office court house
twitter facebook tv com www http https et est pm am photo video getty images copyright all rights reserved read more breaking updated
update posted published story the a an and or but in on at for by of from with to as it he she they we i you this that these those
"""

OFFICES = """
stoppers crimestoppers crimeline crime crimes homicide homicides violent major division bureau unit units attorney attorneys prosecutor
prosecutors prosecuting coroner examiner metro metropolitan regional memorial authorities authority investigators investigator detectives
detective deputies deputy officers sergeant corporal cpl maj patrol precinct task enforcement investigation investigations corrections
detention jail prison services protective emergency trauma clinic health healthcare care ems cpr icu swat fbi atf public safety information
schools elementary middle academy superintendent commission council committee division grand jury circuit superior common pleas suspect
"""
"""Words of the names of offices and houses that stand in the news of every town."""

FURNITURE = """
javascript android ios iphone app apps browser page home caption gallery image images photos photo videos view share tips tip hotline line
pause play skip loading embed live local daily tribune chronicle herald journal sentinel times post gazette newspaper staff writer courtesy
follow policy privacy terms gofundme instagram google youtube shutterstock email sign transcript eyewitness action channel radio television
broadcasting media corporation corp inc llc company cbs nbc abc fox cnn pbs msnbc wire online close hide show open link copy logo eye tm
stories story ad advertisement continue coverage related comment conversation login subscribe subscriber newsletter weather sports edt est
cdt cst pdt pst spam junk mobile watch see please free click buy group
"""
"""Words of the frames of news pages and of the firms behind them."""


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


COMMON = _words(FUNCTION_WORDS, NEWS_WORDS)
"""Words of the running text that never make a story recognisable."""
COMMON_NAMES = _words(FUNCTION_WORDS, CAPITALISED_WORDS, OFFICES, FURNITURE)
"""Words that are written with a capital and still name nobody and no place in particular."""
