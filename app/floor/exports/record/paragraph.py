"""The paragraph on statements as a Chair's summary prints it, its footnotes, and what is pointed out beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.moments import in_words
from app.floor.exports.record.marks import name, note, plain
from app.floor.exports.record.naming import RecordNames
from app.floor.rules.record import Record, Statement
from app.floor.rules.record_summary import Footnote, Nominated, Summary, summarize
from app.floor.rules.sponsors import Sponsors, count_sponsors


@dataclass(frozen=True)
class Paragraph:
    """Its sentences (`marks.pieces`), its footnotes by number, and what does not belong into it."""

    sentences: tuple[str, ...] = ()
    footnotes: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return " ".join(map(plain, self.sentences))


def paragraph_of(record: Record, names: RecordNames) -> Paragraph:
    """The statement paragraph of a sitting; nothing where nobody is on the record."""
    found = summarize(record)
    return Paragraph(
        sentences=tuple(_sentences(found, names)),
        footnotes=tuple((one.number, _footnote(one, names)) for one in found.footnotes),
        notes=tuple(_notes(record.statements, names)),
    )


def _sentences(found: Summary, names: RecordNames) -> Iterator[str]:
    for at, made in enumerate(_made(found, names)):
        if at == 0:
            yield _("During the discussion, statements were made by %(list)s.", list=made)
        else:
            yield _("Statements were also made by %(list)s.", list=made)
    if found.replies:
        yield _replies(found, names)


def _made(found: Summary, names: RecordNames) -> Iterator[str]:
    """By whom, a sentence each: States and the European Union, observers from organizations, NGOs by committee."""
    if found.states:
        yield in_words(_statement(one, found, names) for one in found.states)
    if found.observers:
        made = in_words(_statement(one, found, names) for one in found.observers)
        yield _("observers from %(list)s", list=made)
    if found.others:
        yield in_words(_statement(one, found, names) for one in found.others)
    for part in found.organizations:
        committee = name(names.in_text(part.by)) if part.by else ""
        if part.named:
            yield _nominated(in_words(_statement(one, found, names) for one in part.named), committee)
        if part.homes or part.unnamed:
            yield _by_homes(part, committee, found.list_open, names)


def _statement(one: Statement, found: Summary, names: RecordNames) -> str:
    """Who made it, for whom, and its footnotes."""
    words, marks = name(names.made_by(one)), "".join(map(note, found.notes_of(one)))
    if one.on_behalf_of is None:
        return words + marks
    joint = name(names.of_joint(one.on_behalf_of))
    return _("%(name)s on behalf of %(group)s", name=words, group=joint) + marks


def _nominated(made: str, committee: str) -> str:
    if not committee:
        return made
    return _("%(list)s, nominated through %(committee)s", list=made, committee=committee)


def _by_homes(part: Nominated, committee: str, is_open: bool, names: RecordNames) -> str:
    """By where they are based; the list is open where the source names only some."""
    based = _based(part, names)
    if not is_open:
        return _nominated(based, committee)
    if committee:
        who = _("non-governmental organizations nominated through %(committee)s", committee=committee)
    else:
        who = _("non-governmental organizations")
    return _("%(who)s, including %(list)s", who=who, list=based)


def _based(part: Nominated, names: RecordNames) -> str:
    parts = []
    if part.homes:
        homes = in_words(name(names.home(one)) for one in part.homes)
        said = "an organization based in %(list)s", "organizations based in %(list)s"
        parts.append(ngettext(*said, sum(one.count for one in part.homes), list=homes))
    if part.unnamed:
        said = "%(num)s organization that is not named", "%(num)s organizations that are not named"
        parts.append(ngettext(*said, part.unnamed))
    return in_words(parts)


def _replies(found: Summary, names: RecordNames) -> str:
    """In the order in which they were exercised, a delegation's second one as such."""
    said = [
        name(names.made_by(reply)) if rank == 1 else _("%(name)s (second reply)", name=name(names.made_by(reply)))
        for reply, rank in found.replies
    ]
    return _("The following delegations exercised their right of reply: %(list)s.", list=in_words(said))


def _footnote(one: Footnote, names: RecordNames) -> str:
    if one.is_written:
        who = name(names.made_by(one.statement))
        return _("The statement of %(name)s was submitted only in writing.", name=who)
    joint = one.statement.on_behalf_of
    return _("%(list)s.", list=in_words(map(name, names.sponsors(joint) if joint else ())))


def _notes(statements: Iterable[Statement], names: RecordNames) -> Iterator[str]:
    """Where a reader who counts the names does not arrive at the number as announced."""
    for one in statements:
        joint = one.on_behalf_of
        if joint is None:
            continue
        count = count_sponsors(joint.co_sponsors, joint.stated_number, dict(names.members))
        if count.differs:
            said = {"label": name(names.of_joint(joint)), "announced": count.announced, "named": count.named}
            yield _difference(count) % {**said, "counted": count.counted}


def _difference(count: Sponsors) -> str:
    """In words that hold for one and for many."""
    if not count.named:
        return _("%(label)s: %(announced)s announced, no co-sponsors named.")
    if not count.unions:
        return _("%(label)s: %(announced)s announced, %(named)s named.")
    if count.counted == count.announced:
        return _(
            "%(label)s: %(announced)s announced. %(named)s named, among them the European Union, which stands for its "
            "members; counted so: %(counted)s, as announced."
        )
    return _(
        "%(label)s: %(announced)s announced. %(named)s named, among them the European Union, which stands for its "
        "members; counted so: %(counted)s, which is not the number announced."
    )
