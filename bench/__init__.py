"""The figures of docs/performance.md, each beside its physical limit in the same run. `make bench` runs this."""
