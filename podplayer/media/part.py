"""A file on its way: `NAME.part`, with holes, and `NAME.part.json` that says which bytes are there.

One that is to be locked is locked from its first byte on (part_body). The bytes are on disk before
the note that claims them, so what survives a killed program or a power cut can be trusted, and
fetching goes on where it was.
"""

import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from podplayer.media.intervals import Gap, Intervals
from podplayer.media.part_body import open_body
from podplayer.model.errors import MediaError
from podplayer.model.sealed import FileKeys

_NOTE_EVERY = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a server said about the file: pieces of different files must never be joined."""

    size: int | None
    validator: str | None
    """A strong ETag, or the date of the last change; sent back as If-Range."""


class PartFile:
    """Written by one thread, read by others; `changed` guards it and wakes readers.

    Raises:
        MediaError: from every method, when the disk refuses.
    """

    def __init__(self, target: Path, *, keys: FileKeys | None = None) -> None:
        """`keys`: needed where the target's name is that of a locked file."""
        self.target = target
        self.changed = threading.Condition()
        self.identity = Identity(size=None, validator=None)
        self.is_finished = False
        self._path = target.with_name(target.name + ".part")
        self._note = target.with_name(target.name + ".part.json")
        self._filled = Intervals()
        self._unnoted = 0
        self._is_closed = False
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._body = open_body(self._path, target=target, keys=keys)
            self._restore()
        except OSError as error:
            raise MediaError(disk_sentence(target, error)) from error

    def _restore(self) -> None:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            filled = Intervals((int(start), int(end)) for start, end in note["filled"])
            identity = Identity(size=note["size"], validator=note["validator"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            self._body.clear()
            return
        if self._body.restore(filled.stretches):
            self._filled, self.identity = filled, identity
        else:
            self._body.clear()

    @property
    def filled(self) -> int:
        """How many bytes are there. Waits for nobody: the window asks while one writes."""
        return self._filled.total

    @property
    def is_complete(self) -> bool:
        """Whether every byte is there."""
        with self.changed:
            size = self.identity.size
            return size is not None and self._filled.gap_from(0, size=size) is None

    def gap_from(self, offset: int) -> Gap | None:
        """The first lack at or behind `offset`, else the first of all; None if it is complete."""
        with self.changed:
            size = self.identity.size
            behind = self._filled.gap_from(offset, size=size)
            return behind if behind is not None else self._filled.gap_from(0, size=size)

    def filled_until(self, offset: int) -> int:
        """Up to where it can be read without a break from `offset`."""
        with self.changed:
            return self._filled.filled_until(offset)

    def learn(self, identity: Identity) -> None:
        """What a server says now; what it leaves out stays known."""
        with self.changed:
            self.identity = Identity(
                size=self.identity.size if identity.size is None else identity.size,
                validator=identity.validator or self.identity.validator,
            )
            self.changed.notify_all()

    def reset(self) -> None:
        """The server has another file now: begin anew."""
        with self.changed:
            self._filled = Intervals()
            self.identity = Identity(size=None, validator=None)
            self._unnoted = 0
            self._note.unlink(missing_ok=True)
            try:
                self._body.clear()
            except OSError as error:
                raise MediaError(disk_sentence(self.target, error)) from error

    def write(self, offset: int, data: bytes) -> None:
        """Bytes have come."""
        with self.changed:
            try:
                self._body.write(offset, data)
            except OSError as error:
                raise MediaError(disk_sentence(self.target, error)) from error
            self._filled.add(offset, offset + len(data))
            self._unnoted += len(data)
            self.changed.notify_all()
        if self._unnoted >= _NOTE_EVERY:
            self.note()

    def read(self, offset: int, count: int) -> bytes:
        """Bytes that are there; fewer or none where they lack."""
        with self.changed:
            available = self._filled.filled_until(offset) - offset
            if available <= 0:
                return b""
            return self._body.read(offset, min(count, available))

    def note(self) -> None:
        """Write down which bytes are there, after they are safe. On the thread that writes."""
        with self.changed:
            if self.is_finished or not self._unnoted:
                return
            text = json.dumps(
                {
                    "size": self.identity.size,
                    "validator": self.identity.validator,
                    "filled": self._body.kept(self._filled),
                }
            )
        fresh = self._note.with_name(self._note.name + ".new")
        try:
            self._body.sync()  # outside the lock: it can take a while, and readers go on
            fresh.write_text(text, "utf-8")
            fresh.replace(self._note)
            self._unnoted = 0
        except OSError as error:
            raise MediaError(disk_sentence(self.target, error)) from error

    def finish(self) -> Path:
        """Every byte is there: take the real name. It can still be read through this object."""
        if self.is_finished:
            return self.target
        try:
            with self.changed:
                self._body.finish(self.identity.size or 0)
            self._body.sync()
        except OSError as error:
            raise MediaError(disk_sentence(self.target, error)) from error
        with self.changed:
            try:
                self._body.move(self.target)
            except OSError as error:
                raise MediaError(disk_sentence(self.target, error)) from error
            self.is_finished = True
            self._note.unlink(missing_ok=True)
            return self.target

    def close(self) -> None:
        """Keep what came, for another time."""
        with suppress(MediaError):
            if not self._is_closed and self.filled:
                self.note()
        with self.changed:
            if self._is_closed:
                return
            self._is_closed = True
            self._body.close()
            if not self._body.kept(self._filled) and not self.is_finished:
                self._path.unlink(missing_ok=True)
                self._note.unlink(missing_ok=True)


def part_progress(target: Path) -> tuple[int, int | None]:
    """Bytes that came of a file earlier, and bytes of the whole; (0, None) if there are none."""
    note_path = target.with_name(target.name + ".part.json")
    try:
        note = json.loads(note_path.read_text("utf-8"))
        stretches = [(int(start), int(end)) for start, end in note["filled"]]
        size = None if note["size"] is None else int(note["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
    return Intervals(stretches).total, size


def discard_part(target: Path) -> None:
    """Delete what came of a file that is not wanted any more."""
    for ending in (".part", ".part.json"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


def disk_sentence(target: Path, error: OSError) -> str:
    """What an error of the disk means for the listener."""
    reason = error.strerror or str(error)
    return f"{target.name} could not be saved in {target.parent}: {reason}."
