"""Exports of task tools as they look when downloaded, with invented content."""

from __future__ import annotations

import csv
import io
import json

import xlsxwriter

ASANA = """\
Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,\
Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies),Aufwand (Std/Monat)
120001,2026-01-05,,2026-02-01,LinkedIn-Beiträge,Laufend,Jana Busch,jana@example.org,,,Social,"Zwei Beiträge,
jede Woche",Marketing 2026,,,,8
120002,2026-01-05,,2026-02-01,Motive aussuchen,,Jana Busch,jana@example.org,,2026-03-01,,,,LinkedIn-Beiträge,,,
120003,2026-01-06,2026-02-11,2026-02-11,Neue Broschüre,Marketing,Tom Weber,tom@example.org,2026-01-10,2026-02-10,,,\
Marketing 2026,,,,3
"""

CLICKUP = """\
Task Type,Task ID,Task Custom ID,Task Name,Task Content,Status,Date Created,Date Created Text,Due Date,Due Date Text,\
Start Date,Start Date Text,Parent ID,Attachments,Assignees,Tags,Priority,List Name,Folder Name/Path,Space Name,\
Time Estimated,Time Estimated Text,Checklists,Comments,Assigned Comments,Time Spent,Time Spent Text,Rolled Up Time,\
Rolled Up Time Text,Budget (currency)
Task,86a1,,Messe Hannover,"Stand, Einladungen",in progress,1767571200000,"1/5/2026, 1:00:00 AM GMT+1",1776636000000,\
"4/20/2026, 12:00:00 AM GMT+2",,,null,[],"[Jana Busch,Tom Weber]",[messe],2,Events,Marketing,Firma,,,{},[],[],,,,,12000
Task,86a2,,Standbau anfragen,,to do,1767571200000,x,,,,,86a1,[],[],[],,Events,Marketing,Firma,,,{},[],[],,,,,
"""

TICKTICK = (
    '"Date: 2026-03-08+0000"\n"Version: 7.1"\n"Status: \n0 Normal\n1 Completed\n2 Archived"\n'
    '"Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date","Due Date","Reminder",'
    '"Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone","Is All Day","Is Floating",'
    '"Column Name","Column Order","View Mode","taskId","parentId"\n'
    '"Firma","Marketing","Newsletter","TEXT","mail","Einmal\nim Monat","N","","2026-04-30T22:00:00+0000","",'
    '"RRULE:FREQ=MONTHLY","3","0","2026-01-01T08:00:00+0000","","-1","Europe/Berlin","true","false","","","list","1",""\n'
    '"Firma","Marketing","Texte schreiben","TEXT","","","N","","","","","0","0","2026-01-01T08:00:00+0000","","-2",'
    '"Europe/Berlin","true","false","","","list","2","1"\n'
    '"Firma","Marketing","Flyer 2025","TEXT","","","N","","","","","0","2","2026-01-01T08:00:00+0000",'
    '"2026-02-01T08:00:00+0000","-3","Europe/Berlin","true","false","","","list","3",""\n'
)

JIRA = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project name,Priority,Assignee,Due Date,Labels,Labels\n"
    "Website-Relaunch,MKT-1,1001,Epic,In Progress,Marketing,High,Jana Busch,01/May/26,web,seo\n"
)


def planner(german: bool = False) -> bytes:
    """Two sheets: about the plan, and the tasks below three lines about it."""
    header = (
        (
            "Aufgaben-ID",
            "Aufgabenname",
            "Bucketname",
            "Status",
            "Priorität",
            "Zugewiesen an",
            "Erstellt von",
            "Erstellungsdatum",
            "Startdatum",
            "Fälligkeitsdatum",
            "Beschreibung",
        )
        if german
        else (
            "Task ID",
            "Task Name",
            "Bucket Name",
            "Progress",
            "Priority",
            "Assigned To",
            "Created By",
            "Created Date",
            "Start date",
            "Due date",
            "Description",
        )
    )
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tasks")
        book.add_worksheet("Plan").write_column(0, 0, ("Plan name", "Plan ID"))
        for line, row in enumerate(
            (("Plan name", "Marketing"), ("Plan ID", "aX9"), ("Date of export", "03/08/2026"))
        ):
            sheet.write_row(line, 0, row)
        sheet.write_row(4, 0, header)
        sheet.write_row(
            5,
            0,
            (
                "t1",
                "Fachartikel",
                "Inhalte",
                "In progress",
                "Medium",
                "Jana Busch;Tom Weber",
                "Jana Busch",
                "01/05/2026",
                "",
                "04/30/2026",
                "Ein Artikel im Quartal",
            ),
        )
    return target.getvalue()


MONDAY_ROWS = (
    ("Marketing 2026",),
    (),
    ("Laufendes",),
    ("Name", "Subitems", "Person", "Status", "Datum", "Stunden"),
    ("LinkedIn", "Motive, Texte", "Jana Busch", "Working on it", "2026-03-31", 8),
    ("Subitems", "Name", "Owner", "Status"),
    (None, "Motive", "Tom Weber", "Done"),
    (None, "Texte", None, None),
    ("Newsletter", None, "Tom Weber", None, None, 4),
    (None, None, None, None, None, 12),
    (),
    ("Ideen",),
    ("Name", "Subitems", "Person", "Status", "Datum", "Stunden"),
    ("Podcast", None, None, "Stuck", None, None),
)


def monday() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("marketing 2026")
        book.add_worksheet("updates").write_row(1, 0, ("Item ID", "Item Name", "User", "Update Content"))
        for line, row in enumerate(MONDAY_ROWS):
            sheet.write_row(line, 0, row)
    return target.getvalue()


def monday_csv() -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(MONDAY_ROWS)
    return target.getvalue().encode("utf-8-sig")


