"""A whole installation in one file: every row, every file that is listed, the secret key.

The rows are written as text that both databases understand, so that a backup made on SQLite can be restored to
PostgreSQL and the other way round.
"""

from app.core.backup.errors import Damaged, InTheWay
from app.core.backup.making import make_backup
from app.core.backup.manifest import Manifest
from app.core.backup.restoring import restore_backup

__all__ = ["Damaged", "InTheWay", "Manifest", "make_backup", "restore_backup"]
