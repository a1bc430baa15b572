"""No painter outlives its paint: Qt crashes over one that is still at a window it has shown.

And nothing is painted that nobody sees.
"""

import ast
import traceback
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import podplayer
from podplayer.ui.pages.parts.skeleton import RowsSkeleton
from podplayer.ui.widgets.switch import Switch

_UI = Path(podplayer.__file__).parent / "ui"


def test_an_exception_in_a_paint_event_leaves_no_active_painter(qtbot, context, monkeypatch):
    def fail():
        raise LookupError

    switch = Switch(themes=context.themes)
    qtbot.addWidget(switch)
    monkeypatch.setattr(switch, "isChecked", fail)
    with pytest.raises(LookupError) as caught:
        switch.render(QImage(switch.size(), QImage.Format.Format_ARGB32))
    frames = [frame for frame, _ in traceback.walk_tb(caught.tb)]
    painters = [frame.f_locals["painter"] for frame in frames if "painter" in frame.f_locals]
    assert painters, "the traceback holds the paint, as a log or a dialog might"
    assert not any(painter.isActive() for painter in painters)


def test_what_is_loading_is_painted_where_its_change_is_seen(qtbot, context, monkeypatch):
    loading, painted = RowsSkeleton(context), []
    qtbot.addWidget(loading)
    monkeypatch.setattr(loading, "update", lambda: painted.append(1))
    for value in (0.35, 0.36, 0.37, 0.39, 0.4):
        loading._on_breath(value)
    assert len(painted) == 1


def test_every_painter_is_made_by_a_with_that_ends_it():
    loose = []
    for path in sorted(_UI.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        ended = {id(node.context_expr) for node in nodes if isinstance(node, ast.withitem)}
        made = [node for node in nodes if isinstance(node, ast.Call) and _makes_a_painter(node)]
        loose += [f"{path.name}:{node.lineno}" for node in made if id(node) not in ended]
    assert loose == []


def _makes_a_painter(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in {"QPainter", "QStylePainter"}
