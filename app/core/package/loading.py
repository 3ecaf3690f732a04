"""Loading packages: all are checked before anything is written, and then all are written or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.core.audit import audit
from app.core.db import command, db
from app.core.package.checking import Check
from app.core.package.formats import FORMATS, Document, Format, Package
from app.core.package.merging import Conflict, Merge, Step, same
from app.core.package.mistakes import Mistake, PackageRefused, Path, written
from app.core.package.models import PackageSource
from app.core.package.reading import Source, read
from app.core.package.shapes import Known
from app.core.policy import Actor


@dataclass(frozen=True)
class Loaded:
    """What a load did: the slugs that it changed, and what it warns of."""

    changed: tuple[str, ...]
    warnings: tuple[Mistake, ...]


def load(files: Mapping[str, bytes], by: Actor) -> Loaded:
    """Load the packages in these files; `PackageRefused` names every mistake, and then nothing was changed."""
    sources, mistakes = [], []
    for file, octets in files.items():
        try:
            sources.append(read(file, octets))
        except PackageRefused as refused:
            mistakes += refused.mistakes
    mistakes += [mistake for source in sources for mistake in _strange(source)]
    mistakes += [] if mistakes else _doubled(sources)
    if mistakes:
        raise PackageRefused(mistakes)
    return _load(sources, by=by)


def last_loaded(format_name: str, slug: str) -> Document:
    """The document that was last loaded under a slug, empty where there was none."""
    kept = _kept(format_name, slug)
    return kept.document if kept else {}


def _kept(format_name: str, slug: str) -> PackageSource | None:
    of_name = PackageSource.format == format_name, PackageSource.slug == slug
    return db.session.scalars(select(PackageSource).where(*of_name)).one_or_none()


def _strange(source: Source) -> list[Mistake]:
    if not isinstance(source.document, dict):
        return [source.mistake((), "the fields of a package were expected.")]
    if str(source.document.get("format")) in FORMATS:
        return []
    return [source.mistake(("format",), f"one of {', '.join(sorted(FORMATS))} was expected.")]


def _doubled(sources: list[Source]) -> list[Mistake]:
    """One load takes one package of a name."""
    first: dict[tuple[str, str], Source] = {}
    mistakes = []
    for source in sources:
        name = (source.document["format"], _format_of(source).slug_of(source.document))
        if name in first:
            other = first[name]
            mistakes += [
                one.mistake(("slug",), f"one file for {name[1]} was expected; {two.file} is another.")
                for one, two in ((source, other), (other, source))
            ]
        first.setdefault(name, source)
    return mistakes


def _format_of(source: Source) -> Format:
    return FORMATS[source.document["format"]]


@command
def _load(sources: list[Source], *, by: Actor) -> Loaded:
    known = _known(sources)
    checks = [Check(source, known) for source in sources]
    packages = [_format_of(check.source).read(check.source.document, check) for check in checks]
    _refuse(checks)
    steps = sorted(zip(checks, packages, strict=True), key=lambda step: _format_of(step[0].source).rank)
    merges = [(check, package, _merge(check, package)) for check, package in steps if package]
    _refuse(checks)
    changed = [package.slug for check, package, merged in merges if _write(check, package, merged, by)]
    return Loaded(tuple(changed), tuple(sorted(warning for check in checks for warning in check.warnings)))


def _known(sources: list[Source]) -> Known:
    """What packages may refer to: what is in the database, and what comes with them."""
    known = Known()
    for format_ in FORMATS.values():
        of_format = [source.document for source in sources if source.document["format"] == format_.name]
        format_.tell(known, {format_.slug_of(document) for document in of_format})
        for document in of_format:
            for kind, names in format_.offers(document).items():
                known.names.setdefault(kind, set()).update(names)
    return known


def _refuse(checks: list[Check]) -> None:
    if mistakes := [mistake for check in checks for mistake in check.mistakes]:
        raise PackageRefused(mistakes)


@dataclass(frozen=True)
class _Merged:
    """The document to write, the one last loaded under its name, and what that one had and this one lacks."""

    document: Document
    base: Document
    kept: PackageSource | None
    left: dict[str, list[Document]]


def _merge(check: Check, package: Package) -> _Merged:
    format_ = _format_of(check.source)
    kept = _kept(format_.name, package.slug)
    base = _with_returning(format_, kept, package.document) if kept else {}
    present = format_.present(package.slug)
    left = _left(format_, kept, package.document) if kept else {}
    if present is None:
        return _Merged(package.document, base, kept, left)
    merge = Merge(format_.keys)
    document = merge.documents(base, present, package.document)
    for conflict in merge.conflicts:
        path = _path_in(package.document, conflict.path)
        place = check.source.place(path)
        check.mistakes.append(Mistake(place, _said(conflict.path), _sentence(conflict)))
    return _Merged(document, base, kept, left)


def _with_returning(format_: Format, kept: PackageSource, theirs: Document) -> Document:
    """What was last loaded, with what was left of entries that return now."""
    base = dict(kept.document)
    for (name,), key in _lists(format_):
        returning = {entry[key] for entry in theirs.get(name, ())}
        base[name] = [*base.get(name, ()), *(entry for entry in kept.left.get(name, ()) if entry[key] in returning)]
    return {name: value for name, value in base.items() if value != []}


def _left(format_: Format, kept: PackageSource, theirs: Document) -> dict[str, list[Document]]:
    """What is left of the entries that a package once had and has no more."""
    left = {}
    for (name,), key in _lists(format_):
        there = {entry[key] for entry in theirs.get(name, ())}
        gone = [format_.leave(entry) for entry in kept.document.get(name, ()) if entry[key] not in there]
        entries = [*(entry for entry in kept.left.get(name, ()) if entry[key] not in there), *gone]
        if entries:
            left[name] = entries
    return left


def _lists(format_: Format) -> list[tuple[tuple[str, ...], str]]:
    return [(names, key) for names, key in format_.keys.items() if len(names) == 1]


def _write(check: Check, package: Package, merged: _Merged, by: Actor) -> bool:
    """Write a package and remember it; whether anything was written."""
    format_ = _format_of(check.source)
    wrote = format_.write(package, merged.document, merged.base, by)
    kept = merged.kept or PackageSource(format=format_.name, slug=package.slug, document=None, left=None)
    if same(kept.document, package.document) and same(kept.left, merged.left):
        return wrote
    kept.document, kept.left = package.document, merged.left
    db.session.add(kept)
    audit(by, "packages.load", kept)
    return True


def _path_in(document: Document, path: tuple[Step, ...]) -> Path:
    """Where a document has what a path with keys names, as far as it has it."""
    found: list[str | int] = []
    value: Any = document
    for step in path:
        if isinstance(step, tuple):
            numbers = [number for number, entry in enumerate(value) if entry.get(step[0]) == step[1]]
            if not numbers:
                break
            found.append(numbers[0])
            value = value[numbers[0]]
        elif isinstance(value, dict) and step in value:
            found.append(step)
            value = value[step]
        else:
            break
    return tuple(found)


def _said(path: tuple[Step, ...]) -> str:
    return written(tuple(f"{step[0]}={step[1]}" if isinstance(step, tuple) else step for step in path))


def _sentence(conflict: Conflict) -> str:
    return (
        f"changed by hand to {_value(conflict.by_hand)} and in the package to {_value(conflict.in_package)} "
        "since it was last loaded; the same in both was expected."
    )


def _value(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
