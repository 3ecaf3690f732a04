"""The changes of a meeting as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from flask_babel import gettext as _
from markupsafe import Markup, escape

from app.core.addresses import address_of
from app.meetings.rules.uid import history_urn
from app.publishing.exports.changes import plain
from app.publishing.exports.history import ShownVersion
from app.publishing.exports.meetings import ShownMeeting
from app.publishing.phrases import FIRST_PUBLISHED, NOTHING_TO_READ

NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, however it is written (2.2, Characters).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def changes_feed(
    meeting: ShownMeeting, versions: Sequence[ShownVersion], domain: str, language: str, asked: str
) -> bytes:
    """Every version as an entry, the newest first; ids never change, dates are those of publication.

    It names itself by the address at which it was `asked` for, so that a reader knows it again.
    """
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _text(feed, "id", history_urn(meeting.slug, domain))
    _text(feed, "title", _("What changed: %(meeting)s", meeting=meeting.short_title))
    _text(feed, "updated", _stamp(versions[0].published_at))
    _link(feed, "self", asked, "application/atom+xml")
    _link(feed, "alternate", address_of("publishing.changes", slug=meeting.slug), "text/html")
    for version in versions:
        _add_entry(feed, meeting, version, domain)
    indent(feed)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode").encode()


def _add_entry(feed: Element, meeting: ShownMeeting, version: ShownVersion, domain: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", history_urn(meeting.slug, domain, version.number))
    _text(entry, "title", _title(version))
    _text(entry, "updated", _stamp(version.published_at))
    _text(entry, "published", _stamp(version.published_at))
    _text(SubElement(entry, "author"), "name", version.office)
    _link(entry, "alternate", _address(meeting.slug, version), "text/html")
    _text(entry, "content", _content(version)).set("type", "html")


def _address(slug: str, version: ShownVersion) -> str:
    """Where a version is read alone; unlike its place among the others, that stays as it is."""
    if version.before:
        return address_of("publishing.changes", slug=slug, **{"from": version.before, "to": version.number})
    return address_of("publishing.meeting", slug=slug, version=version.number)


def _title(version: ShownVersion) -> str:
    """The first sentence, and how many follow it."""
    sentences = _sentences(version)
    if len(sentences) == 1:
        return _("%(version)s: %(change)s", version=version.title, change=plain(sentences[0]))
    more = len(sentences) - 1
    return _("%(version)s: %(change)s; and %(more)s more", version=version.title, change=plain(sentences[0]), more=more)


def _sentences(version: ShownVersion) -> list[Markup]:
    said = [sentence for group in (*version.groups, *version.folded) for sentence in group.sentences]
    return said or [escape(NOTHING_TO_READ if version.before else FIRST_PUBLISHED)]


def _content(version: ShownVersion) -> str:
    note = Markup("<p>%s</p>") % version.note if version.note else Markup("")
    return note + Markup("<ul>%s</ul>") % Markup("").join(Markup("<li>%s</li>") % one for one in _sentences(version))


def _text(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _UNWRITABLE.sub("\ufffd", str(text))
    return child


def _link(parent: Element, relation: str, href: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": href})


def _stamp(moment: datetime) -> str:
    """RFC 3339, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
