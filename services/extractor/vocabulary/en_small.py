"""English words that are written small: where a text is in capitals throughout, they are no names.

The words that stand in a dozen and more of some thousands of news stories, always small within a sentence, less those of common.py and those whose ending
tells them. Not used for text with small letters, which says itself what is a name. Words only.
"""

from services.extractor.vocabulary.listed import words

SMALL = words("""
abandon abide ablaze abroad absent absolute absurd abuse abuses academic academics accept access accident accidental
accidents accommodate accord accounts accuracy accurate accuse achieve acknowledge acts actual acute add address addresses adds
adequate adjacent adjust admit admits adopt advances advantage adverse advice advise advocacy advocates aerial affair affect
affects affiliate afford afraid aftermath aftershock aftershocks agenda agendas agent agents agree agrees agricultural
ahead aid aim aims air airbase aircraft airline airport airports airspace alarm alarms albeit alcohol alert alike alleges
alliances allow allows alone altitude altogether ambush amount amounts analyst analysts anarchy ancient anecdotes anesthetic
anger angry animal animals announce annual answer anticipate antiviral anxiety anybody anymore anyway anywhere apart apocalyptic
apology apparatus appeal appeals appear appears appetite appoint appreciate approach approaches appropriate approval approve
areas argue argues arm armor arms arrange array arrival arrivals arsenal art articles artillery aside ask asleep
aspect aspects assault assaults assert assess asset assets assist assume assurances asylum atmosphere attempt attempts attend
attic attitude attract audiences authoritarian authorize auto autocratic automatic autonomy autopsy autumn average avert avian
avoid award aware axis backbone backdrop backer background backlash backs bad bag bags bail bailout bailouts ball ballistic
ballot band bands bankrupt bankruptcy banks banner bans bar barbaric bare barracks barrage barrel barrels barricades barrier
bars base bases basic basis battery battle battlefield battles beaches beat beaten bedroom beds begin begun behalf behavior
behaviour belief beliefs believes belong belongs belt bend beneath benefit benefits bent best betrayal better bid big bigger
biggest bilateral billion billions bills bipartisan birds birth birthday bit bits bitter bizarre blame blankets blasts blaze
bleak blind blizzard bloc blockade blocks blog blogs blood bloodbath bloodiest bloody blow blown board boards boat boats bold
bolster bonds bones bonuses book books boom boost boots border born borne borrow bottles bottom bought bound box boxes brain
brand brave breach breaches bread break breakdown breakfast breaks breakthrough bridges brief bright brink broad broadcast
broadcaster broadcasts broader broken broker brunt brush brutal bubble budget budgets buffer build built bulk bullets bunch
bunker burden burst bus buses businesses busy buy cabinet cables caliphate call calm camera cameras camp campaign campaigns
camps cancel cancer capital capitalist car carbon card cards care career cares caretaker cargo carnage carrier carry cars cases
cash cast catastrophe catastrophic catch caught cease ceasefire celebrate cell cells cemetery cent central centres cents century
ceremony certain certainty chain chair chairs challenge challenges chamber champion chances change changes channels chants chaos
chaotic character charge chart charter cheap check checkpoint checkpoints checks chemicals chest childhood chlorine choice
choices choose chose chosen chronic circle circles circumstances civil clan clarify clash class classes classic clean
clear clearer clever client clients climate clinic clinics clock close closer closest clothes clubs cluster coal coastal
cocktail code coffee collapse collapses collateral collect colonial color column columnist combat come comeback comfort
commands commentator commercial commit common communicate company compare comparison comparisons compete complacent complain
complaint complaints complete complex component compound compounds compromise computer concentrate concept concern concerns
concert concerts conclude concrete condemn condemns condolences confident conflicts confront consent consequences consider
consistent consolidate conspiracy constituency constituents constitute constitutional consular consulate consult consultancy
consumer contacts contain contains contents contest context continent contingency contingent contract contracts contrast
contribute controls controversial controversy convenient conventional convince convoy convoys cool cooperate coordinate cope
copy corner correct correspondents corridor corrupt cost costs cough counsel count counter counterpart counterparts
countryside counts coup courage course courses courtroom courts cover coverage covert crack crackdown cracks craft crash crazy
create creates credit crews crimes crises crisis criteria critic criticisms criticize critics crops crowd crowds crucial crude
cruel crunch crusader crush cry cult cultural cultures curb curfew currency current curve cut cuts cycle danger dare dark data
dates deadliest deadline deal deals dealt debate debates debris debt debts decade decades decent decide decides declare declares
decline decree deep deepen deeper default defeat defect defences defend defenses deficit deficits define defuse degree degrees
delay delays deliberate deliver delivery demand demands democracy demonstrate denial denounce deny depend dependent depends
deploy deposits depots depth derivatives descend describe describes desert deserve deserves design designer desire desk
desperate destabilise destiny destroy detail detect deter deteriorate determine deterrent develop device devices devil diabetes
dialogue dictator dictatorships diesel differ differences different difficult difficulty dig digital digs dilemma dinner
diplomacy diplomatic dire direct dirty disagree disappear disaster discipline disclose discontent discourse discover discovery
discredit discuss dislodge dismiss disorder disperse display disposal disproportionate dispute disputes disrupt dissent dissolve
distribute districts ditch diverse divert divide dogs dollar dollars domestic dominate dominates door dose doses double doubt
doubts downfall downtown downturn dozen draft drag drama dramatic drastic draw drawn draws dream dreams drew drill drills drink
driven drone drones drop drug drugs drunk dry dual dug dust duty dynamic eager earn earthquake ease easier easy eat eaten echo
economic economy edge edit educational effect effects efficient effort efforts eggs eight eighth elaborate elect electoral
electronic eliminate elite elsewhere emails embargo embrace emerge emerges emotional emphasis employ employer empower empty
enact enclave encounter encourage endanger endorse energy enforce engage engine engines enjoy enjoys enter enthusiasm entire
entourage entry environmental epicenter epicentre epidemic episodes equal equivalent era error escalate escape essential
establish estate estimate etc ethics ethnic euros evacuate evacuees events eventual everybody everyday everywhere evident evil
evolve exact examine example examples excellent except excess exchanges excuse exercise exercises exile exist exit exodus exotic
expand expect expects expense expenses experiences expertise explain explains explicit exploit explore explosives export exports
express extend extent exterior external extinguish extra extract extreme eye eyes faces facilitate fact facto factor facts fail
fails failures fair faith fake fall fallen fallout false familiar fantastic farm farms farther fascist fashion fast faster fat
fate fatigue fault favor favorite fear features feeds feels fees feet fellow ferry fever fewer field fields fierce fifth fights
figures fill film films final finances financial find finds fine finger finish firepower firm firms fiscal fish fit fix flag
flags flames flat flee flew flight flights flood floor flow flows flu fluid flurry focal focus focuses foes follow follows food
foot footage football foothold forecast forefront forensic forget forgotten form formal forms forth forward foul founder fourth
fragile frame framework fraud fraught freedoms freeze freezes frequent fresh frontier frontline fronts frozen fruit fuel fun
fundamental funds funeral funerals funny fury gain gains gamble game gang gangs gap gaps gas gasoline gather gay gear generate
genetic genocide genuine giants gift glad global globe goal goals gold gonna good goods gotten govern governmental grab graffiti
grasp grave graves great greater greatest grenade grenades grew grid grief grievances grim grip gross grounds groups grow grown
grows growth guarantee guarantees guess guide guidelines guilty guns gunships hair halt hand handle hands hang
happen happens happy hard harder hardest hardline hardware harm harsh hat hate headline headlines heads healthcare healthy hear
heard heart hearts heat heaviest heavy hedge height helicopter hell help helps hemisphere heritage hero heroes heroic hesitate
hidden hide high higher highest highlight highlights highs highway hint historic hold hole holes holiday holidays homes hometown
honest honor hook hope horizon horrific horror horse horses hospitals host hostile hosts hot hotel household households houses
hub huge humanitarian hung hunger hungry hurdle hurricanes hybrid hygiene hypocrisy ice iconic idea ideal ideals ideas identify
ideology ignore ill illegal illegitimate imagine immediate immense imminent immune impact import imports impose improve
inappropriate inch inches incidents include includes income increase increases independent indicate indicates indirect
indiscriminate industrial industry infantry infiltrate influential influenza influx inform informal infringe initial initiate
initiatives inner innocent inquiry insist inspect institutional insufficient insurgency intact intellectual intend intends
intense intensify intent intercontinental interest interests interfere interim intermediate internal intervene interview
interviews intimidate introduce invade invest investor involve irony island isolate issue issues items jail jet jets job
jobs join joke jokes journey judicial jump jury justify keen keeps key kick kilometres kind kinds kitchen knock knowledge lab
label lack lacks laid land landmark lands landscape language languages large larger largest latency latter laugh launch law laws
lawsuit lay lead leaflets learn leg legacy legal legend legitimacy legitimate legs lend length lengthy lesson lessons lethal
letter level levels leverage liberals liberate license lie lifeline lifetime lift light lights likelihood likes limbs limit
limits line lines link links liquid list listen little load loads loan loans lobby locate logic logistics longer longest
longtime looks loose lose lost lot lots loud love loves low lower lowest loyal loyalty luck lucky lull luxury machine
machineguns machinery mad magnitude main mainland mainstream maintain maintains maker makeshift manage mandate manner manpower
map maps margin market marketplace markets marks marriage martial mask masks mass masses master match material matter maximum
maybe meals meantime measures meat mechanisms mediate medicine medicines medium meet meets meltdown mental mere mess message
messages messy met metal method methods metres mid midday midst mild mile miles milestone militia militias milk million millions
mind minds mine mines minimal minimize minimum ministerial minute missile missiles mistake mistaken mistakes mix mob mobile mode
moderate modern modest momentum monarchy money monster mood moon moral morale mortar mortars mortgage mortgages mosque mosques
motives mouth mouths move moves movie multi multinational murky muscle museums music mutate mutual mystery name names narrow
nationalist nationwide natural naval neck needs negotiate neighborhood neighborhoods neighbourhood neighbourhoods neo nerve net
network networks neutral newspaper nice nightmare nights ninth nobody noise none noose normal norms northeast northeastern
northwest northwestern nose note notes notice novel nowhere nuclear object objectives objects obstacle obtain occasional occupy
occur odd odds offences offense offensives offer offices offshoot oil oilfields older oldest ones online onset onslaught operate
operates operational operator opinion opinions opponent opponents oppose opposes opposite optimistic orbit order
organise organize origin original origins ought ours ourselves oust ouster outbreak outbreaks outcome outcomes outlets outlook
outpost output outrage outright outskirts outspoken overall overcome overdose overhaul overhead overrun overseas oversee
oversight overthrew overthrow overthrown owns oxygen pace pack package pact page pages paid pain paint pandemic pandemics panel
panic paper parallel parallels partial participants participate particular parts pass passage passes passionate passport path
patrol patrols pattern patterns pause pave pay peace peak penalty percent percentage perfect perform performances period periods
permanent permit persist persistent personal persuade petrol petroleum phase phenomenon philosophy phone phones photographs
phrase pick pickup pictures piece pieces pig pigs pile pipe pipeline pitch places plain plan plane planes planet planets plans
plants plastic platform platforms play plays plea plead please pledge pledges plenty plight plot pneumonia pocket pockets point
points poison politics poll polls poor poorer poorest popular pork portfolio portray ports pose poses possess post poster posts
postwar potent potential pound pounds poverty power powerhouse practice practices praise pray prayer pre precedent precise
predecessor predict predicts prefer prelude premises prepare present presenter presents preserve presidency presidential
pressures pretext pretty prevail prevent price prices pride principle print prior prison prisons probe problem problems
procedures process processes produce produces product products professional professionals profile profit profits profound
program programs progress projects prominent promise promises promote prompt prone proof propaganda proper property proposal
proposals propose proposes prosecute prospect prospects protect protects protest protests proud prove proven provide provider
provides province provinces provincial provoke proxy prudent publish pull pump pumps pun puppet purchase purpose purposes pursue
pursuit push quake quarantine quarter quell queue queues quick quiet quit quite quo quotes race radar rage rain rains raise
raises ramp random range rank ranks rape rapid rare rate rates ratio rats raw reach reaches react reacts reads ready real
realistic realize reason reasons rebellion rebuild recall recent recipient reclaim recognize recognizes recommend recommends
record records recover recovery reduce refer referendum refinery reflect reflects reform reforms refrain refuge refusal refuse
refuses regain regard regards regime regimes region regional regions register regret regrets regular regulate regulator reign
rein reinforce reject rejects relationships release relief religion relinquish remainder remarks remember remind reminder
reminds remnants remote removal remove reopen repair repeat replace report represent representatives represents request requests
require requires research reserves residential resign resilient resist resolve resort resources respect respects responses rest
restart restaurants restore restraint resume retail retain retains retake retaken rethink retire retreat return returns reveal
reveals revenge revenue revenues reverse review revolt revolts rewritten rhetoric rich richest rid ride rifle rifles riot riots
rise risen rises risk risks risky rival rivals roads roadside robust rocket rockets rocks rogue role roles roll roof room rooms
root roots rope rough round rounds route routes routine row rubber rubbish rubble ruin ruins rule rural sacrifice sad safe
safeguard safer safety sake sale sales sample samples sand sang sarin satellite satellites save scale scandal scarce scare
scenario scenarios scenes scheme school schools scientific scope score screen screens scrutiny search season seasonal seat seats
seconds secret sect sectarian sector secular see seek seeks seem seems seize sell semi send sense separate serve
serves setback settle seventh severe sex sexual shadow shake shaken shaky shame shape shares sharp sheet sheets shell shells
shelter shields shift shifts ships shock shoes shook shop shops shore short shortage shortages shorter shoulder show shown
shrapnel shrink shut shutdown sick sidelines sides siege sight sights signal signals signs silent similar simple single sink sit
site sites sits sixth size skill skills skin sleep slept slide slight slim slip slogan slogans slow slowdown smaller smell smile
smoke smooth sniper snow soccer social society soft software soil sold sole solid solve somebody somehow sometimes somewhat
somewhere songs sooner sore sorry sort sorts sound sounds source sources southeastern southwest sovereign sovereignty space
spare spark speak speaks special specialist specific specifics spectacular specter spectrum speech speeches speedy spell spend
spent spike spin spirit spirits spiritual spite split spoke spoken sponsor sporadic sport spot spots spread spreads spy
stabilize stage stages stake stakes stalemate stand standoff stands star stark stars start starts statistics status statute
staunch stay stays steady steal steel steep stem step steps stick sticks stimulus stock stockpile stockpiles stocks stolen
stomach stone stones stood stop stops storage store stores storey storm straight strain strains strange strategic strategy
stream streams streets strength strengthen stress stretch strewn strict strife strong stronger strongest stronghold strongholds
strongman structural structures struggle struggles stubborn stuck study stuff stupid style sub subject submit subprime
subsequent substantial suburb suburbs subway success successes successor sudden sufficient sugar suggest suggests suicide suit
sum summer summit supermarket superpower supports suppose suppress surface surge surgery surprise surrender survival suspend
suspicion swathes sweep swift swine switch switchboard sworn symbol symbolic sympathetic sympathy symptoms system systematic
systemic systems tackle tactic tactics takeover talent talk talks tank tanker tanks tape target task tasks taste taught tax
taxes taxi taxpayer teams tear tears tech technique techniques technology teenage teeth telephone telescope tell temperatures
tend tends tens tense tent tents term terminal terrain territorial terror test testimony tests text thanks theater theft theme
therefore thick thin thirds thoughts thousand threat threaten threatens threats throat throw thrown thrust thugs ticket tickets
tide tie tight tighten till timeline tiny tip title toilet tolerate tone tonnes tons tool tools topple torn total touch tough
tougher toughest tour towns toxic toys track tracks trade traditional traffic tragedy tragic trail train trains transfer
transform transit transparency transparent travel treat treaty tree trees trend trends trial trials tribal tribe tribes tribute
trick trickle tricky trigger trillion trillions trip trips trouble troubles truce truck trucks true try tsunami tune tunnel
tunnels turmoil turn turns tweet tweets twin type types tyranny ultimate umbrella unaware uncertain uncertainty underestimate
underground undermine underneath understand understands understood undertake undertaken underway unequivocal unfair unfold
unfortunate unhappy uniform uniforms unilateral unions unique unite universal unknown unpopular unrest unusual unwell updates
upheaval upload upper ups upset urge urgent urges user uses usual utter vaccine vaccines vacuum vague valid value
values variety vast vehicle vehicles verdict verify versus vessel vessels veto videos view views villages violate violates
violent viral virtual virus viruses visa visit visits vital vocal voice voices volatile volume vote votes wage wages wait wake
walk walks walls warehouse warfare warm warn warplane warplanes warrants wars warships wash waste watchdog water wave waves ways
weak weaken weaker wealth wealthy weapon weaponry weapons wear weather website websites weekend weight welcome welcomes welfare
whatever whatsoever wheel whenever whereabouts wherever whoever wide wider widespread wild win wind window windows winds winner
wins winter wipe wisdom wish wishes wit withdraw withdrawal withdrawn withdrew withstand woke wonder wooden word words
works worldwide worn worry worse worst worth wreckage write writes written wrong wrote yards yellow yield younger youngest
yourself zero zone zones
""")
