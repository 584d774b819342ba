"""The words and signs that amounts are made of: figures, units, currencies, rhythms, and what turns their meaning."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from klarlinie.method.inventory.unknowns import tidied
from klarlinie.method.inventory.written_numbers import NUMBER

CURRENCIES = {
    "EUR": r"€|EUROS?|EUR",
    "BRL": r"R\$|BRL|Reais",
    "AUD": r"AU?\$|AUD",
    "CAD": r"CA?\$|CAD",
    "USD": r"US[- ]?\$|\$|USD|Dollars?",
    "GBP": r"£|GBP|Pfund",
    "CHF": r"CHF|SFr\.?|Franken|Fr\.(?=\s*\d|\s*$)",
    "JPY": r"¥|JPY|Yen",
    "PLN": r"zł|PLN|Zloty",
    "CZK": r"Kč|CZK",
    "HUF": r"HUF|Ft",
    "SEK": r"SEK",
    "NOK": r"NOK",
    "DKK": r"DKK",
    "INR": r"₹|INR",
    "CNY": r"CNY|RMB",
    "TRY": r"₺|TRY",
    "RON": r"RON",
    "AED": r"AED",
    "ZAR": r"ZAR",
    "MXN": r"MXN",
    "SGD": r"SGD",
}
TIME_UNITS = {
    "h": r"stunden?|std\.?|stdn\.?|hours?|hrs?\.?|h",
    "min": r"minuten?|minutes?|mins?\.?",
    "day": r"(?:personen|arbeits|mann|menschen|werk)?tage?n?|man[- ]?days?|person[- ]?days?|(?:working\s)?days?"
    r"|(?-i:PT|AT|MT|PD|MD)s?|d",
    "week": r"(?:arbeits|personen)?wochen?|(?:working\s)?weeks?",
    "long": r"monaten?|months?|jahren?|years?|quartalen?|quarters?",
    "staff": r"fte|vzä|stellen?|vollzeit(?:stellen?)?|teilzeit(?:stellen?)?",
}
COUNT_UNITS = {
    "inquiries": r"(?:web|neu)?anfragen?|inquir(?:y|ies)|enquir(?:y|ies)|requests?|kontaktanfragen?|anrufen?",
    "leads": r"(?:qualifizierten?\s|qualified\s)?leads?|mqls?|sqls?|interessenten?",
    "customers": r"(?:neu)?kunden?|(?:new\s)?customers?|(?:new\s)?clients?|neukunde",
    "orders": r"auftr[aä]ge?n?|orders?|deals?|abschl[uü]ss(?:en?)?|verkäufen?|sales",
}
WORD_NUMBERS = {
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3,
    "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8,
    "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "zwölf": 12, "twelve": 12, "a": 1, "an": 1,
}  # fmt: skip
WORD_TIMES = {
    "einmal": 1, "once": 1, "zweimal": 2, "twice": 2, "dreimal": 3, "three times": 3, "viermal": 4, "four times": 4,
    "fünfmal": 5, "sechsmal": 6, "zehnmal": 10,
}  # fmt: skip
PARTS = {
    "1/2": "0.5", "1/4": "0.25", "3/4": "0.75", "1/3": "0.3333333333", "2/3": "0.6666666667",
    "anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5", "dreiviertel": "0.75",
}  # fmt: skip
_GLYPHS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_PERIOD_STEMS = (
    ("half", r"halbj|half[- ]?year|semi"),
    ("quarter", r"quart|viertelj|qtr|q$"),
    ("day", r"(?:arbeits|werk|kalender)?t(?:ag|äg|$)|dai?|d$"),
    ("week", r"(?:kalender|arbeits)?w|kw"),
    ("month", r"m"),
    ("year", r"(?:geschäfts|kalender)?j|y|ann|a$"),
)
_BEFORE_PERIOD = (
    r"(?:(?:/|pro|je|jede[nrsm]?|im|in der|in eine[mr]|die|den|am|per the|per|an?|each|every|the|in a|p\.|p)\s?)?"
)  # fmt: skip

_END = r"(?![a-zäöüß])"
_UNIT_OF = {"time": TIME_UNITS, "money": CURRENCIES, "count": COUNT_UNITS}
_SMALL = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_NOUN = (
    r"(?:(?:kalender|arbeits|werk|geschäfts)?(?:tage?|wochen?|monate?s?|quartale?s?|halbjahr(?:e?s)?|jahr(?:e?s)?)"
    r"|years?|months?|weeks?|days?|quarters?|annum|yrs?|mth|mo|wk|qtr)"
)
_SHORT = r"(?:wo|mon|kw|mt|[wmjqaydt])"
_COUNTED = r"(?:wochen?|monate?n?|tage?n?|jahre?n?|quartale?n?|weeks?|months?|days?|years?|quarters?)"
_SCALE = (
    rf"\s?(?:k(?=€|eur|chf|usd|{_END})|(?-i:T)(?=\s?(?:€|EUR|CHF|USD|\$))|tsd\.?{_END}|tausend{_END}|thousand{_END}"
    rf"|mio\.?{_END}|mill?ione?ns?{_END}|mn{_END}|(?-i:M)(?=€|EUR|{_END})|mrd\.?{_END})"
)
_PLURALS = frozenset(
    "tage wochen monate quartale halbjahre jahre days weeks months quarters years yrs".split()  # "Jahres" is singular
)
# The first signs of a token decide which family is tried: figures, words, signs.
_FIGURES = rf"""(?=\d)(?:
      (?P<date>\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}|\d{{2}})?(?![\d-])|\d{{4}}-\d\d-\d\d)
    | (?P<part>(?<![\d/])(?:(?P<whole>\d+)\s)?(?P<share>1/2|1/4|3/4|1/3|2/3)(?![\d/]))
    | (?P<ratio>\d+\s?/\s?\d+)
    | (?P<clock>\d{{1,3}}:\d\d(?!\d))
    | (?P<fortnight_figure>14-?\s?täg(?:ig|lich)\w*)
    | (?P<times>\d+(?:[.,]\d)?(?:\s?(?:-|bis|to)\s?\d+(?:[.,]\d)?)?\s?(?:x|×|mal|times){_END})
    | (?P<number>(?:{NUMBER})(?P<scale>{_SCALE})?)
    | (?P<digits>\d+))"""
_RHYTHMS = rf"""
      (?P<unclear_rhythm>(?:bi-?weekly|bi-?monthly|bi-?annual(?:ly)?|zweimonatlich|saison\w*|seasonal\w*){_END})
    | (?P<every>(?:alle|every)\ (?P<n>\d+(?:\s?(?:-|bis|to)\s?\d+)?|{_SMALL})\ (?P<each>{_COUNTED}){_END}
        |(?:in|innerhalb\ von|within)\ (?:den\ letzten\ |the\ last\ )?
         (?P<n2>\d+|{_SMALL})\ (?P<each2>jahren?|years?){_END}
        |(?:jede[nrs]?\ (?:zweite[nrs]?|2\.)|every\ (?:other|second))\ (?P<other>{_COUNTED}){_END}
        |(?P<fortnight>zweiwöch(?:ig|entlich)\w*|fortnightly))
    | (?P<one_off>einmalig\w*|einm\.|one[- ]?off|one[- ]?time|once\ only)
    | (?P<word_times>(?:{"|".join(WORD_TIMES).replace(" ", "[ ]")}){_END})
    | (?P<in_year>(?:in|für|for|im\ jahr|in\ year|jahr|budget|fy)\ ?
        (?P<year>20[0-4]\d)(?!\d|[.,]\d|\s?(?:€|eur|\$)))
    | (?P<last_bit>(?:letzte[nrs]?|vergangene[nrs]?|last|previous|diesen?|this)
        \ (?:woche|monat|quartal|week|month|quarter){_END})
    | (?P<last_year>(?:im\ |in\ )?(?:(?:letzte[nrsm]?|vergangene[nrsm]?|diese[nrsm]?|last|this|previous|past)
        \ (?:jahre?s?|year){_END}|vorjahr{_END}))
    | (?P<adverb>(?:täglich|tägl\.?|daily|wöchentlich|wöch\.?|wtl\.?|weekly|monatlich|mona?tl\.?|mtl\.?|monthly
        |quartalsweise|vierteljährlich\w*|quarterly|halbjährlich\w*|half-?yearly|semi-?annual(?:ly)?
        |jährlich|jährl\.?|yearly|annual(?:ly)?)(?:e[nrsm]?)?{_END})
    | (?P<period>(?:(?:pro\ |je\ |jede[nrsm]?\ |im\ |in\ der\ |in\ einem\ |in\ einer\ |die\ |den\ |am\ |per\ (?:the\ )?
        |an?\ |each\ |every\ |the\ |in\ a\ ){_NOUN}|(?:p\.\s?|pro\ ){_SHORT}|p\s?a){_END}\.?
        |(?:tages|wochen|monats|quartals|jahres)-?(?=stunden|std|budget|kosten|aufwand|gebühr|pauschale|beitrag|miete
        |umsatz|zeit|anfragen|arbeitszeit|satz|summe|betrag|h\b))
    | (?P<bare_period>(?!mo{_END}){_NOUN}{_END}|mon\.|(?-i:KW){_END})"""
_WORDS = rf"""(?=[^\W\d_])(?:{_RHYTHMS}
    | (?P<part_word>(?:anderthalb|eineinhalb|zweieinhalb|dreiviertel){_END})
    | (?P<half>(?:(?:eine?[nrsm]?|a)\ )?halbe?[nrsm]?{_END}|half(?:\ an?)?{_END})
    | (?P<small>(?:{_SMALL})\ (?=(?:halbe?[nrsm]?\ )?(?:(?:arbeits|personen)?tage?n?|stunden?|std|minuten?|wochen?
        |days?|hours?|h|pt|weeks?|minutes?|monate?|(?:web|neu)?anfragen?|leads?|(?:neu)?kunden?|auftr[aä]ge?|inquir\w+
        |(?:new\ )?(?:customers?|clients?)|orders?){_END}))
    | (?P<at_most>bis\ zu|max(?:imal|\.)?{_END}|höchstens|unter{_END}|weniger\ als|up\ to|at\ most|less\ than
        |under{_END})
    | (?P<at_least>mind(?:estens|\.)|min\.?\ ?(?=\d)|ab\ (?=\d)|über{_END}|mehr\ als|more\ than|at\ least|over{_END})
    | (?P<currency>(?:{"|".join(CURRENCIES.values())}){_END})
    | (?P<time>(?:{"|".join(TIME_UNITS.values())}){_END}\.?)
    | (?P<count>(?:{"|".join(COUNT_UNITS.values())}){_END})
    | (?P<percent>(?:prozent|percent){_END})
    | (?P<to>(?:bis|to){_END})
    | (?P<plus>(?:plus|und|and|sowie){_END})
    | (?P<per>(?:pro\ |je\ |per\ )[a-zäöüß]+)
    | (?P<filler>(?:ca|circa|etwa|ungefähr|ungef|rund|about|approx(?:imately)?|around|roughly|so|gut|knapp
        |im\ schnitt|durchschnittlich|ø|on\ average|average|avg|netto|net|je|jeweils|à|á|a|each|von|of|zwischen
        |between|an|at|aufwand|kosten|zeit|arbeit|bringt|gibt|brings|budget|umsatz|revenue|turnover){_END}\.?)
    | (?P<code>[^\W\d_]+\d\w*)
    | (?P<word>[^\W\d_]+\.?))"""
_SIGNS = rf"""
      (?P<period_sign>/\s?(?:{_NOUN}|{_SHORT}){_END}\.?)
    | (?P<per_sign>/\s?[a-zäöüß]*)
    | (?P<at_least_sign>(?<=\d)\+(?=\s?(?:(?:stunden|std|hours|hrs|h|tage|days|pt){_END}|€|EUR|anfragen|leads|kunden
        |/|pro|im\ |$)))
    | (?P<currency_sign>€|\$|£|¥|₹|₺)
    | (?P<dash>-)
    | (?P<plus_sign>\+|&)
    | (?P<percent_sign>%)
    | (?P<at_most_sign><=?|≤)
    | (?P<more_than_sign>>=?|≥)
    | (?P<about_sign>~|≈)
    | (?P<sign>\S)"""
_TOKENS = re.compile(f"{_FIGURES}|{_WORDS}|(?=[^\\w\\s]|_)(?:{_SIGNS})", re.IGNORECASE | re.VERBOSE)
# Families that mean the same are one kind of token.
_KINDS = {
    "part_word": "part", "fortnight_figure": "every", "period_sign": "period", "per_sign": "per", "dash": "to",
    "currency_sign": "currency", "plus_sign": "plus", "percent_sign": "percent", "at_most_sign": "at_most",
    "more_than_sign": "at_least", "about_sign": "filler",
}  # fmt: skip
# Words that turn a figure into something else; then we ask.
_TURNING = re.compile(
    r"\b(?:nicht|kein\w*|statt|anstatt|früher|bisher|war|waren|geplant\w*|soll\w*|eigentlich|not|no|instead|was|were"
    r"|planned|used to|davon|abzüglich|abzgl|minus|weniger|less|doppelt\w*|hälfte|personen?|kopf|leute|people|persons?"
    r"|mitarbeiter\w*|seit|since|insgesamt|gesamt|total|altogether|so far|eventuell|evtl|vielleicht|maybe|oder|or|wenn"
    r"|falls|if|dann|then|mehr|nur|only|aber|but|außer|except|bis auf|saison\w*|sommer|winter|ferien|summer|season\w*"
    r"|jede\w*|every|siehe|vgl|see|laut|nr|nummer|vertrag|konto|kostenstelle|seite|punkt|anlage|tel"
    r"|(?:im|in) (?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*"
    r"|stundensatz|tagessatz|provision|commission|pauschal\w*|setup|einrichtung\w*|anschaffung\w*)\b",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word, figure or sign of a cell, and its kind."""

    kind: str
    words: str
    match: re.Match[str]


