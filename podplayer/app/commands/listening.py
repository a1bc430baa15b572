"""recommend, feedback, play, taste, evaluate."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from podplayer.app.bootstrap import App
from podplayer.app.output import JsonValue, Output, clock, episode_json, note, rounded
from podplayer.app.play_options import PlayOptions
from podplayer.app.windows import play_in_terminal
from podplayer.model.errors import UsageError
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.listening import FeedbackKind
from podplayer.model.ranking import (
    ForgetKind,
    ForgetScope,
    RankingOptions,
    Recommendation,
    Scoreboard,
    Taste,
)
from podplayer.services.wording import counted

_LONGEST_NUMBER = 19
_MISSING_SHARE = 0.1
"""From this share of episodes without a vector on, `recommend` says so."""


def recommend(app: App, args: argparse.Namespace, out: Output) -> int:
    """Rank what to hear now."""
    options = RankingOptions(
        count=args.n,
        at=args.at,
        minutes=args.minutes,
        place=args.place,
        mood=args.mood,
        surprise=app.settings.current.surprise if args.surprise is None else args.surprise,
        is_downloaded_only=args.downloaded,
    )
    ranked = app.recommendations.rank(options)
    lines = _recommended(ranked.items)
    if ranked.mood_entropy is not None and options.mood is None:
        lines.append("Mood: not asked, so it could be any; --mood says one.")
    out.result([_recommendation_json(item) for item in ranked.items], lines)
    status = app.indexing.status()
    if status.missing > _MISSING_SHARE * max(status.total, 1):
        note(
            f"{counted(status.missing, 'episode')} of {status.total:,} were not read by the "
            "encoder yet; `podplayer reindex` makes the list better."
        )
    return 0


def _recommended(items: Sequence[Recommendation]) -> list[str]:
    if not items:
        return ["There is nothing to recommend yet; follow some shows, or try `podplayer demo`."]
    lines = []
    for item in items:
        row = item.episode
        lines.append(
            f"{item.rank:>3}. {row.title}  ({row.podcast_title}, {clock(row.duration)})  "
            f"{item.probability:.0%} ± {item.uncertainty:.0%}   [{row.id}]"
        )
        lines += [f"       {reason.text}" for reason in item.reasons]
    return lines


def _recommendation_json(item: Recommendation) -> dict[str, object]:
    return {
        "rank": item.rank,
        "episode": episode_json(item.episode),
        "probability": round(item.probability, 4),
        "uncertainty": round(item.uncertainty, 4),
        "exploration": item.is_exploration,
        "reasons": [
            {"kind": reason.kind.value, "text": reason.text, "weight": round(reason.weight, 4)}
            for reason in item.reasons
        ],
        "contributions": rounded(item.contributions),
    }


def feedback(app: App, args: argparse.Namespace, out: Output) -> int:
    """Record an answer."""
    row = app.library.episode(EpisodeId(args.episode)).row
    kind = FeedbackKind(args.kind)
    app.recommendations.feedback(row.id, kind)
    sentence = {
        FeedbackKind.MORE: f"More like “{row.title}”",
        FeedbackKind.LESS: f"Less like “{row.title}”",
        FeedbackKind.NOT_NOW: f"“{row.title}” is left out for now",
        FeedbackKind.NEVER: f"“{row.title}” will not be recommended again",
        FeedbackKind.FAVOURITE: f"“{row.title}” is a favourite",
    }[kind]
    out.result({"episode": row.id, "kind": kind.value}, [f"{sentence}."])
    return 0


def play(app: App, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """Play in the terminal."""
    row = app.library.episode(EpisodeId(args.episode)).row
    options = PlayOptions(seconds=args.seconds, speed=args.speed, sleep=args.sleep or "")
    return play_in_terminal(app, row.id, options)


def taste(app: App, args: argparse.Namespace, out: Output) -> int:
    """Show what was learned, or unlearn."""
    if args.forget:
        return _forget(app, args, out)
    learned = app.recommendations.taste()
    lines = [f"Learned from {counted(learned.events, 'event')}."]
    lines += [f"  {i.weight:>4.0%}  {i.name}" for i in learned.interests]
    lines += [
        f"  {s.share:>4.0%}  {s.title}: {s.finished} of {s.started} finished" for s in learned.shows
    ]
    out.result(_taste_json(app, learned), lines)
    return 0


def _forget(app: App, args: argparse.Namespace, out: Output) -> int:
    removed = app.recommendations.forget(_scope(app, args.forget))
    lines = [f"Forgot {counted(removed, 'event')}."]
    if args.with_backups:
        app.erasing.renew_backups()
    elif app.backups.all():
        lines.append("Backups still have it; --with-backups deletes those and makes a new one.")
    out.result({"forgotten": removed}, lines)
    return 0


def _taste_json(app: App, learned: Taste) -> dict[str, JsonValue]:
    ids = [number for interest in learned.interests for number in interest.episodes]
    titles = {row.id: row.title for row in app.library.rows(ids)}
    return {
        "events": learned.events,
        "interests": [
            {
                "name": interest.name,
                "weight": round(interest.weight, 4),
                "keywords": list(interest.keywords),
                "episodes": [
                    {"id": number, "title": titles[number]}
                    for number in interest.episodes
                    if number in titles
                ],
            }
            for interest in learned.interests
        ],
        "shows": [
            {
                "id": show.podcast_id,
                "title": show.title,
                "started": show.started,
                "finished": show.finished,
                "share": round(show.share, 4),
            }
            for show in learned.shows
        ],
        "weights": rounded(learned.weights),
        "hours": [list(hours) for hours in learned.hours],
    }


def _scope(app: App, words: list[str]) -> ForgetScope:
    """`forget all|show N|topic T|since ISO` as a scope. Raises UsageError."""
    match words:
        case ["forget", "all"]:
            return ForgetScope(kind=ForgetKind.ALL)
        case ["forget", "show", number] if number.isdecimal() and len(number) < _LONGEST_NUMBER:
            return ForgetScope(
                kind=ForgetKind.SHOW, podcast_id=app.library.podcast(PodcastId(int(number))).id
            )
        case ["forget", "topic", *topic] if topic:
            return ForgetScope(kind=ForgetKind.TOPIC, topic=" ".join(topic))
        case ["forget", "since", text]:
            try:
                return ForgetScope(
                    kind=ForgetKind.SINCE, since=datetime.fromisoformat(text).astimezone()
                )
            except ValueError:
                raise UsageError(f"{text} is not a time such as 2026-11-24.") from None
        case _:
            raise UsageError(
                "Say what to forget: taste forget all, show N, topic WORDS, or since 2026-11-24."
            )


def evaluate(app: App, args: argparse.Namespace, out: Output) -> int:
    """Compare rankings."""
    if args.what == "log":
        board = app.recommendations.evaluate_log()
        if args.report:
            note(f"The report is {app.evaluation.page(Path(args.report), board)}.")
        out.result(_board_json(board), _board_lines(board))
        return 0
    report = app.evaluation.folder(
        Path(args.what).expanduser(), protocol=args.protocol, is_whole=args.report is not None
    )
    if args.report:
        note(f"The report is {app.evaluation.page(Path(args.report), report)}.")
    out.result(report.document(), report.lines())
    return 0


def _board_json(board: Scoreboard) -> dict[str, object]:
    return {
        "protocol": "log",
        "decisions": board.decisions,
        "sentence": board.sentence,
        "calibration": board.calibration_error,
        "bins": [list(line) for line in board.calibration_bins],
        "ablation": {name: list(line) for name, line in board.ablation.items()},
        "curve": {
            name: {str(count): value for count, value in line.items()}
            for name, line in board.curve.items()
        },
        "rankers": {
            score.name: {
                "ndcg10": list(score.ndcg10),
                "hit1": list(score.hit1),
                "mrr": list(score.mrr),
                "auc": list(score.auc),
                "log_loss": score.log_loss,
            }
            for score in board.rankers
        },
    }


def _board_lines(board: Scoreboard) -> list[str]:
    lines = [board.sentence]
    if board.rankers:
        lines.append(f"{'':<16} nDCG@10               hit@1   MRR     AUC")
    lines += [
        f"{score.name:<16} {score.ndcg10[0]:.3f} [{score.ndcg10[1]:.3f}, {score.ndcg10[2]:.3f}]"
        f"  {score.hit1[0]:.3f}   {score.mrr[0]:.3f}   {score.auc[0]:.3f}"
        for score in board.rankers
    ]
    return lines
