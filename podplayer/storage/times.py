"""Times in the library: UTC, ISO 8601, one width, so that text order is time order."""

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """`2026-11-24T08:10:00Z`; the moment must be aware."""
    # isoformat costs a third of strftime, and a refresh writes thousands.
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat()[:19]}Z"


def to_text_or_none(moment: datetime | None) -> str | None:
    """The same, None for None."""
    return None if moment is None else to_text(moment)


def from_text(text: str) -> datetime:
    """The inverse of to_text; also reads local times with an offset."""
    return datetime.fromisoformat(text)


def from_text_or_none(text: str | None) -> datetime | None:
    """The same, None for None."""
    return None if text is None else from_text(text)
