"""Interests that the listener names: added, renamed, weighed, muted, taken away; all with undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from podplayer.model.errors import UsageError
from podplayer.model.events import TasteChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.interests import LESS, LONGEST, MORE, MUTED, USUAL, StatedInterest, Topic
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import Sentence, say
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.interests import InterestTable
from podplayer.storage.journal import Journal
from podplayer.storage.times import to_text


class Interests:
    """What the listener says; stored at once. `InterestVectors` lets the ranking understand it."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._table = InterestTable(db)
        self._bus = bus
        self._now = now

    def all(self) -> list[StatedInterest]:
        """In the order in which they were named."""
        return self._table.all()

    def add(self, name: str) -> UndoToken:
        """Name an interest. Raises UsageError where it is empty, too long or there already."""
        return self.add_all([self._tidy(name)])

    def add_all(self, names: Sequence[str], topics: Sequence[Topic] = ()) -> UndoToken:
        """Name several, as one change; those that are there already are left as they are.

        Raises UsageError where none is new.
        """
        known = {one.name.casefold() for one in self._table.all()}
        wanted = {topic.name.casefold(): (topic.name, topic.text, topic.key) for topic in topics}
        for name in map(_tidy, names):
            if name:
                wanted.setdefault(name.casefold(), (name, name, ""))
        new = [entry for folded, entry in wanted.items() if folded not in known]
        if not new:
            raise UsageError(say("This is among your interests already."))
        with self._db.transaction(is_durable=True):
            numbers = [
                self._table.add(name, text=text, topic=key or None, now=self._now())
                for name, text, key in new
            ]
            sentence = (
                say("Added “{name}” to your interests", name=new[0][0])
                if len(new) == 1
                else say("Added %n interest(s)", n=len(new))
            )
            token = self._record({"added": numbers, "at": to_text(self._now())}, sentence)
        self._bus.publish(TasteChanged())
        return token

    def rename(self, number: int, name: str) -> UndoToken:
        """Call it otherwise; what was typed then means the new words. Raises UsageError."""
        before = self._table.get(number)
        name = self._tidy(name)
        if any(o.name.casefold() == name.casefold() and o.id != number for o in self._table.all()):
            raise UsageError(say("“{name}” is among your interests already.", name=name))
        text = before.text if before.topic else name
        return self._change(
            before,
            replace(before, name=name, text=text),
            say("“{old}” is called “{name}” now", old=before.name, name=name),
        )

    def weigh(self, number: int, weight: float) -> UndoToken:
        """Let it count more, less or not at all. Raises UsageError."""
        before = self._table.get(number)
        if not MUTED <= weight <= MORE:
            raise UsageError(say("An interest weighs between 0 and {most}.", most=MORE))
        sentences = {
            MUTED: say("“{name}” counts for nothing now", name=before.name),
            LESS: say("“{name}” counts less now", name=before.name),
            USUAL: say("“{name}” counts as usual now", name=before.name),
            MORE: say("“{name}” counts more now", name=before.name),
        }
        sentence = sentences.get(weight) or say(
            "“{name}” weighs {weight} now", name=before.name, weight=weight
        )
        return self._change(before, replace(before, weight=weight), sentence)

    def remove(self, number: int) -> UndoToken:
        """Take it away. Raises NotFoundError."""
        before = self._table.get(number)
        with self._db.transaction(is_durable=True):
            self._table.set_removed(number, self._now())
            token = self._record(
                {"removed": number},
                say("Removed “{name}” from your interests", name=before.name),
            )
        self._bus.publish(TasteChanged())
        return token

    def find(self, text: str) -> StatedInterest:
        """By number or name. Raises UsageError."""
        wanted = text.strip().casefold()
        found = [o for o in self._table.all() if wanted in (str(o.id), o.name.casefold())]
        if not found:
            raise UsageError(
                say("You named no interest “{text}”; `podplayer interests` lists them.", text=text)
            )
        return found[0]

    def name_learned(self, episodes: Sequence[EpisodeId], name: str) -> None:
        """Call a learned interest otherwise: that of these episodes. Empty: its own name again."""
        self._table.set_name(episodes, _tidy(name))
        self._bus.publish(TasteChanged())

    def _tidy(self, name: str) -> str:
        tidy = _tidy(name)
        if not tidy:
            raise UsageError(say("Type what you like to hear about."))
        if len(tidy) > LONGEST:
            raise UsageError(say("An interest has up to {most} characters.", most=LONGEST))
        return tidy

    def _change(
        self, before: StatedInterest, after: StatedInterest, sentence: Sentence
    ) -> UndoToken:
        with self._db.transaction(is_durable=True):
            self._table.put(after)
            inverse = {
                "changed": before.id,
                "name": before.name,
                "text": before.text,
                "topic": before.topic,
                "weight": before.weight,
            }
            token = self._record(inverse, sentence)
        self._bus.publish(TasteChanged())
        return token

    def _record(self, inverse: dict[str, object], sentence: Sentence) -> UndoToken:
        return Journal(self._db).record(
            "interest", payload={}, inverse=inverse, sentence=sentence, now=self._now()
        )


def _tidy(name: str) -> str:
    return " ".join(name.split())
