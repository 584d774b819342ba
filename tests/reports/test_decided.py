"""What is decided and what is only proposed, as every form of the plan says it; and how a report is dressed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from klarlinie.gateways.pdf import full_report, one_page, wall_page
from klarlinie.gateways.plan_tables import decisions_table
from klarlinie.method.decisions.stop_account import stop_account
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.focus.placed import Placed
from klarlinie.method.notices import FIND_OUT_FIRST, HALF_HEARTED
from klarlinie.method.plan import Agreed, Stamp, TidyPlan, without
from klarlinie.reports.brand import Brand, House, Logo, contrast_to_white, darkened, is_readable
from klarlinie.reports.decided import decided_parts, decided_stops, is_draft, label
from klarlinie.reports.markdown import plan_markdown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.one_page import build_one_page
from klarlinie.reports.one_pager import build_one_pager
from klarlinie.reports.summary import freed_by, result_sentence
from klarlinie.vocabulary.findings import Off
from tests.docs_tables import ROOT
from tests.gateways.pictures import jpeg, png
from tests.gateways.test_pdf import squeezed, text_of
from tests.reports.sample import large_plan, nasty_plan, poor_plan, rich_plan

ON = date(2026, 11, 20)
ANA = Stamp("Ana Hallstein", ON, "Kostet mehr, als es bringt.")
PLANS = [rich_plan, poor_plan, nasty_plan, large_plan]


def decided(plan: TidyPlan, *decisions: int) -> TidyPlan:
    """Ana has set the whole board, decided on some activities, and the first core activity is promised."""
    places = {
        one.activity: Placed(one.activity, one.lane, one.owner, one.dose_per_week, "Mia Berger", ON)
        for one in plan.placements
    }
    return replace(plan, agreed=Agreed(dict.fromkeys(decisions, ANA), places, frozenset({0})))


@pytest.fixture
def stopped() -> TidyPlan:
    plan = rich_plan()
    return decided(plan, plan.stop_account.activities[0])


def test_the_end_of_what_has_long_been_resting_sets_nothing_free() -> None:
    base = rich_plan()
    resting = replace(base.reading.activities[0], hours_per_month=9.0, status="paused")
    account = stop_account([resting], [Verdict(0, "stop", (), is_decided=True)])
    assert freed_by(account, "de") == "Das kostet heute weder Stunden noch Geld, frei wird also nichts."
    silent = replace(resting, status="running", hours_per_month=None, money_per_year=None)
    account = stop_account([silent], [Verdict(0, "stop", (), is_decided=True)])
    assert freed_by(account, "de") == "Was das frei macht, ist noch nicht bekannt."


def test_a_plan_without_people_who_decide_says_proposal_as_ever() -> None:
    told = PlanInWords(rich_plan(), "de")
    assert label(told) == "Vorschlag zum Besprechen"
    assert not is_draft(told.plan)
    assert decided_stops(told.plan) == ()
    assert "Was entschieden ist" not in plan_markdown(rich_plan(), "de")


def test_until_somebody_sets_the_focus_all_of_it_is_a_draft() -> None:
    plan = replace(rich_plan(), agreed=Agreed())
    assert is_draft(plan)
    assert result_sentence(plan, "de").startswith(
        "Von 24 Aktivitäten schlagen wir 4 für den Fokus vor; zum Streichen"
    )
    said = plan_markdown(plan, "de")
    assert "Entwurf: der Fokus ist noch nicht entschieden" in said
    assert "## 2 Vorschlag für den Fokus" in said
    assert "Das würde frei, wenn alles davon endet" in said
    wall = build_one_pager(plan, "de")
    assert wall.focus_title == "Vorschlag: das machen wir richtig"
    assert wall.left_out_title == "Zum Streichen vorgeschlagen"
    assert wall.date.startswith("Entwurf")


def test_decided_stands_with_name_day_and_reason_and_the_rest_stays_a_proposal(stopped: TidyPlan) -> None:
    said = plan_markdown(stopped, "de")
    assert "Entschieden: Ana Hallstein, 20.11.2026. „Kostet mehr, als es bringt.“" in said
    assert "gesetzt von Mia Berger am 20.11.2026" in said
    assert "Schritt und Kennzahl sind Vorschlag" in said
    assert said.count("Entschieden sind") == 1
    english = plan_markdown(stopped, "en")
    assert "Decided: Ana Hallstein, 20 Nov 2026." in english.replace("\u00a0", " ")


def test_a_sentence_counts_only_stops_that_are_decided(stopped: TidyPlan) -> None:
    first = stopped.stop_account.activities[0]
    ended = [one.activity for one in stopped.verdicts if one.kind == "stop" and one.is_decided]
    assert set(decided_stops(stopped)) == {first, *ended}
    assert f"{len(decided_stops(stopped))} fallen weg" in result_sentence(stopped, "de")
    assert len(build_one_pager(stopped, "de").left_out) == len(decided_stops(stopped))


def test_the_parts_say_who_and_when(stopped: TidyPlan) -> None:
    parts = dict(decided_parts(PlanInWords(stopped, "de")))
    by_the_list = sum(verdict.is_decided for verdict in stopped.verdicts)
    assert by_the_list == 2, (
        "what the list says rests or has ended counts as decided, as on the page of decisions"
    )
    assert parts["Entscheidungen"] == "3 von 24 entschieden, Ana Hallstein, 20.11.2026"
    assert parts["Fokus"] == "gesetzt, 4 im Kern, Mia Berger, 20.11.2026"
    assert parts["Zusagen"].startswith("1 von 4 im Kern")


def test_the_workbook_has_columns_for_who_and_when_only_where_people_decide(stopped: TidyPlan) -> None:
    header, *rows = decisions_table(PlanInWords(stopped, "de"))
    who = header.index("von wem")
    index = stopped.stop_account.activities[0]
    row = next(one for one in rows if one[1] == stopped.activities[index].title)
    assert row[who : who + 3] == ["Ana Hallstein", ON, "Kostet mehr, als es bringt."]
    assert "von wem" not in decisions_table(PlanInWords(rich_plan(), "de"))[0]
    assert all(len(row) <= len(header) for row in rows)


def test_what_is_switched_off_is_not_said_in_another_place_either() -> None:
    plan = rich_plan()
    assert "halbherzig" in plan_markdown(plan, "de")
    quiet = without(plan, [Off(HALF_HEARTED), Off(FIND_OUT_FIRST)])
    said = plan_markdown(quiet, "de")
    assert "halbherzig" not in said
    assert "Mehr zu wissen würde an der Auswahl nichts ändern." in said
    assert "Manches ist ausgeschaltet" in said


@pytest.mark.parametrize("make", PLANS)
@pytest.mark.parametrize("is_decided", [True, False])
def test_the_plan_on_one_page_has_exactly_one(make: object, is_decided: bool) -> None:
    plan = make()  # type: ignore[operator]
    for language in ("de", "en"):
        document = pypdfium2.PdfDocument(one_page(decided(plan, 0) if is_decided else plan, language))
        assert len(document) == 1
        assert document.is_tagged()


def test_one_page_says_who_does_what_by_when_and_what_comes_next(stopped: TidyPlan) -> None:
    page = build_one_page(stopped, "de")
    assert [one.title for one in page.core] == [
        stopped.activities[place.activity].title for place in PlanInWords(stopped, "de").lanes["must"]
    ]
    assert page.core[0].step.startswith("bis 30.11.2026: ")
    assert page.next
    said = squeezed(text_of(one_page(stopped, "de")))
    for words in (page.title, page.core[0].title, page.next[0], "Das lassen wir weg"):
        assert squeezed(words) in said


@pytest.mark.parametrize("content", [png(), jpeg()], ids=["png", "jpeg"])
def test_colour_logo_and_cover_are_on_paper_and_the_file_stays_tagged(
    content: bytes, stopped: TidyPlan
) -> None:
    kind = "png" if content.startswith(b"\x89") else "jpg"
    logo = Logo(content, kind, "Logo von Brunnhuber")  # type: ignore[arg-type]
    house = House("Klarmann & Partner", logo, "Guten Tag.\n#panic()", "Bis bald.")
    brand = Brand("#8a1f4b", logo, house)
    for make in (full_report, one_page, wall_page):
        plain, dressed = make(stopped, "de"), make(stopped, "de", False, brand)
        assert pypdfium2.PdfDocument(dressed).is_tagged()
        assert dressed != plain
    report = full_report(stopped, "de", False, brand)
    said = text_of(report)
    for words in ("Klarmann & Partner", "Guten Tag.", "#panic()", "Bis bald."):
        assert words in said
    assert len(pypdfium2.PdfDocument(report)) > len(pypdfium2.PdfDocument(full_report(stopped, "de")))


def test_the_contrasts_in_the_docs_are_right() -> None:
    lines = (ROOT / "docs/reports.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| #")]
    assert len(rows) == 4
    for colour, contrast, what in rows:
        assert contrast_to_white(colour) == pytest.approx(float(contrast), abs=0.005)
        assert is_readable(colour) is (what != "refused")
        assert is_readable(darkened(colour))
