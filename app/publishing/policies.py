"""Who may do what with what is published."""

from app.core.policy import policy

policy("publishing.own_calendar", "Everybody who is signed in has a calendar of their own.", everyone=True)
