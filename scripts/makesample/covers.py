"""The covers of the sample shows, painted: gradients, strata, circles, bars, a night train."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

SIZE = 600
MAX_BYTES = 58_000

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "Inter-Bold.otf"

Paint = Callable[[QPainter], None]


def paint_all(folder: Path) -> None:
    """Paint every cover into a folder, as <slug>.jpg."""
    folder.mkdir(parents=True, exist_ok=True)
    QFontDatabase.addApplicationFont(str(FONT))
    for slug, paint in COVERS.items():
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("#101216"))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            paint(painter)
        save_small(image, folder / f"{slug}.jpg")


def save_small(image: QImage, path: Path) -> None:
    """Save with the best quality that stays small. JPEG: a smooth gradient as PNG is 200 kB."""
    for quality in range(93, 60, -3):
        image.save(str(path), "JPEG", quality)
        if path.stat().st_size <= MAX_BYTES:
            return


def gradient(painter: QPainter, *stops: str, start: QPointF, end: QPointF) -> None:
    """Fill the whole cover with a linear gradient."""
    fill = QLinearGradient(start, end)
    for index, colour in enumerate(stops):
        fill.setColorAt(index / (len(stops) - 1), QColor(colour))
    painter.fillRect(0, 0, SIZE, SIZE, fill)


def diagonal(painter: QPainter, *stops: str) -> None:
    """Fill from the top left to the bottom right."""
    gradient(painter, *stops, start=QPointF(0, 0), end=QPointF(SIZE, SIZE))


def vertical(painter: QPainter, *stops: str) -> None:
    """Fill from top to bottom."""
    gradient(painter, *stops, start=QPointF(0, 0), end=QPointF(0, SIZE))


def disc(painter: QPainter, centre: tuple[float, float], radius: float, colour: QColor) -> None:
    """A filled circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(*centre), radius, radius)


def glow(painter: QPainter, centre: tuple[float, float], radius: float, colour: str) -> None:
    """Light that fades to nothing."""
    fill = QRadialGradient(QPointF(*centre), radius)
    inner, outer = QColor(colour), QColor(colour)
    outer.setAlpha(0)
    fill.setColorAt(0, inner)
    fill.setColorAt(1, outer)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fill))
    painter.drawEllipse(QPointF(*centre), radius, radius)


def hills(
    painter: QPainter, base: float, swell: float, period: float, shift: float
) -> QPainterPath:
    """A path below a wavy line that reaches the lower edge; filled with the current brush."""
    path = QPainterPath(QPointF(0, SIZE))
    for x in range(0, SIZE + 6, 6):
        wave = math.sin((x + shift) * 2 * math.pi / period)
        detail = math.sin((x * 1.7 + shift * 3) * 2 * math.pi / period) * 0.35
        path.lineTo(x, base + swell * (wave + detail))
    path.lineTo(SIZE, SIZE)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)
    return path


