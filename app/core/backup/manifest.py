"""What a backup says about itself: read first, and everything else is held against it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "rostrum/backup/1"
NAME = "manifest.json"
SECRET_KEY = "secret_key"  # noqa: S105 (the name of the member)
Hash = Field(pattern=r"^[0-9a-f]{64}$")


class Part(BaseModel):
    """One member of the archive."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sha256: str = Hash
    size: int = Field(ge=0)


class TablePart(Part):
    """The rows of one table."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    columns: list[str]
    rows: int = Field(ge=0)

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return f"tables/{self.name}.jsonl"


class FilePart(Part):
    """A file that people gave; its name is its hash."""

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return f"files/{self.sha256}"


class SecretKeyPart(Part):
    """What signs cookies and links."""

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return SECRET_KEY


class Manifest(BaseModel):
    """The whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: Literal["rostrum/backup/1"] = FORMAT  # type: ignore[assignment]
    made_at: datetime
    made_on: Literal["sqlite", "postgresql"]
    revision: str = Field(pattern=r"^[0-9a-z_]+$")
    uid_domain: str
    base_url: str
    tables: list[TablePart]
    counters: dict[str, int]
    files: list[FilePart]
    missing_files: list[str]
    secret_key: SecretKeyPart

    def parts(self) -> dict[str, Part]:
        """Every member that the archive has, by its name there."""
        return {part.member: part for part in (self.secret_key, *self.tables, *self.files)}
