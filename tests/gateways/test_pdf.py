from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2
import pytest

from klarlinie.gateways.pdf import full_report, printable, shown_signs, wall_page
from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, plain
from tests.reports.sample import NASTY, large_plan, nasty_plan, poor_plan, rich_plan

PLANS = [rich_plan, poor_plan, nasty_plan, large_plan]
A4 = (595, 842)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def squeezed(words: str) -> str:
    """Without the places where a line may or did break."""
    return "".join(sign for sign in words if not sign.isspace() and sign not in "\u200b\ufffe\u00ad")


def ink_beyond_the_margin(pdf: bytes, margin_mm: float) -> Iterator[int]:
    """Pages on which something is drawn nearer to the right or left edge than the margin."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        picture = page.render(scale=1).to_pil().convert("L")
        edge = round(margin_mm * 72 / 25.4) - 2
        sides = (0, 0, edge, picture.height), (picture.width - edge, 0, picture.width, picture.height)
        if any(picture.crop(side).getextrema()[0] < 250 for side in sides):
            yield number


@pytest.mark.parametrize("make", PLANS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_wall_has_exactly_one_page(make: Callable[[], TidyPlan], language: Language) -> None:
    document = pypdfium2.PdfDocument(wall_page(make(), language))
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [A4[1], A4[0]]


def test_even_a_wall_with_far_too_much_on_it_has_one_page() -> None:
    plan = nasty_plan()
    core = tuple(replace(place, lane="must") for place in plan.placements)
    stops = replace(plan.stop_account, activities=tuple(range(24)))
    assert (
        len(pypdfium2.PdfDocument(wall_page(replace(plan, placements=core, stop_account=stops), "de"))) == 1
    )


@pytest.mark.parametrize("make", PLANS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_is_a_tagged_a4_document_with_language_and_title(
    make: Callable[[], TidyPlan], language: Language
) -> None:
    pdf = full_report(make(), language)
    document = pypdfium2.PdfDocument(pdf)
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {A4}
    assert document.is_tagged()
    assert f"/Lang({'de-DE' if language == 'de' else 'en-GB'})".encode() in pdf.replace(b"/Lang (", b"/Lang(")
    title = document.get_metadata_dict()["Title"]
    assert title.startswith("Euer Marketing-Plan" if language == "de" else "Your marketing plan")


@pytest.mark.parametrize("make", PLANS)
def test_nothing_runs_over_the_margins(make: Callable[[], TidyPlan]) -> None:
    assert list(ink_beyond_the_margin(full_report(make(), "de"), 20)) == []
    assert list(ink_beyond_the_margin(wall_page(make(), "de"), 17)) == []


def test_the_report_says_the_sentence_the_core_and_the_page_number() -> None:
    text = text_of(full_report(rich_plan(), "de"))
    assert squeezed(
        "Von 24 Aktivitäten bleiben 4 im Fokus; 7 fallen weg und machen 26 Std. im Monat frei."
    ) in squeezed(text)
    assert "Empfehlungen von Bestandskunden" in text
    assert "2 / 8" in text
    assert squeezed("6 von 5 Std.") in squeezed(text)  # inside a picture


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    pages = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(full_report(large_plan(), "de"))
    ]
    of_all = [page for page in pages if page.count("DEC") > 15]
    assert len(of_all) > 8
    assert all("Kosten je Anfrage" in page for page in of_all)


def test_no_page_begins_with_the_last_row_of_a_table_alone() -> None:
    plan, continued = rich_plan(), 0
    for count in range(12, 32):
        stops = replace(plan.stop_account, activities=tuple(n % 24 for n in range(count)))
        pdf = full_report(replace(plan, stop_account=stops, verdicts=()), "de")
        for page in pypdfium2.PdfDocument(pdf):
            text = page.get_textpage().get_text_bounded()
            if text.startswith("Nr. Aktivität Std. im Monat"):
                continued += 1
                assert len(re.findall(r"^\d+ ", text.split("3 Aufwand")[0], re.MULTILINE)) >= 2, count
    assert continued > 5


@pytest.mark.parametrize(
    "evil",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "$ x $",
        "*fett* _kursiv_",
        "= Titel",
        "`raw`",
        "@quelle",
        "<marke>",
        "\\u{41}",
        "]]",
        '"}',
        "//x",
        "- a",
    ],
)
def test_what_looks_like_markup_is_printed_and_not_run(evil: str) -> None:
    plan = rich_plan()
    first = replace(plan.activities[0], title=evil, reason=evil, audience=evil, owners=(evil,))
    reading = replace(plan.reading, activities=(first, *plan.activities[1:]))
    changed = replace(
        plan,
        reading=reading,
        line=replace(plan.line, company=evil, promise=evil),
        assumptions=(plain(evil),),
        commitments=(replace(plan.commitments[0], owner=evil, metric=plain(evil)), *plan.commitments[1:]),
    )
    for pdf in (full_report(changed, "de"), wall_page(changed, "de")):
        assert squeezed(evil) in squeezed(text_of(pdf))


def test_the_nastiest_title_is_printed_without_its_emoji() -> None:
    shown = NASTY.replace("🚀 ", "")
    assert squeezed(shown) in squeezed(text_of(full_report(nasty_plan(), "de")))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("🚀 Start", "Start"),
        ("Start 🚀 jetzt", "Start jetzt"),
        ("🚀🚀", "□"),
        ("中文 Titel", "□□ Titel"),
        ("\x07Glocke", "Glocke"),
        ("„Maß“ – 5\u202f€", "„Maß“ – 5\u202f€"),
        ("22\n(14–34)", "22\n(14–34)"),
    ],
)
def test_signs_the_font_lacks_are_left_out_or_boxed(words: str, shown: str) -> None:
    assert shown_signs(words) == shown


def test_an_endless_word_gets_places_to_break_and_loses_nothing() -> None:
    word = "x" * 100 + "https://example.org/a/b?c=d"
    assert "\u200b" in printable(word)
    assert printable(word).replace("\u200b", "") == word
    assert printable("Donaudampfschiff") == "Donaudampfschiff"


def test_the_same_plan_gives_the_same_file() -> None:
    assert full_report(rich_plan(), "de") == full_report(rich_plan(), "de")


def test_a_text_with_braces_in_a_value_is_no_template() -> None:
    plan = replace(rich_plan(), assumptions=(Text("Wert {x}", "Value {x}", {"x": "{y}"}),))
    assert "Wert {y}" in text_of(full_report(plan, "de"))
