"""Calendars as feeds and to take away, and how to subscribe to them."""

from app.publishing.exports.calendars.feeds import feed, language_of, sitting_download

__all__ = ["feed", "language_of", "sitting_download"]
