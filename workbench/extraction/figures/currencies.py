"""Money as news writes it: signs, codes, names and coins, and the country that decides between namesakes."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from workbench.extraction.text.words import word_set

SIGNS = {
    "us$": "USD", "$": "USD", "$us": "USD", "a$": "AUD", "au$": "AUD", "$a": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad$": "CAD", "aud$": "AUD", "usd$": "USD", "u.s.$": "USD", "u.s$": "USD", "hk$": "HKD", "nz$": "NZD",
    "s$": "SGD",
    "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "j$": "JMD", "tt$": "TTD", "z$": "ZWL", "£": "GBP", "€": "EUR",
    "¥": "JPY",
    "￥": "JPY", "₹": "INR", "₨": "rupee", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN",
    "฿": "THB", "₱": "PHP", "₫": "VND", "₵": "GHS", "gh₵": "GHS", "zł": "PLN", "৳": "BDT", "₸": "KZT", "₾": "GEL",
    "₼": "AZN", "₡": "CRC", "₲": "PYG", "₿": "BTC", "﷼": "IRR", "֏": "AMD", "rs": "rupee", "rs.": "rupee",
    "re": "rupee",
    "rm": "MYR", "tk": "BDT", "tk.": "BDT", "ksh": "KES", "kshs": "KES", "ush": "UGX", "tsh": "TZS", "rp": "IDR",
    "inr": "INR", "kr": "krona", "dh": "AED", "dhs": "AED", "chf": "CHF", "fr": "franc", "sfr": "CHF",
}  # fmt: skip
GLUED = {
    "N": "NGN", "R": "ZAR", "RM": "MYR", "Rs": "rupee", "Rp": "IDR", "Tk": "BDT", "Ksh": "KES", "KSh": "KES",
    "P": "PHP",
    "Php": "PHP", "Sh": "KES", "kr": "krona", "Kr": "krona", "Fr": "CHF", "Ft": "HUF", "PS": "GBP", "L": "GBP",
    "B": "THB",
    "GHS": "GHS", "Dh": "AED", "S": "SGD",
}  # fmt: skip
"""Letters that are money right before a number that is no mere name: N4.2 trillion, RM31.20, R500m."""

CODES = word_set(
    """
    USD EUR GBP JPY CNY RMB INR PKR RUB KRW ILS NIS TRY UAH NGN AUD CAD CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD
    BRL MXN
    ZAR SGD HKD NZD TWD THB PHP IDR MYR VND EGP SAR AED QAR KWD IRR IQD AFN BDT LKR NPR KES GHS ETB ARS CLP COP PEN
    KZT GEL AMD AZN UZS UGX TZS RWF ZMW XOF XAF MAD TND DZD JOD LBP OMR BHD YER SYP MMK KHR LAK MNT VES BOB PYG UYU
    BTC
    """
)
# Codes that people write and ISO 4217 does not have.
RENAMED = {"RMB": "CNY", "NIS": "ILS"}

_NAMES = {
    "USD": "dollar buck greenback", "EUR": "euro", "JPY": "yen", "CNY": "yuan renminbi rmb kuai",
    "RUB": "rouble ruble",
    "rupee": "rupee", "KRW": "won", "ILS": "shekel", "TRY": "lira", "UAH": "hryvnia hryvna", "NGN": "naira",
    "GHS": "cedi",
    "BRL": "real reais", "IDR": "rupiah", "VND": "dong", "ZAR": "rand", "franc": "franc", "PLN": "zloty zlotys zł",
    "HUF": "forint", "THB": "baht", "MYR": "ringgit", "dirham": "dirham", "riyal": "riyal", "rial": "rial",
    "BDT": "taka",
    "AFN": "afghani", "GEL": "lari", "AMD": "dram", "AZN": "manat", "KZT": "tenge", "UZS": "som", "ETB": "birr",
    "krona": "krona kronor krone kroner", "CZK": "koruna", "peso": "peso", "PEN": "sol soles", "dinar": "dinar",
    "shilling": "shilling", "KHR": "riel", "MMK": "kyat", "LAK": "kip", "MNT": "tugrik togrog", "BGN": "lev leva",
    "RON": "leu lei", "HRK": "kuna", "BTC": "bitcoin", "ETH": "ether", "PYG": "guarani", "CRC": "colon colones",
    "ZMW": "kwacha", "AOA": "kwanza", "BWP": "pula", "pound": "pounds-sterling",
}  # fmt: skip
WORDS: dict[str, str] = {
    form: code for code, row in _NAMES.items() for word in row.split() for form in (word, f"{word}s")
}
"""Names in lower case, singular and plural, to a code; namesakes of several countries to their common name."""

COINS = {
    "cent": "cent", "cents": "cent", "c": "cent", "¢": "cent", "pence": "penny", "penny": "penny", "pennies": "penny",
    "p": "penny", "sen": "sen", "paise": "paisa", "paisa": "paisa", "kopeck": "kopeck", "kopecks": "kopeck",
    "øre": "øre", "öre": "öre", "agorot": "agora", "kobo": "kobo", "satang": "satang", "piastres": "piastre",
}  # fmt: skip
"""Coins, which keep the value as written under their own singular name."""

# The countries whose money shares a name, the likeliest first where the text names none of them.
_NAMESAKES = {
    "rupee": "INR:india,indian,delhi,mumbai PKR:pakistan,pakistani,islamabad,karachi,lahore LKR:sri,colombo "
    "NPR:nepal,nepali,nepalese,kathmandu MUR:mauritius,mauritian",
    "krona": "SEK:sweden,swedish,stockholm NOK:norway,norwegian,oslo DKK:denmark,danish,copenhagen "
    "ISK:iceland,icelandic",
    "franc": "CHF:switzerland,swiss XOF:senegal,senegalese,ivorian,mali,malian,niger,togo,benin,burkina "
    "XAF:cameroon,gabon,chad,congolese FRF:france,french RWF:rwanda,rwandan BEF:belgium,belgian",
    "peso": "MXN:mexico,mexican PHP:philippines,philippine,filipino,manila ARS:argentina,argentine,buenos "
    "CLP:chile,chilean,santiago COP:colombia,colombian,bogota UYU:uruguay,uruguayan CUP:cuba,cuban,havana "
    "DOP:dominican",
    "dinar": "IQD:iraq,iraqi,baghdad KWD:kuwait,kuwaiti DZD:algeria,algerian JOD:jordan,jordanian LYD:libya,libyan "
    "TND:tunisia,tunisian RSD:serbia,serbian BHD:bahrain,bahraini",
    "dirham": "AED:uae,emirates,emirati,dubai MAD:morocco,moroccan,rabat",
    "riyal": "SAR:saudi,riyadh QAR:qatar,qatari,doha YER:yemen,yemeni OMR:oman,omani IRR:iran,iranian",
    "rial": "IRR:iran,iranian,tehran OMR:oman,omani,muscat YER:yemen,yemeni,sanaa",
    "shilling": "KES:kenya,kenyan,nairobi UGX:uganda,ugandan,kampala TZS:tanzania,tanzanian SOS:somalia,somali",
}
_COUNTRIES: dict[str, list[tuple[str, frozenset[str]]]] = {
    name: [(item[:3], frozenset(item[4:].split(","))) for item in row.split()]
    for name, row in _NAMESAKES.items()
}
_NAME = re.compile(r"[A-Z][A-Za-z]{2,15}")

# An adjective of nationality says which dollar, pound, lira is meant: the money's name, and the code by nation.
_NATIONS = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "singaporean": "SGD", "taiwan": "TWD", "taiwanese": "TWD", "jamaican": "JMD", "bahamian": "BSD",
    "zimbabwean": "ZWL",
    "zimbabwe": "ZWL", "hong-kong": "HKD", "new-zealand": "NZD", "kiwi": "NZD", "british": "GBP", "egyptian": "EGP",
    "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "turkish": "TRY", "chinese": "CNY", "japanese": "JPY",
    "south-korean": "KRW", "korean": "KRW", "russian": "RUB", "israeli": "ILS", "brazilian": "BRL",
    "south-african": "ZAR",
    "czech": "CZK", "polish": "PLN", "hungarian": "HUF", "thai": "THB", "malaysian": "MYR", "indonesian": "IDR",
    "vietnamese": "VND", "belarusian": "BYN", "ukrainian": "UAH", "nigerian": "NGN", "ghanaian": "GHS",
    "bangladeshi": "BDT", "georgian": "GEL", "kazakh": "KZT", "armenian": "AMD", "azerbaijani": "AZN",
}  # fmt: skip
_NATIONAL_NAMES = word_set(
    "dollar pound lira yuan renminbi yen won rouble ruble shekel real rand koruna zloty forint baht"
) | (word_set("ringgit rupiah dong hryvnia naira cedi taka lari tenge dram manat"))


def national(adjective: str, word: str) -> str | None:
    """The code of a nation's money ("Australian dollars"; blanks as hyphens), or nothing."""
    if word not in WORDS and word not in {"pound", "pounds"}:
        return None
    common = WORDS.get(word, "")
    for code, places in _COUNTRIES.get(common, ()):
        if adjective in places:
            return code
    return _NATIONS.get(adjective) if word.removesuffix("s") in _NATIONAL_NAMES else None


def is_money(unit: str) -> bool:
    """Whether a unit is a currency, or a name that several share."""
    return unit.isupper() or unit in _COUNTRIES


def settled(unit: str, text: str) -> str:
    """A unit with the money of several countries made that of the country the text speaks of most."""
    name, slash, rate = unit.partition(" / ")
    return f"{_of_country(name, text)}{slash}{rate}" if name in _COUNTRIES else unit


def _of_country(name: str, text: str) -> str:
    named = _named_places(text)
    countries = _COUNTRIES[name]
    scores = [(sum(named[place] for place in places), code) for code, places in countries]
    best = max(score for score, _ in scores)
    return next(code for score, code in scores if score == best)


@lru_cache(maxsize=2)
def _named_places(text: str) -> Counter[str]:
    """How often a text names each country, people or capital; of names in two words the first."""
    return Counter(match.lower() for match in _NAME.findall(text))
