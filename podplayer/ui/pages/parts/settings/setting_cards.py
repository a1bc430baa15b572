"""The cards of the settings: what each line says and which setting it changes."""

import sys

from podplayer.ui.context import UiContext
from podplayer.ui.format import speed
from podplayer.ui.language import LANGUAGES
from podplayer.ui.pages.parts.settings.proxy_field import ProxyField
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines, Steps
from podplayer.ui.text import tr
from podplayer.ui.widgets.player_menus import SPEEDS


class LooksCard(SettingLines):
    """Theme, language, the first page."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.theme = self.add_choice(
            "theme",
            tr("Theme"),
            tr("System follows the desktop."),
            [(tr("System"), "system"), (tr("Light"), "light"), (tr("Dark"), "dark")],
        )
        self.language = self.add_choice(
            "language",
            tr("Language"),
            tr("Holds after the next start."),
            [(tr("As the desktop"), ""), *((text, name) for name, text in LANGUAGES.items())],
        )
        self.add_switch(
            "reduces_motion",
            tr("Keep still"),
            tr("Nothing fades, glides or breathes. Off: as the desktop wishes."),
        )
        self.add_switch(
            "shows_for_you", tr("Recommendations"), tr("Off: podplayer opens with New.")
        )


class PlayerCard(SettingLines):
    """How episodes play; sound has its panel in the player bar."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.speed = self.add_choice(
            "speed",
            tr("Speed"),
            tr("For shows without a speed of their own."),
            [(speed(rate), rate) for rate in SPEEDS],
            written=lambda rate: speed(float(str(rate))),
        )
        seconds = Steps(5, 300, 5, tr(" s", "seconds, behind a number"))
        self.back = self.add_number("skip_back_seconds", tr("Skip back"), "", seconds)
        self.forward = self.add_number("skip_forward_seconds", tr("Skip forward"), "", seconds)
        self.add_switch(
            "rewinds",
            tr("Go back a little"),
            tr("After a pause it plays on a few seconds before where it was left."),
        )
        self.add_switch("plays_next", tr("Play the queue"), tr("Goes on by itself at the end."))
        self.add_switch(
            "continues_with_best",
            tr("Go on with the best next"),
            tr("Behind the queue, what For you would put first."),
        )
        self.engine = self.add_choice(
            "engine",
            tr("Engine"),
            tr("What turns files into sound. Holds after the next start."),
            [(tr("Studio"), "studio"), ("Qt", "qt"), ("VLC", "vlc")],
        )


class DownloadsCard(SettingLines):
    """Room, pace and what is fetched by itself."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.quota = self.add_number(
            "quota_gb",
            tr("Room for episodes"),
            tr("Above it, heard episodes go to the trash first."),
            Steps(0, 2000, 1, " GB", tr("No limit")),
        )
        self.add_number(
            "trash_days",
            tr("Keep the trash"),
            tr("Files that were cleaned away can be brought back for so long."),
            Steps(1, 90, 1, tr(" d", "days, behind a number")),
        )
        self.add_number("parallel_downloads", tr("At a time"), "", Steps(1, 8, 1, ""))
        self.add_number(
            "bandwidth_kb",
            tr("Pace"),
            tr("For all downloads together. What plays is never slowed down."),
            Steps(0, 100_000, 100, " kB/s", tr("No limit")),
        )


class LearningCard(SettingLines):
    """What is learned, and with which encoder."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.learning = self.add_switch(
            "is_learning",
            tr("Learn from what I hear"),
            tr("Off: nothing new is learned, what was learned stays."),
        )
        self.private = self.add_switch(
            "is_private",
            tr("Private listening"),
            tr("Your place in an episode is kept; nothing is logged."),
        )
        self.encoder = self.add_choice(
            "encoder",
            tr("Reads episodes with"),
            tr("What turns titles and notes into topics, on this computer."),
            [
                (tr("Best that is installed"), "auto"),
                (tr("E5, many languages"), "e5"),
                (tr("E5, quicker"), "e5-int8"),
                (tr("E5, most exact"), "e5-fp32"),
                (tr("MiniLM, English, lighter"), "minilm"),
                (tr("Words only, lightest"), "static"),
            ],
        )


class NetworkCard(SettingLines):
    """What is fetched, when and through what."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.offline = self.add_switch(
            "is_offline", tr("Offline"), tr("Nothing is fetched at all.")
        )
        self.add_switch(
            "refreshes_on_start",
            tr("Look for episodes at the start"),
            tr("Otherwise only when you ask."),
        )
        self.add_number(
            "refresh_hours",
            tr("Look for episodes every"),
            tr("While the window is open; each show in its own rhythm."),
            Steps(0, 168, 1, tr(" h", "hours, behind a number"), tr("Never")),
        )
        self.add_switch(
            "unwraps_trackers",
            tr("Go around trackers"),
            tr("Asks the show's own server, not the counters before it."),
        )
        self.proxy = ProxyField(context)
        self.proxy.add_to(self)


class DesktopCard(SettingLines):
    """Messages, tray, sleep, start."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.add_switch(
            "notifies",
            tr("Tell of new episodes"),
            tr("When a check finds some while you do not look at podplayer."),
        )
        self.add_switch(
            "keeps_awake",
            tr("Stay awake while playing"),
            tr("The computer does not go to sleep; the screen may."),
        )
        self.tray = self.add_switch("shows_tray", tr("Icon in the tray"), tr("Where there is one."))
        self.hiding = self.add_switch(
            "closes_to_tray",
            tr("Close to the tray"),
            tr("The window goes, what plays plays on. Ctrl+Q quits."),
        )
        self.on_load(lambda: self.hiding.setEnabled(self._settings.current.shows_tray))
        if sys.platform == "linux":
            self.autostart = self.add_switch(
                "starts_with_desktop",
                tr("Start with the desktop"),
                tr("In the tray, without a window."),
            )
