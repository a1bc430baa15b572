"""An engine is loaded when something is to sound, and not before."""

from pathlib import Path

from fakes_playback import ScriptedBackend

from podplayer.model.ids import Ms
from podplayer.playback.lazy import LazyBackend


def test_the_engine_is_made_at_the_first_load_with_what_was_set_before():
    made: list[ScriptedBackend] = []

    def make() -> ScriptedBackend:
        made.append(ScriptedBackend())
        return made[-1]

    backend, told = LazyBackend(make), []
    backend.subscribe(told.append)
    backend.set_output("desk")
    backend.set_rate(1.5)
    backend.set_volume(0.4)
    backend.play()
    backend.pause()
    backend.seek(Ms(1))
    backend.stop()
    backend.poll()
    assert made == []
    assert (backend.output, backend.outputs) == (None, ())
    assert backend.capabilities.name == "none"
    backend.load(Path("x.mp3"), start=Ms(7))
    [engine] = made
    before = [("output", "desk"), ("rate", 1.5), ("volume", 0.4)]
    assert engine.orders == [*before, ("load", Path("x.mp3"), 7)]
    engine.tell_loaded()
    assert len(told) == 1
    assert backend.output == "Headphones"
    assert len(backend.outputs) == 2
    assert backend.capabilities.name == "scripted"


def test_afterwards_every_order_is_passed_on():
    engine = ScriptedBackend()
    backend = LazyBackend(lambda: engine)
    backend.load(Path("x.mp3"), start=Ms(0))
    engine.orders.clear()
    backend.subscribe(lambda _status: None)
    backend.play()
    backend.pause()
    backend.seek(Ms(9))
    backend.set_rate(2.0)
    backend.set_volume(1.0)
    backend.poll()
    backend.stop()
    backend.close()
    backend.close()
    assert [order[0] for order in engine.orders] == [
        "play", "pause", "seek", "rate", "volume", "stop", "close",
    ]  # fmt: skip
