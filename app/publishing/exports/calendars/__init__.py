"""Calendars as feeds and to take away, and how to subscribe to them."""

from app.publishing.exports.calendars.feeds import feed, feed_address, language_of, sitting_download
from app.publishing.exports.calendars.subscribing import draw, ways

__all__ = ["draw", "feed", "feed_address", "language_of", "sitting_download", "ways"]
