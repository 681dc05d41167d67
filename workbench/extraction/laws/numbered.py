"""Legal instruments cited by number: orders, code sections, public laws, bills, resolutions, regulations, cases."""

from __future__ import annotations

import re

_NO = r"(?:[Nn]o\.?\s|[Nn]umber\s|[Nn]r\.?\s|№\s?)"
_PLACE = r"\d[\w.–-]{0,11}(?:\(\w{1,4}\)){0,5}"
"""A section with its subsections: 2797b, 744.11, 1030(a)(2)."""
_COUNCIL = (
    r"(?:(?:UN|U\.N\.|United\sNations|Security\sCouncil|General\sAssembly|UNSC|House|Senate|Council)\s){0,3}"
)
_UNION = r"\((?:EU|EC|EEC|CFSP|Euratom|EU,\sEuratom)\)"

NUMBERED = re.compile(
    r"(?=[A-Z\dr])(?<!\w)(?:"
    # Executive Order 13382, Executive Order (E.O.) 13,382, EO 13382, Executive Orders 13660 and 13661
    r"(?:Executive|Administrative)\sOrders?(?:\s\(E\.?O\.?\))?\s"
    + _NO
    + r"?\d{1,2},?\d{2,3}(?:\sand\s\d{5})?"
    r"|E\.?\s?O\.?\s" + _NO + r"?\d{2},?\d{3}"
    r"|(?:Presidential\s)?(?:Proclamation|Memorandum)\s" + _NO + r"?\d{3,5}"
    # Decree No. 270, Law No. 10 of 2016, Act No. 5 of 1998, Law 12/2003
    r"|(?:(?:Presidential|Supreme|Royal|Legislative|Government|Organic|Federal|Emergency|Ministerial|Republic)\s)?"
    r"(?:Decree|Decree-Law|Law|Act|Ordinance|Order|Circular|Notification)\s"
    r"(?:" + _NO + r"\d{1,6}(?:[/-]\d{2,4})?|\d{1,5}/\d{2,4})(?:\sof\s\d{4})?"
    # 22 U.S.C. § 2797b, 31 C.F.R. Part 544, 70 Fed. Reg. 38567, 119 Stat. 2066
    r"|\d{1,3}\s(?:U\.?\s?S\.?\s?C\.?(?:A\.)?|C\.?\s?F\.?\s?R\.?)\s(?:App\.\s)?(?:§{1,2}\s?|[Ss]ec(?:tions?|\.)\s|[Pp]arts?\s)?"
    + _PLACE
    + r"|\d{1,3}\s(?:Fed\.\s?Reg\.|FR|Stat\.)\s\d[\d,]{0,7}\d"
    r"|(?:Public\sLaw|Pub\.\s?L\.|P\.\s?L\.|PL)\s" + _NO + r"?\d{2,3}[-–‑]\d{1,4}"
    # H.R. 1234, S. 55, S.J. Res. 54, House Bill 20, Bill C-51
    r"|H\.\s?R\.\s" + _NO + r"?\d{1,5}|HR\s\d{2,5}|S\.\s\d{2,5}|[HS]\.\s?(?:J\.\s?|Con\.\s?)?Res\.\s\d{1,4}"
    r"|(?:House|Senate|Assembly)\sBill\s" + _NO + r"?\d{1,5}|[HSA]B[\s-]\d{1,5}|Bill\s[CS]-\d{1,4}"
    # UN Security Council Resolution 1540 (2004), UNSCR 1929, Resolutions 1718 and 1874, S/RES/1540
    r"|"
    + _COUNCIL
    + r"[Rr]esolutions?\s"
    + _NO
    + r"?(?:\d{1,5}|[A-Z]{1,3}/\d{1,3})(?:/\d{1,4})?(?:\s?\((?:\d{4}|[IVXL]{1,6})\))?"
    r"(?:\sand\s\d{3,4}(?:\s?\(\d{4}\))?)?"
    r"|UNSCR\s\d{1,4}(?:\s?\(\d{4}\))?|[AS]/RES/\d{1,4}(?:/\d{1,4})?(?:\s?\(\d{4}\))?"
    # Regulation (EU) 2016/679, Directive 2009/81/EC, Council Decision (CFSP) 2022/266, SI 2019/855
    r"|(?:(?:Council|Commission|Implementing|Delegated)\s){0,3}(?:Directive|Regulation|Decision)\s"
    r"(?:" + _UNION + r"\s)?" + _NO + r"?\d{1,4}/\d{1,4}(?:/[A-Z]{2,8})?"
    r"|(?:Statutory\sInstrument|S\.?I\.?)\s(?:\d{4}/\d{1,5}|\d{4}\sNo\.?\s\d{1,5})"
    r")(?!\w)"
)
PROVISION = re.compile(
    r"[AaCcPpRrSsTt§](?<![\w-].)(?:(?<=[Aa])(?:rticles?|rt\.|nnex(?:es)?)|(?<=[Cc])(?:lauses?|hapters?)"
    r"|(?<=[Pp])ar(?:agraphs?|ts?)|(?<=[Rr])(?:ules?|egulations?)|(?<=[Ss])(?:ections?|ec\.|\.|chedules?)|(?<=[Tt])itles?"
    r"|(?<=§)§?)\s?"
    r"(?:\d{1,4}[A-Z]{0,2}|[IVXL]{1,7})(?:-\d{1,3})?(?:\(\w{1,4}\)){0,4}(?!\w)"
    r"(?:(?:,\s|\sand\s|,\sand\s|\sor\s|\sto\s|[-–])\d{1,4}[A-Z]{0,2}(?:\(\w{1,4}\)){0,4}(?!\w)){0,4}"
)
"""A part of an instrument: Section 3, Articles 14 and 21, s. 12(1)(a)."""
