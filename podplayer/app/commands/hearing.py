"""analyse, bookmark, chapters, transcribe, transcript: what is in the sound of episodes."""

import argparse

from podplayer.app.bootstrap import App
from podplayer.app.output import Output, clock
from podplayer.model.bookmarks import Bookmark
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import UsageError
from podplayer.model.ids import EpisodeId
from podplayer.model.transcripts import SpokenHit, Transcript
from podplayer.services.wording import counted
from podplayer.storage.times import to_text

_MARKS = str.maketrans("", "", "\x02\x03")


def analyse(app: App, args: argparse.Namespace, out: Output) -> int:
    """Look at downloaded files for silence, loudness and true length."""
    report = app.hearing.sound.analyse_missing(cancel=CancelToken(), limit=args.limit)
    lines = [f"Analysed {counted(report.analysed, 'file')}."]
    if report.failed:
        lines.append(f"{counted(report.failed, 'file')} could not be read.")
    if report.missing:
        lines.append(f"{counted(report.missing, 'file')} still to be analysed.")
    lines += [one.sentence for one in report.followed]
    document = {
        "analysed": report.analysed, "failed": report.failed, "missing": report.missing,
        "followed": [one.sentence for one in report.followed],
    }  # fmt: skip
    out.result(document, lines)
    return 0


def bookmark(app: App, args: argparse.Namespace, out: Output) -> int:
    """Mark a place, remove one, or list them."""
    if args.remove is not None:
        sentence = app.hearing.bookmarks.remove(args.remove).sentence
        out.result({"removed": args.remove}, [f"{sentence}."])
        return 0
    if args.episode is None:
        return _print(app.hearing.bookmarks.latest(args.limit), out)
    episode_id = app.library.episode(EpisodeId(args.episode)).row.id
    if args.at is None and not args.note:
        return _print(app.hearing.bookmarks.of_episode(episode_id), out)
    made = app.hearing.bookmarks.add(episode_id, at=args.at, note=args.note or "")
    out.result(_json(made), [f"Marked {_line(made)}."])
    return 0


def _print(found: list[Bookmark], out: Output) -> int:
    out.result(
        [_json(one) for one in found],
        [f"{one.id:>5}  {_line(one)}" for one in found]
        or ["Nothing is marked yet; `podplayer bookmark EPISODE --at 12:34 --note TEXT` does it."],
    )
    return 0


def _line(one: Bookmark) -> str:
    text = f"{clock(one.at)} of “{one.episode_title}” ({one.podcast_title})"
    return f"{text}: {one.note}" if one.note else text


def _json(one: Bookmark) -> dict[str, object]:
    return {
        "id": one.id,
        "episode": one.episode_id,
        "title": one.episode_title,
        "show": one.podcast_title,
        "at_ms": one.at,
        "note": one.note,
        "created": to_text(one.created_at),
    }


def chapters(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print the chapters of an episode."""
    found = app.hearing.chapters.chapters(EpisodeId(args.episode), cancel=CancelToken())
    out.result(
        [
            {"start_ms": c.start, "end_ms": c.end, "title": c.title, "url": c.url, "image": c.image}
            for c in found
        ],
        [f"{clock(c.start):>9}  {c.title}" for c in found] or ["There are no chapters."],
    )
    return 0


def transcript(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print what is said in an episode, or find where something is said."""
    if args.find:
        return _print_hits(app.hearing.transcripts.search(args.find, limit=args.limit or 50), out)
    if args.episode is None:
        raise UsageError("Say which episode, or --find WORDS.")
    return _print_lines(
        app.hearing.transcripts.lines(EpisodeId(args.episode), cancel=CancelToken()), out
    )


def transcribe(app: App, args: argparse.Namespace, out: Output) -> int:
    """Write down what is said; Ctrl+C keeps what is written, and the next time goes on there."""
    made = app.hearing.transcription.transcribe(EpisodeId(args.episode), cancel=CancelToken())
    return _print_lines(made, out)


def _print_lines(read: Transcript, out: Output) -> int:
    out.result(
        [
            {"start_ms": n.start, "end_ms": n.end, "speaker": n.speaker, "text": n.text}
            for n in read.lines
        ],
        [
            f"{'' if n.start is None else clock(n.start):>9}  "
            f"{n.speaker + ': ' if n.speaker else ''}{n.text}"
            for n in read.lines
        ],
    )
    return 0


def _print_hits(hits: list[SpokenHit], out: Output) -> int:
    out.result(
        [
            {
                "episode": hit.episode_id,
                "title": hit.title,
                "show": hit.podcast_title,
                "at_ms": hit.at,
                "text": hit.snippet.translate(_MARKS),
            }
            for hit in hits
        ],
        [
            f"{'' if hit.at is None else clock(hit.at):>9}  {hit.snippet.translate(_MARKS)}  "
            f"({hit.title}, {hit.podcast_title}) [{hit.episode_id}]"
            for hit in hits
        ]
        or ["Nobody says that in the transcripts that are here."],
    )
    return 0
