"""The forms of a page as a browser would send them: read from the page itself, so that no field can be forgotten."""

from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

TYPED = {"text", "number", "date", "email", "url", "search", "tel"}


@dataclass(frozen=True)
class Form:
    """Where a form is sent, what it would send as it stands, and in which fields one can type."""

    address: str
    sent: dict[str, list[str]]
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What tells it from the other forms of its page."""
        return (self.sent.get("deed") or [self.address])[0]


def forms_on(page: str, address: str) -> list[Form]:
    """The forms of a page that change something, with the fields that stand elsewhere and belong to them."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for form in document.iter("form"):
        if (form.get("method") or "get").lower() == "post" and not form.get("action", "").endswith("/sign-out"):
            elsewhere = [one for one in document.iter() if form.get("id") and one.get("form") == form.get("id")]
            inside = [one for one in form.iter() if one.get("form") is None]
            found.append(_read(urljoin(address, form.get("action") or address), [*inside, *elsewhere]))
    return found


def _read(address: str, elements: list[Element]) -> Form:
    form = Form(address, {})
    for one in elements:
        name = one.get("name")
        if name and one.tag in ("input", "textarea", "select"):
            _take(form, name, one)
    return form


def _take(form: Form, name: str, one: Element) -> None:
    kind = one.get("type", "text") if one.tag == "input" else one.tag
    if kind in ("checkbox", "radio") and one.get("checked") is None:
        return
    if one.tag == "select":
        options = list(one.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        form.sent.setdefault(name, []).extend(option.get("value", option.text or "") for option in chosen)
        return
    value = (one.text or "") if one.tag == "textarea" else one.get("value", "")
    form.sent.setdefault(name, []).append(unescape(value))
    if kind in TYPED or one.tag == "textarea":
        form.typed[name] = kind
