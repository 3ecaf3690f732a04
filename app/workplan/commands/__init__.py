"""Writes of the workplan, one transaction each."""

from app.workplan.commands.editing import add_challenge, change_challenge, plan_years
from app.workplan.commands.writing import take_names, write_workplan

__all__ = ["add_challenge", "change_challenge", "plan_years", "take_names", "write_workplan"]
