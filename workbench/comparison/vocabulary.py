"""Tables of words: what news calls one thing, forms that no stemmer knows, words that rule each other out."""

from __future__ import annotations

CONCEPTS = """
firm company vendor business enterprise corporation supplier contractor entity establishment
die death dead fatality kill perish casualty drown
injure injury hurt wound
sanction blacklist
program programme
buy purchase acquire procure acquisition procurement
advisor adviser
deal agreement accord pact
employee worker staff employ workforce
layoff redundancy
pay salary wage
increase rise grow climb jump surge growth
decrease fall drop decline shrink reduction cut slump
begin start launch commence
finish end conclude complete
build construction
close shut closure shutdown
vessel ship boat freighter
blast explosion explode
fire blaze
evacuate evacuation
arrest detain detention custody
resign quit resignation
appoint appointment
vote ballot
election poll
elect election
approve pass enact ratify endorse approval ratification
impose imposition
reject refuse rejection
accuse allege accusation allegation
investigate probe inquiry investigation enquiry
assist aid help support assistance
solely exclusively purely
design mean intend tailor
deter deterrence deterrent
neighbour neighbor neighbourhood neighborhood
nuclear atomic
missile rocket
evidence proof
show demonstrate
vow pledge promise
warn warning
attack strike assault
flee escape
child minor
pupil student
doctor physician
teach teacher
police policeman policewoman
lawmaker legislator parliamentarian mp
town city municipality
council authority
money fund funding finance
tax levy
pound gbp
person people
resident inhabitant villager townspeople
home house dwelling
flat apartment
car vehicle automobile
lorry truck
plane aircraft airliner jet
meet meeting summit
talk negotiation negotiate
visit trip
fish fishing fishery
catch haul
quota allowance
harbour harbor port
landslide mudslide landslip
storm hurricane cyclone typhoon
flood flooding
quake earthquake
strike walkout
judge court
sentence jail imprison
prison jail
sell sale
ask request
answer reply respond response
agree consent
plan proposal propose scheme
find discover discovery
leak spill
ill sick illness
patient case
big large
quick fast rapid
defence defense
centre center
labour labor
declare announce announcement declaration
claim maintain insist assert
worry concern fear
threat danger menace
withdraw withdrawal
retreat withdraw
win victory
lose defeat
chief boss
chairman chairwoman chair chairperson
spokesman spokeswoman spokesperson
soldier troop
protest demonstration rally
protester demonstrator
river stream
bridge crossing
ton tonne
percent percentage cent
shareholder stake
dismiss sack fire
mishandle mismanage
operate operator run
recover retrieve recovery retrieval
search hunt
demolish raze demolition
destroy ruin wreck devastate destruction
crash collide collision
derail derailment
capsize overturn
postpone delay defer postponement
cancel scrap cancellation
suspend suspension
expand expansion enlarge enlargement extend extension
improve improvement
worsen deteriorate deterioration
hire recruit recruitment
replace replacement
nominate nomination
loan lend
debt liability
profit earnings
revenue turnover takings
expense expenditure spending
subsidy subsidise
bankrupt bankruptcy insolvent insolvency
merge merger amalgamate
customer client clientele
factory plant mill
mine colliery
farmer grower
crop harvest
rain rainfall downpour
snow snowfall
heat heatwave
wildfire bushfire
epidemic outbreak pandemic
vaccine vaccinate vaccination inoculate inoculation jab
infect infection
drug medicine medication
treat treatment
university college
research study
researcher scientist
law legislation statute
regulation rule
ban prohibit prohibition forbid outlaw
licence license permit
authorise authorize permission authorisation authorization
lawsuit litigation sue
convict conviction
acquit acquittal
bribe bribery kickback
corruption graft
fraud scam swindle
murder homicide
shoot shooting
gun firearm
bomb bombing
army military
navy naval
invade invasion
ceasefire truce armistice
hostage captive
migrant immigrant
border frontier
ambassador envoy
parliament legislature
supporter backer
candidate contender
abolish abolition repeal
amend amendment
introduce introduction
railway railroad rail
airport airfield
motorway highway freeway
bicycle bike
passenger traveller traveler
driver motorist
captain skipper
sailor seaman seafarer mariner
quay dock wharf pier
cargo freight
electricity electric
outage blackout
contaminate pollution pollute contamination
sewage wastewater
waste rubbish garbage trash refuse
forest woodland
author writer
film movie
concert gig
stadium arena
football soccer
match game
player footballer
tournament competition contest
tourist holidaymaker
restaurant eatery
unemployed jobless unemployment
poor poverty
rich wealthy affluent
owner proprietor
tenant renter
collapse subside
crack fissure
repair mend
renovate renovation refurbish refurbishment restore restoration modernise modernize
inspect inspection inspector
maintenance upkeep servicing
alarm alert
error mistake blunder
responsible responsibility
apologise apologize apology
praise applaud laud commend
criticise criticize criticism
condemn denounce condemnation
confirm confirmation
reveal disclose disclosure divulge
publish publication
telephone phone
remark comment
journalist reporter correspondent
forecast predict prediction projection
aim goal
capable capability
crucial vital essential
huge enormous massive vast
small tiny
elderly pensioner
wife husband spouse
baby infant
teenager adolescent teen
eyewitness witness
crowd throng
stop cease halt
try attempt
succeed success
exceed surpass
bid tender
equipment gear machinery
laboratory lab
toxic poisonous
oil petroleum
timber lumber
cattle livestock
remove removal
expel expulsion
deport deportation
smuggle smuggling
steal theft
rob robbery
occupy occupation
free freed liberate
marry marriage wedding
retire retirement
graduate graduation
promote promotion
invest investment
export shipment
deliver delivery
produce production output
manufacture manufacturer maker
consume consumption
employ employment
recommend recommendation
advise advice
decide decision
choose choice
prefer preference
review reassess reassessment
examine examination
measure measurement
calculate calculation
compare comparison
analyse analyze analysis
argue argument
complain complaint
oppose opposition
resist resistance
defend defender
protect protection
preserve preservation conserve conservation
threaten menace
violate violation breach
comply compliance
enforce enforcement
restrict restriction curb limit
relax ease loosen
tighten toughen
compensate compensation reparation
reimburse reimbursement refund
donate donation
inherit inheritance
register registration
apply application
qualify qualification
arrive arrival
depart departure
transfer relocate relocation
empty vacant
crowded overcrowded
secret classified confidential
partial partly partially
mainly chiefly mostly primarily
immediate immediately instantly
recent recently lately
previous earlier
current currently
unanimous unanimously
broken faulty defective
faith confidence
row dispute quarrel controversy
unrest riot
curfew lockdown
donor giver
heir successor
rival opponent
ally partner alliance partnership
relation relationship tie
suburb outskirts
coast shore
island isle
mountain peak
valley glen
lake reservoir
field meadow
"""
"""One line for what news calls one thing; a word that stands twice belongs where it stands first."""
IRREGULAR = """
arise arose arisen|bear bore borne|beat beaten|become became|begin began begun|break broke broken|bring brought
build built|buy bought|catch caught|choose chose chosen|come came|deal dealt|do did done|draw drew drawn
drive drove driven|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given|go goes went gone
grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led
leave left|lend lent|lose lost|make made|mean meant|meet met|overthrow overthrew overthrown|pay paid
ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen|seek sought|sell sold|send sent
shake shook shaken|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept
speak spoke spoken|spend spent|spring sprang sprung|stand stood|steal stole stolen|stick stuck
strike struck stricken|swear swore sworn|swim swam swum|take took taken|teach taught|tear tore torn
think thought|throw threw thrown|undergo underwent|understand understood|undertake undertook undertaken|win won
wake woke woken|wear wore worn|weave wove woven|withdraw withdrew withdrawn|write wrote written|child children
woman women|man men|foot feet|crisis crises
"""
"""Forms that no stemmer brings to their verb or noun, which comes first."""
OPPOSITES = """
increase decrease
accept reject
approve reject
pass fail
confirm deny
win lose
open close
begin finish
guilty innocent
allow ban
arrive leave
buy sell
hire dismiss
lift impose
safe dangerous
alive die
succeed fail
legal illegal
lawful unlawful
support oppose
include exclude
join withdraw
raise lower
public secret
strengthen weaken
more fewer
"""
"""Pairs of which the one said of a thing rules out the other."""
