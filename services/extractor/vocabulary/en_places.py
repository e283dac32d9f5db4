"""English words about places: what countries and their peoples are called, what stands before and after the name of a place.

Does not list cities or provinces: those come from the gazetteer. Regions are only those that no administrative list has.
"""

import re
from typing import Final


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    """Names (underscores for blanks) with their code, from pairs as in a_b=XX."""
    return {name.replace("_", " "): code for name, code in (item.split("=") for item in text.split())}


COUNTRY_ALIASES: Final = _pairs("""
u.s=US u.s.=US us=US usa=US u.s.a=US america=US united_states_of_america=US britain=GB great_britain=GB uk=GB u.k=GB u.k.=GB england=GB
scotland=GB wales=GB northern_ireland=GB burma=MM russian_federation=RU soviet_union=RU ussr=RU czech_republic=CZ holland=NL netherlands=NL
congo=CD dr_congo=CD drc=CD democratic_republic_of_congo=CD zaire=CD congo_brazzaville=CG cote_d'ivoire=CI cote_divoire=CI ivory_coast=CI
palestine=PS palestinian_territories=PS gaza=PS gaza_strip=PS west_bank=PS occupied_west_bank=PS uae=AE emirates=AE ksa=SA
cape_verde=CV swaziland=SZ macedonia=MK east_timor=TL timor-leste=TL republic_of_ireland=IE republic_of_korea=KR
dprk=KP korea=KR bosnia=BA herzegovina=BA hong_kong=HK vatican_city=VA macau=MO the_gambia=GM the_bahamas=BS turkiye=TR
yugoslavia=RS west_germany=DE east_germany=DE somaliland=SO
""")

REGIONS: Final = _pairs("""
kashmir=IN jammu=IN darfur=SD sinai=EG north_sinai=EG sinai_peninsula=EG crimea=UA donbas=UA donbass=UA chechnya=RU dagestan=RU ingushetia=RU
north_caucasus=RU siberia=RU kurdistan=IQ iraqi_kurdistan=IQ sinjar=IQ anbar=IQ nineveh=IQ diyala=IQ salahuddin=IQ salaheddin=IQ
eastern_ghouta=SY east_ghouta=SY ghouta=SY rojava=SY qalamoun=SY aleppo_province=SY bekaa=LB bekaa_valley=LB golan_heights=SY
galilee=IL negev=IL bavaria=DE saxony=DE sicily=IT sardinia=IT tuscany=IT lombardy=IT catalonia=ES andalusia=ES brittany=FR normandy=FR
corsica=FR aceh=ID java=ID sumatra=ID bali=ID sulawesi=ID lombok=ID papua=ID mindanao=PH luzon=PH visayas=PH xinjiang=CN tibet=CN
inner_mongolia=CN fata=PK north_waziristan=PK south_waziristan=PK waziristan=PK swat=PK swat_valley=PK balochistan=PK baluchistan=PK
sistan=IR tigray=ET amhara=ET oromia=ET ogaden=ET puntland=SO kivu=CD north_kivu=CD south_kivu=CD ituri=CD katanga=CD kasai=CD
niger_delta=NG borno=NG helmand=AF kandahar=AF kunduz=AF nangarhar=AF paktika=AF transnistria=MD abkhazia=GE south_ossetia=GE
nagorno-karabakh=AZ nagorno_karabakh=AZ rakhine=MM kachin=MM shan_state=MM uttarakhand=IN kerala=IN gujarat=IN bihar=IN assam=IN
new_england=US long_island=US manhattan=US brooklyn=US queens=US bronx=US staten_island=US
queensland=AU new_south_wales=AU tasmania=AU ontario=CA quebec=CA alberta=CA british_columbia=CA nova_scotia=CA manitoba=CA
cornwall=GB yorkshire=GB kent=GB ulster=GB cumbria=GB honshu=JP hokkaido=JP kyushu=JP okinawa=JP fukushima=JP
""")

