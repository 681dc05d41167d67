"""Countries under the names, adjectives and capitals that news uses for them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

TABLE = """
United States|US,U.S.,U.S,USA,U.S.A.,United States of America,America|American|Washington,White House
United Kingdom|UK,U.K.,Britain,Great Britain|British|London,Downing Street,Whitehall
European Union|EU,E.U.||Brussels
United Nations|UN,U.N.||
Soviet Union|USSR,U.S.S.R.|Soviet|
United Arab Emirates|UAE,U.A.E.|Emirati|Abu Dhabi
North Korea|DPRK,Democratic People's Republic of Korea|North Korean|Pyongyang
South Korea|ROK,Republic of Korea|South Korean|Seoul
China|PRC,People's Republic of China|Chinese|Beijing
Russia|Russian Federation|Russian|Moscow,Kremlin
Iran|Islamic Republic of Iran|Iranian|Tehran
Turkey|Türkiye|Turkish|Ankara
Czech Republic|Czechia|Czech|Prague
Myanmar|Burma|Burmese|Naypyidaw
Ivory Coast|Côte d'Ivoire,Cote d'Ivoire|Ivorian|Yamoussoukro
East Timor|Timor-Leste|Timorese|Dili
Cape Verde|Cabo Verde|Cape Verdean|Praia
Swaziland|Eswatini|Swazi|Mbabane
Netherlands|Holland|Dutch|The Hague
North Macedonia|Macedonia|Macedonian|Skopje
Democratic Republic of the Congo|DRC,DR Congo,Democratic Republic of Congo|Congolese|Kinshasa
Papua New Guinea|PNG||Port Moresby
Saudi Arabia|KSA,Kingdom of Saudi Arabia|Saudi|Riyadh
Vietnam|Viet Nam|Vietnamese|Hanoi
Pakistan|Islamic Republic of Pakistan|Pakistani|Islamabad
India||Indian|New Delhi,Delhi
Afghanistan||Afghan|Kabul
Bangladesh||Bangladeshi|Dhaka
Belarus||Belarusian,Belarussian|Minsk
Ukraine||Ukrainian|Kyiv,Kiev
France|French Republic|French|Paris
Germany|Federal Republic of Germany|German|Berlin
Italy||Italian|Rome
Spain||Spanish|Madrid
Portugal||Portuguese|Lisbon
Poland||Polish|Warsaw
Hungary||Hungarian|Budapest
Romania||Romanian|Bucharest
Bulgaria||Bulgarian|Sofia
Greece|Hellenic Republic|Greek|Athens
Sweden||Swedish|Stockholm
Norway||Norwegian|Oslo
Denmark||Danish|Copenhagen
Finland||Finnish|Helsinki
Iceland||Icelandic|Reykjavik,Reykjavík
Ireland|Republic of Ireland|Irish|Dublin
Belgium||Belgian|
Switzerland||Swiss|Bern
Austria||Austrian|Vienna
Estonia||Estonian|Tallinn
Latvia||Latvian|Riga
Lithuania||Lithuanian|Vilnius
Serbia||Serbian|Belgrade
Croatia||Croatian|Zagreb
Slovenia||Slovenian|Ljubljana
Slovakia|Slovak Republic|Slovak|Bratislava
Moldova|Republic of Moldova|Moldovan|Chisinau
Georgia||Georgian|Tbilisi
Armenia||Armenian|Yerevan
Azerbaijan||Azerbaijani|Baku
Kazakhstan|Republic of Kazakhstan|Kazakh|Astana
Uzbekistan||Uzbek|Tashkent
Kyrgyzstan|Kyrgyz Republic,Kirghizia|Kyrgyz|Bishkek
Tajikistan||Tajik|Dushanbe
Turkmenistan||Turkmen|Ashgabat
Israel||Israeli|Jerusalem,Tel Aviv
Lebanon||Lebanese|Beirut
Syria|Syrian Arab Republic|Syrian|Damascus
Iraq||Iraqi|Baghdad
Jordan||Jordanian|Amman
Kuwait||Kuwaiti|
Qatar||Qatari|Doha
Oman||Omani|Muscat
Yemen||Yemeni|Sanaa
Egypt|Arab Republic of Egypt|Egyptian|Cairo
Libya||Libyan|Tripoli
Tunisia||Tunisian|Tunis
Algeria||Algerian|Algiers
Morocco||Moroccan|Rabat
Mauritania||Mauritanian|Nouakchott
Senegal||Senegalese|Dakar
Ghana||Ghanaian|Accra
Nigeria||Nigerian|Abuja
Cameroon||Cameroonian|
Kenya||Kenyan|Nairobi
Uganda||Ugandan|Kampala
Tanzania|United Republic of Tanzania|Tanzanian|Dodoma
Ethiopia||Ethiopian|Addis Ababa
Somalia||Somali|Mogadishu
Sudan||Sudanese|Khartoum
South Africa||South African|Pretoria
Namibia||Namibian|Windhoek
Angola||Angolan|Luanda
Mozambique||Mozambican|Maputo
Zambia||Zambian|Lusaka
Zimbabwe||Zimbabwean|Harare
Japan||Japanese|Tokyo
Taiwan||Taiwanese|Taipei
Mongolia||Mongolian|
Thailand||Thai|Bangkok
Malaysia||Malaysian|Kuala Lumpur
Indonesia||Indonesian|Jakarta
Philippines||Filipino,Philippine|Manila
Singapore||Singaporean|
Cambodia||Cambodian|Phnom Penh
Laos|Lao PDR|Laotian|Vientiane
Sri Lanka||Sri Lankan|Colombo
Nepal||Nepali,Nepalese|Kathmandu
Australia||Australian|Canberra
New Zealand||New Zealander|Wellington
Canada||Canadian|Ottawa
Mexico||Mexican|Mexico City
Brazil||Brazilian|Brasilia,Brasília
Argentina||Argentine,Argentinian|Buenos Aires
Chile||Chilean|Santiago
Colombia||Colombian|Bogota,Bogotá
Peru||Peruvian|Lima
Ecuador||Ecuadorian,Ecuadorean|Quito
Bolivia||Bolivian|La Paz
Venezuela|Bolivarian Republic of Venezuela|Venezuelan|Caracas
Uruguay||Uruguayan|Montevideo
Paraguay||Paraguayan|Asuncion
Cuba||Cuban|Havana
Haiti||Haitian|
Scotland||Scottish|Holyrood
Wales||Welsh|Cardiff
"""
"""Name | other names | adjectives | capital and houses that speak for it."""


class Country(NamedTuple):
    """A country as a text names it; ``by_name`` where the text has a name of it, no adjective and no capital."""

    key: str
    by_name: bool
    is_seat: bool = False


@cache
def _countries() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for line in TABLE.strip().split("\n"):
        name, others, adjectives, seats = line.split("|")
        key = name.casefold()
        for other in [name, *filter(None, others.split(","))]:
            # "us" is a pronoun: short forms are kept in capitals.
            found[other if len(other) <= 3 else other.casefold()] = Country(key, by_name=True)
        for adjective in filter(None, adjectives.split(",")):
            found[adjective.casefold()] = found[adjective.casefold() + "s"] = Country(key, by_name=False)
        for seat in filter(None, seats.split(",")):
            found[seat.casefold()] = Country(key, by_name=False, is_seat=True)
    return found


def country_of(name: str) -> Country | None:
    """The country a name means, with how it means it; nothing for any other name."""
    known = _countries()
    return known.get(name) or (known.get(name.casefold()) if len(name) > 3 else None)
