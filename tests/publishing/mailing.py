"""What tests of the mails about changes share: a programme, what pages show, and what arrived."""

from collections.abc import Callable
from email.message import EmailMessage

import html5lib

from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from tests.builders.people import Browser
from tests.builders.programmes import a_programme, a_sitting

DRAFT = "/meetings/autumn/draft"
PUBLICATION, VERSIONS, MAILS = f"{DRAFT}/publication", f"{DRAFT}/versions", f"{DRAFT}/mails"
SITTING = "/meetings/autumn/sittings/1"
ANA, BEN, CY = Presenter(name="ana"), Panellist(name="ben"), OpeningSpeaker(name="cy")
CHAIRED = {"presiding_officer": "chair"}
Mails = Callable[[], list[EmailMessage]]


def programme(second: dict | None = None, **first):
    """Ana presents in the first sitting, Ben sits on its panel; Cy opens the second."""
    ordinary = {"thematic_number": 1, "presenters": (ANA,), "panel": (BEN,), **CHAIRED}
    other = {"thematic_number": 2, "opening_speakers": (CY,), **CHAIRED}
    return a_programme(a_sitting(1, **{**ordinary, **first}), a_sitting(2, **{**other, **(second or {})}))


def shown(page: str) -> dict[str, tuple[str, str, str]]:
    """The mails that a page shows: subject, text and rich form, by address."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = {}
    for item in tree.iterfind(".//ul[@class='letters']/li"):
        subject = "".join(item.find(".//summary").itertext())
        plain, rich = "".join(item.find(".//pre").itertext()), item.find(".//iframe").get("srcdoc")
        found["".join(item.find(".//span[@class='quiet']").itertext())] = (subject, plain, rich)
    return found


def sent(mail: EmailMessage) -> tuple[str, str, str]:
    """What a mail program shows of a mail; on the way its lines end in their own manner."""
    plain, rich = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    return mail["Subject"], plain, rich


def fields(page: str) -> dict[str, str]:
    """What the forms of a page send as they stand."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    inputs = [one for one in tree.iterfind(".//input") if one.get("type") == "hidden" or "checked" in one.attrib]
    return {one.get("name"): one.get("value", "") for one in inputs if one.get("name") != "csrf_token"}


def publish_seen(office: Browser, **changes: str):
    """Look at the page, and publish."""
    return office.send(VERSIONS, page=PUBLICATION, **{"note": "", **fields(office.open(PUBLICATION).text), **changes})


def told(mails: Mails) -> set[str]:
    """The addresses to which something went."""
    return {mail["To"].addresses[0].addr_spec for mail in mails()}
