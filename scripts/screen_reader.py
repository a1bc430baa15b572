"""What `accessibility-tree` asks of the accessibility bus, and how it presses keys.

Of the system's Python: the bindings of AT-SPI come with the system.
"""

import subprocess
import time
from collections.abc import Callable, Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen before

LISTS = frozenset({"list", "table", "tree", "tree table"})
WITHIN = LISTS | {"menu", "popup menu", "menu bar", "page tab list", "combo box"}
"""Inside of these the arrows lead on, and not Tab."""
CONTAINERS = frozenset({"filler", "unknown", "panel", "layered pane", "scroll pane", "viewport"})
NUMBERS = frozenset({"slider", "spin button"})
TOGGLES = frozenset({"check box", "toggle button", "radio button", "check menu item"})
LARGEST = 1000
"""A larger value says nothing by itself."""
ROWS = 3
"""Children shown of a list: the others are said in the same way."""
MOST_TABS = 250
PATIENCE = 120.0
"""Seconds for the sample library to be made and the window to come."""

Place = tuple[int, ...]
"""Where a node lies: its number in its parent, that one's in its own, and so on from the top."""
HEARD: list[Atspi.Accessible] = []
"""What got the focus since it was asked last."""


def listen() -> None:
    """Hear from now on what gets the focus."""
    LISTENER.register("object:state-changed:focused")


def faults(node: Atspi.Accessible, *, is_page: bool) -> Iterator[str]:
    """Say what a listener would miss; a page takes the focus from a field when one clicks there."""
    role = node.get_role_name()
    if can_focus(node):
        if not is_named(node):
            yield "no name"
        if role in CONTAINERS and not is_page and not is_scrolled(node):
            yield "only a container"
    if role in NUMBERS and has(node, Atspi.StateType.ENABLED):
        if "Value" not in node.get_interfaces():
            yield "no value"
        elif (
            role == "slider"
            and Atspi.Value.get_maximum_value(node) > LARGEST
            and not node.get_description()
        ):
            yield "a number without words"
    if role in TOGGLES and not has(node, Atspi.StateType.CHECKABLE):
        yield "neither on nor off"


def find_program() -> Atspi.Accessible | None:
    """Return podplayer once it is on the accessibility bus with a window."""
    for program in children(Atspi.get_desktop(0)):
        if "podplayer" in (program.get_name() or "") and program.get_child_count():
            return program
    return None


def dialog(program: Atspi.Accessible) -> Atspi.Accessible | None:
    """Return the dialog over the window."""
    for window in children(program):
        if window.get_role_name() != "frame" and has(window, Atspi.StateType.SHOWING):
            return window
    return None


def popup(program: Atspi.Accessible) -> Atspi.Accessible | None:
    """Return the menu or panel that has the focus: nobody's child, and only that leads to it."""
    at = HEARD[-1] if HEARD and has(HEARD[-1], Atspi.StateType.SHOWING) else None
    while at is not None and at != program:
        parent = at.get_parent()
        if parent is None or at not in children(parent):
            return at
        at = parent
    return None


def named(top: Atspi.Accessible, name: str) -> Atspi.Accessible | None:
    """Return the first of that name that is shown."""
    return find(top, lambda said, _: said == name)


def small_player(program: Atspi.Accessible) -> Atspi.Accessible | None:
    """Return the window of that name; a button has it, too."""
    return find(program, lambda said, role: said == "Small player" and "button" not in role)


def find(top: Atspi.Accessible, fits: Callable[[str, str], bool]) -> Atspi.Accessible | None:
    """Return the first whose name and role fit."""
    for _, node, _, _ in walk(top):
        if fits(node.get_name() or "", node.get_role_name()):
            return node
    return None


def press(top: Atspi.Accessible, name: str) -> bool:
    """Press a button or a line of a menu, as a screen reader does; whether there is one."""

    def fits(said: str, role: str) -> bool:
        # An entry may have a number behind its name: "New, 21".
        is_pressed = "button" in role or "menu item" in role
        return is_pressed and name in (said, said.partition(",")[0])

    node = find(top, fits)
    return node is not None and bool(Atspi.Action.do_action(node, 0))


