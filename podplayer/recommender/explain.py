"""Reasons: the largest true parts of the score, in words, with their evidence.

A part is w_j (x_j - mean over the candidates). It is said only if it carries over a fifth of all
that speaks for the episode, and only if a sentence can be found that is literally true of the log;
where nothing carries a fifth, the largest part that can be said stands alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from podplayer.model.ids import EpisodeId
from podplayer.model.listening import Context
from podplayer.model.ranking import Reason, ReasonKind
from podplayer.model.sentence import say
from podplayer.recommender.columns import Bools, Ints, distinct
from podplayer.recommender.feature_list import COLUMNS, HABIT, KINDS, NAMES, REASONS, TOPIC
from podplayer.recommender.features import ROOM
from podplayer.recommender.moments import day_part, day_words, in_part
from podplayer.recommender.sense_features import feeling_words, nearest_elsewhere
from podplayer.recommender.space import Space
from podplayer.recommender.stopwords import FILLERS
from podplayer.recommender.taste import FINISHED, started_and_finished
from podplayer.recommender.world import LIKED_WINDOW, World

LEAST_SHARE = 0.2
MOST_REASONS = 3
NEAR, NEAR_ACROSS = 0.2, 0.4
"""Whitened cosines below which two texts are not called close; the second between languages, where
they are less sure."""
NEAR_WORDS = 0.25
"""Cosine below which an episode is not called close to a few words; see Whitening.asked. What no
episode is about reaches .22."""
ALIKE = 0.3
"""Whitened cosine below which two recordings, or covers, are not called alike."""
AGREES = 0.1
"""Whitened cosine below which two texts with words in common are about different things: "south"
and "west" of a monsoon and of a sense of direction."""
SHARED = 6
"""Heaviest words in common, of which two are worth saying."""
NEW_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Narrator:
    """Finds the sentences of one ranking. Knows titles through a function: rows have none."""

    world: World
    context: Context
    left_minutes: np.ndarray[tuple[int], np.dtype[np.float64]]
    title: Callable[[int], str]
    """Row to the episode's title."""

    def reasons(self, row: int, contributions: Mapping[str, float]) -> list[Reason]:
        """Up to three, strongest first; always at least one."""
        positive = max(sum(value for value in contributions.values() if value > 0), 1e-9)
        shares = {
            family: sum(contributions.get(name, 0.0) for name in family) / positive
            for family in REASONS
        }
        found: list[Reason] = []
        for family in sorted(REASONS, key=lambda one: -shares[one]):
            # Where nothing carries a fifth, the largest part that can be said stands alone.
            if shares[family] <= (LEAST_SHARE if found else 0.0) or len(found) == MOST_REASONS:
                break
            said = self._sentence(family, row)
            if said is None:
                continue
            name = max(family, key=lambda one: contributions.get(one, 0.0))
            text, evidence = said
            found.append(
                Reason(
                    kind=KINDS[name],
                    text=text,
                    weight=min(1.0, shares[family]),
                    feature=name,
                    evidence=evidence,
                )
            )
        # True of most of what is listed: it is a reason where there is no other.
        telling = [reason for reason in found if reason.kind is not ReasonKind.LANGUAGE]
        return telling or found or [self._fallback(row)]

    def outside(self, row: int) -> Reason:
        """The reason of an exploration slot."""
        return Reason(
            kind=ReasonKind.DIFFERENT,
            text=self._outside(row),
            weight=0.0,
            feature="show_new",
        )

    def _outside(self, row: int) -> str:
        played = len(distinct(self.world.events.items[self._plays_of_show(row)]))
        if played:
            return say("Outside your usual: %n episode(s) of this show played so far", n=played)
        return say("Outside your usual: a show you have not played yet")

    def _sentence(
        self, family: tuple[str, ...], row: int
    ) -> tuple[str, tuple[EpisodeId, ...]] | None:
        if family == HABIT:
            return self._habit(row)
        if family == TOPIC:
            return self._topic(row)
        speakers: Mapping[str, Callable[[int], tuple[str, tuple[EpisodeId, ...]] | None]] = {
            "fits": self._fits,
            "fresh": self._fresh,
            "serial_next": self._serial,
            "hour_show": self._hour_show,
            "hour_topic": self._hour_topic,
            "mood_match": self._mood,
            "sound_near": self._sound,
            "cover_near": self._cover,
            "language": self._language,
            "show_new": self._new_show,
            "interest": self._stated,
        }
        speak = speakers.get(family[0])
        return None if speak is None else speak(row)

    # ------------------------------------------------------------ one sentence a family

    def _habit(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        events = self.world.events
        own = np.flatnonzero(self._plays_of_show(row))
        if not len(own):
            return None
        started, finished = started_and_finished(events, own)
        evidence = self._ids(own[events.is_heard[own]][-3:])
        if started > 1 and finished * 2 >= started:
            text = say(
                "You finished {finished} of {started} from this show",
                finished=finished,
                started=started,
            )
            return text, evidence
        heard = len(distinct(events.items[own[events.is_heard[own]]]))
        if heard > 1:
            return say("You heard %n episode(s) of this show", n=heard), evidence
        if heard == 1:
            when = self._when(own, heard_only=True)
            return say("You heard an episode of this show {when}", when=when), evidence
        return None

    def _topic(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        nearest = self._nearest(row)
        if nearest is not None:
            event, _ = nearest
            title = self.title(int(self.world.events.items[event]))
            text = say("Close to “{title}”, {did}", title=title, did=self._did(event))
            return text, self._ids(np.array([event]))
        liked = self.world.liked[-LIKED_WINDOW:]
        others = self.world.events.items[liked]
        is_told = self.world.items.languages[others] == self.world.items.languages[row]
        liked = liked[is_told & self._agree(row, others)]
        sims = self.world.words.similarities(np.array([row]), self.world.events.items[liked])
        if not sims.size or sims.max() <= 0:
            return None
        event = int(liked[int(sims[0].argmax())])
        other = int(self.world.events.items[event])
        shared = self.world.words.shared(row, other, count=SHARED)
        shared = [word for word in shared if word not in FILLERS][:2]
        if len(shared) < 2 or other == row:
            return None  # one word in common is chance
        text = say(
            "Shares “{one}” and “{two}” with “{title}”, {did}",
            one=shared[0],
            two=shared[1],
            title=self.title(other),
            did=self._did(event),
        )
        return text, self._ids(np.array([event]))

    def _stated(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        stated = self.world.interests
        if stated is None:
            return None
        sims = stated.vectors @ self.world.space.of(np.array([row])).ravel()
        best = int(sims.argmax())
        if sims[best] < NEAR_WORDS * np.linalg.norm(stated.vectors[best]):
            return None
        return say("Close to “{name}”, an interest you named", name=stated.names[best]), ()

    def _fits(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        minutes, left = self.context.minutes, self.left_minutes[row]
        if not minutes or np.isnan(left) or left > minutes * ROOM or left < minutes / 2:
            return None
        return say("Fits your %n minute(s)", n=minutes), ()

    def _fresh(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        days = self._days_old(row)
        if days is None or days > NEW_DAYS:
            return None
        when = day_words(self._published(row), now=self.context.at)
        return say("Came out {when}", when=when), ()

    def _serial(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        items, events = self.world.items, self.world.events
        place = int(items.places[row])
        if not items.is_serial[row]:
            return None
        if place == 0:
            return say("The first part of the series"), ()
        earlier = np.flatnonzero(
            self._plays_of_show(row) & (items.places[events.items] == place - 1) & events.is_heard
        )
        if not len(earlier):
            return None
        before = self.title(int(events.items[earlier[-1]]))
        text = say("The part after “{title}”, {did}", title=before, did=self._did(int(earlier[-1])))
        return text, self._ids(earlier[-1:])

    def _hour_show(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        own = self._plays_of_show(row) & self.world.events.is_heard
        now = own & self._at_such_hours()
        if now.sum() < 2:
            return None
        part = day_part(self.context.at)
        text = say("You heard this show %n time(s) on a {part}", n=int(now.sum()), part=part)
        return text, self._ids(np.flatnonzero(now)[-3:])

    def _hour_topic(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        nearest = self._nearest(row, only=self._at_such_hours())
        if nearest is None:
            return None
        event, _ = nearest
        title = self.title(int(self.world.events.items[event]))
        part = day_part(self.context.at)
        text = say("Like “{title}”, which you heard on a {part}", title=title, part=part)
        return text, self._ids(np.array([event]))

    def _mood(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        if self.context.mood is None:
            return None
        felt = feeling_words(self.world.senses, row, self.context.mood)
        if felt is not None:
            return say("{feeling} than most, for the mood you set", feeling=felt), ()
        with_mood = ~np.isnan(self.world.events.moods[:, 0])
        nearest = self._nearest(row, only=with_mood)
        if nearest is None:
            return None
        title = self.title(int(self.world.events.items[nearest[0]]))
        text = say("Like “{title}”, which you heard when you had set a mood", title=title)
        return text, self._ids(np.array([nearest[0]]))

    def _sound(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        senses = self.world.senses
        # Of an episode that was not heard itself nothing can be said that is true of it.
        if senses is None or senses.is_guess[row]:
            return None
        said = self._like_another(senses.sound, row)
        return None if said is None else (say("Sounds like {episode}", episode=said[0]), said[1])

    def _cover(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        senses = self.world.senses
        said = None if senses is None else self._like_another(senses.cover, row)
        if said is None:
            return None
        return say("Has a cover like that of {episode}", episode=said[0]), said[1]

    def _like_another(self, space: Space, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        nearest = nearest_elsewhere(self.world.past, space, row)
        if nearest is None or nearest[1] < ALIKE:
            return None
        event = nearest[0]
        title = self.title(int(self.world.events.items[event]))
        text = say("“{title}”, {did}", title=title, did=self._did(event))
        return text, self._ids(np.array([event]))

    def _language(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        items, events = self.world.items, self.world.events
        heard = events.items[events.is_heard & events.is_play]
        code = items.languages[row]
        if code < 0 or not len(heard) or (items.languages[heard] == code).mean() <= 0.5:
            return None
        return say("In the language of most that you hear"), ()

    def _new_show(self, row: int) -> tuple[str, tuple[EpisodeId, ...]] | None:
        if self._plays_of_show(row).any():
            return None
        return say("A show you have not played yet"), ()

    def _fallback(self, row: int) -> Reason:
        """Nothing that speaks for it can be said: then only what is plainly so is."""
        said = self._fresh(row)
        text = say("From a show you follow") if said is None else said[0]
        kind = ReasonKind.HABIT if said is None else ReasonKind.FRESH
        return Reason(kind=kind, text=text, weight=0.0, feature="fresh", evidence=())

    # ------------------------------------------------------------ what the log says

    def _plays_of_show(self, row: int) -> Bools:
        events = self.world.events
        return np.asarray(events.is_play & (events.shows == self.world.items.shows[row]))

    def _at_such_hours(self) -> Bools:
        events = self.world.events
        return in_part(events.hours, events.is_weekend, now=self.context.at) & events.is_play

    def _nearest(self, row: int, *, only: Bools | None = None) -> tuple[int, float] | None:
        """The liked event whose text is nearest, if it is near enough to be called close."""
        liked = self.world.liked[-LIKED_WINDOW:]
        if only is not None:
            liked = liked[only[liked]]
        if not len(liked) or not self.world.space.has(np.array([row])).any():
            return None
        others = self.world.events.items[liked]
        sims = self.world.space.of(others) @ self.world.space.of(np.array([row])).ravel()
        languages = self.world.items.languages
        least = np.where(languages[others] == languages[row], NEAR, NEAR_ACROSS)
        margin = np.where(others == row, -1.0, sims - least)
        best = int(margin.argmax())
        return None if margin[best] < 0 else (int(liked[best]), float(sims[best]))

    def _agree(self, row: int, others: Ints) -> Bools:
        """Whether texts are about the same at all, as far as there are vectors to tell."""
        space = self.world.space
        sims = space.of(others) @ space.of(np.array([row])).ravel()
        is_told = space.has(others) & space.has(np.array([row]))
        return np.asarray(~is_told | (sims >= AGREES))

    def _did(self, event: int) -> str:
        events = self.world.events
        when = day_words(
            datetime.fromtimestamp(events.at[event], self.context.at.tzinfo), now=self.context.at
        )
        if events.is_tag[event]:
            return say("from a show that you tagged")
        if not events.is_play[event]:
            return say("which you liked {when}", when=when)
        finished = events.engagement[event] >= FINISHED - 1e-9
        if finished:
            return say("which you finished {when}", when=when)
        return say("which you heard {when}", when=when)

    def _when(self, own: Ints, *, heard_only: bool) -> str:
        events = self.world.events
        kept = own[events.is_heard[own]] if heard_only else own
        at = datetime.fromtimestamp(events.at[kept[-1]], self.context.at.tzinfo)
        return day_words(at, now=self.context.at)

    def _published(self, row: int) -> datetime:
        return datetime.fromtimestamp(self.world.items.published[row], self.context.at.tzinfo)

    def _days_old(self, row: int) -> float | None:
        published = self.world.items.published[row]
        if np.isnan(published):
            return None
        return float(self.context.at.timestamp() - published) / 86400

    def _ids(self, which: Ints) -> tuple[EpisodeId, ...]:
        ids = self.world.items.ids[self.world.events.items[which]]
        return tuple(EpisodeId(int(one)) for one in dict.fromkeys(ids.tolist()))


def contributions(
    weights: np.ndarray[tuple[int], np.dtype[np.float64]],
    features: np.ndarray[tuple[int], np.dtype[np.float64]],
    mean: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> dict[str, float]:
    """w_j (x_j - mean_j) by feature; sums to the score minus the mean score."""
    parts = weights[: len(mean)] * (features - mean)
    return {name: float(parts[COLUMNS[name]].sum()) for name in NAMES}
