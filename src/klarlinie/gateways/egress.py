"""Sending a message to an address that somebody has typed in, and never to a machine of our own network.

The host is resolved once, every address it has must be a public one, and the connection goes to exactly that address.
Redirects are not followed, the answer's text is not read, and after five seconds it is over.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import urlsplit

from klarlinie.vocabulary.text import Text

SECONDS = 5.0  # for all of it together
LONGEST = 500  # characters of an address
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]

NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # the last part of 127.1, 0x7f.1 or 2130706433: no name of a host
# IPv6 that carries an IPv4 address inside: where it leads depends on the network, so nobody is sent there.
CARRIERS = tuple(
    IPv6Network(net)
    for net in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)

NO_ADDRESS = Text(
    "Das ist keine Adresse, die geht. Gebraucht wird https:// mit einem Namen, zum Beispiel "
    "https://hooks.example.com/klarlinie.",
    "This address does not work. It has to be https:// with a name, for example "
    "https://hooks.example.com/klarlinie.",
)
NOT_PUBLIC = Text(
    "Dieser Name führt in ein privates Netz. Von hier aus gehen Nachrichten nur an öffentliche Adressen.",
    "This name leads into a private network. From here messages go to public addresses only.",
)
NOT_FOUND = Text("Diesen Namen gibt es im Netz nicht.", "There is no such name on the internet.")


class MayNotSend(Exception):
    """The address is none to send to; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NoAnswer(Exception):
    """Nothing that is an answer came in time."""


@dataclass(frozen=True)
class Target:
    """Where a message goes: `address` is the one that was looked at, and no other is used."""

    scheme: str
    host: str
    port: int
    path: str
    address: str


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def target_of(url: str, *, allow_loopback: bool = False, look_up: Resolve = resolve) -> Target:
    """Raises `MayNotSend`. `allow_loopback`: this machine itself is fine, also without https."""
    scheme, host, port, path = _parts(url)
    try:
        addresses = [host] if _literal(host) else look_up(host, port)
    except OSError as error:
        raise MayNotSend(NOT_FOUND) from error
    if not addresses:
        raise MayNotSend(NOT_FOUND)
    known = [_address(one) for one in addresses]
    is_here = allow_loopback and all(one.is_loopback for one in known)
    if not is_here and not all(is_public(one) for one in known):
        raise MayNotSend(NOT_PUBLIC)
    if scheme != "https" and not is_here:
        raise MayNotSend(NO_ADDRESS)
    return Target(scheme, host, port, path, str(known[0]))


def is_public(address: Address) -> bool:
    """Whether it leads to the internet, by whatever network we stand in."""
    if isinstance(address, IPv6Address) and (
        address.scope_id or any(address in net for net in CARRIERS) or address.is_site_local
    ):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def send(target: Target, body: bytes, headers: Mapping[str, str]) -> int:
    """POST it; gives the status of the answer. Raises `NoAnswer`."""
    try:
        connection = _connected(target)
        # A peer that answers one sign every four seconds does not hold us.
        end = Timer(SECONDS, _cut, [connection])
        end.daemon = True
        end.start()
        try:
            connection.request("POST", target.path, body=body, headers={**headers, "Connection": "close"})
            return connection.getresponse().status
        finally:
            end.cancel()
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswer(type(error).__name__) from error


def _connected(target: Target) -> http.client.HTTPConnection:
    """The name stands in the request and in the certificate; the connection goes to the address."""
    pipe = socket.create_connection((target.address, target.port), timeout=SECONDS)
    connection = http.client.HTTPConnection(target.host, target.port, timeout=SECONDS)
    try:
        if target.scheme == "https":
            pipe = ssl.create_default_context().wrap_socket(pipe, server_hostname=target.host.strip("[]"))
            connection.default_port = 443
    except OSError:
        pipe.close()
        raise
    connection.sock = pipe
    return connection


def _cut(connection: http.client.HTTPConnection) -> None:
    pipe = connection.sock
    if pipe is not None:
        try:
            pipe.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address in the one way we write them. Raises `MayNotSend`."""
    if len(url) > LONGEST or not url.isascii() or re.search(r"[\x00-\x20\x7f\\]", url):
        raise MayNotSend(NO_ADDRESS)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise MayNotSend(NO_ADDRESS) from error
    host = (parts.hostname or "").lower()
    is_name = bool(NAME.fullmatch(host)) and not NUMBER.fullmatch(host.rpartition(".")[2])
    if (
        parts.scheme not in ("https", "http")
        or "@" in parts.netloc
        or not (is_name or _literal(host))
        or port == 0
    ):
        raise MayNotSend(NO_ADDRESS)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _literal(host: str) -> bool:
    """Whether the host is an address itself, written as 192.0.2.1 or 2001:db8::1."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _address(written: str) -> Address:
    try:
        return ip_address(written)
    except ValueError as error:
        raise MayNotSend(NOT_PUBLIC) from error
