"""`rostrum serve` whose papers are typeset by another child: python -m tests.publishing.slow_typesetting serve ..."""

import os
import sys
from pathlib import Path

from app.cli import main
from app.core.export import typesetting

if __name__ == "__main__":
    typesetting.PDF_CHILD = Path(os.environ["ROSTRUM_TEST_CHILD"])
    sys.exit(main())
