"""Somebody's own registration as their page shows it, and all that is kept of them to take away."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from app.config import Settings
from app.core.files import File
from app.core.files.folder import path_of
from app.core.i18n import NAMES
from app.core.phrases import bdi, sentence
from app.core.refusal import Refusal
from app.registrations.exports.mails import state_words
from app.registrations.models import Registration, RegistrationWord
from app.registrations.phrases.own import SHAPES
from app.registrations.phrases.people import CONSENTS, GENDERS, ROLES, WAYS
from app.registrations.phrases.telling import looked_at_again, what_next
from app.registrations.queries.people import particulars_of, plan_of
from app.registrations.queries.personal import OwnStanding
from app.registrations.rules.people import mattering_since_approval
from app.registrations.rules.states import OPEN, why_not
from app.registrations.rules.words import Deed, Gender, Party, Role, State, Way


@dataclass(frozen=True, kw_only=True)
class ShownOwn:
    """Where a registration stands in words, and what its owner may do; a refusal is the sentence that would be said."""

    shape: str
    word: str
    sentences: list[str]
    reason: str | None
    is_over: bool
    words: list[RegistrationWord]
    may_change: bool
    may_withdraw: bool
    is_asked: bool
    may_ask_again: bool
    why_not_again: str | None
    facts: list[tuple[str, str]]
    consents: list[tuple[str, bool]]


def show_own(standing: OwnStanding, closed: Refusal | None) -> ShownOwn:
    """The page says what the rules say; `closed` is why nobody can ask for a place now."""
    row, state = standing.row, standing.state
    again = state in (State.DRAFT, State.WITHDRAWN)
    return ShownOwn(
        shape=SHAPES[state],
        word=state_words(row, standing.place),
        sentences=[*_changed(row), *what_next(state, standing.place, standing.lacks_credentials)],
        reason=row.reason if state == State.REJECTED else None,
        is_over=state not in OPEN,
        words=_words(row),
        may_change=why_not(Deed.CHANGE, state, Party.DELEGATION) is None,
        may_withdraw=why_not(Deed.WITHDRAW, state, Party.DELEGATION) is None,
        is_asked=state == State.MORE_WANTED,
        may_ask_again=again,
        why_not_again=sentence(closed) if again and closed else None,
        facts=_facts(row),
        consents=[(str(words), code.value in row.consents) for code, words in CONSENTS.items()],
    )


def own_data(standing: OwnStanding) -> dict[str, Any]:
    """Everything that is kept of a person, words and files too."""
    row = standing.row
    columns = {column.key: _plain(getattr(row, column.key)) for column in row.__table__.columns}
    return {
        "registration": columns,
        "meeting": {"slug": standing.header.slug, "title": standing.header.title},
        "delegation": {"entity": row.delegation.entity_code, "name": row.delegation.entity.name},
        "sittings": {str(number): attendance.value for number, attendance in sorted(plan_of(row).items())},
        "words": [_word(one) for one in row.words],
        "kept_until": standing.terms.keep_until.isoformat(),
    }


def _word(word: RegistrationWord) -> dict[str, Any]:
    return {"at": _plain(word.at), "party": word.party, "text": word.text, "file": word.file and _file(word.file)}


def _file(file: File) -> dict[str, Any]:
    settings: Settings = current_app.config["ROSTRUM"]
    content = base64.b64encode(path_of(settings.files, file.sha256).read_bytes()).decode()
    return {"name": file.name, "media_type": file.media_type, "size": file.size, "content_base64": content}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _changed(row: Registration) -> list[str]:
    """What was approved and says something else now."""
    if row.state != State.SUBMITTED.value or not row.approved:
        return []
    fields = mattering_since_approval(particulars_of(row), row.approved)
    return [looked_at_again(list(fields))] if fields else []


def _words(row: Registration) -> list[RegistrationWord]:
    """What was asked and answered; the reason of a rejection stands above it already."""
    said_above = row.reason if row.state == State.REJECTED.value else None
    return [word for word in row.words if not (word.party == Party.SECRETARIAT.value and word.text == said_above)]


def _facts(row: Registration) -> list[tuple[str, str]]:
    name = " ".join(part for part in (row.title, row.name) if part)
    said = [
        (_("Name"), name),
        (_("Function"), row.function),
        (_("Delegation"), row.delegation.entity.name),
        (_("Role in the delegation"), str(ROLES[Role(row.role)])),
        (_("Taking part"), str(WAYS[Way(row.way)])),
        (_("Mail address"), row.email),
        (_("Language of mails"), NAMES.get(row.locale or "", "")),
        (_("Gender"), row.gender_words or (str(GENDERS[Gender(row.gender)]) if row.gender else "")),
        (_("Accessibility"), row.needs),
        (_("For the visa letter"), row.visa_details if row.wants_visa_letter else ""),
    ]
    return [(term, bdi(value)) for term, value in said if value]
