"""What a mail looks like on the wire."""

import re
from dataclasses import dataclass, field
from email.headerregistry import Address, HeaderRegistry, MessageIDHeader
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from flask import current_app
from jinja2 import Template, TemplateNotFound

from app.config import Settings
from app.core import clock, i18n
from app.core.addresses import address_of
from app.core.jobs import GivenUp
from app.core.mail.breaking import breakable
from app.core.mail.folding import MailPolicy
from app.core.phrases import bdi

BEFORE_THE_AT = re.compile(r"[^\s\x00-\x20\x7f\"(),:;<>@\[\\\]]+")
# Names of mails are never folded or encoded, however long: programs compare them letter by letter.
HEADERS = HeaderRegistry()
HEADERS.map_to_type("references", MessageIDHeader)
WIRE = MailPolicy(header_factory=HEADERS)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
ISOLATE, END = "\u2068", "\u2069"
DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail; `is_alternative` shows it in place of the text (an invitation to a calendar)."""

    name: str
    media_type: str
    content: bytes
    parameters: dict[str, str] = field(default_factory=dict)
    is_alternative: bool = False


@dataclass(frozen=True)
class Written:
    """What a mail says, before it is known who sends it when: shown as it is, it leaves as it was shown."""

    subject: str
    plain: str
    rich: str | None = None


def write(subject: str, template: str, context: dict[str, Any]) -> Written:
    """From templates/<feature>/mail/<template>, in the language spoken just now."""
    feature, _, name = template.rpartition("/")
    environment = current_app.jinja_env
    context = {"subject": one_line(subject), **context}
    plain = _render(environment.get_template(f"{feature}/mail/{name}.txt"), context)
    try:
        rich = environment.get_template(f"{feature}/mail/{name}.html")
    except TemplateNotFound:
        return Written(one_line(subject), plain)
    return Written(one_line(subject), plain, breakable(_render(rich, context)))


def compose(
    settings: Settings,
    uid: str,
    to: str | Address,
    written: Written,
    attachments: tuple[Attachment, ...],
    thread: str | None = None,
) -> EmailMessage:
    """The message of the job `uid`, in the language spoken just now; programs show those of one `thread` together."""
    message = EmailMessage(policy=WIRE)
    message["From"] = settings.mail_from
    message["To"] = recipient(to)
    message["Subject"] = written.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{uid}@{settings.uid_domain}>"
    if thread is not None:
        message["References"] = f"<{thread}@{settings.uid_domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(written.plain)
    if written.rich is not None:
        message.add_alternative(written.rich, subtype="html")
    for attachment in sorted(attachments, key=lambda one: not one.is_alternative):
        _attach(message, attachment)
    message["Content-Language"] = i18n.locale_code()
    return message


def recipient(to: str | Address) -> Address:
    """Who gets it; an address that no mail can be sent to ends the job."""
    name, address = ("", to) if isinstance(to, str) else (to.display_name, to.addr_spec)
    before, _, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError:
        domain = ""
    if not BEFORE_THE_AT.fullmatch(before) or not DOMAIN.fullmatch(domain):
        raise GivenUp("The recipient's address is not one that mail can be sent to.")
    return Address(one_line(name), before, domain)


def one_line(text: str) -> str:
    """A title may have come with line breaks in it; a header must not."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def isolated(text: str) -> str:
    """A name for the plain text of a mail: one that reads from the right keeps its own direction."""
    return f"{ISOLATE}{text}{END}" if RIGHT_TO_LEFT.search(text) else text


def _render(template: Template, context: dict[str, Any]) -> str:
    """Without what pages get from their request: a mail has none."""
    words = {"locale_code": i18n.locale_code(), "direction": i18n.direction(), "address_of": address_of}
    words |= {"isolated": isolated, "bdi": bdi}
    return template.render({**words, **context}).strip() + "\n"


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, sub = attachment.media_type.split("/")
    add = message.add_alternative if attachment.is_alternative else message.add_attachment
    named = {} if attachment.is_alternative else {"filename": one_line(attachment.name)}
    if main == "text":
        # Not 8bit, which not every server takes; and octets as they are, whatever line ends are made of on the way.
        add(attachment.content.decode(), subtype=sub, params=attachment.parameters, cte="base64", **named)
    else:
        add(attachment.content, maintype=main, subtype=sub, params=attachment.parameters, **named)
