"""The rules of origin, in words: how inquiries are credited, how sure that is, when nothing is ranked."""

from __future__ import annotations

from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

NO_FIGURE = Text("Diese Regel hat keine Zahl.", "This rule has no figure.")
STILL_COUNTED = Text(
    "Alles andere wird trotzdem gezählt.",
    "Everything else is counted all the same.",
)

ORIGIN_RULES = (
    Rule(
        "ORI311",
        Text("Womit eine Anfrage einherging", "What an inquiry went with"),
        Text(
            "Jedes Modell verteilt eine Anfrage auf die Kontakte davor: auf den ersten, den letzten, gleich, oder je "
            "näher, desto mehr. Die Anteile ergeben zusammen immer die Zahl der Anfragen und ihren Wert. Nur „Kam im "
            "Weg vor“ zählt jeden Kanal voll. Kein Modell weiß, was eine Anfrage bewirkt hat.",
            "Each model divides an inquiry among the touchpoints before it: to the first, to the last, equally, or the "
            "nearer the more. The parts always add up to the inquiries and their value. Only “Was part of the way” "
            "counts each channel in full. No model knows what made an inquiry happen.",
        ),
        Text(
            "Messe, dann Newsletter, dann direkt: zuerst 1/0/0, zuletzt 0/0/1, zuletzt nicht direkt 0/1/0, nach "
            "Rand 0,4/0,2/0,4.",
            "Fair, then newsletter, then direct: first 1/0/0, last 0/0/1, last not direct 0/1/0, position 0.4/0.2/0.4.",
        ),
        Text(
            "Kontakte, die niemand sieht (ein Gespräch auf der Messe), fehlen. Deshalb steht daneben, was die "
            "Anfragenden selbst sagen.",
            "Touchpoints nobody sees (a talk at a fair) are missing. That is why the inquirers' own answers stand "
            "beside it.",
        ),
    ),
    Rule(
        "ORI312",
        Text("Was ohne einen Kanal fehlte", "What would be missing without a channel"),
        Text(
            "Markov: Alle Wege, auch die ohne Anfrage, werden eine Kette von Schritten. Führt jeder Schritt zu einem "
            "Kanal stattdessen zu keiner Anfrage, fehlt ein Teil der Anfragen. Im Verhältnis dieser Teile werden sie "
            "verteilt. Genau gerechnet, nicht simuliert.",
            "Markov: all ways, also those without an inquiry, become a chain of steps. If every step to a channel led "
            "to no inquiry instead, a part of the inquiries would be missing. They are divided in proportion to these "
            "parts. Computed exactly, not simulated.",
        ),
        Text(
            "Messe > Newsletter mit Anfrage, Messe ohne, Newsletter mit: Ohne Messe fehlt die Hälfte, ohne Newsletter "
            "alles. Von 2 Anfragen also 2/3 und 4/3.",
            "Fair > newsletter with an inquiry, fair without, newsletter with: without fair half is missing, without "
            "newsletter all. Of 2 inquiries that is 2/3 and 4/3.",
        ),
        Text(
            "Wege werden vermischt: Bei wenigen Anfragen bekommt ein seltener Kanal zu viel. Unter 100 nur eine zweite "
            "Meinung.",
            "Ways are mixed: with few inquiries a rare channel gets too much. Below 100 only a second opinion.",
        ),
    ),
    Rule(
        "ORI301",
        Text("Wie sicher eine Zahl ist", "How sure a figure is"),
        Text(
            "Zahlen und Kosten: Gamma-Verteilung aus der Summe der Anteile und der Summe ihrer Quadrate. Anteile: "
            "Bayes-Bootstrap mit einem halben gedachten Weg je Kanal. Antworten: Wilson.",
            "Counts and costs: a gamma distribution from the sum of the parts and the sum of their squares. Shares: a "
            "Bayesian bootstrap with half an imagined way per channel. Answers: Wilson.",
        ),
        Text("3 Anfragen: 0,8 bis 8. Keine: 0 bis 2,5.", "3 inquiries: 0.8 to 8. None: 0 to 2.5."),
        Text(
            "Im Mittel stimmt der Bereich; um zwei bis drei Anfragen deckt er nur etwa 91 statt 95 % ab.",
            "The range is right on average; around two or three inquiries it covers about 91% instead of 95%.",
        ),
    ),
    Rule(
        "ORI302",
        Text("Wann etwas vorne liegt", "When something is ahead"),
        Text(
            "Unter zehn Anfragen gibt es keine Rangfolge. Vor allem anderen liegt, was mit 97,5 % über jedem "
            "anderen Kanal liegt. Was niemand weiß, wird nie eingereiht.",
            "Below ten inquiries there is no ranking. Ahead of everything else is what is above every other channel "
            "with 97.5%. What nobody knows is never ranked.",
        ),
        Text(
            "18 Messe, 12 Empfehlung: noch nicht zu sagen; bei gleichem Verhältnis nach etwa 75 weiteren Antworten.",
            "18 fair, 12 referral: can't be told yet; at the same proportion after about 75 more answers.",
        ),
        Text(
            "Ob das Verhältnis so bleibt, weiß niemand. Von zwei genau gleich starken Kanälen heißt in etwa 5 von 100 "
            "Fällen trotzdem einer vorne.",
            "Whether the proportion stays, nobody knows. Of two channels that are exactly equal one is called ahead "
            "in about 5 of 100 cases all the same.",
        ),
    ),
    Rule(
        "ORI303",
        Text("Mehr Traffic, mehr Anfragen?", "More traffic, more inquiries?"),
        Text(
            "Wochen mit ihren Besuchen und Anfragen in einer Poisson-Regression, ab einem Jahr mit Jahreszeit und "
            "Trend. Unter 26 Wochen oder 20 Anfragen keine Antwort.",
            "Weeks with their visits and inquiries in a Poisson regression, from a year on with season and trend. "
            "Below 26 weeks or 20 inquiries there is no answer.",
        ),
        Text(
            "Elastizität 0,5: 10 % mehr Besuche gingen mit 5 % mehr Anfragen einher.",
            "Elasticity 0.5: 10% more visits went with 5% more inquiries.",
        ),
        Text(
            "Was beide zugleich bewegt (eine Messe, ein Feiertag), kennt die Rechnung nicht.",
            "What moves both at once (a fair, a holiday) is unknown to it.",
        ),
    ),
    Rule(
        "ORI501",
        Text("Ohne Zeitpunkte", "Without times"),
        Text(
            "„Je näher, desto mehr“ braucht den Zeitpunkt jedes Kontakts und fehlt sonst.",
            "Time decay needs the time of every touchpoint and is missing otherwise.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI502",
        Text("Markov ohne Bereich", "Markov without a range"),
        Text(
            "Hat die Kette sehr viele Zustände, würde ein Bereich zu lange rechnen; die Zahl selbst ist genau.",
            "Where the chain has very many states a range would take too long; the figure itself is exact.",
        ),
        Text("Mehr als 100 Zustände.", "More than 100 states."),
        STILL_COUNTED,
    ),
    Rule(
        "ORI503",
        Text("Markov lässt sich nicht rechnen", "Markov cannot be computed"),
        Text(
            "Die Wege sind so lang, dass sich die Kette nicht genau rechnen lässt.",
            "The ways are so long that the chain cannot be computed exactly.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI511",
        Text("Ein Zeitpunkt, der sich nicht sicher lesen lässt", "A time that cannot be read with certainty"),
        Text(
            "In Dateien mit Kontakten steht ein Zeitpunkt als 2026-03-09 oder 2026-03-09 14:30. Anderes wird nicht "
            "erraten; der Kontakt zählt ohne Zeit.",
            "In files of touchpoints a time is written 2026-03-09 or 2026-03-09 14:30. Anything else is not guessed; "
            "the touchpoint counts without a time.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI512",
        Text("Keine Spalte für Anfragen", "No column for inquiries"),
        Text(
            "Ohne eine Spalte „converted“ zählt jeder Weg als Anfrage.",
            "Without a column “converted” every way counts as an inquiry.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI513",
        Text("Zeilen ohne Weg", "Rows without a way"),
        Text(
            "Eine Zeile, die nicht sagt, zu welchem Weg sie gehört, zählt nicht mit.",
            "A row that does not say which way it belongs to is not counted.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI514",
        Text("Eine zerbrochene Zeile", "A broken row"),
        Text(
            "Eine Zeile mit mehr oder weniger Feldern als die Kopfzeile zählt nicht mit.",
            "A row with more or fewer fields than the header is not counted.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI515",
        Text("Was in einem Rohexport aus GA4 zählt", "What counts in a raw export of GA4"),
        Text(
            "Ein Kontakt ist ein Besuch (user_pseudo_id und ga_session_id), eine Anfrage ein Ereignis, das mit "
            "--conversion-event genannt ist, sonst generate_lead oder purchase. Mit dem Besuch der Anfrage endet ein "
            "Weg.",
            "A touchpoint is a visit (user_pseudo_id and ga_session_id), an inquiry is an event named with "
            "--conversion-event, otherwise generate_lead or purchase. A way ends with the visit of the inquiry.",
        ),
        Text(
            "Suche, Newsletter mit Anfrage, direkt: ein Weg mit zwei Kontakten und Anfrage, einer mit einem ohne.",
            "Search, newsletter with an inquiry, direct: one way of two touchpoints with an inquiry, one of one "
            "without.",
        ),
        Text(
            "Wer das Gerät wechselt oder Cookies löscht, ist für GA4 jemand anderes.",
            "Whoever changes the device or deletes cookies is somebody else to GA4.",
        ),
    ),
    Rule(
        "ORI516",
        Text("Das Ereignis kommt nicht vor", "The event does not occur"),
        Text(
            "Was als Anfrage zählen soll, steht in keiner der Dateien. Genannt sind die häufigsten, die dort stehen.",
            "What is to count as an inquiry stands in none of the files. Named are the most frequent that do.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI517",
        Text("Ereignisse ohne Einwilligung", "Events without consent"),
        Text(
            "Ohne user_pseudo_id weiß niemand, welche Besuche zusammengehören. Solche Ereignisse werden nicht "
            "verbunden; eine Anfrage darunter zählt für sich, mit unbekannter Herkunft.",
            "Without user_pseudo_id nobody knows which visits belong together. Such events are not joined; an inquiry "
            "among them counts by itself, with an unknown origin.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI518",
        Text("Werte und ihre Währung", "Values and their currency"),
        Text(
            "Ein Wert gilt, wenn der Parameter value mit currency da ist, oder event_value_in_usd. Währungen werden "
            "nie zusammengezählt, auch nicht die in Exporten eines CRM; was in GA4 keine nennt, bleibt unbekannt.",
            "A value holds where the parameter value comes with currency, or event_value_in_usd. Currencies are never "
            "added up, nor are those in exports of a CRM; what names none in GA4 stays unknown.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI519",
        Text("Was im Rohexport fehlt", "What the raw export lacks"),
        Text(
            "Ohne ga_session_id gibt es keine Besuche, ohne eine der Spalten für die Quelle keine Herkunft.",
            "Without ga_session_id there are no visits, without one of the columns for the source no origin.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI520",
        Text("Zweimal dieselbe Anfrage", "The same inquiry twice"),
        Text(
            "Ein Besuch zählt als höchstens eine Anfrage: Ein neu geladenes Formular und eine Datei, die zweimal dabei "
            "ist, machen keine zweite. Sein Wert ist der größte genannte.",
            "A visit counts as one inquiry at most: a form loaded again and a file that is there twice make no second "
            "one. Its value is the largest named.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI521",
        Text("Ein Betrag, der sich nicht sicher lesen lässt", "A sum that cannot be read with certainty"),
        Text(
            "1.234 kann zwölfhundert oder gut eins heißen; die anderen Zellen der Spalte entscheiden. Tun sie es "
            "nicht, steht etwas anderes als eine Zahl da, oder ist sie kleiner als 0, bleibt der Wert unbekannt. Eine "
            "Anzahl in einer Datei mit Wegen zählt dann als 0.",
            "1.234 can mean twelve hundred or a little over one; the other cells of the column decide. If they do not, "
            "if there is something else than a number, or one below 0, the value stays unknown. A count in a file of "
            "paths then counts as 0.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI522",
        Text("Anfrage oder nicht?", "An inquiry or not?"),
        Text(
            "Ja sagen zum Beispiel 1, ja, true, gewonnen; nein sagen 0, nein, false, verloren, offen. Bei anderen "
            "Worten zählt der Weg nicht als Anfrage, solange keine andere Zeile von ihm es sagt.",
            "Yes is said for example by 1, yes, true, won; no by 0, no, false, lost, open. With other words the way is "
            "no inquiry unless another row of it says so.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI523",
        Text("Nicht jede Anfrage hat einen Wert", "Not every inquiry has a value"),
        Text(
            "Wo kein Wert steht, ist er unbekannt und nicht 0. Summen gelten nur für die Anfragen, deren Wert bekannt "
            "ist. Hat keine Anfrage eines Kanals einen, ist auch sein Wert unbekannt.",
            "Where there is no value it is unknown, not 0. Sums are only about the inquiries whose value is known. If "
            "no inquiry of a channel has one, its value is unknown, too.",
        ),
        Text(
            "15 Anfragen, 12 davon mit zusammen 6.000 €: 6.000 € bei 12 von 15.",
            "15 inquiries, 12 of them worth 6,000 euros together: 6,000 euros for 12 of 15.",
        ),
        Text(
            "Wie viel die anderen wert sind, weiß niemand; verglichen werden Kanäle deshalb nach Anfragen, nicht nach "
            "Wert.",
            "What the others are worth nobody knows, which is why channels are compared by inquiries, not by value.",
        ),
    ),
    Rule(
        "ORI524",
        Text("Kontakte ohne Zeitpunkt", "Touchpoints without a time"),
        Text(
            "Hat nur ein Teil der Kontakte einen Zeitpunkt, gelten die anderen als die frühesten ihres Wegs, und „Je "
            "näher, desto mehr“ verteilt auf einem solchen Weg gleich.",
            "Where only some touchpoints have a time the others count as the earliest of their way, and on such a way "
            "time decay divides equally.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
    Rule(
        "ORI525",
        Text("Derselbe Kontakt mehrmals", "The same touchpoint more than once"),
        Text(
            "Derselbe Weg, derselbe Zeitpunkt und derselbe Kanal: Meist wurde eine Zeile doppelt exportiert oder eine "
            "Datei zweimal genannt. Weil es auch zwei Klicks gewesen sein können, zählt jede Zeile. Anfragen werden "
            "nie doppelt gezählt, denn sie gehören zum Weg.",
            "The same way, time and channel: mostly a row was exported twice, or a file named twice. As it may have "
            "been two clicks, every row counts. Inquiries are never counted twice, since they belong to the way.",
        ),
        NO_FIGURE,
        STILL_COUNTED,
    ),
)
