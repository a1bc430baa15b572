"""One call on the session bus, with its answer, or None: what is not there is not needed."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dbus_fast import DBusError, Message, MessageType
from dbus_fast.aio import MessageBus

logger = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds; a service that the bus has to start first may take one or two."""
GREETING = 30.0
"""Seconds that a bus has to let us in: it may be starting together with everything else."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a method is: (bus name, object path, interface)."""

    name: str
    path: str
    interface: str


async def call(
    bus: MessageBus, place: Place, member: str, signature: str = "", *body: object
) -> Sequence[Any] | None:
    """Call a method.

    Returns:
        What it answered, or None if nobody answered or the answer was an error.
    """
    message = Message(
        destination=place.name,
        path=place.path,
        interface=place.interface,
        member=member,
        signature=signature,
        body=list(body),
    )
    try:
        reply = await asyncio.wait_for(bus.call(message), _PATIENCE)
    except (TimeoutError, DBusError, OSError, EOFError) as error:
        logger.debug("%s.%s: %r", place.interface, member, error)
        return None
    if reply.message_type is MessageType.ERROR:
        logger.debug("%s.%s: %s", place.interface, member, reply.error_name)
        return None
    return tuple(reply.body)


async def watch(bus: MessageBus, interface: str, path: str, sender: str) -> None:
    """Ask the bus to hand on the signals of a service."""
    rule = f"type='signal',interface='{interface}',path='{path}',sender='{sender}'"
    place = Place("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    await call(bus, place, "AddMatch", "s", rule)
