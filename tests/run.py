"""The whole suite: SQLite and PostgreSQL, real processes and a real browser. `make test` runs this."""

import os
import shutil
import subprocess
import sys

# What the suite needs beyond packages: a browser to look at pages with, and a calendar program to read feeds with.
PROGRAMS = {"chromium": "chromium", "calcurse": "calcurse"}


def main() -> int:
    """See to it that everything is there, then run every test; extra arguments go to pytest."""
    missing = [package for package, program in PROGRAMS.items() if shutil.which(program) is None]
    if missing and not install(missing):
        print(
            f"The suite needs {' and '.join(missing)}, and could not install them here. "
            f"On Debian: apt-get install {' '.join(missing)}",
            file=sys.stderr,
        )
        return 1
    workers = ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup"]
    arguments = sys.argv[1:] or workers
    # Many tests start processes: each would read the whole program again as text.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", "--database", "both", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def install(packages: list[str]) -> bool:
    """Ask Debian for what is missing, where that is possible."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return all(shutil.which(PROGRAMS[package]) for package in packages)


if __name__ == "__main__":
    sys.exit(main())
