"""What a publisher said beside the notes, as a listener sees it."""

from PySide6.QtWidgets import QAbstractButton, QLabel

from podplayer.model.extras import Discussion, EpisodeExtras, Licence, OtherVersion, Place
from podplayer.ui.pages.parts.episode.about_panel import AboutPanel

EVERYTHING = EpisodeExtras(
    licence=Licence(name="CC BY 4.0", url="https://l.example/by"),
    place=Place(name="Ulm", osm="R113314"),
    versions=(OtherVersion(url="https://v.example/1", mime="video/mp4", height=720),),
    discussions=(Discussion(url="https://s.example/1", account="@ann@s.example"),),
    keywords=("tea", "milk"),
    season_name="The Third",
)


def test_what_was_said_is_shown_and_what_has_an_address_opens_it(context, qtbot):
    panel = AboutPanel(context)
    qtbot.addWidget(panel)
    panel.show_more(EVERYTHING, page=None)
    opened = []
    panel.link.connect(opened.append)
    buttons = {found.text(): found for found in panel.findChildren(QAbstractButton)}
    for found in buttons.values():
        found.click()
    assert list(buttons) == [
        "Discussion · @ann@s.example",
        "Another version · MP4 · 720p",
        "Place: Ulm",
        "Licence: CC BY 4.0",
    ]
    assert opened == [
        "https://s.example/1",
        "https://v.example/1",
        "https://www.openstreetmap.org/relation/113314",
        "https://l.example/by",
    ]
    texts = {found.text() for found in panel.findChildren(QLabel)}
    assert {"Season: The Third", "tea", "milk"} <= texts


def test_an_episode_about_which_nothing_was_said_leaves_the_panel_empty(context, qtbot):
    panel = AboutPanel(context)
    qtbot.addWidget(panel)
    panel.show_more(EVERYTHING, page="https://a.example/1")
    assert not panel.is_empty
    panel.show_more(EpisodeExtras(), page=None)
    assert panel.is_empty
