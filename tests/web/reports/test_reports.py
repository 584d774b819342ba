"""What can be taken along: the real plan in five forms, in the company's colours, decided and undecided."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, get_args

import openpyxl
import pypdfium2
import pytest
from django.test import Client

from klarlinie.gateways.pdf import full_report
from klarlinie.method import tidy
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import ActivityType, Source
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.brand import ACCENT, contrast_to_white, darkened, is_readable, tinted
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.findings.actions import switch_off
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.models import Company, Person
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.reports import queries
from klarlinie.web.reports.actions import CannotUseLogo, OnlyHeads, change_house, change_look
from klarlinie.web.reports.files import FILES
from tests.gateways.pictures import jpeg, png
from tests.web.conftest import Clients
from tests.web.world import World

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)
TODAY = AT.date()
URL = "/c/hallstein/reports/"
PLAIN_LOOK = {"accent": "", "logo": None, "without_logo": False}


@pytest.fixture
def ana(full_world: World) -> Client:
    return Clients(full_world).of("ana")


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", said.replace("\u200b", "").replace("\ufffe", "-").replace("\u202f", " "))


def decide(world: World) -> tuple[Activity, Activity]:
    """Ana has stopped one activity, put another into Muss, and promised its first step."""
    stopped, core = (
        Activity.objects.for_company(world.hallstein).filter(status="running").order_by("position")[:2]
    )
    Decision.objects.for_company(world.hallstein).create(
        activity=stopped,
        verdict="stop",
        reason="Kostet mehr, als es bringt.",
        decided_by="Ana Hallstein",
        decided_on=date(2026, 8, 4),
        decided_at=AT,
        right_used="stop",
    )
    owner = Person.objects.for_company(world.hallstein).exclude(hours_per_week=None).order_by("name")[0]
    placed = {"lane": "must", "owner": owner, "placed_by": "Mia Berger", "placed_on": date(2026, 8, 3)}
    Place.objects.for_company(world.hallstein).create(activity=core, hours_per_week=2.5, **placed)
    step = {"first_step": "Frau Moser anrufen", "first_step_on": date(2026, 8, 20), "metric": "Rückrufe"}
    Commitment.objects.for_company(world.hallstein).create(
        activity=core, expected=12, expected_by=date(2027, 3, 1), **step
    )
    return stopped, core


# --- the plan as it stands ---


def test_while_nobody_has_decided_everything_is_a_draft(full_world: World) -> None:
    plan = queries.plan_now(full_world.hallstein, TODAY)
    assert plan is not None
    assert plan.agreed is not None
    assert not plan.agreed.has_core
    said = words_of(full_report(plan, "de"))
    assert "Entwurf: der Fokus ist noch nicht entschieden" in said
    assert "Vorschlag für den Fokus" in said
    assert re.search(r"Entscheidungen 1 von \d+ entschieden laut Liste", said), "one rests by the list"


def test_what_people_have_decided_stands_in_the_plan_with_their_names(full_world: World) -> None:
    stopped, core = decide(full_world)
    plan = queries.plan_now(full_world.hallstein, TODAY)
    assert plan is not None
    titles = [activity.title for activity in plan.activities]
    must = [titles[one.activity] for one in plan.placements if one.lane == "must"]
    assert must == [core.title]
    (promise,) = plan.commitments
    assert (promise.hours_per_week, promise.first_step_on) == (2.5, date(2026, 8, 20))
    assert promise.first_step.say("de") == "Frau Moser anrufen"
    assert promise.expectation is not None
    assert promise.expectation.say("de") == "12 bis 01.03.2027"
    verdict = plan.verdicts[titles.index(stopped.title)]
    assert (verdict.kind, verdict.is_decided) == ("stop", True)
    place = plan.placements[titles.index(stopped.title)]
    assert place.lane == "not_now"
    assert plan.infeasible is None


def test_the_report_says_who_has_decided_and_when(full_world: World) -> None:
    decide(full_world)
    plan = queries.plan_now(full_world.hallstein, TODAY)
    assert plan is not None
    said = words_of(full_report(plan, "de"))
    assert "Fokus entschieden, manches noch Vorschlag" in said
    assert "gesetzt von Mia Berger am 03.08.2026" in said
    assert "Ana Hallstein, 04.08.2026" in said
    assert "Kostet mehr, als es bringt." in said
    english = words_of(full_report(plan, "en"))
    assert "set by Mia Berger on 3 Aug 2026" in english


def test_a_stop_that_is_decided_leaves_the_board_wherever_it_was_placed(full_world: World) -> None:
    stopped, _ = decide(full_world)
    placed = {"lane": "must", "placed_by": "Mia Berger", "placed_on": TODAY}
    Place.objects.for_company(full_world.hallstein).create(activity=stopped, **placed)
    plan = queries.plan_now(full_world.hallstein, TODAY)
    assert plan is not None
    index = next(i for i, one in enumerate(plan.activities) if one.title == stopped.title)
    assert plan.placements[index].lane == "not_now"


def test_what_is_switched_off_is_in_no_form_of_the_plan(full_world: World, ana: Client) -> None:
    def forms() -> list[str]:
        book = openpyxl.load_workbook(BytesIO(ana.get(f"{URL}plan.xlsx").content))
        cells = " ".join(str(v) for sheet in book for row in sheet.values for v in row if v)
        return [words_of(ana.get(f"{URL}plan.pdf").content), cells, ana.get(f"{URL}plan.md").content.decode()]

    assert all("EXE110" in said for said in forms())
    switch_off(full_world.hallstein, "EXE110", None, "Zusammen.", by=full_world.by("ana"), at=AT)
    pdf, book, text = forms()
    assert "EXE110" not in book
    for said in (pdf, text):
        assert said.count("EXE110") == 1  # where it says what is switched off


# --- the page and the files ---


def test_the_page_offers_five_files_and_each_is_what_it_says(ana: Client) -> None:
    page = ana.get(URL).content.decode()
    for name, file in FILES.items():
        assert f"{URL}{name}?" in page
        answer = ana.get(f"{URL}{name}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == file.content_type
        assert answer["Content-Disposition"] == f'attachment; filename="hallstein-{name}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert ana.get(f"{URL}nothing.pdf").status_code == 404


@pytest.mark.parametrize("name", ["plan.pdf", "one-page.pdf", "wall.pdf"])
def test_a_pdf_is_tagged_and_in_the_language_asked_for(ana: Client, name: str) -> None:
    german, english = (ana.get(f"{URL}{name}?language={one}").content for one in ("de", "en"))
    for pdf in (german, english):
        assert pypdfium2.PdfDocument(pdf).is_tagged()
    assert "Stand " in words_of(german)
    assert "s of " in words_of(english)
    if name != "plan.pdf":
        assert len(pypdfium2.PdfDocument(german)) == 1


def test_sie_is_said_where_it_is_asked_for_or_where_the_company_says_it(
    ana: Client, full_world: World
) -> None:
    assert "Euer Marketing-Plan" in words_of(ana.get(f"{URL}plan.pdf").content)
    assert "Ihr Marketing-Plan" in words_of(ana.get(f"{URL}plan.pdf?formal=1").content)
    Company.objects.filter(pk=full_world.hallstein).update(formal=True)
    assert "Ihr Marketing-Plan" in words_of(ana.get(f"{URL}plan.pdf").content)
    assert "Euer Marketing-Plan" in words_of(ana.get(f"{URL}plan.pdf?formal=0").content)


def test_an_empty_company_gets_a_sentence_and_no_file(world: World, clients: Clients) -> None:
    ana = clients.of("ana")
    assert "Noch liegt nichts auf dem Tisch" in ana.get(URL).content.decode()
    for name in FILES:
        assert ana.get(f"{URL}{name}").headers["Location"] == URL


@pytest.mark.one_database
def test_the_plan_of_three_hundred_activities_is_worked_out_once_for_all_files(
    world: World, clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is remembered until something changes."""
    by, kinds = world.by("ana"), get_args(ActivityType)
    many = [
        CoreActivity(
            f"Aktivität {n} für Kunden {n * 7 % 31}",
            Source("x.csv", None, n),
            type=kinds[n % len(kinds)],
            hours_per_month=float(n % 9),
            inquiries_per_year=float(n % 13),
            effect_source="counted",
            reason="Bringt Anfragen von Werkstätten",
            audience="Werkstätten",
            status="running",
        )
        for n in range(300)
    ]
    add_activities(world.hallstein, many, by=by, at=AT)
    ana = clients.of("ana")
    worked_out: list[int] = []
    solve = tidy.plan_as_agreed

    def counted(*args: Any, **named: Any) -> TidyPlan:
        worked_out.append(1)
        return solve(*args, **named)

    monkeypatch.setattr(tidy, "plan_as_agreed", counted)
    ana.get(URL)
    for name in FILES:
        assert ana.get(f"{URL}{name}").status_code == 200
    assert worked_out == [1]


