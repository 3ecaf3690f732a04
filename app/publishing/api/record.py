"""What was said at a sitting."""

from app.core.web import public
from app.core.web.api import Asked, said_of
from app.floor.rules.record import Reply, Statement
from app.publishing import queries
from app.publishing.api.blueprint import api
from app.publishing.api.shapes import RecordRead
from app.publishing.queries import SittingSources


@api.get("/meetings/<slug>/sittings/<int:number>/record")
@public("The record of a published sitting is for everyone to see", on=queries.sitting_sources)
def record(sources: SittingSources, asked: Asked) -> RecordRead:
    """Statements and replies of a sitting."""
    said = sources.record
    return RecordRead(
        meeting=sources.published.programme.header.slug,
        sitting=sources.sitting.number,
        source=said.source,
        ngo_list_open=said.ngo_list_open,
        statements=[said_of(Statement).model_validate(one, from_attributes=True) for one in said.statements],
        replies=[said_of(Reply).model_validate(one, from_attributes=True) for one in said.replies],
        entities={code: one.name_in_list for code, one in sorted(sources.entities.items())},
    )
