"""The typeface of all pages: Inter, cut down to the signs German and its neighbours need, made once at set-up."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Latin with the accents of Europe, punctuation with thin spaces, currency, arrows, a few signs we write ourselves.
SIGNS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2000, 0x200C),
    *(ord(sign) for sign in "‐‑–—‘’‚“”„†•…‰′″‹›⁄\u202f\u2009\u2060€ẞ←↑→↓↗↘−≈≠≤≥×✓✗●○◆□■▲▼?"),
)
FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "case")
WEIGHTS = (400, 700)


def make_font(folder: Path) -> Path:
    """Writes `ui/inter.woff2` below `folder` (about 45 kB, weights 400 to 700) unless it is there; returns its path."""
    made = folder / "ui" / "inter.woff2"
    if made.exists():
        return made
    font = TTFont(_source())
    cut = subset.Subsetter(subset.Options(layout_features=list(FEATURES), notdef_outline=True, hinting=False))
    cut.populate(unicodes=SIGNS)
    cut.subset(font)
    # After the cut: the instancer leaves glyphs without shapes (spaces) out of the variations, the subsetter wants all.
    instancer.instantiateVariableFont(font, {"opsz": 14, "wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    made.parent.mkdir(parents=True, exist_ok=True)
    part = made.with_suffix(".part")
    font.save(part)
    part.replace(made)  # a set-up that was interrupted leaves no half font
    return made


def _source() -> Path:
    """The variable, upright Inter of the installed package."""
    import fontpkg_inter

    files = Path(fontpkg_inter.__file__).parent / "files"
    return next(
        file for file in sorted(files.iterdir()) if file.suffix == ".ttf" and "Italic" not in file.name
    )
