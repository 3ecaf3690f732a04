"""Entities: States, organizations, regional groups, membership; names in a list and in a sentence."""