ENGLISH_NAMES: Final = _pairs("""
odessa=UA:odesa bombay=IN:mumbai calcutta=IN:kolkata madras=IN:chennai basra=IQ:basrah mecca=SA:makkah sana=YE:sanaa cologne=DE:koln
hanover=DE:hannover seville=ES:sevilla corunna=ES:a_coruna marseilles=FR:marseille ghent=BE:gent bruges=BE:brugge lucerne=CH:luzern
fez=MA:fes londonderry=GB:derry hodeidah=YE:al_hudaydah hodeida=YE:al_hudaydah zaporizhzhia=UA:zaporizhzhya lugansk=UA:luhansk
palmyra=SY:tadmur jenin=PS:janin
""")
"""Cities that English calls by a name that the lists keep for a namesake elsewhere: the country and their own plain name. Those that
are surnames as often (Lyons, Medina, Juarez) are left out."""

DEMONYMS: Final = _pairs("""
syrian=SY syrians=SY iraqi=IQ iraqis=IQ afghan=AF afghans=AF pakistani=PK pakistanis=PK indian=IN indians=IN bangladeshi=BD
lebanese=LB jordanian=JO israeli=IL israelis=IL palestinian=PS palestinians=PS gazan=PS egyptian=EG egyptians=EG libyan=LY libyans=LY
tunisian=TN algerian=DZ moroccan=MA sudanese=SD yemeni=YE yemenis=YE saudi=SA turkish=TR turks=TR iranian=IR iranians=IR kuwaiti=KW qatari=QA
bahraini=BH emirati=AE omani=OM russian=RU russians=RU ukrainian=UA ukrainians=UA georgian=GE armenian=AM azerbaijani=AZ chechen=RU
french=FR german=DE germans=DE british=GB briton=GB britons=GB english=GB scottish=GB welsh=GB irish=IE italian=IT spanish=ES portuguese=PT
dutch=NL belgian=BE swiss=CH austrian=AT swedish=SE norwegian=NO danish=DK finnish=FI polish=PL czech=CZ slovak=SK hungarian=HU
romanian=RO bulgarian=BG greek=GR serbian=RS croatian=HR bosnian=BA albanian=AL kosovar=XK macedonian=MK
american=US americans=US canadian=CA mexican=MX mexicans=MX guatemalan=GT honduran=HN salvadoran=SV salvadorean=SV nicaraguan=NI
costa_rican=CR panamanian=PA colombian=CO colombians=CO venezuelan=VE ecuadorean=EC ecuadorian=EC peruvian=PE bolivian=BO chilean=CL
argentine=AR argentinian=AR brazilian=BR uruguayan=UY paraguayan=PY cuban=CU haitian=HT haitians=HT dominican=DO jamaican=JM
chinese=CN japanese=JP korean=KR taiwanese=TW vietnamese=VN cambodian=KH laotian=LA thai=TH burmese=MM malaysian=MY indonesian=ID
filipino=PH filipinos=PH philippine=PH singaporean=SG nepalese=NP nepali=NP australian=AU nigerian=NG nigerians=NG ghanaian=GH kenyan=KE
kenyans=KE ugandan=UG tanzanian=TZ rwandan=RW burundian=BI congolese=CD ethiopian=ET eritrean=ER somali=SO somalis=SO malian=ML
nigerien=NE chadian=TD cameroonian=CM ivorian=CI senegalese=SN liberian=LR guinean=GN zimbabwean=ZW zambian=ZM mozambican=MZ angolan=AO
malawian=MW mauritanian=MR burkinabe=BF kazakh=KZ uzbek=UZ tajik=TJ kyrgyz=KG turkmen=TM mongolian=MN
""")

