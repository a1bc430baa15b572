"""A life of podplayer in some seconds: what leaves the computer, and what is written down?

As a program, PROFILE FEED FOLDER [PROXY], it is lived in a process of its own, which prints as JSON
what Python's audit hook saw of sockets and of programs that were started, each with who did it.
"""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from factories_sound import signal, write_wav
from fakes_encoder import FakeEncoder
from fakes_key_ring import MemoryRing

from podplayer.app.bootstrap import Edges, build
from podplayer.app.cli import main
from podplayer.app.logs import set_up_logs
from podplayer.app.paths import Paths
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId
from podplayer.playback.clock import SystemClock
from podplayer.playback.silent import SilentBackend

PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01"
    b"\x00\x00\x02\x02D\x01\x00;"
)
TITLES = ("Wombat Parade", "Quagga Returns", "Zorilla Nights")


def publish(site, folder, *, token=""):
    """Let a site have a show with cover, chapters, transcript and three episodes of sound."""
    sound = write_wav(folder / "sound.wav", signal()).read_bytes()
    items = []
    for number, title in enumerate(TITLES):
        said = "said" if number < 2 else "missing"
        items.append(
            f"<item><title>{title}</title><guid>guid-{number}-marsupial</guid>"
            f"<description>Notes about the {title.lower()} at night.</description>"
            f'<enclosure url="{site.url(f"/audio-{number}.wav")}{token}" type="audio/wav"'
            f' length="{len(sound)}"/>'
            f'<podcast:chapters url="{site.url("/chapters.json")}{token}"'
            ' type="application/json+chapters"/>'
            f'<podcast:transcript url="{site.url(f"/{said}.vtt")}{token}" type="text/vtt"/></item>'
        )
        body = sound if number < 2 else b"no sound at all"
        site.route(f"/audio-{number}.wav", body, headers={"Content-Type": "audio/wav"})
    site.route(
        "/feed.xml",
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f'<title>Antipodean Mammals</title><itunes:image href="{site.url("/cover.gif")}{token}"/>'
        f"{''.join(items)}</channel></rss>",
        headers={"Content-Type": "application/rss+xml"},
    )
    site.route("/cover.gif", PIXEL, headers={"Content-Type": "image/gif"})
    site.route("/chapters.json", '{"chapters":[{"startTime":0,"title":"Burrow"}]}')
    site.route("/said.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nA dasyurid was seen.\n")


class _Ears(SilentBackend):
    """Reads what is streamed to its end, as an engine does, and sounds nothing."""

    def load(self, source, *, start):
        if not isinstance(source, Path):
            at = 0
            while piece := source.read_at(at, 65536):
                at += len(piece)
        super().load(source, start=start)


def live(profile, feed_url, folder, *, ring=None, proxy=""):
    """Add, refresh, look, read, hear, download, search, rank, learn, crash, back up, export."""
    set_up_logs(profile / "logs")
    edges = Edges(encoder=FakeEncoder(), backend=_Ears(clock=SystemClock()))
    if ring is not None:
        edges.key_ring = ring
    app = build(Paths(profile), edges)
    cancel = CancelToken()
    try:
        if proxy:
            app.proxy.change(proxy)
        show = app.subscriptions.add(feed_url, cancel=cancel)
        app.refresh.all(cancel=cancel)
        app.covers.fetch_missing(cancel=cancel)
        first, second, broken = ids(app, show)
        app.hearing.chapters.chapters(first, cancel=cancel)
        app.hearing.transcripts.lines(first, cancel=cancel)
        app.listening.play(first)
        app.listening.pause()
        app.downloads.download(second, cancel=cancel)
        with suppress(PodplayerError):
            app.downloads.download(broken, cancel=cancel)
        with suppress(PodplayerError):
            app.hearing.transcripts.lines(broken, cancel=cancel)
        with suppress(PodplayerError):
            app.subscriptions.add(feed_url + "-gone", cancel=cancel)
        app.backups.make()
        app.everything.export(folder / "everything.age", passphrase="correct horse")
        app.everything.export(folder / "everything.zip", passphrase=None)
        app.connections.export(folder / "ledger.csv")
        crash(f"could not read {feed_url} through {proxy}: {app.library.episode(first).row.title}")
    finally:
        app.close()
    for words in (
        ["search", "parade"],
        ["recommend", "-n", "2"],
        ["feedback", str(second), "more"],
        ["taste"],
        ["evaluate", "log"],
        ["episodes"],
        ["ledger"],
        ["settings"],
        ["backup", str(folder / "copy.db")],
        ["export", "opml", str(folder / "shows.opml")],
        ["export", "listening", str(folder / "listening.jsonl")],
    ):
        run(profile, words)


def crash(words):
    """What nobody caught, with all that is secret in its words."""
    try:
        {}[words]
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def ids(app, show) -> list[EpisodeId]:
    """The episodes of a show."""
    return [row.id for row in app.library.episodes(podcast_id=show)]


def run(profile, words):
    """One command; what it printed. What it refuses is a part of life, too."""
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        status = main(["--profile", str(profile), *words])
    assert status in (0, 1), error.getvalue()
    assert "Traceback" not in error.getvalue()
    return out.getvalue() + error.getvalue()


def _callers() -> Iterator[str]:
    frame = sys._getframe(2)
    while frame is not None:
        yield str(frame.f_globals.get("__name__"))
        frame = frame.f_back


def _watch(seen) -> None:
    def on_event(event, arguments):
        if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec"):
            who = next((name for name in _callers() if name.startswith("podplayer.")), "")
            what = [str(word) for word in arguments[1]] if event == "subprocess.Popen" else []
            seen.append([event, who, what])

    sys.addaudithook(on_event)


def _main() -> None:
    seen = []
    _watch(seen)
    profile, feed, folder, *proxy = sys.argv[1:]
    live(Path(profile), feed, Path(folder), ring=MemoryRing(), proxy="".join(proxy))
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    _main()
