"""Tables of meetings: the draft that the Secretariat edits, and what was published of it.

The rows of meeting, officer, sitting, segment and so on are the draft. The public reads `programme_version`, which
never changes, and `published_meeting` with `published_sitting`, which the publishing command alone writes.
"""

from app.meetings.models.acknowledgements import Acknowledgement
from app.meetings.models.contacts import Contact
from app.meetings.models.documents import Document, DocumentSitting, DocumentText
from app.meetings.models.meeting import MarginEvent, Meeting, MeetingDocument, Officer
from app.meetings.models.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.models.sitting import Segment, Sitting, SittingChallenge
from app.meetings.models.steps import DraftStep
from app.meetings.models.versions import ProgrammeVersion, PublishedChallenge, PublishedMeeting, PublishedSitting

__all__ = [
    "Acknowledgement",
    "Contact",
    "Document",
    "DocumentSitting",
    "DocumentText",
    "DraftStep",
    "MarginEvent",
    "Meeting",
    "MeetingDocument",
    "Officer",
    "OpeningSpeaker",
    "Panellist",
    "Presenter",
    "ProgrammeVersion",
    "PublishedChallenge",
    "PublishedMeeting",
    "PublishedSitting",
    "Segment",
    "Sitting",
    "SittingChallenge",
]
