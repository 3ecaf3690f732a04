"""What people and delegations are told: news is told only while it is so."""

from app.registrations.rules.words import News, State

# In which states each piece of news is still so; whoever was moved on meanwhile is told of that instead.
SO = {
    News.RECEIVED: frozenset({State.SUBMITTED, State.WAITING}),
    News.MOVED_UP: frozenset({State.SUBMITTED}),
    News.APPROVED: frozenset({State.APPROVED}),
    News.MORE_WANTED: frozenset({State.MORE_WANTED}),
    News.REJECTED: frozenset({State.REJECTED}),
    News.WITHDRAWN: frozenset({State.WITHDRAWN}),
    News.CHANGED: frozenset({State.SUBMITTED}),
    News.LINK: frozenset(State),
}
# A link is its owner's affair.
OF_PERSON_ALONE = frozenset({News.LINK})


def is_still_so(news: News, state: State) -> bool:
    """Whether news may be told of a registration in this state."""
    return state in SO[news]


def is_for_delegation(news: News) -> bool:
    """Whether the focal points of a delegation are told, too."""
    return news not in OF_PERSON_ALONE
