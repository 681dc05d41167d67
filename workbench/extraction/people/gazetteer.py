"""Names everyone needs: countries and their adjectives, seats of government that speak for one, forms of address."""

from __future__ import annotations

from workbench.extraction.text.words import word_set

COUNTRIES = frozenset(
    name.strip().casefold()
    for name in """
    Afghanistan,Albania,Algeria,Angola,Argentina,Armenia,Australia,Austria,Azerbaijan,Bahrain,Bangladesh,Belarus,
    Belgium,Benin,
    Bhutan,Bolivia,Bosnia,Botswana,Brazil,Britain,Great Britain,Bulgaria,Burkina Faso,Burundi,Cambodia,Cameroon,
    Canada,Chad,
    Chile,China,Colombia,Congo,Costa Rica,Croatia,Cuba,Cyprus,Czech Republic,Denmark,Djibouti,Dominican Republic,
    East Timor,
    Ecuador,Egypt,El Salvador,England,Eritrea,Estonia,Ethiopia,Fiji,Finland,France,Gabon,Gambia,Georgia,Germany,
    Ghana,Greece,
    Guatemala,Guinea,Guyana,Haiti,Honduras,Hong Kong,Hungary,Iceland,India,Indonesia,Iran,Iraq,Ireland,Israel,Italy,
    Ivory Coast,Jamaica,Japan,Jordan,Kazakhstan,Kenya,Kosovo,Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Liberia,Libya,
    Lithuania,
    Luxembourg,Madagascar,Malawi,Malaysia,Maldives,Mali,Malta,Mauritania,Mauritius,Mexico,Moldova,Mongolia,
    Montenegro,Morocco,
    Mozambique,Myanmar,Namibia,Nepal,Netherlands,New Zealand,Nicaragua,Niger,Nigeria,North Korea,North Macedonia,
    Northern Ireland,Norway,Oman,Pakistan,Palestine,Panama,Papua New Guinea,Paraguay,Peru,Philippines,Poland,
    Portugal,Qatar,
    Romania,Russia,Rwanda,Saudi Arabia,Scotland,Senegal,Serbia,Sierra Leone,Singapore,Slovakia,Slovenia,Somalia,
    South Africa,
    South Korea,South Sudan,Soviet Union,Spain,Sri Lanka,Sudan,Sweden,Switzerland,Syria,Taiwan,Tajikistan,
    Tanzania,Thailand,
    Togo,Tunisia,Turkey,Türkiye,Turkmenistan,Uganda,Ukraine,United Arab Emirates,United Kingdom,United States,
    United States of America,America,Uruguay,Uzbekistan,Venezuela,Vietnam,Wales,Yemen,Zambia,Zimbabwe,U.S.,US,USA,
    U.S.A.,U.S,UK,
    U.K.,UAE,USSR,EU,European Union,Europe,Asia,Africa,South Asia,Middle East,North America,South America,
    Latin America,
    Kashmir,Gaza,West Bank,Crimea,California,Texas,Florida,New York,Ohio,Pennsylvania,Michigan,Illinois,Virginia,
    Washington D.C.,
    Alaska,Hawaii,Arizona,Nevada,Colorado,Iowa,Wisconsin,North Carolina,South Carolina,New Jersey,New Hampshire,
    Massachusetts
    """.replace("\n", "").split(",")
)
METONYMS: dict[str, str] = {
    "washington": "Government of the United States", "white house": "President of the United States",
    "pentagon": "United States Department of Defense", "foggy bottom": "United States Department of State",
    "capitol hill": "United States Congress", "islamabad": "Government of Pakistan", "rawalpindi": "Pakistan Army",
    "new delhi": "Government of India", "delhi": "Government of India", "beijing": "Government of China",
    "moscow": "Government of Russia", "kremlin": "President of Russia", "kyiv": "Government of Ukraine",
    "kiev": "Government of Ukraine", "london": "Government of the United Kingdom",
    "downing street": "Government of the United Kingdom", "westminster": "Parliament of the United Kingdom",
    "whitehall": "Government of the United Kingdom", "brussels": "European Union", "paris": "Government of France",
    "berlin": "Government of Germany", "rome": "Government of Italy", "madrid": "Government of Spain",
    "warsaw": "Government of Poland", "budapest": "Government of Hungary", "athens": "Government of Greece",
    "ankara": "Government of Turkey", "tehran": "Government of Iran", "baghdad": "Government of Iraq",
    "damascus": "Government of Syria", "riyadh": "Government of Saudi Arabia", "doha": "Government of Qatar",
    "cairo": "Government of Egypt", "jerusalem": "Government of Israel", "tel aviv": "Government of Israel",
    "tokyo": "Government of Japan", "seoul": "Government of South Korea", "pyongyang": "Government of North Korea",
    "taipei": "Government of Taiwan", "kabul": "Government of Afghanistan", "dhaka": "Government of Bangladesh",
    "colombo": "Government of Sri Lanka", "kathmandu": "Government of Nepal", "jakarta": "Government of Indonesia",
    "manila": "Government of the Philippines", "hanoi": "Government of Vietnam",
    "canberra": "Government of Australia",
    "ottawa": "Government of Canada", "mexico city": "Government of Mexico", "brasilia": "Government of Brazil",
    "caracas": "Government of Venezuela", "havana": "Government of Cuba", "pretoria": "Government of South Africa",
    "abuja": "Government of Nigeria", "nairobi": "Government of Kenya", "addis ababa": "Government of Ethiopia",
    "khartoum": "Government of Sudan", "vatican": "Holy See", "holyrood": "Scottish Parliament",
    "wall street": "United States financial markets", "elysee": "President of France",
    "élysée": "President of France",
}  # fmt: skip
"""Seat in lower case to the body it stands for."""

