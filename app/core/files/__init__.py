"""Files that people give: checked by content, named by hash, in one folder that several machines can share."""

from app.core.files.keeping import File, keep
from app.core.files.kinds import FileKind, file_kind

__all__ = ["File", "FileKind", "file_kind", "keep"]
