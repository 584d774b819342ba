"""One process answers everything: pages by threads, live streams by the event loop, a worker in a thread beside."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import signal
import socket
from collections.abc import Callable
from contextlib import nullcontext

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.trouble import CannotStart
from klarlinie.web.platform.background.worker import Beside, Worker

PATIENCE = 8.0  # seconds for what is being answered when the server is told to end
STOPS = (signal.SIGINT, signal.SIGTERM)
PORT_TAKEN = Text(
    "Auf {host}:{port} antwortet schon etwas, vielleicht ein zweites Klarlinie. Frei ist vielleicht der nächste: "
    "--port {other}",
    "Something answers on {host}:{port} already, maybe a second Klarlinie. The next one may be free: --port {other}",
)
NO_SUCH_PORT = Text(
    "Einen Anschluss {port} gibt es nicht. Zwischen 1024 und 65535 geht es.",
    "There is no port {port}. Between 1024 and 65535 it works.",
)
PORT_NOT_OURS = Text(
    "Auf dem Anschluss {port} darf Klarlinie hier nicht antworten; die unter 1024 gehören dem System. Zwischen "
    "1024 und "
    "65535 geht es.",
    "Klarlinie may not answer on port {port} here; those below 1024 belong to the system. Between 1024 and 65535 it "
    "works.",
)
HOST_NOT_OURS = Text(
    "{host} ist keine Adresse dieses Rechners. Ohne --host antwortet Klarlinie nur diesem Rechner, mit --host 0.0.0.0 "
    "auf allen seinen Adressen.",
    "{host} is no address of this machine. Without --host Klarlinie answers this machine only, with --host 0.0.0.0 on "
    "all its addresses.",
)
NO_SUCH_HOST = Text(
    "Den Namen {host} findet dieser Rechner nicht. Ist er richtig geschrieben? Ohne --host antwortet Klarlinie "
    "nur diesem "
    "Rechner, mit --host 0.0.0.0 auf allen seinen Adressen.",
    "This machine does not find the name {host}. Is it spelled right? Without --host Klarlinie answers this machine "
    "only, with --host 0.0.0.0 on all its addresses.",
)
NO_SUCH_PLACE = Text(
    "Auf {host}:{port} kann dieser Rechner nicht antworten (Nummer des Fehlers: {number}). Ohne --host und mit einem "
    "Anschluss zwischen 1024 und 65535 geht es.",
    "This machine cannot answer on {host}:{port} (number of the error: {number}). Without --host and with a port "
    "between 1024 and 65535 it works.",
)
WHY_NOT = {
    errno.EADDRINUSE: PORT_TAKEN,
    errno.EACCES: PORT_NOT_OURS,
    errno.EPERM: PORT_NOT_OURS,
    errno.EADDRNOTAVAIL: HOST_NOT_OURS,
}


def ensure_port_is_free(host: str, port: int) -> None:
    """Raises `CannotStart`. The server itself would share the port with whoever has it already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError, UnicodeError) as error:
            where = {"host": host, "port": str(port), "other": str(port + 1)}
            number = str(getattr(error, "errno", None) or "?")
            raise CannotStart(_why_not(error).with_values(**where, number=number)) from error


def _why_not(error: Exception) -> Text:
    """In our words: what the system says is English, and does not say what to do."""
    if isinstance(error, OverflowError):
        return NO_SUCH_PORT
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return NO_SUCH_HOST
    return WHY_NOT.get(getattr(error, "errno", None) or 0, NO_SUCH_PLACE)


def serve(host: str, port: int, *, with_worker: bool, ready: Callable[[], None]) -> None:
    """Answers until Ctrl-C or SIGTERM. `ready` is called once the port is open."""
    _look_for_garbage()
    with Beside() if with_worker else nullcontext():
        asyncio.run(_answer(host, port, ready))


async def _answer(host: str, port: int, ready: Callable[[], None]) -> None:
    from granian.constants import Interfaces
    from granian.server.embed import Server

    from klarlinie.web.config.asgi import application, end_streams

    # No log of requests: addresses hold tokens. No web sockets: nothing here uses them.
    server = Server(
        application, address=host, port=port, interface=Interfaces.ASGINL, log_enabled=False, websockets=False
    )
    loop = asyncio.get_running_loop()

    def stop() -> None:
        server.stop()  # type: ignore[no-untyped-call]
        end_streams()
        loop.call_later(PATIENCE, os._exit, 0)  # a request that hangs does not hold up the machine

    for name in STOPS:
        loop.add_signal_handler(name, stop)
    server.on_startup(lambda: loop.call_later(0.02, ready))
    await server.serve()


def work() -> None:
    """A worker in a process of its own, until Ctrl-C or SIGTERM."""
    _look_for_garbage()
    worker = Worker()
    for name in STOPS:
        signal.signal(name, lambda *_: worker.stop())
    worker.run()


def _look_for_garbage() -> None:
    """The command line does without, for it ends soon; a server must. What is here by now stays for good."""
    gc.collect()
    gc.freeze()
    gc.enable()
