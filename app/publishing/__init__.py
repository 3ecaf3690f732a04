"""The public pages: what everybody may read of a meeting, its sittings and the workplan."""