def trello() -> bytes:
    return json.dumps(
        {
            "id": "b1",
            "name": "Marketing",
            "lists": [
                {"id": "l2", "name": "Erledigt ✅", "closed": False, "pos": 300},
                {"id": "l1", "name": "Doing", "closed": False, "pos": 100},
                {"id": "l3", "name": "Messen", "closed": False, "pos": 200},
                {"id": "l4", "name": "Alt", "closed": True, "pos": 400},
            ],
            "members": [{"id": "m1", "fullName": "Jana Busch"}, {"id": "m2", "fullName": "Tom Weber"}],
            "customFields": [
                {"id": "f1", "name": "Std/Monat", "type": "number"},
                {
                    "id": "f2",
                    "name": "Wirkung",
                    "type": "list",
                    "options": [
                        {"id": "o1", "value": {"text": "hoch"}},
                        {"id": "o2", "value": {"text": "gering"}},
                    ],
                },
                {"id": "f3", "name": "Freigegeben", "type": "checkbox"},
            ],
            "checklists": [
                {
                    "idCard": "c1",
                    "name": "Schritte",
                    "checkItems": [
                        {"name": "Texte", "state": "incomplete", "pos": 2},
                        {"name": "Motive", "state": "complete", "pos": 1},
                    ],
                },
            ],
            "cards": [
                {
                    "id": "c2",
                    "name": "Broschüre",
                    "idList": "l2",
                    "pos": 1,
                    "closed": False,
                    "idMembers": [],
                    "labels": [],
                    "desc": "",
                    "due": None,
                    "start": None,
                    "customFieldItems": [],
                },
                {
                    "id": "c1",
                    "name": "LinkedIn",
                    "idList": "l1",
                    "pos": 2,
                    "closed": False,
                    "idMembers": ["m1", "m2"],
                    "labels": [{"name": "", "color": "green"}, {"name": "Social"}],
                    "desc": "Zwei Beiträge\nje Woche",
                    "due": "2026-03-31T22:30:00.000Z",
                    "start": None,
                    "customFieldItems": [
                        {"idCustomField": "f1", "value": {"number": "7.5"}},
                        {"idCustomField": "f2", "idValue": "o1", "value": None},
                        {"idCustomField": "f3", "value": {"checked": "true"}},
                    ],
                },
                {
                    "id": "c3",
                    "name": "Messe Hannover",
                    "idList": "l3",
                    "pos": 1,
                    "closed": False,
                    "dueComplete": True,
                    "idMembers": [],
                    "labels": [],
                    "desc": "",
                    "due": "2026-04-20T10:00:00.000Z",
                    "customFieldItems": [],
                },
                {
                    "id": "c4",
                    "name": "Radiospot",
                    "idList": "l1",
                    "pos": 9,
                    "closed": True,
                    "idMembers": [],
                    "labels": [],
                    "desc": "",
                    "due": None,
                    "customFieldItems": [],
                },
                {
                    "id": "c5",
                    "name": "Fax",
                    "idList": "l4",
                    "pos": 9,
                    "closed": False,
                    "idMembers": [],
                    "labels": [],
                    "desc": "",
                    "due": None,
                    "customFieldItems": [],
                },
            ],
        }
    ).encode()


def asana_json() -> bytes:
    return json.dumps(
        {
            "data": [
                {"gid": "1", "name": "Laufend:", "resource_subtype": "section"},
                {
                    "gid": "2",
                    "name": "LinkedIn",
                    "completed": False,
                    "assignee": {"gid": "9", "name": "Jana Busch"},
                    "due_on": "2026-03-31",
                    "start_on": None,
                    "notes": "Zwei je Woche",
                    "memberships": [{"section": {"name": "In Arbeit"}}],
                    "tags": [{"name": "Social"}],
                    "subtasks": [{"gid": "4", "name": "Motive"}, {"gid": "5", "name": "Texte"}],
                    "custom_fields": [
                        {"name": "Stunden", "number_value": 7.5, "display_value": "7.5"},
                        {"name": "Wirkung", "display_value": "hoch"},
                    ],
                },
                {
                    "gid": "3",
                    "name": "Flyer",
                    "completed": True,
                    "assignee": None,
                    "due_on": None,
                    "memberships": [],
                    "custom_fields": [],
                },
            ]
        }
    ).encode()


CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Beispiel//DE
X-WR-CALNAME:Marketing
BEGIN:VEVENT
UID:1
SUMMARY:Redaktionssitzung
DTSTART;TZID=Europe/Berlin:20260105T090000
DTEND;TZID=Europe/Berlin:20260105T110000
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
ATTENDEE;CN=Jana Busch:mailto:jana@example.org
DESCRIPTION:Themen\\, Termine
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;TZID=Europe/Berlin:20260119T090000
SUMMARY:Redaktionssitzung (verschoben)
DTSTART;TZID=Europe/Berlin:20260120T090000
DTEND;TZID=Europe/Berlin:20260120T110000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Messe Hannover
DTSTART;VALUE=DATE:20260420
DTEND;VALUE=DATE:20260425
CATEGORIES:Messen
LOCATION:Hannover
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:LinkedIn pflegen
DTSTART:20260105T080000Z
DTEND:20260105T083000Z
RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261231T000000Z
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Stammtisch
DTSTART:20260105T180000Z
DURATION:PT3H
RRULE:FREQ=MONTHLY;BYDAY=1TU
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:5
SUMMARY:Agenturgespräch
DTSTART:20260301T100000Z
DTEND:20260301T113000Z
END:VEVENT
BEGIN:VTODO
UID:6
SUMMARY:Website prüfen
DUE;VALUE=DATE:20260601
STATUS:NEEDS-ACTION
END:VTODO
END:VCALENDAR
""".replace("\n", "\r\n")
