"""What a proxy says about the reader: believed when the proxy is trusted, and otherwise dropped."""

import re
from collections.abc import Iterable
from ipaddress import ip_address, ip_network

from app.core.requests import new_request_id

FORWARDED = (b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded", b"x-real-ip", b"via")
SAID_BY_PROXIES = {*FORWARDED, b"x-forwarded-port", b"x-forwarded-prefix", b"x-request-id"}
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class Proxies:
    """Those whose word about the reader's address, scheme and host counts (`ROSTRUM_TRUSTED_PROXIES`)."""

    def __init__(self, trusted: Iterable[str] = ()) -> None:
        self._networks = [ip_network(network, strict=False) for network in trusted]

    def read(self, scope: dict) -> dict:
        """The request as it left the reader, with the id that follows it through the logs."""
        said = _said_by_proxies(scope["headers"])
        kept = [pair for pair in scope["headers"] if pair[0] not in SAID_BY_PROXIES] if said else scope["headers"]
        request = {
            **scope,
            "headers": kept,
            "rostrum.forwarded": any(name in said for name in FORWARDED),
            "rostrum.request_id": new_request_id(),
        }
        if said and self._trusts(_peer(scope)):
            self._believe(request, said)
        return request

    def _believe(self, request: dict, said: dict[bytes, str]) -> None:
        request["client"] = (self._reader(said.get(b"x-forwarded-for", ""), _peer(request)), 0)
        scheme = _last(said.get(b"x-forwarded-proto", ""))
        if scheme in ("http", "https"):
            request["scheme"] = scheme
        if host := _last(said.get(b"x-forwarded-host", "")):
            others = [pair for pair in request["headers"] if pair[0] != b"host"]
            request["headers"] = [*others, (b"host", host.encode("latin-1"))]
        if REQUEST_ID.fullmatch(said.get(b"x-request-id", "")):
            request["rostrum.request_id"] = said[b"x-request-id"]

    def _reader(self, hops: str, peer: str) -> str:
        """The last address in the chain that none of our own proxies has; anything before it may be invented."""
        for hop in reversed(hops.split(",")):
            if not self._trusts(peer) or not _is_address(hop.strip()):
                break
            peer = hop.strip()
        return peer

    def _trusts(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in network for network in self._networks)


def _said_by_proxies(headers: list[tuple[bytes, bytes]]) -> dict[bytes, str]:
    said: dict[bytes, str] = {}
    for name, value in headers:
        if name in SAID_BY_PROXIES:
            text = value.decode("latin-1")
            said[name] = f"{said[name]},{text}" if name in said else text
    return said


def _peer(scope: dict) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _last(values: str) -> str:
    return values.rpartition(",")[2].strip()


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
