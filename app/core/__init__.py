"""Stands under every feature and knows none of them."""
