"""interests: what the listener says that they like."""

import argparse

from podplayer.app.bootstrap import App
from podplayer.app.output import Output, note
from podplayer.model.errors import EncoderError, UsageError
from podplayer.model.interests import LESS, MORE, MUTED, USUAL, StatedInterest

_WEIGHTS = {"more": MORE, "less": LESS, "usual": USUAL, "mute": MUTED}


def interests(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print the list, after a change if one is asked for."""
    if args.change is not None:
        _change(app, args.change, args.words)
        try:
            app.interest_vectors.ensure()
        except EncoderError as error:
            note(f"{error} Until then the interests wait.")
    found = app.interests.all()
    out.result(
        [_json(one) for one in found],
        [f"{one.id:>5}  {'muted' if one.is_muted else f'×{one.weight:g}':>5}  {one.name}"
         for one in found]
        or ["You named no interest yet; try `podplayer interests add rivers opera`."],
    )  # fmt: skip
    return 0


def _change(app: App, change: str, words: list[str]) -> None:
    if not words:
        raise UsageError(f"Say which: `podplayer interests {change} NAME`.")
    match change:
        case "add":
            done = [app.interests.add_all(words)]
        case "rename":
            if len(words) != 2:
                raise UsageError("Give the old name and the new one: `interests rename OLD NEW`.")
            done = [app.interests.rename(app.interests.find(words[0]).id, words[1])]
        case "remove":
            found = [app.interests.find(word) for word in words]
            done = [app.interests.remove(one.id) for one in found]
        case _:
            found = [app.interests.find(word) for word in words]
            done = [app.interests.weigh(one.id, _WEIGHTS[change]) for one in found]
    for token in done:
        note(f"{token.sentence}; `podplayer undo` takes it back.")


def _json(one: StatedInterest) -> dict[str, object]:
    return {"id": one.id, "name": one.name, "topic": one.topic, "weight": one.weight}