DEMONYMS = word_set(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian polish czech hungarian romanian bulgarian greek turkish russian ukrainian belarusian
    belarussian swedish norwegian danish finnish israeli palestinian lebanese syrian iraqi iranian saudi
    qatari emirati kuwaiti yemeni egyptian libyan tunisian algerian moroccan sudanese ethiopian kenyan
    somali nigerian ghanaian african european asian indian pakistani bangladeshi afghan nepalese chinese
    japanese korean taiwanese vietnamese thai indonesian malaysian filipino australian canadian mexican
    brazilian argentine chilean colombian venezuelan cuban arab muslim islamic christian jewish catholic
    hindu sikh western eastern northern southern soviet latin republican democratic conservative labour
    liberal european-union u.s u.s. us uk eu
    """
)
ADDRESS = word_set(
    """
    mr mrs ms miss mr. mrs. ms. dr dr. drs sir dame lord lady prof prof. rev rev. hon hon. eng eng. engr engr. esq
    cllr cllr. shri smt sri pandit maulana mufti mullah sheikh shaikh sheikha alhaji alhaja haji hajj hajia datuk dato
    datin tun pak bapak ibu fr fr. sr sr. br. brother sister rabbi imam ayatollah monsieur madame mme mlle herr frau
    senor senora señor señora don dona doña signor signora mx mx. right honourable honorable excellency madam comrade
    """
)
RANKS = word_set(
    """
    president vice prime minister secretary senator sen sen. representative rep rep. congressman
    congresswoman governor gov gov. mayor ambassador general gen gen. major lieutenant lt lt. colonel col
    col. captain capt capt. sergeant sgt sgt. admiral adm adm. brigadier marshal commander judge justice
    chief king queen prince princess pope cardinal archbishop bishop chancellor chairman chairwoman chair
    director spokesman spokeswoman spokesperson speaker premier foreign defence defense deputy advisor
    adviser professor attorney commissioner inspector officer detective sheriff envoy coach manager ceo
    analyst candidate nominee leader undersecretary under-secretary director-general secretary-general first
    lady assistant principal national security state treasury senior former ex-president acting mp mps msp mep mla
    superintendent constable corporal commodore rector provost dean councillor councilor alderman magistrate registrar
    cmdr cmdr. cdr cdr. brig brig. cpl cpl. supt supt. insp insp. maj maj.
    prosecutor barrister solicitor advocate counsel special chairperson councilman councilwoman alderwoman
    headteacher headmaster headmistress treasurer auditor comptroller coroner emir sultan
    co-chair co-chairman co-founder vice-president vice-chancellor vice-chairman undersecretary-general
    """
)
OFFICES = word_set(
    """
    president minister secretary senator sen. representative rep. congressman congresswoman governor gov.
    mayor ambassador general gen. lieutenant lt. colonel col. captain capt. sergeant sgt. admiral adm.
    brigadier marshal commander judge justice king queen prince princess pope cardinal archbishop bishop
    chancellor chairman chairwoman chair director spokesman spokeswoman spokesperson speaker premier
    deputy advisor adviser professor attorney commissioner inspector sheriff envoy coach manager ceo
    analyst candidate nominee leader undersecretary assistant principal diplomat economist historian
    founder owner executive editor researcher scientist lawyer prosecutor activist chief head
    """
)
"""Words that name an office or a calling on their own."""
ORGANISATION_WORDS = word_set(
    """
    ministry department office agency council institute university party company corporation corp corp. inc
    inc. ltd ltd. llc plc bank center centre commission committee administration court times post herald
    tribune journal guardian news press group foundation association union federation organization
    organisation society board bureau service services authority senate congress parliament house army navy
    force forces police college school hospital church embassy club fund league network alliance coalition
    command complex endowment academy airlines airways motors industries industry systems technologies
    solutions partners holdings trust museum library government assembly cabinet tribunal treasury pentagon
    institution institutions secretariat inspectorate observatory consortium conservancy ombudsman panel division
    directorate directorates registry syndicate chamber charity hospitals clinic airline railway railways shipping
    coastguard constabulary presidency chancellery parliament senate congress diet knesset bundestag duma majlis
    laboratory laboratories co co. limited enterprises international works exchange front movement brigade
    nations engineering engineers logistics pharma pharmaceuticals pharmaceutical chemicals petrochemicals
    therapeutics biosciences diagnostics biotech securities investments insurance telecom telecoms telecommunications
    broadband aerospace aviation automotive shipyards shipbuilding steelworks foods breweries brewery distillers
    dairies haulage freight ferries cruises railroad utilities petroleum minerals metals plastics textiles cement
    packaging software robotics electronics semiconductors semiconductor publishing retail supermarkets
    hotels resorts healthcare medical consulting consultants consultancy solicitors associates analytics
    labs ventures equity bancorp bancshares savings financial rovers wanderers hotspur athletic borough parliamentarians
    corps regiment battalion squadron infantry fleet militia taskforce
    """
)
FIELDS = word_set(
    """
    affairs foreign external exterior internal interior home national defence defense security justice finance
    economic economy economics budget planning development trade commerce industry industrial industries business
    enterprise enterprises innovation science sciences technology research education higher skills training
    culture cultural arts heritage media information broadcasting communications communication digital
    telecommunications sport sports youth tourism women woman children family families gender equality social care
    welfare health hygiene medicine medicines drug drugs food foods nutrition agriculture agricultural aquaculture
    fisheries fishery forestry forests livestock rural water irrigation sanitation environment environmental
    climate natural resources wildlife parks energy power petroleum oil gas mines mining minerals geology nuclear
    atomic radiation housing communities community urban cities local regional government governance public works
    infrastructure transport transportation roads highways railways rail ports maritime shipping aviation civil
    labour labor employment work pensions immigration migration citizenship refugees borders customs excise
    revenue taxes taxation treasury investment investments exports export statistics standards metrology consumer
    competition fair trading markets religious religion islamic tribal indigenous veterans human services rights
    emergency emergencies disaster situations management administration reform coordination cooperation
    integration reconstruction relief alcohol tobacco firearms explosives prisons corrections police policing
    prosecutions prosecution investigation investigations narcotics crime state aid international strategy
    strategic procurement property land lands meteorology hydrology oceans seas archives
    """
)
"""What ministries and agencies are for: the Department of Health and Social Care."""
PLACE_WORDS = word_set(
    """
    city county province district island islands river lake mountain mountains valley sea ocean strait bay
    gulf peninsula desert street road avenue airport region territory states coast border corridor
    town village beach harbour harbor heights falls springs creek canyon canal quay wharf docks junction
    reservoir glacier lagoon archipelago isles estuary plateau stadium arena plaza cathedral airfield cemetery mosque
    barracks waterfront
    """
)
PLACE_OPENERS = word_set(
    "port fort mount mt mt. cape lake loch puerto ras kota kuala isle isles point rio río"
)
"""Words that open the name of a place: Port Louis, Fort Worth."""