# --- colour and logo ---


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), (ACCENT, 7.22)]
)
def test_contrast_to_white_is_reckoned_as_the_guidelines_say(colour: str, contrast: float) -> None:
    assert contrast_to_white(colour) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffcc00", "#ffffff", "#7fd1ae", "#767676"])
def test_a_colour_that_is_too_light_has_a_darker_one_that_is_not(colour: str) -> None:
    assert is_readable(darkened(colour))
    assert tinted(colour, 0) == "#ffffff"
    assert tinted(colour, 1) == colour


def test_a_colour_nobody_could_read_is_refused_with_one_that_works(ana: Client) -> None:
    answer = ana.post(f"{URL}look/", {"accent": "#ffcc00", "version": "0"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "zu hell zum Lesen" in page
    assert "Kontrast 1,5" in page
    assert darkened("#ffcc00") in page
    assert ana.post(f"{URL}look/", {"accent": "rot", "version": "0"}).status_code == 422


def test_colour_and_logo_come_into_every_pdf(ana: Client, full_world: World) -> None:
    before = ana.get(f"{URL}wall.pdf").content
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {
        "accent": "8a1f4b",
        "logo": SimpleUploadedFile("x.png", png(colour=(200, 30, 30))),
        "version": "0",
    }
    assert ana.post(f"{URL}look/", sent).status_code == 302
    brand = queries.brand_of(full_world.hallstein, "de")
    assert brand.accent == "#8a1f4b"
    assert brand.logo is not None
    assert brand.logo.alt == "Logo von Hallstein Anlagenservice GmbH"
    after = ana.get(f"{URL}wall.pdf").content
    assert images_in(before) == 0
    assert images_in(after) == 1
    shown = ana.get(f"{URL}logo/")
    assert shown["Content-Disposition"].startswith("attachment")
    assert shown["Content-Security-Policy"] == "sandbox"
    assert shown.content == png(colour=(200, 30, 30))


def images_in(pdf: bytes) -> int:
    (page,) = pypdfium2.PdfDocument(pdf)
    return sum(one.type == 3 for one in page.get_objects())


@pytest.mark.parametrize("content", [b"<svg/>", b"GIF89a", png()[:50]])
def test_a_file_that_is_no_picture_changes_nothing(full_world: World, content: bytes) -> None:
    company, by = full_world.hallstein, full_world.by("ana")
    with pytest.raises(CannotUseLogo):
        change_look(company, 0, accent="#8a1f4b", logo=content, without_logo=False, by=by, at=AT)
    assert queries.look_shown(company).version == 0


def test_a_look_can_be_taken_back_and_nobody_overwrites_anybody(full_world: World) -> None:
    company, by = full_world.hallstein, full_world.by("ana")
    look = {**PLAIN_LOOK, "accent": "#8a1f4b", "logo": jpeg()}
    change_look(company, 0, **look, by=by, at=AT)  # type: ignore[arg-type]
    number = change_look(company, 1, accent="#1f4b8a", logo=None, without_logo=True, by=by, at=AT)
    assert queries.brand_of(company, "de").logo is None
    assert number is not None
    undo(company, number, by=by, at=AT, may_lead=True)
    brand = queries.brand_of(company, "de")
    assert (brand.accent, brand.logo and brand.logo.content) == ("#8a1f4b", jpeg())
    with pytest.raises(Stale):
        change_look(company, 1, **PLAIN_LOOK, by=by, at=AT)  # type: ignore[arg-type]


def test_a_stale_look_is_said_and_what_stands_there_is_shown(ana: Client, full_world: World) -> None:
    change_look(full_world.hallstein, 0, **PLAIN_LOOK | {"accent": "#1f4b8a"}, by=full_world.by("mia"), at=AT)  # type: ignore[arg-type]
    answer = ana.post(f"{URL}look/", {"accent": "#8a1f4b", "version": "0"})
    assert answer.status_code == 409
    assert "#1f4b8a" in answer.content.decode()
    assert "#8a1f4b" in answer.content.decode()


# --- the cover of a consultancy ---

HOUSE = {"name": "Klarmann & Partner", "accent": "#204080", "intro": "Guten Tag.", "closing": "Bis bald."}


def test_the_cover_of_the_consultancy_is_on_the_reports_of_all_its_companies(full_world: World) -> None:
    vera = Clients(full_world).of("vera")
    assert vera.post(f"{URL}house/", {**HOUSE, "version": "0"}).status_code == 302
    said = words_of(vera.get(f"{URL}plan.pdf").content)
    for words in ("Klarmann & Partner", "Guten Tag.", "Bis bald."):
        assert words in said
    assert queries.brand_of(full_world.hallstein, "de").accent == "#204080"
    change_look(full_world.hallstein, 0, **PLAIN_LOOK | {"accent": "#8a1f4b"}, by=full_world.by("ana"), at=AT)  # type: ignore[arg-type]
    assert queries.brand_of(full_world.hallstein, "de").accent == "#8a1f4b"
    assert queries.brand_of(full_world.nordlicht, "de").house is None
    assert vera.post(f"{URL}house/", {**HOUSE, "version": "0"}).status_code == 409


def test_only_heads_change_the_cover(full_world: World, ana: Client) -> None:
    assert "Das Deckblatt ändert" in ana.get(f"{URL}house/").content.decode()
    ana.post(f"{URL}house/", {**HOUSE, "version": "0"})
    organisation = Company.objects.get(pk=full_world.hallstein).organisation_id
    assert queries.house_shown(organisation).version == 0
    with pytest.raises(OnlyHeads):
        change_house(
            organisation,
            0,
            **HOUSE,
            logo=None,
            without_logo=False,
            by=full_world.by("ana"),
            at=AT,  # type: ignore[arg-type]
        )


def test_a_company_on_its_own_has_no_cover(full_world: World) -> None:
    cleo = Clients(full_world).of("cleo")
    assert cleo.get("/c/nordlicht/reports/house/").status_code == 302
    assert "Deckblatt" not in cleo.get("/c/nordlicht/reports/").content.decode()