def tokens(text: str) -> list[Token]:
    """(kind, what stands there, its match) from left to right; only spaces are left out. `text` is `plain_words`."""
    found = []
    for match in _TOKENS.finditer(text):
        name = match.lastgroup or "sign"
        found.append(Token(_KINDS.get(name, name), match.group(), match))
    return found


def plain_words(cell: str) -> str:
    """As `tidied`, with "½" written out."""
    if not cell.isascii():
        for glyph, plain in _GLYPHS.items():
            cell = cell.replace(glyph, plain)
    return tidied(cell)


@lru_cache(maxsize=20_000)
def header_tokens(header: str) -> tuple[tuple[str, str], ...]:
    """(kind of token, its words) in a header or a piece of a cell, from left to right."""
    return tuple((token.kind, token.words) for token in tokens(plain_words(header)))


def turns_meaning(words: str) -> bool:
    """True where words such as "nicht", "früher" or "nur im Sommer" change what a figure beside them says."""
    return "?" in words or _TURNING.search(words) is not None


def is_plural_period(words: str) -> bool:
    """True for "Monate", which counts months, where "Monat" says how often."""
    return words.casefold() in _PLURALS


@lru_cache(maxsize=2_000)
def unit_named(words: str, units: str) -> str | None:
    """The unit ("h", "EUR", "inquiries") that `words` are a name of; `units` is a kind of amount."""
    table = _UNIT_OF[units]
    for unit, names in table.items():
        if re.fullmatch(rf"(?:{names})\.?", words, re.IGNORECASE):
            return unit
    return None


@lru_cache(maxsize=2_000)
def period_named(words: str) -> str | None:
    """The key of PER_YEAR that "pro Woche", "mtl." or "p.a." stand for."""
    short = re.sub(r"[.\s]+$", "", words.casefold())
    for period, stem in _PERIOD_STEMS:
        if re.match(rf"{_BEFORE_PERIOD}(?:{stem})", short):
            return period
    return None