def title_of(program: Atspi.Accessible) -> str:
    """Return what the window is called."""
    shown = children(program)
    return (shown[0].get_name() or "") if shown else ""


def press_key(key: str | None) -> None:
    """Press a key, by its name in X; none where there is none to press."""
    if key is not None:
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)


def tab_round(top: Atspi.Accessible) -> list[Place]:
    """Press Tab until the focus is where it was already; where it was."""
    seen: list[Place] = []
    for _ in range(MOST_TABS):
        heard = HEARD.copy()
        HEARD.clear()
        press_key("Tab")
        until = time.monotonic() + 1.0
        while not HEARD and time.monotonic() < until:
            pump()
        if not HEARD:  # the only one that can have it
            HEARD.extend(heard)
            break
        try:
            place = place_of(HEARD[-1], top)
        except GLib.GError:  # the page was filled anew, and what had the focus is gone
            continue
        if place in seen:
            break
        seen.append(place)
    return seen


def place_of(node: Atspi.Accessible, top: Atspi.Accessible) -> Place:
    """Return where a node lies below the top."""
    numbers: list[int] = []
    at = node
    while at is not None and at != top:
        numbers.append(at.get_index_in_parent())
        at = at.get_parent()
    return tuple(reversed(numbers))


def is_settled(top: Atspi.Accessible) -> bool:
    """Whether nothing more comes."""
    before = sum(1 for _ in walk(top))
    time.sleep(1)
    pump()
    return before == sum(1 for _ in walk(top))


def walk(
    node: Atspi.Accessible, place: Place = (), path: str = "", *, is_within: bool = False
) -> Iterator[tuple[Place, Atspi.Accessible, str, bool]]:
    """Yield what is shown: where, what, the way there in words, and whether arrows lead to it."""
    role, name = node.get_role_name(), node.get_name() or ""
    path = f"{path} > {role} {name!r}" if path else role
    yield place, node, path, is_within
    shown = [
        (number, child)
        for number, child in enumerate(children(node))
        if has(child, Atspi.StateType.SHOWING)
    ]
    for number, child in shown[:ROWS] if role in LISTS else shown:
        yield from walk(child, (*place, number), path, is_within=is_within or role in WITHIN)


def children(node: Atspi.Accessible) -> list[Atspi.Accessible]:
    """Return what lies in a node; parts that vanish meanwhile are passed over."""
    number = min(node.get_child_count(), 500)
    found = (node.get_child_at_index(at) for at in range(number))
    return [child for child in found if child is not None]


def has(node: Atspi.Accessible, state: Atspi.StateType) -> bool:
    """Whether it is in that state."""
    return bool(node.get_state_set().contains(state))


def is_scrolled(node: Atspi.Accessible) -> bool:
    """Whether it takes the focus so that the arrows scroll it; it has a name then."""
    has_bar = find(node, lambda _, role: role == "scroll bar") is not None
    return has_bar and bool(node.get_name())


def can_focus(node: Atspi.Accessible) -> bool:
    """Whether it takes the focus now; what is greyed out does not."""
    return has(node, Atspi.StateType.FOCUSABLE) and has(node, Atspi.StateType.ENABLED)


def is_named(node: Atspi.Accessible) -> bool:
    """Whether a listener hears what it is. The name of a combo box is only what is chosen in it."""
    if node.get_role() == Atspi.Role.COMBO_BOX:
        kinds = {relation.get_relation_type() for relation in node.get_relation_set()}
        return Atspi.RelationType.LABELLED_BY in kinds or bool(node.get_description())
    return bool((node.get_name() or "").strip())


def wait_for(condition: Callable[[], object], otherwise: str) -> Atspi.Accessible:
    """Return what a condition gives once it gives something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        pump()
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise SystemExit(otherwise)


def pump() -> None:
    """Hear what the bus tells; what is kept of a node is old until then."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(may_block=False)
    time.sleep(0.01)


def on_focus(event: Atspi.Event) -> None:
    """Note what has the focus now."""
    if event.detail1:
        HEARD.append(event.source)


LISTENER = Atspi.EventListener.new(on_focus)
