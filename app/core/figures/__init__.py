"""Figures for whoever watches an installation: counted in memory, shared between the processes of a machine."""

from app.core.figures.counting import figures
from app.core.figures.sharing import share_figures, total
from app.core.figures.text import as_text

__all__ = ["as_text", "figures", "share_figures", "total"]
