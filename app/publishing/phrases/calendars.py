"""How to subscribe to a calendar, program by program, and how late each learns of a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.phrases import phrase_refusals
from app.registrations.rules.words import Attendance, State

phrase_refusals(
    {
        "publishing.no_own_calendar": _l("Your calendar has no address just now. Make one first."),
        "publishing.link_is_over": _l("This link is no longer in use. Open the page by the link in your newest mail."),
    }
)
WITHOUT_DELEGATIONS = "delegations"  # `?delegations=0` leaves out what is there for one's delegations alone
# Two people with one mail address may take part in both ways.
ATTENDANCES: dict[tuple[Attendance, ...], LazyString] = {
    (Attendance.IN_PERSON,): _l("You take part in the room"),
    (Attendance.ONLINE,): _l("You take part online"),
    (Attendance.IN_PERSON, Attendance.ONLINE): _l("You take part in the room and online"),
}
_NOT_APPROVED = _l(
    "Nothing stands here yet, because your registration is not approved. Once it is, your sittings come by themselves."
)
# Why the calendar of a registration holds nothing.
NOTHING_HELD: dict[State, LazyString] = {
    State.DRAFT: _NOT_APPROVED,
    State.SUBMITTED: _NOT_APPROVED,
    State.MORE_WANTED: _NOT_APPROVED,
    State.WAITING: _l(
        "Nothing stands here yet, because you are on the waiting list. Once you have a place and are approved, your "
        "sittings come by themselves."
    ),
    State.REJECTED: _l("Nothing stands here, because your registration was rejected."),
    State.WITHDRAWN: _l("Nothing stands here, because your registration was withdrawn."),
}


@dataclass(frozen=True)
class Program:
    """A calendar program: what to do there, and an honest word on how late it is."""

    key: str
    name: LazyString
    steps: Sequence[LazyString]
    late: LazyString


PROGRAMS = (
    Program(
        "google",
        _l("Google Calendar"),
        (
            _l("In a browser, press the button for Google Calendar and confirm. The app cannot add calendars itself."),
            _l("Or open Settings, Add calendar, From URL, and paste the address."),
        ),
        _l(
            "It looks again after 4 to 24 hours, and nothing hurries it. On the day of a sitting, trust its page here "
            "more than this calendar."
        ),
    ),
    Program(
        "outlook",
        _l("Outlook"),
        (
            _l(
                "On the web and in the new Outlook: Calendar, Add calendar, Subscribe from web; then paste the address."
            ),
            _l("In the classic Outlook for Windows: press the button for programs on this device."),
        ),
        _l(
            "On the web it looks again after some 3 hours, the classic program every hour while it runs. What is "
            "cancelled looks there like everything else: its title says it."
        ),
    ),
    Program(
        "apple",
        _l("Apple: iPhone, iPad, Mac"),
        (
            _l("Press the button for programs on this device, then Subscribe."),
            _l("On a Mac, choose iCloud as the location, and your telephone has it too; Auto-refresh: every hour."),
        ),
        _l("It looks again as often as you choose, from 5 minutes to a week. What is cancelled is struck through."),
    ),
    Program(
        "thunderbird",
        _l("Thunderbird"),
        (_l("New Calendar, On the Network; then paste the address. No user name is needed."),),
        _l("It looks again every 30 minutes, unless you choose otherwise in the properties of the calendar."),
    ),
    Program(
        "android",
        _l("Android"),
        (
            _l("With Google Calendar: add it in a browser as above; then switch it on in the settings of the app."),
            _l("With an app that subscribes by address, such as ICSx5: press the button for programs on this device."),
        ),
        _l(
            "Google as above; ICSx5 as often as you choose. What is cancelled may look like everything else: its title "
            "says it."
        ),
    ),
)