def lettering(
    painter: QPainter,
    lines: list[str],
    *,
    colour: str = "#ffffff",
    pixels: int = 74,
    bottom: int = 44,
) -> None:
    """The show's name at the lower left, tight and bold."""
    font = QFont(["Inter", "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 97)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    height = QFontMetricsF(font).capHeight() * 1.52
    for index, line in enumerate(reversed(lines)):
        painter.drawText(QPointF(44, SIZE - bottom - index * height), line)
    painter.setPen(Qt.PenStyle.NoPen)


def signal_and_noise(painter: QPainter) -> None:
    """A clean wave that grows out of scribble."""
    diagonal(painter, "#3d1d78", "#8f3f86", "#e0706f")
    rng = np.random.default_rng(4)
    for row in range(9):
        path = QPainterPath()
        middle = 105 + row * 31
        for x in range(0, SIZE + 6, 6):
            order = min(1.0, max(0.0, (x - 120) / 330))
            noise = rng.uniform(-23, 23) * (1 - order) ** 1.4
            wave = math.sin(x / 46 + row * 0.42) * 26 * order
            point = QPointF(x, middle + noise + wave)
            if x == 0:
                path.moveTo(point)
            else:
                path.lineTo(point)
        line = QColor("#ffffff")
        line.setAlphaF(0.16 + 0.07 * row)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(line, 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
    lettering(painter, ["Signal &", "Noise"])


def ground_truth(painter: QPainter) -> None:
    """Strata under a pale sun, cut by a river."""
    vertical(painter, "#05333f", "#0b5a5c")
    glow(painter, (430, 132), 150, "#558ff0d8")
    disc(painter, (430, 132), 46, QColor("#dcfff0"))
    colours = ["#0d5f5d", "#12766b", "#178b76", "#22a184", "#39b48d", "#63c79b"]
    for index, colour in enumerate(colours):
        painter.setBrush(QColor(colour))
        hills(painter, 232 + index * 62, 24 - index * 2, 420 + index * 46, index * 137)
    river = QPainterPath(QPointF(352, 246))
    river.cubicTo(250, 300, 470, 340, 380, 410)
    river.cubicTo(310, 470, 470, 500, 430, 600)
    river.lineTo(560, 600)
    river.cubicTo(560, 500, 400, 480, 432, 412)
    river.cubicTo(500, 330, 300, 300, 362, 246)
    painter.setBrush(QColor(225, 255, 244, 215))
    painter.drawPath(river)
    lettering(painter, ["Ground", "Truth"])


def kernel_panic(painter: QPainter) -> None:
    """A memory map: most pages quiet, a few of them hot."""
    diagonal(painter, "#25245e", "#3b3a9a")
    rng = np.random.default_rng(11)
    hot = {(1, 1), (3, 0), (4, 3), (0, 4)}
    cell, gap = 78, 20
    left = (SIZE - 5 * cell - 4 * gap) / 2
    for column in range(5):
        for row in range(5):
            colour = QColor("#7d5cff")
            colour.setAlphaF(rng.choice([0.35, 0.6, 0.85, 1.0]))
            if (column, row) in hot:
                colour = QColor("#ffe3f6")
            if (column, row) == (3, 3):
                colour = QColor("#ff6b8b")
            painter.setBrush(colour)
            where = QRectF(left + column * (cell + gap), left + row * (cell + gap), cell, cell)
            painter.drawRoundedRect(where, 17, 17)


def orbit(painter: QPainter) -> None:
    """Rings round a lit planet, a small craft on one of them."""
    diagonal(painter, "#120f33", "#3a2670", "#6a4aa3")
    rng = np.random.default_rng(3)
    for _ in range(90):
        star = QColor("#ffffff")
        star.setAlphaF(rng.uniform(0.15, 0.8))
        disc(painter, (rng.uniform(0, SIZE), rng.uniform(0, SIZE)), rng.uniform(0.8, 2.2), star)
    centre = (300.0, 260.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, radius in enumerate((125, 172, 219, 266)):
        ring = QColor("#cdb9ff")
        ring.setAlphaF(0.55 - index * 0.1)
        painter.setPen(QPen(ring, 3))
        painter.drawEllipse(QPointF(*centre), radius, radius)
    glow(painter, centre, 130, "#66ffb68a")
    planet = QRadialGradient(QPointF(268, 226), 130)
    planet.setColorAt(0, QColor("#ffe2b0"))
    planet.setColorAt(0.55, QColor("#f3996b"))
    planet.setColorAt(1, QColor("#8d3f73"))
    painter.setBrush(QBrush(planet))
    painter.drawEllipse(QPointF(*centre), 82, 82)
    disc(painter, (300 + 219 * math.cos(-0.7), 260 + 219 * math.sin(-0.7)), 17, QColor("#ffffff"))
    disc(painter, (300 + 172 * math.cos(2.5), 260 + 172 * math.sin(2.5)), 11, QColor("#9fd8ff"))
    lettering(painter, ["Orbit"], pixels=82)


def small_talk(painter: QPainter) -> None:
    """Two speech bubbles that overlap, as talkers do."""
    diagonal(painter, "#ff7a18", "#ffb02e", "#ffd34a")
    painter.setBrush(QColor(255, 255, 255, 235))
    first = QPainterPath()
    first.setFillRule(Qt.FillRule.WindingFill)
    first.addRoundedRect(QRectF(64, 72, 330, 214), 100, 100)
    first.addPolygon(QPolygonF([QPointF(200, 270), QPointF(104, 344), QPointF(110, 240)]))
    painter.drawPath(first)
    second = QPainterPath()
    second.setFillRule(Qt.FillRule.WindingFill)
    second.addRoundedRect(QRectF(256, 196, 284, 184), 90, 90)
    second.addPolygon(QPolygonF([QPointF(500, 318), QPointF(506, 440), QPointF(420, 368)]))
    painter.setBrush(QColor("#7a2e0e"))
    painter.drawPath(second)
    for index in range(3):
        disc(painter, (338 + index * 60, 288), 15, QColor("#ffd34a"))
    lettering(painter, ["Small Talk"], pixels=80)


def mandu(painter: QPainter) -> None:
    """Ink mountains in evening haze, the name down the side as a scroll has it."""
    gradient(
        painter,
        "#c76b86",
        "#a9799c",
        "#4f6f93",
        "#28506f",
        start=QPointF(0, 0),
        end=QPointF(300, SIZE),
    )
    glow(painter, (190, 170), 190, "#66ffe8d0")
    disc(painter, (190, 170), 74, QColor("#fff3dd"))
    for index, colour in enumerate(("#5d7396", "#46648a", "#2f4f74", "#1c3a5b")):
        shade = QColor(colour)
        shade.setAlphaF(0.62 + index * 0.1)
        painter.setBrush(shade)
        hills(painter, 352 + index * 58, 46 - index * 7, 380 + index * 70, index * 211 + 40)
    painter.setBrush(QColor("#11293f"))
    boat = QPainterPath(QPointF(92, 520))
    boat.quadTo(150, 548, 214, 518)
    boat.quadTo(150, 536, 92, 520)
    painter.drawPath(boat)
    painter.drawRect(QRectF(150, 498, 5, 30))
    font = QFont(["Noto Serif CJK SC", "Noto Sans CJK SC"])
    font.setPixelSize(138)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor("#fff8ec"))
    painter.drawText(QRectF(400, 56, 160, 160), Qt.AlignmentFlag.AlignCenter, "慢")
    painter.drawText(QRectF(400, 206, 160, 160), Qt.AlignmentFlag.AlignCenter, "读")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#c8372d"))
    painter.drawRoundedRect(QRectF(456, 388, 48, 48), 8, 8)
    font.setPixelSize(32)
    painter.setFont(font)
    painter.setPen(QColor("#fff8ec"))
    painter.drawText(QRectF(456, 387, 48, 48), Qt.AlignmentFlag.AlignCenter, "林")


def caishichang(painter: QPainter) -> None:
    """A slice of orange on a market table, the pips counted."""
    diagonal(painter, "#7a3d0c", "#a85a17", "#c4741f")
    centre = (300.0, 268.0)
    disc(painter, (306, 282), 206, QColor(60, 24, 0, 70))
    disc(painter, centre, 202, QColor("#f59a2c"))
    disc(painter, centre, 184, QColor("#ffe2b3"))
    for index in range(10):
        painter.save()
        painter.translate(*centre)
        painter.rotate(index * 36 + 18)
        slice_ = QPainterPath(QPointF(0, -26))
        slice_.lineTo(43, -150)
        slice_.quadTo(0, -184, -43, -150)
        slice_.closeSubpath()
        painter.setPen(
            QPen(
                QColor("#f7a53b"),
                10,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(QColor("#f7a53b" if index % 2 else "#f28d22"))
        painter.drawPath(slice_)
        painter.restore()
    lettering(painter, ["菜市场账本"], pixels=72, colour="#fff1d8")


def nachtzug(painter: QPainter) -> None:
    """A lit sleeping car crosses a dark plain, once more in the water."""
    vertical(painter, "#0a141b", "#12303b", "#2b5a66")
    rng = np.random.default_rng(8)
    for _ in range(60):
        star = QColor("#e9fbff")
        star.setAlphaF(rng.uniform(0.1, 0.7))
        disc(painter, (rng.uniform(0, SIZE), rng.uniform(0, 240)), rng.uniform(0.8, 2.0), star)
    glow(painter, (458, 116), 120, "#44dff6ff")
    disc(painter, (458, 116), 40, QColor("#eafcff"))
    painter.setBrush(QColor("#0e2630"))
    hills(painter, 268, 26, 430, 90)
    painter.setBrush(QColor("#0b1d25"))
    painter.drawRect(QRectF(0, 366, SIZE, 234))
    for mirrored in (False, True):
        painter.save()
        if mirrored:
            painter.translate(0, 742)
            painter.scale(1, -1)
            painter.setOpacity(0.22)
        painter.setBrush(QColor("#16414e"))
        painter.drawRoundedRect(QRectF(-40, 268, 560, 94), 26, 26)
        painter.setBrush(QColor("#0d2c36"))
        painter.drawRect(QRectF(-40, 336, 548, 8))
        for index in range(7):
            lit = index not in (2, 5)
            painter.setBrush(QColor("#ffd27a" if lit else "#27515c"))
            painter.drawRoundedRect(QRectF(14 + index * 70, 288, 46, 36), 8, 8)
        painter.restore()
    lettering(painter, ["Nachtzug"], pixels=84, colour="#eafcff")


def musgo(painter: QPainter) -> None:
    """Two peaks, moss in front, stones that somebody stacked."""
    diagonal(painter, "#0f5a3c", "#2fa36b", "#a5e58c")
    disc(painter, (452, 138), 52, QColor("#fbffe2"))
    for points, colour in (
        ([(10, 470), (196, 166), (392, 470)], "#0d4a36"),
        ([(210, 470), (392, 236), (590, 470)], "#156147"),
        ([(196, 166), (150, 241), (190, 268), (222, 236), (243, 239)], "#eaffdf"),
    ):
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
    for index, colour in enumerate(("#1d7a4e", "#145c3d", "#0c4330")):
        painter.setBrush(QColor(colour))
        hills(painter, 420 + index * 50, 18, 340 + index * 60, index * 170)
    for x, y, wide, high, colour in (
        (452, 412, 132, 50, "#dfe8d2"),
        (456, 368, 98, 42, "#c3d2b8"),
        (450, 332, 66, 34, "#edf4e2"),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(x - wide / 2, y, wide, high))
    lettering(painter, ["Musgo y", "piedra"], colour="#f4ffe9")


def neben_dem_takt(painter: QPainter) -> None:
    """Bars in step, but for one."""
    diagonal(painter, "#f0564f", "#9c2a36", "#160a0d")
    heights = [150, 232, 184, 300, 262, 214, 318, 170]
    for index, height in enumerate(heights):
        colour = QColor("#ffffff")
        colour.setAlphaF(0.95 if index in (0, 3, 6) else 0.55)
        drop = 0.0
        if index == 4:
            colour, drop = QColor("#ffc46b"), 46.0
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(58 + index * 62, 396 - height + drop, 42, height), 12, 12)
    lettering(painter, ["Neben", "dem Takt"], pixels=62)


COVERS: dict[str, Paint] = {
    "signal-and-noise": signal_and_noise,
    "ground-truth": ground_truth,
    "kernel-panic": kernel_panic,
    "orbit": orbit,
    "small-talk": small_talk,
    "mandu": mandu,
    "caishichang": caishichang,
    "nachtzug": nachtzug,
    "musgo-y-piedra": musgo,
    "neben-dem-takt": neben_dem_takt,
}
