"""Where a request comes from, and where a person may be sent afterwards."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via")
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def network() -> str:
    """The network address that asks. An IPv6 household or hotel has a /64, so that counts as one."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 6 and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address) if address.version == 4 else str(ip_network((address, 64), strict=False))


def is_from_this_machine() -> bool:
    """Whether a program on this machine asks us directly, by this machine's name, with no proxy between.

    The name counts too: a page elsewhere may have its own name lead to 127.0.0.1 and let a browser here ask.
    """
    return is_asked_here() and urlsplit(f"//{request.host}").hostname in THIS_MACHINE


def is_asked_here() -> bool:
    """Whether a program on this machine asks us directly, by whatever name, with no proxy between."""
    # The process takes these headers away and says that they were there.
    if request.environ.get("rostrum.forwarded") or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def local_path(address: str | None, otherwise: str = "/") -> str:
    """`address` where it is a path of ours, else `otherwise`: nobody is sent elsewhere by a link to our sign-in."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return otherwise
    if "\\" in address or not address.isprintable():
        return otherwise  # browsers read a backslash as a slash, and skip what cannot be printed
    parts = urlsplit(address)
    return otherwise if parts.scheme or parts.netloc else address


def page_path(address: str | None) -> str:
    """The same, where a page can be asked for there: some addresses take only forms."""
    path = local_path(address)
    try:
        current_app.url_map.bind("").match(urlsplit(path).path, method="GET")
    except RequestRedirect:
        return path
    except HTTPException:
        return "/"
    return path
