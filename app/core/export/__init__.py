"""Papers: what is issued as PDF and DOCX, made from one description, in a child process, and kept on the disk."""

from app.core.export.keeping import kept_or_made
from app.core.export.paper import Facts, Heading, Items, Masthead, Paper, Table, Text
from app.core.export.typesetting import CannotTypeset, typeset, write_word

__all__ = [
    "CannotTypeset",
    "Facts",
    "Heading",
    "Items",
    "Masthead",
    "Paper",
    "Table",
    "Text",
    "kept_or_made",
    "typeset",
    "write_word",
]