PARTIES: Final = _pairs("""
national_unity_government=MM people's_defence_force=MM people's_defense_force=MM arakan_army=MM kachin_independence_army=MM tatmadaw=MM
houthi=YE houthis=YE ansar_allah=YE boko_haram=NG al-shabab=SO al-shabaab=SO taliban=AF rapid_support_forces=SD janjaweed=SD hezbollah=LB
hamas=PS knesset=IL kremlin=RU state_duma=RU shining_path=PE tamil_tigers=LK abu_sayyaf=PH new_people's_army=PH m23=CD peshmerga=IQ
white_helmets=SY sinaloa_cartel=MX carabinieri=IT guardia_civil=ES lok_sabha=IN naxalites=IN bundestag=DE gardai=IE rcmp=CA basarnas=ID
tigray_people's_liberation_front=ET fano=ET rescue_1122=PK edhi_foundation=PK
""")
"""Parties and bodies that speak for their country where an article names neither it nor its people."""
PARTY: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(PARTIES, key=len, reverse=True)))})\b")
"""One of them, in small letters."""

STATES: Final = _pairs("""
al=AL ala=AL ak=AK az=AZ ariz=AZ ar=AR ark=AR ca=CA calif=CA co=CO colo=CO ct=CT conn=CT de=DE del=DE fl=FL fla=FL ga=GA
hi=HI id=ID il=IL ill=IL in=IN ind=IN ia=IA ks=KS kan=KS ky=KY la=LA me=ME md=MD ma=MA mass=MA mi=MI mich=MI mn=MN minn=MN
ms=MS miss=MS mo=MO mt=MT mont=MT ne=NE neb=NE nv=NV nev=NV nh=NH n.h=NH nj=NJ n.j=NJ nm=NM n.m=NM ny=NY n.y=NY nc=NC n.c=NC
nd=ND n.d=ND oh=OH ok=OK okla=OK or=OR ore=OR pa=PA ri=RI r.i=RI sc=SC s.c=SC sd=SD s.d=SD tn=TN tenn=TN tx=TX tex=TX ut=UT
vt=VT va=VA wa=WA wash=WA wv=WV w.va=WV wi=WI wis=WI wisc=WI wy=WY wyo=WY dc=DC d.c=DC
""")
"""Abbreviations of states of the United States, without the last dot; they count only after a name and a comma."""

ORGANISATIONS: Final = frozenset({"ministry", "centre", "center", "institute", "observatory", "agency", "authority"})
"""Last words or first words of bodies' names: what stands "in" behind these is their seat."""
INSIDE_NAMES: Final = frozenset({"of", "for", "and", "the"})
"""Small words within the names of bodies."""
BEFORE: Final = listed("in at near outside around across over into on inside within throughout surrounding nearby")
"""Words that make the name after them the place of what happens."""
STRIKING: Final = listed("""hit struck rocked hits strikes rocks bombed bombs targeted targeting pounded pounding shelled shelling hitting striking reached
reaches besieged against attacked attacks""")
"""Words that make the name after them the place, or the person, that was hit."""
ELSEWHERE: Final = listed("from to toward towards via for by with between than like versus against under when")
"""Words after which a name is where somebody comes from, goes to or belongs, not where it happened."""

APART: Final = listed("distinct separate different apart")
"""With "from" after them these set an event against another one."""
KINDS: Final = {
    **dict.fromkeys(listed("""village villages town towns city cities hamlet hamlets locality localities township suburb suburbs capital port resort settlement
community camp cities"""), "settlement"),
    **dict.fromkeys(listed("""neighborhood neighborhoods neighbourhood neighbourhoods quarter quarters district districts area areas county
borough subdistrict region-area outskirts countryside municipality enclave jurisdiction canton ward"""), "district"),
    **dict.fromkeys(listed("province provinces governorate state region department oblast prefecture regency island islands peninsula"), "province"),
    **dict.fromkeys(listed("country nation republic kingdom"), "country"),
}  # fmt: skip
"""Kinds of place, as they stand before ("the village of X") or after ("X province") the name."""

BESIDE: Final = listed("neighbouring neighboring nearby adjacent adjoining")
"""Words between a preposition and a name that say only how near the place is."""

