"""Every figure beside its limit: `make bench`."""

from itertools import chain

from bench import calendars, pages, papers, registering

if __name__ == "__main__":
    for line in chain(pages.report(), calendars.report(), papers.report(), registering.report()):
        print(line, flush=True)
