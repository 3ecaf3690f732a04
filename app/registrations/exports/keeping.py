"""What the Secretariat's desk says of personal data that are kept."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.core.duties import Duty, adds_duties
from app.core.moments import date_words
from app.registrations.queries.keeping import terms_kept_not_much_longer, terms_kept_too_long
from app.registrations.rules.purging import gone_on


@adds_duties("registrations.purge")
def about_data_kept_too_long(today: date) -> Iterator[Duty]:
    """Meetings whose personal data were to be purged by now."""
    for terms in terms_kept_too_long(today):
        meeting = terms.meeting
        said = _("Names and addresses of the people were to be kept until %(day)s.", day=date_words(terms.keep_until))
        yield Duty(
            kind="kept_too_long",
            by=terms.keep_until,
            sentence=said,
            verb=_("Purge"),
            href=f"/meetings/{meeting.slug}/registrations/purge",
            meeting=meeting.short_title or meeting.title,
        )


@adds_duties("registrations.purge")
def about_data_deleted_soon(today: date) -> Iterator[Duty]:
    """Meetings whose personal data are deleted by themselves soon: time to make lists, or to keep them longer."""
    for terms in terms_kept_not_much_longer(today):
        name = terms.meeting.short_title or terms.meeting.title
        day = date_words(gone_on(terms.keep_until))
        yield Duty(
            kind="deleted_soon",
            by=terms.keep_until,
            sentence=_("What is personal about %(meeting)s is deleted on %(day)s.", meeting=name, day=day),
            verb=_("See what goes"),
            href=f"/meetings/{terms.meeting.slug}/registrations/purge",
            meeting=name,
        )