SITE_WORDS: Final = listed("""street road avenue boulevard lane drive square bridge highway market mosque church hospital school airport airfield
university hotel base station mall block plaza court parkway park checkpoint prison stadium embassy consulate st ave rd blvd apartments
lanes tavern pub cafe diner lounge arena cinema casino supermarket
restaurant bar club nightclub parking cemetery palace theater theatre airbase
place way terrace circle pike trail loop alley crescent expressway freeway turnpike boulevard ln dr ct hwy pkwy""")
"""Words that make a name a site, not a settlement."""
WORKS: Final = listed(
    "mine colliery pit quarry factory refinery mill plant dam monastery shrine nightclub hotel restaurant mall supermarket resort"
)
"""What is named freely, so that a town of the same name is another place: "the Bellavista mine near the town of Corva"."""
TOLD_BY: Final = listed("said says added recalled asked explained recalls remembered")
"""Right before a name these make it that of who speaks."""
SCHOOLS: Final = listed("high elementary middle primary secondary grammar junior")
"""With "school" behind these follow the name of one."""
PRESS: Final = listed(
    "press news agency wire times post herald daily tribune journal radio television newspaper reporter correspondent"
)
"""What makes a name that of an outlet, whose town says nothing of where anything happened."""
EDITIONS: Final = listed("English French Spanish Arabic Russian Portuguese German Turkish International")
"""Behind the name of an outlet these say in which language it is."""
IDEALS: Final = listed("unity accord concord salvation liberty progress justice harmony solidarity renewal")
"""What parties and governments call themselves: within such a name they are no place."""

GOVERNING: Final = listed(
    "government ministry ministries army military news state agency president minister forces warplanes troops envoy"
)
"""What a capital has that stands for its government: "Damascus, whose news agency"."""
BODY_WORDS: Final = listed("""police sheriff observatory network committee committees council coalition ministry media centre center agency command
department government president minister army brigade brigades front group association university college times post news herald daily
tribune journal press television radio newspaper institute party union organization organisation foundation fund court prosecutor
prosecutors spokesman spokeswoman office officials official sources source forces troops militants fighters rebels authorities regime
correspondent reporter reporters residents fire chief mayor governor director general commission board zoo stadium club united
medical courthouse jail judge coroner schools zoo city-based county-based branch governorate's man woman teen girl boy native resident""")
"""Words after a name that make it a body or a person named for the place: evidence of the country, not of where it happened."""

DIRECTIONS: Final = listed("""north south east west northern southern eastern western northeast northwest southeast southwest northeastern
northwestern southeastern southwestern north-east north-west south-east south-west north-eastern north-western south-eastern
south-western central side downtown rural greater upper lower mid inner outer remote nearby neighbouring neighboring""")

HOLDERS: Final = listed("""rebel-held government-held opposition-held isis-held is-held regime-held militant-held besieged embattled restive
troubled contested war-torn divided ancient historic key strategic small large largest biggest main second crowded busy poor affluent
predominantly mostly mainly the a an its this that coastal border mountainous tribal capital's""")
"""Adjectives that may stand between a preposition and the name or kind of a place."""

SPEAKING: Final = listed("""said told says telling reporters spokesman spokeswoman speaking conference interview according based
headquartered located positioned stationed born raised grew lived living reported reporting officials announced""")
"""Words shortly before a name that make it the place of speaking, not of the event."""

TALKING: Final = listed("talking speaking talked spoke speak")
"""Words that with "to" lead to whom somebody speaks, and on to where."""
ANSWERING: Final = listed(
    """denied denies confirmed confirms acknowledged acknowledges admitted blamed blames accused accuses rejected rejects claimed claims insisted insists warned
    condemned condemns vowed dismissed"""
)
"""Right after a name these make it a government: "Moscow denied"."""
LOCATING: Final = listed("located positioned")
"""Those of them that, with an object, say where something was: "located the raid at X"."""

