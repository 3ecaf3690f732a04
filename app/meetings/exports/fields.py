"""Forms of the editor, filled with what the draft says."""

from app.meetings.forms.editing.base import whole_number
from app.meetings.forms.editing.header import MarginForm, MeetingForm
from app.meetings.forms.editing.people import OfficerForm, PersonForm
from app.meetings.forms.editing.sittings import DetailsForm
from app.meetings.queries.editing import Draft
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.local import hour_said
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import USUAL_LANGUAGE


def details_of(draft: Draft) -> DetailsForm:
    """The details of the sitting that the page is about."""
    sitting, zone = draft.sitting, draft.programme.header.zone
    assert sitting is not None
    given = sitting.interpretation
    moments = {
        "starts": sitting.starts_at,
        "ends": sitting.ends_at,
        "interpreted_from": given and given.from_at,
        "interpreted_until": given and given.until_at,
    }
    said = {name: hour_said(moment, zone) if moment else "" for name, moment in moments.items()}
    said |= {"room": sitting.room, "kind": sitting.kind, "thematic_number": sitting.thematic_number}
    said |= {"sitting_title": sitting.title, "officer": sitting.presiding_officer or ""}
    form = DetailsForm(draft, formdata=None, data={**said, "day": sitting.date, "topics": list(sitting.challenges)})
    form.number.data, form.based_on.data = sitting.number, draft.edition
    return form


def person_of(draft: Draft, number: str | None, part: str | None, place: str | None) -> PersonForm | None:
    """The form of somebody who takes part, or of somebody more; nothing where nobody stands there."""
    sitting, position = draft.programme.sitting(whole_number(number) or 0), whole_number(place)
    if sitting is None or part not in list(Part):
        return None
    people = getattr(sitting, part)
    if position is not None and not 0 <= position < len(people):
        return None
    named = {"number": sitting.number, "part": part, "place": "" if position is None else position}
    form = PersonForm(draft, formdata=None, data=named)
    if position is not None:
        form.show(people[position])
    return form


def officer_of(draft: Draft, key: str) -> OfficerForm | None:
    """The form of an officer of the meeting, or of one more; nothing where there is none of this key."""
    officers = {one.key: one for one in draft.programme.header.officers}
    if key and key not in officers:
        return None
    one = officers.get(key, Officer(key=key))
    said = {"officer_key": key, "officer_name": one.name, "officer_title": one.title}
    return OfficerForm(
        draft, formdata=None, data={**said, "officer_office": one.office, "officer_country": one.country or ""}
    )


def meeting_of(draft: Draft) -> MeetingForm:
    """The form of what is said of the meeting as a whole."""
    header = draft.programme.header
    said = {"meeting_title": header.title, "meeting_short": header.short_title, "venue": header.venue}
    days = {"first_day": header.starts_on, "last_day": header.ends_on}
    about = {"meeting_note": header.note, "language": header.language or USUAL_LANGUAGE}
    return MeetingForm(draft, formdata=None, data={**said, **days, **about})


def margin_of(draft: Draft, place: str | None) -> MarginForm | None:
    """The form of an event on the margins, or of one more; nothing where there is none in this place."""
    header, position = draft.programme.header, whole_number(place)
    if position is None:
        return MarginForm(draft, formdata=None, data={"event_day": header.starts_on})
    if not 0 <= position < len(header.margins):
        return None
    event = header.margins[position]
    hours = {"event_starts": event.starts_at, "event_ends": event.ends_at}
    said = {name: hour_said(moment, header.zone) if moment else "" for name, moment in hours.items()}
    said |= {"was_title": event.title, "was_day": event.starts_on, "event_title": event.title}
    said |= {"event_day": event.starts_on, "event_last_day": event.ends_on, "event_room": event.room}
    said |= {"organizer": event.organizer, "link": event.link, "event_note": event.note}
    return MarginForm(draft, formdata=None, data=said)
