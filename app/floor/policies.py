"""Who may do what on the floor of a sitting (docs/floor.md says it deed by deed)."""

from app.core.policy import policy

OFFICERS = ("conference_officer", "presiding_officer", "secretariat")

policy(
    "floor.run",
    "Conference officer, presiding officer and Secretariat run the floor of a sitting and read all of it.",
    *OFFICERS,
    watched=True,
)