TREATED: Final = listed(
    "hospital hospitals hospitalized hospitalised morgue clinic airlifted flown transported evacuated treated fled"
)
MEDICAL: Final = (["medical", "center"], ["medical", "centre"])
BATTLES: Final = listed(
    "battle battles siege fight fighting assault offensive capture bombardment bombing shelling outskirts centre center heart north south east west part parts"
)
"""Words after which "of" or "for" leads to the place where it happens."""
COUNTS: Final = listed("toll tolls count figure figures tally")
"""After these "for" leads to the place whose dead are counted: "raised its count for Arvel"."""
AGENCIES: Final = listed("afp ap reuters dpa xinhua sputnik cnn upi ansa efe tass anadolu ians pti kyodo interfax")
"""Agencies that sign a dateline."""
ONSLAUGHTS: Final = listed(
    "raid raids attack attacks strike strikes airstrike airstrikes assault assaults shelling bombing bombardment offensive"
)
"""Words that with "on" lead to the place of an attack."""
BORDER: Final = listed("border frontier boundary")

NOT_PLACES: Final = listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun i he she they we it you his her their
the a an this that these those in on at of for and but or by from with to as if when while after before during since until there here what who where
why how not no yes new one two three four five six seven eight nine ten islamic state isis isil daesh is al-qaeda taliban hezbollah
hamas president minister police army fire air force forces mr mrs ms dr sgt lt col gen maj capt reuters ap afp cnn bbc sana un nato eu god allah
christmas easter ramadan eid islam muslim muslims christian christians sunni shiite shi'ite shi'a shia alawite druze yazidi kurd jews jewish kurdish kurds arab arabs catholic
photo file image video updated update breaking read more also facebook twitter youtube google independence freedom liberation victory
observatory human rights civil defence defense red cross crescent white helmets security council house senate congress parliament court
supreme monitor monitors ngo tv interior foreign affairs health justice ministry department however meanwhile many most some several dozens hundreds thousands
witnesses officials authorities rescue rescuers local national international today yesterday tonight black market battle university college
school hospital center centre church mosque airport high court general attorney district county street avenue road highway sheriff officer
officers detective detectives investigators victims victim suspect man woman men women children terrorists rebels another other others
all both each every still just only even now then earlier later last first second third next an both death deaths killed dead
mobile mission media date central union liberal reading nice most bath split bar best young mary george grant hope eagle sandy
jordan-based israel-based britain-based uk-based us-based u.s.-based london-based us-led u.s.-led saudi-led russian-led ukbased usled
st sw nw se ne army's coast guard navy marines marine amnesty watch msf oxfam unicef amid near despite according story associated press
""")  # fmt: skip
"""Capitalised words that are no place by themselves, whatever a gazetteer says."""

NOT_IN_NAMES: Final = AGENCIES | listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december the print published updated"""
)
"""Where these stand, a name has ended, though the text lost the mark before them."""
ARABIC_STARTS: Final = listed(
    """deir dayr der khan tal tel tell abu abo abou albu beit bayt bab kafr kfar umm um ain ayn wadi jabal jebel ras jisr maarat maarrat
    bani beni sheikh shaykh tall qalat burj dar"""
)
"""Words with which names of places of several words begin in transliterations from Arabic."""
WATERS: Final = frozenset(
    name.replace("_", " ")
    for name in listed("""
north_sea black_sea red_sea dead_sea baltic_sea irish_sea celtic_sea barents_sea norwegian_sea white_sea caspian_sea aegean_sea
adriatic_sea ionian_sea tyrrhenian_sea mediterranean_sea arabian_sea andaman_sea south_china_sea east_china_sea yellow_sea java_sea
sulu_sea celebes_sea banda_sea timor_sea coral_sea tasman_sea philippine_sea bering_sea beaufort_sea caribbean_sea alboran_sea
sea_of_azov sea_of_japan sea_of_marmara sea_of_okhotsk sea_of_galilee atlantic_ocean pacific_ocean
indian_ocean southern_ocean arctic_ocean persian_gulf gulf_of_aden gulf_of_mexico gulf_of_oman gulf_of_guinea gulf_of_thailand
gulf_of_finland gulf_of_bothnia gulf_of_alaska gulf_of_aqaba gulf_of_suez gulf_of_sidra gulf_of_tonkin bay_of_bengal bay_of_biscay
bay_of_fundy hudson_bay strait_of_hormuz strait_of_gibraltar straits_of_gibraltar strait_of_malacca straits_of_malacca
strait_of_sicily bering_strait taiwan_strait english_channel mozambique_channel bosphorus dardanelles
lake_victoria lake_tanganyika lake_malawi lake_albert lake_kivu lake_chad
""")
)
"""Seas, straits and great lakes: something happens on them, but they are no town, whatever town has their name."""
SAINTS: Final = listed("la el las los san santa santo sao são")
"""What names of many towns and of more mines begin with."""
DIVISIONS: Final = listed("department province state region")
"""Before its name, a part of a country and no town."""
IN_OR_NEAR: Final = listed("in near outside at")
SIDES: Final = listed("side part half coast shore bank stretch waters")
"""With the adjective of a country before and "of" behind these tell to whom a place belongs."""
SHORES: Final = listed("""coast coastal coastline shore shores port ports resort resorts city cities town towns fleet island islands region state states
nation nations country countries peninsula""")
"""Words after the name of a sea that make it tell only where a place or a fleet belongs."""

