"""Messages go to public addresses only, whatever an address looks like."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from klarlinie.gateways import egress
from klarlinie.gateways.egress import MayNotSend, NoAnswer, Target, send, target_of

PUBLIC = ["93.184.216.34"]


def to(*addresses: str) -> Any:
    return lambda host, port: list(addresses)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://hooks.example.com/in?x=1", ("https", "hooks.example.com", 443, "/in?x=1")),
        ("https://Hooks.Example.com:8443", ("https", "hooks.example.com", 8443, "/")),
        ("https://93.184.216.34/in", ("https", "93.184.216.34", 443, "/in")),
    ],
)
def test_a_public_address_is_a_target_with_the_address_pinned(url: str, target: tuple[Any, ...]) -> None:
    assert target_of(url, look_up=to(*PUBLIC)) == Target(*target, PUBLIC[0])


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "//hooks.example.com/",
        "https://",
        "https:///in",
        "https://user@hooks.example.com/",
        "https://hooks.example.com@127.0.0.1/",
        "https://127.0.0.1#@hooks.example.com/",
        "https://hooks.example.com\\@127.0.0.1/",
        "https://hooks.example.com\t/",
        "https://hooks.example.com /",
        "https://hooks.example.com\r\nHost: a/",
        "https://hooks.example.com./",
        "https://hooks..example.com/",
        "https://-hooks.example.com/",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:99999/",
        "https://hooks.example.com:x/",
        "https://höoks.example.com/",
        "https://hooks%2eexample.com/",
        "https://①②⑦.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://0/",
        "https://127.0.0.1/",
        "https://127.0.0.1./",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::127.0.0.1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::ffff:93.184.216.34]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b:1::a00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://[2001:db8::1]/",
        "https://[::1",
        "https://" + "a" * 64 + ".example.com/",
        "https://hooks.example.com/" + "a" * 500,
    ],
)
def test_ways_around_are_refused(url: str) -> None:
    with pytest.raises(MayNotSend):
        target_of(url, look_up=to(*PUBLIC))


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["64:ff9b::a00:1"],
        ["fe80::1%eth0"],
        ["93.184.216.34", "10.0.0.1"],
        ["10.0.0.1", "93.184.216.34"],
        [],
        ["nonsense"],
    ],
)
def test_a_name_with_any_private_address_is_refused(addresses: list[str]) -> None:
    with pytest.raises(MayNotSend):
        target_of("https://hooks.example.com/", look_up=to(*addresses))


def test_a_name_nobody_knows_is_refused() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(host)

    with pytest.raises(MayNotSend) as refused:
        target_of("https://hooks.example.com/", look_up=unknown)
    assert refused.value.text == egress.NOT_FOUND


def test_this_machine_is_fine_only_where_it_is_allowed() -> None:
    for url, address in (("http://127.0.0.1:9/in", "127.0.0.1"), ("http://[::1]:9/", "::1")):
        assert target_of(url, allow_loopback=True).address == address
    with pytest.raises(MayNotSend):
        target_of("http://127.0.0.1:9/in")
    for addresses in (["10.0.0.1"], ["127.0.0.1", "10.0.0.1"], PUBLIC):
        with pytest.raises(MayNotSend):
            target_of("http://hooks.example.com/", allow_loopback=True, look_up=to(*addresses))


@contextmanager
def listener(answer: Any) -> Iterator[tuple[int, list[tuple[str, str, bytes]]]]:
    """A server of this machine; gives its port and what it has heard."""
    heard: list[tuple[str, str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.headers["Host"], self.path, body))
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port, heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def says(status: int, **headers: str) -> Any:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()

    return answer


def pinned(port: int) -> Target:
    return Target("http", "hooks.example.com", port, "/in", "127.0.0.1")


def test_the_message_goes_to_the_pinned_address_under_the_name() -> None:
    with listener(says(204)) as (port, heard):
        assert send(pinned(port), b"{}", {"Content-Type": "application/json"}) == 204
    assert heard == [(f"hooks.example.com:{port}", "/in", b"{}")]


def test_a_redirect_is_not_followed() -> None:
    with listener(says(302, Location="/elsewhere")) as (port, heard):
        assert send(pinned(port), b"{}", {}) == 302
    assert len(heard) == 1


def test_a_peer_that_answers_slowly_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(egress, "SECONDS", 0.3)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            for sign in b"HTTP/1.1 200 OK" + b" " * 6000:
                handler.wfile.write(bytes([sign]))
                time.sleep(0.05)
        except OSError:
            return

    began = time.monotonic()
    with listener(drip) as (port, _), pytest.raises(NoAnswer):
        send(pinned(port), b"{}", {})
    assert time.monotonic() - began < 60, "all of it takes five minutes"


def test_a_large_answer_is_not_read() -> None:
    def flood(handler: BaseHTTPRequestHandler) -> None:
        says(200)(handler)
        try:
            for _ in range(100_000):
                handler.wfile.write(b"x" * 1_000_000)
        except OSError:
            return

    began = time.monotonic()
    with listener(flood) as (port, _):
        assert send(pinned(port), b"{}", {}) == 200
    assert time.monotonic() - began < 20, "all of it is a hundred gigabytes"


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000])
def test_nonsense_is_no_answer(answer: bytes) -> None:
    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    with listener(nonsense) as (port, _), pytest.raises(NoAnswer):
        send(pinned(port), b"{}", {})


def test_nobody_listening_is_no_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer):
        send(pinned(port), b"{}", {})
