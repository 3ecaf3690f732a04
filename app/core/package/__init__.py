"""Packages: data as files of YAML, read with the place of every value and written the same to the byte."""
