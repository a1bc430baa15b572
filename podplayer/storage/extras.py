"""The rarer tags of a feed as JSON: only what was said, so that it stays short."""

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    LiveShow,
    OtherShow,
    OtherVersion,
    Place,
    Recipient,
    ShowExtras,
    TextRecord,
    Trailer,
)
from podplayer.storage.times import from_text_or_none, to_text

_ONE: dict[str, type] = {"licence": Licence, "place": Place, "publisher": OtherShow}
_MANY: dict[str, type] = {
    "versions": OtherVersion,
    "discussions": Discussion,
    "podroll": OtherShow,
    "trailers": Trailer,
    "live": LiveShow,
    "recipients": Recipient,
    "records": TextRecord,
}
_TIMES = ("published", "start", "end")


def to_json(extras: ShowExtras | EpisodeExtras) -> str:
    """As it is stored."""
    return json.dumps(_plain(extras), ensure_ascii=False)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of model.extras
    if is_dataclass(value):
        said = {entry.name: getattr(value, entry.name) for entry in fields(value)}
        return {name: _plain(part) for name, part in said.items() if _is_said(part)}
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _is_said(part: object) -> bool:
    return part is not False and part not in (None, "", ())  # a season 0 is one


def show_extras(text: str) -> ShowExtras:
    """As it was given to `to_json`."""
    return ShowExtras(**_typed(json.loads(text)))


def episode_extras(text: str | None) -> EpisodeExtras:
    """As it was given to `to_json`; without any where there is no row."""
    return EpisodeExtras(**_typed(json.loads(text))) if text else EpisodeExtras()


def _typed(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in stored.items()}


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    if name in _ONE:
        return _ONE[name](**value)
    if name in _MANY:
        return tuple(_MANY[name](**_dated(entry)) for entry in value)
    return tuple(value) if isinstance(value, list) else value


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    times = {name: from_text_or_none(entry[name]) for name in _TIMES if name in entry}
    return entry | times
