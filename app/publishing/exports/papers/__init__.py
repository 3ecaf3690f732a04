"""Papers of a meeting: its programme and its provisional agenda."""

from app.publishing.exports.papers.agenda import agenda_paper
from app.publishing.exports.papers.programme import programme_paper

__all__ = ["agenda_paper", "programme_paper"]
