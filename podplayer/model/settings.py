"""What the listener can set, with sane defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. Stored by name; a name that is not stored has its default."""

    theme: str = "system"
    """system, light or dark."""
    reduces_motion: bool = False
    """Whether nothing in the window moves by itself."""
    language: str = ""
    """Of the window: en, de, es, zh_CN; empty follows the desktop."""
    skip_back_seconds: int = 15
    skip_forward_seconds: int = 30
    speed: float = 1.0
    volume: float = 0.8
    engine: str = "studio"
    """studio, qt, vlc."""
    output_device: str = ""
    """Where sound comes out, as the sound server calls it; empty is its default."""
    is_levelled: bool = True
    """Every episode about as loud as every other, as far as the engine can."""
    boosts_voice: bool = False
    evens_voices: bool = False
    skips_silence: bool = False
    equalizer: str = ""
    """Decibels of six bands, with commas; empty is flat."""
    plays_next: bool = True
    """Whether the queue goes on by itself."""
    continues_with_best: bool = False
    """Behind the queue, whether the episode goes on that the ranking puts first."""
    rewinds: bool = True
    """Whether playing goes on a little before where it was left."""
    shows_for_you: bool = True
    is_learning: bool = True
    """Off: nothing new is learned; what was learned stays."""
    is_private: bool = False
    """Private listening: positions are kept, nothing is logged or learned."""
    is_offline: bool = False
    """Nothing is fetched at all."""
    unwraps_trackers: bool = True
    proxy: str = ""
    encoder: str = "auto"
    """auto, e5, minilm, static."""
    ranking_rule: str = ""
    """The simple rule that predicts this listener better, as the scoreboard found; else empty."""
    surprise: float = 0.3
    minutes: int = 0
    """Minutes at hand on "For you"; 0 is any."""
    refreshes_on_start: bool = False
    refresh_hours: int = 0
    """Every so many hours an open window checks the shows that are due; 0 is never by itself."""
    parallel_downloads: int = 2
    bandwidth_kb: int = 0
    """Kilobytes a second for all downloads together; 0 is as fast as they come. What plays is
    never slowed down."""
    locks_files: bool = False
    """Whether downloads and covers are locked, where the library is encrypted."""
    quota_gb: float = 0.0
    """How much downloaded episodes may take; 0 is no limit."""
    trash_days: int = 7
    """How long files that were cleaned away can be brought back."""
    notifies: bool = True
    """Whether the desktop tells of episodes that were found while the window was not looked at."""
    keeps_awake: bool = True
    """Whether the computer may not go to sleep while an episode plays."""
    shows_tray: bool = True
    closes_to_tray: bool = False
    """Whether closing the window leaves it playing in the tray."""
    starts_with_desktop: bool = False
    longest_stall_ms: int = 0
    """How long the window stood still at most while it was open last; the doctor tells."""
    longest_stall_at: str = ""
    """The page that was shown then."""
    shortcuts: str = ""
    """Keys that the listener changed, as JSON: the name of a command and its keys."""
    geometry: str = ""
    """Window geometry, base64."""
    mini_place: str = ""
    """Where the small player stands on the screen: "x,y"."""
    last_page: str = ""
    """Where the listener was: "queue", "show/3", "episode/7"."""
    last_episode: int = 0
    """What was open in the player; 0 is nothing."""
    desktop_is_dark: bool = False
    """As it was last known, so that a dark desktop gets no bright window while it is asked."""
