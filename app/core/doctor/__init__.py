"""What is wrong with this installation, in sentences that say what to do."""

from app.core.doctor import database, machine, work
from app.core.doctor.findings import EXAMINATIONS, Finding, examine, examines, note, wrong

__all__ = ["EXAMINATIONS", "Finding", "database", "examine", "examines", "machine", "note", "work", "wrong"]
