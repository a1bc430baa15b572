"""tag, archive, hide, mark, playlists, playlist, undo: how the listener arranges the library."""

import argparse
from collections.abc import Callable
from dataclasses import asdict

from podplayer.app.bootstrap import App
from podplayer.app.commands.library import show_json
from podplayer.app.output import Output, episode_json, episode_line, note
from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import UndoToken
from podplayer.model.shelves import HideRule, Playlist
from podplayer.services.rules import describe, read

MINUTE = 60_000


def tag(app: App, args: argparse.Namespace, out: Output) -> int:
    """List the tags, or those of a show, or change them."""
    if args.show is None:
        tags = app.library.tags()
        out.result(
            [{"tag": entry.tag, "shows": entry.shows} for entry in tags],
            [f"{entry.shows:>5}  {entry.tag}" for entry in tags]
            or ["No show is tagged yet; `podplayer tag SHOW add TAG` does it."],
        )
        return 0
    podcast_id = PodcastId(args.show)
    if args.change is not None:
        if not args.tags:
            raise UsageError("Say which tag: `podplayer tag SHOW add|remove TAG`.")
        change = app.library.add_tag if args.change == "add" else app.library.remove_tag
        for name in args.tags:
            note(f"{change(podcast_id, name).sentence}.")
    show = app.library.podcast(podcast_id)
    out.result(show_json(show), [", ".join(show.tags) or f"{show.title} has no tags."])
    return 0


def archive(app: App, args: argparse.Namespace, out: Output) -> int:
    """Put shows away with their history, or bring them back."""
    shows = [app.library.podcast(PodcastId(number)) for number in args.shows]
    tokens = [app.library.archive(show.id, not args.undo) for show in shows]
    out.result(
        [show_json(app.library.podcast(show.id)) for show in shows],
        [f"{token.sentence}." for token in tokens],
    )
    return 0


def hide(app: App, args: argparse.Namespace, out: Output) -> int:
    """Say which episodes of a show never appear, or print what was said."""
    podcast_id = PodcastId(args.show)
    wanted = HideRule(
        title_words=tuple(args.words or ()),
        shorter_than=_minutes(args.shorter_than),
        longer_than=_minutes(args.longer_than),
        repeats=args.repeats,
        trailers=args.trailers,
    )
    if wanted or args.nothing:
        note(f"{app.library.set_hide_rule(podcast_id, wanted).sentence}.")
    show = app.library.podcast(podcast_id)
    rule = app.library.hide_rule(show.id)
    out.result(
        asdict(rule) | {"title_words": list(rule.title_words)},
        [_hidden_line(show.title, rule)],
    )
    return 0


def _minutes(number: int | None) -> Ms | None:
    return None if number is None else Ms(number * MINUTE)


def _hidden_line(title: str, rule: HideRule) -> str:
    parts = [f"titles with “{word}”" for word in rule.title_words]
    if rule.shorter_than is not None:
        parts.append(f"shorter than {rule.shorter_than // MINUTE} minutes")
    if rule.longer_than is not None:
        parts.append(f"longer than {rule.longer_than // MINUTE} minutes")
    if rule.repeats:
        parts.append("repeats")
    if rule.trailers:
        parts.append("trailers")
    return f"Hidden of {title}: {', '.join(parts)}." if parts else f"Nothing of {title} is hidden."


def mark(app: App, args: argparse.Namespace, out: Output) -> int:
    """Mark many episodes at once."""
    ids = [row.id for row in app.library.rows([EpisodeId(number) for number in args.episodes])]
    missing = [number for number in args.episodes if number not in ids]
    if missing:
        raise NotFoundError(
            f"There is no episode {missing[0]}, so nothing was marked; "
            "`podplayer episodes` lists them."
        )
    library = app.library
    changes: dict[str, Callable[[], UndoToken]] = {
        "heard": lambda: library.mark_heard(ids, True),  # noqa: FBT003
        "unheard": lambda: library.mark_heard(ids, False),  # noqa: FBT003
        "favourite": lambda: library.set_favourites(ids, True),  # noqa: FBT003
        "no-favourite": lambda: library.set_favourites(ids, False),  # noqa: FBT003
        "dismissed": lambda: library.dismiss(ids),
        "not-dismissed": lambda: library.dismiss(ids, False),  # noqa: FBT003
    }
    token = changes[args.what]()
    out.result(
        [episode_json(row) for row in library.rows(ids)],
        [f"{token.sentence}; `podplayer undo` takes it back."],
    )
    return 0


def undo(app: App, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """Take the last change back."""
    changes = app.library.changes(limit=1)
    if not changes:
        raise NotFoundError("There is nothing to take back.")
    app.library.undo(changes[0])
    out.result({"undone": changes[0].sentence}, [f"Taken back: {changes[0].sentence}."])
    return 0


def playlist_json(app: App, playlist: Playlist) -> dict[str, object]:
    """A playlist as `--json` prints it."""
    return {
        "id": playlist.id,
        "name": playlist.name,
        "rule": None if playlist.rule is None else describe(playlist.rule),
        "episodes": len(app.playlists.ids(playlist.id)),
    }


def playlists(app: App, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """List the playlists."""
    found = [playlist_json(app, playlist) for playlist in app.playlists.all()]
    out.result(
        found,
        [f"{entry['episodes']:>6}  {entry['name']}{_ruled(entry)}" for entry in found]
        or ["There is no playlist yet; `podplayer playlist NAME --rule “unheard, under 30 min”`."],
    )
    return 0


def _ruled(entry: dict[str, object]) -> str:
    return f"  ({entry['rule']})" if entry["rule"] else ""


def playlist(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print a playlist, or make and change it."""
    found = _changed(app, args)
    if found is None:
        out.result({"deleted": args.name}, [f"Deleted the playlist “{args.name}”."])
        return 0
    if args.play:
        note(f"{app.queueing.replace(app.playlists.ids(found.id)).sentence}.")
    rows = app.playlists.rows(found.id, limit=args.limit)
    out.result(
        playlist_json(app, found) | {"rows": [episode_json(row) for row in rows]},
        [episode_line(row) for row in rows] or [f"There is nothing in “{found.name}” now."],
    )
    return 0


def _changed(app: App, args: argparse.Namespace) -> Playlist | None:
    """Do what the options say; the playlist afterwards, None where it was deleted."""
    rule = None if args.rule is None else read(args.rule)
    ids = [app.library.episode(EpisodeId(number)).row.id for number in args.add or ()]
    names = {entry.name.casefold() for entry in app.playlists.all()}
    if args.name.strip().casefold() not in names and (rule is not None or ids):
        made = app.playlists.create(args.name, rule=rule, ids=ids)
        note(f"Made the playlist “{made.name}”.")
        return made
    found = app.playlists.named(args.name)
    if args.delete:
        app.playlists.delete(found.id)
        return None
    if foreign := set(args.remove or ()).difference(app.playlists.ids(found.id)):
        raise UsageError(f"Episode {min(foreign)} is not in “{found.name}”.")
    tokens: list[UndoToken] = []
    if rule is not None:
        tokens.append(app.playlists.set_rule(found.id, rule))
    if ids:
        tokens.append(app.playlists.add(found.id, ids))
    if args.remove:
        gone = [EpisodeId(number) for number in args.remove]
        tokens.append(app.playlists.take_out(found.id, gone))
    if args.rename is not None:
        tokens.append(app.playlists.rename(found.id, args.rename))
    for token in tokens:
        note(f"{token.sentence}.")
    return app.playlists.get(found.id)