TITLES: Final = listed("""mr mrs ms miss dr sir lord lady dame sheriff judge justice inspector superintendent constable sergeant detective officer deputy
captain lieutenant colonel major general corporal sgt lt col maj gen capt cpl pc dc insp supt reverend rev pastor president premier
chancellor secretary senator sen rep congressman congresswoman governor gov mayor councillor councilman professor prof coach archbishop
bishop cardinal pope""")
"""Words in capitals after which a name is a person's."""

CONTINENTS: Final = listed(
    "europe european asia asian africa african america middle levant mediterranean atlantic pacific caribbean balkans scandinavia"
)
"""Names too large to be where something happened."""

STATE_AFTER: Final = re.compile(
    r",(?<=[a-zA-Z],)\s(Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D"
    r"|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Vt|Va|Wash|W\.Va|Wis|Wyo|D\.C|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|IL|KS|KY|LA|MA|MD|MI|MN|MS|MO|MT"
    r"|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY|DC)\b(?!\w)"
)
"""A name, a comma and the abbreviation of a state of the United States; the ambiguous IN, ME, OR and ID are left out."""
US_CUES: Final = re.compile(
    r"\b(?:(?i:sheriff)(?:[’']s)?|County|Interstate|I-\d+|\d{3,5} block|[Dd]eput(?:y|ies)|[Cc]oroner|Medical Examiner|(?:[Dd]istrict|[Ss]tate's|County) [Aa]ttorney"
    r"|[Ff]elony|misdemeanor|arraign\w*|[Gg]rand [Jj]ury|(?:first|second|third)-degree|FBI|ATF|911|SWAT|Crime ?[Ss]toppers|Fire-Rescue|Lt\.|Sgt\.|Det\.|[Hh]omicide"
    r"|Elementary School|High School|Middle School|Walmart|Street|Avenue|Ave\.|Boulevard|Blvd\.?|Drive|Lane|Road|Parkway|mph|pickup truck|[Oo]fficer-involved|NRA|bond|\$\d+"
    r"|[Dd]etectives?|(?:a|p)\.m\.|Police Department|police officers?|(?:north|south|east|west)(?:east|west)? side|apartment complex|drive-by|gunshot wounds?|neighborhood)(?!\w)"
)
"""Words of local news in the United States, where the country goes without saying. One says little, several together much."""
