"""Meetings: sittings, segments, presiding officers, presenters, panels, programme versions, documents of a meeting."""
