"""The record of a sitting: the paragraph of a Chair's summary, and how long was spoken, on a page and to take away."""
