"""Inter, which podplayer brings along, and what stands in for the scripts that Inter lacks."""

import logging

from PySide6.QtGui import QFont, QFontDatabase

from podplayer.ui.resources import resource

logger = logging.getLogger(__name__)

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")

FAMILIES = (
    "Inter",
    # Sans before serif: fontconfig alone would pick a serif face for Chinese on Debian.
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "WenQuanYi Micro Hei",
    "Noto Sans",
    "DejaVu Sans",
)
"""Qt asks them one by one for every letter."""


def load_fonts() -> bool:
    """Register the bundled font; False if a file is missing, and then the next family serves."""
    is_complete = True
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            logger.warning("the font %s cannot be loaded", name)
            is_complete = False
    return is_complete


def font(
    size: int, weight: QFont.Weight = QFont.Weight.Normal, *, has_even_digits: bool = False
) -> QFont:
    """Return the window's font in pixels; even digits keep a running clock from trembling."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    if has_even_digits:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
