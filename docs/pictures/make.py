"""Makes the pictures of README and docs from the example. By hand: `.venv/bin/python docs/pictures/make.py`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-22"  # the same day each time, so that only a changed plan changes the picture
PAGES = (0, 3, 4)  # cover with the first core activity, effort and effect, the board
WIDTH, GAP = 1400, 20
GROUND, BORDER = "#e9eef0", "#c9d3d7"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_plan(Path(folder))
        pages = [page_of(Path(folder) / "report.pdf", number) for number in PAGES]
    save(side_by_side(pages), "plan.png")
    save(app_page("/c/hallstein/inventory/"), "app.png")


def save(picture: Image.Image, name: str) -> None:
    few_colours = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few_colours.save(Path(__file__).with_name(name), optimize=True)


def app_page(address: str) -> Image.Image:
    """A page of the web app as ana sees it."""
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        look = [
            sys.executable,
            "-m",
            "tests.web.look",
            address,
            "--fold",
            "--height",
            "820",
            "-o",
            str(picture),
        ]
        subprocess.run(look, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return Image.open(picture).convert("RGB")


def write_plan(folder: Path) -> None:
    examples = ROOT / "examples"
    files = [str(examples / "hallstein-marketing.xlsx"), "--line", str(examples / "hallstein-line.yaml")]
    command = [str(Path(sys.executable).with_name("klarlinie")), "tidy", *files, "--out", str(folder)]
    subprocess.run([*command, "--today", DAY, "--lang", "de"], check=True, stdout=subprocess.DEVNULL)


def page_of(report: Path, number: int) -> Image.Image:
    """One page with a thin border, as wide as three of them fit."""
    page = pypdfium2.PdfDocument(report)[number]
    width = (WIDTH - GAP * (len(PAGES) + 1)) // len(PAGES)
    drawn = page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB")
    small = drawn.resize((width, round(width * drawn.height / drawn.width)), Image.Resampling.LANCZOS)
    return ImageOps.expand(ImageOps.crop(small, 1), 1, BORDER)


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    height = max(page.height for page in pages)
    ground = Image.new("RGB", (WIDTH, height + 2 * GAP), GROUND)
    for position, page in enumerate(pages):
        ground.paste(page, (GAP + position * (page.width + GAP), GAP))
    return ground


if __name__ == "__main__":
    main()
