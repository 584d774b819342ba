"""What the reader of a list has to say about rows and columns it was not sure of, in both languages."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text

SHOWN_LINES = 12


def hidden_sheet(rows: int) -> Text:
    return Text(
        "Dieses Blatt ist ausgeblendet und bleibt deshalb draußen ({rows} Zeilen). Soll es "
        "dazugehören, blendet es ein.",
        "This sheet is hidden and is therefore left out ({rows} rows). If it belongs to the list, unhide it.",
        {"rows": rows},
        sie="Dieses Blatt ist ausgeblendet und bleibt deshalb draußen ({rows} Zeilen). "
        "Soll es dazugehören, blenden Sie es ein.",
    )


def hidden_parts(columns: list[str], lines: list[int]) -> Text:
    parts = [Text("Spalte „{name}“", "column “{name}”", {"name": name}) for name in columns]
    if lines:
        shown = ", ".join(str(line) for line in lines[:SHOWN_LINES]) + (
            " …" if len(lines) > SHOWN_LINES else ""
        )
        values = {"n": len(lines), "lines": shown}
        one, many = Text("Zeile {lines}", "row {lines}"), Text("{n} Zeilen ({lines})", "{n} rows ({lines})")
        parts.append((one if len(lines) == 1 else many).with_values(**values))
    return Text(
        "In der Datei ausgeblendet, hier mitgelesen: {parts}.",
        "Hidden in the file, read here all the same: {parts}.",
        {"parts": tuple(parts)},
    )


def archived(count: int) -> Text:
    return Text(
        "Archivierte Einträge bleiben draußen ({count}). Sollen sie dazugehören, holt sie auf das Board zurück."
        if count > 1
        else "Ein archivierter Eintrag bleibt draußen. Soll er dazugehören, holt ihn auf das Board zurück.",
        "Archived entries are left out ({count}). If they belong to the list, bring them back to the board."
        if count > 1
        else "One archived entry is left out. If it belongs to the list, bring it back to the board.",
        {"count": count},
        sie="Archivierte Einträge bleiben draußen ({count}). Sollen sie dazugehören, holen Sie sie auf das Board "
        "zurück."
        if count > 1
        else "Ein archivierter Eintrag bleibt draußen. Soll er dazugehören, holen Sie ihn auf das Board zurück.",
    )


def amount_in_title(title: str) -> Text:
    return Text(
        "Im Namen „{title}“ steht eine Zeit oder ein Betrag. Gerechnet wird nur mit dem, was in einer eigenen Spalte "
        "steht.",
        "The name “{title}” holds a time or an amount. Only what stands in a column of its own is counted.",
        {"title": title},
    )


def no_activities(rows: int) -> Text:
    return Text(
        "Dieses Blatt sieht nicht wie eine Liste von Aktivitäten aus und bleibt draußen ({rows} Zeilen). "
        "Ist es doch eine, schreibt „Aktivität“ über die Spalte mit den Namen.",
        "This sheet does not look like a list of activities and is left out ({rows} rows). "
        "If it is one, write “Activity” over the column with the names.",
        {"rows": rows},
        sie="Dieses Blatt sieht nicht wie eine Liste von Aktivitäten aus und bleibt "
        "draußen ({rows} Zeilen). Ist es doch eine, schreiben Sie „Aktivität“ über "
        "die Spalte mit den Namen.",
    )


def lies_across() -> Text:
    return Text(
        "Hier stehen die Aktivitäten nebeneinander und die Überschriften untereinander. Dreht die Tabelle (in Excel: "
        "Kopieren, Einfügen, Transponieren), dann können wir sie lesen.",
        "Here the activities stand side by side and the headers one below the other. Turn the table (in Excel: copy, "
        "paste, transpose) and we can read it.",
        sie="Hier stehen die Aktivitäten nebeneinander und die Überschriften "
        "untereinander. Drehen Sie die Tabelle (in Excel: Kopieren, Einfügen, "
        "Transponieren), dann können wir sie lesen.",
    )


def our_own_page() -> Text:
    return Text(
        "Dieses Blatt haben wir selbst geschrieben. Gelesen werden Aktivitäten, Linie und Team, nicht der Plan daraus.",
        "We have written this sheet ourselves. Activities, line and people are read, not the plan made of them.",
    )


def same_table(file: str, sheet: str | None) -> Text:
    return Text(
        "Hier steht Zeile für Zeile dasselbe wie in „{place}“. Es wird nur einmal gezählt.",
        "This holds row by row the same as “{place}”. It is counted only once.",
        {"place": file if sheet is None else f"{file}, {sheet}"},
    )


def above_header(words: str) -> Text:
    return Text(
        "Diese Zeile steht über der Kopfzeile und zählt nicht als Aktivität: „{words}“.",
        "This row stands above the header and does not count as an activity: “{words}”.",
        {"words": words},
    )


def maybe_sum(words: str) -> Text:
    return Text(
        "Diese Zeile sieht wie eine Summe aus und zählt nicht als Aktivität: „{words}“. Ist es eine, "
        "gebt ihr einen Namen.",
        "This row looks like a sum and does not count as an activity: “{words}”. If it is one, give "
        "it a name.",
        {"words": words},
        sie="Diese Zeile sieht wie eine Summe aus und zählt nicht als Aktivität: "
        "„{words}“. Ist es eine, braucht sie einen Namen.",
    )


def maybe_group(title: str) -> Text:
    return Text(
        "„{title}“ könnte auch eine Zwischenüberschrift sein. Es zählt als Aktivität, von der nur "
        "der Name bekannt ist.",
        "“{title}” may also be a heading. It counts as an activity of which only the name is known.",
        {"title": title},
    )


def heading_of_nothing(title: str) -> Text:
    return Text(
        "„{title}“ sieht wie eine Überschrift aus, aber darunter steht nichts. Es zählt als Aktivität.",
        "“{title}” looks like a heading, but nothing stands below it. It counts as an activity.",
        {"title": title},
    )


def nameless(words: str, title: str | None) -> Text:
    if title is None:
        return Text(
            "Diese Zeile hat keinen Namen und bleibt draußen: „{words}“.",
            "This row has no name and is left out: “{words}”.",
            {"words": words},
        )
    return Text(
        "Diese Zeile hat keinen Namen. Ihr Inhalt steht in den Notizen von „{title}“ darüber, ihre "
        "Zahlen sind nicht "
        "mitgezählt: „{words}“.",
        "This row has no name. What it says is kept in the notes of “{title}” above, its figures are not "
        "counted: “{words}”.",
        {"words": words, "title": title},
    )


def part(words: str, title: str) -> Text:
    return Text(
        "Diese Zeile ist als Teil von „{title}“ darüber gelesen: Sie steht in dessen Notizen, ihre Zahlen zählen nicht "
        "noch einmal: „{words}“.",
        "This row is read as a part of “{title}” above: it is kept in its notes, its figures are not counted "
        "again: “{words}”.",
        {"words": words, "title": title},
    )


def remark(words: str) -> Text:
    return Text(
        "Diese Zeile ist als Anmerkung gelesen und zählt nicht als Aktivität: „{words}“.",
        "This row is read as a remark and does not count as an activity: “{words}”.",
        {"words": words},
    )


def struck(title: str) -> Text:
    return Text(
        "„{title}“ ist durchgestrichen. Gibt es das noch? Es zählt mit, bis ihr einen Stand eintragt.",
        "“{title}” is struck through. Does it still exist? It counts until you enter a status.",
        {"title": title},
        sie="„{title}“ ist durchgestrichen. Gibt es das noch? Es zählt mit, bis Sie einen Stand eintragen.",
    )


def filled_from_above(column: str) -> Text:
    return Text(
        "Leere Zellen in „{column}“ gelten so weit, wie der Eintrag darüber reicht.",
        "Empty cells in “{column}” are taken to continue the entry above.",
        {"column": column},
    )


def shared_figure(cell: str, rows: int) -> Text:
    return Text(
        "„{cell}“ gilt für {rows} verbundene Zeilen zusammen. Wie viel entfällt auf jede? Bis dahin "
        "bleibt der Wert offen.",
        "“{cell}” stands for {rows} merged rows together. How much is it for each? Until then the "
        "value stays open.",
        {"cell": cell, "rows": rows},
    )


def contradiction(first: str, second: str) -> Text:
    return Text(
        "„{first}“ und „{second}“ sagen Verschiedenes. Welches gilt? Bis dahin bleibt der Wert offen.",
        "“{first}” and “{second}” say different things. Which one holds? Until then the value stays open.",
        {"first": first, "second": second},
    )


def unsure_types(titles: list[str], count: int) -> Text:
    return Text(
        "Bei {count} Aktivitäten ist der Typ nicht sicher: {shown}{more}. Eine Spalte „Typ“ klärt es."
        if count > 1
        else "Bei einer Aktivität ist der Typ nicht sicher: {shown}. Eine Spalte „Typ“ klärt es.",
        "The type of {count} activities is not certain: {shown}{more}. A column “Type” settles it."
        if count > 1
        else "The type of one activity is not certain: {shown}. A column “Type” settles it.",
        {"count": count, "shown": _quoted(titles), "more": " …" if count > len(titles) else ""},
    )


def _quoted(words: list[str]) -> tuple[Text, ...]:
    return tuple(Text("„{word}“", "“{word}”", {"word": word}) for word in words)


def folded(count: int, file: str) -> Text:
    return Text(
        "{count} Einträge stehen auch im früheren Export „{file}“. Sie zählen einmal, mit dem Inhalt "
        "von hier."
        if count > 1
        else "Ein Eintrag steht auch im früheren Export „{file}“. Er zählt einmal, mit dem Inhalt von hier.",
        "{count} entries also stand in the earlier export “{file}”. They count once, as they are here."
        if count > 1
        else "One entry also stands in the earlier export “{file}”. It counts once, as it is here.",
        {"count": count, "file": file},
    )


def same_person(name: str, full: str, times: int) -> Text:
    return Text(
        "„{name}“ ist als „{full}“ gelesen ({times} Mal genannt)."
        if times > 1
        else "„{name}“ ist als „{full}“ gelesen.",
        "“{name}” is read as “{full}” (named {times} times)."
        if times > 1
        else "“{name}” is read as “{full}”.",
        {"name": name, "full": full, "times": times},
    )


def who_is_meant(name: str, candidates: tuple[str, ...]) -> Text:
    if len(candidates) == 1:
        return Text(
            "Ist „{name}“ dieselbe Person wie „{other}“? Als zwei gelesen, haben beide eigene Stunden.",
            "Is “{name}” the same person as “{other}”? Read as two, both have hours of their own.",
            {"name": name, "other": candidates[0]},
        )
    return Text(
        "Wer ist „{name}“: {others}? So lange das offen ist, ist es eine eigene Person.",
        "Who is “{name}”: {others}? As long as this is open it is a person of its own.",
        {"name": name, "others": _quoted([*candidates])},
    )
