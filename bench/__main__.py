"""Every figure beside its limit: `make bench`."""

from itertools import chain

from bench import pages, papers

if __name__ == "__main__":
    for line in chain(pages.report(), papers.report()):
        print(line, flush=True)
