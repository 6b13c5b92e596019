"""Archiving: what a dossier says of its kept copies, written down from the copies that lie in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested import evidence  # its readers are imported when a copy is opened
from contested.dossier.file.file_reading import read_parts
from contested.dossier.file.patching import patch_text
from contested.dossier.file.toml_parsing import NAME
from contested.errors import UnsavedDossier, UnusableCopy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from contested.claims import Source
    from contested.evidence import CopyFolder


class ArchivedSource(NamedTuple):
    """
    What became of one source: "written", "kept" as it was, "missing" in the folder, or "refused".

    ``id`` is the source's, ``what`` a sentence.
    """

    id: str
    outcome: str
    what: str

    def __str__(self) -> str:
        return f"{self.id}: {self.what}"


def archive_copies(
    sources: Mapping[str, Source], folder: str | PathLike[str]
) -> tuple[dict[str, Source], tuple[ArchivedSource, ...]]:
    """
    Return the sources that now say archive, digest and media type of their copies, and what became of each source.

    A copy is found as ``verify`` finds it; where a source names none, it is
    the one file in the folder that is called like the source's id.  A digest
    that is there already is never replaced.

    Raises:
        UnusableCopy: there is no such folder.
    """
    copies = evidence.CopyFolder(folder)
    written: dict[str, Source] = {}
    told: list[ArchivedSource] = []
    for id_, source in sources.items():
        try:
            made, one = _archived(id_, source, copies)
        except UnusableCopy as error:
            told.append(ArchivedSource(id_, "refused", str(error)))
            continue
        told.append(one)
        if made != source:
            written[id_] = made
    return written, tuple(told)


def archived_text(document: str, before: Mapping[str, Source], written: Mapping[str, Source]) -> str:
    """
    Return the text of a dossier with what is said of copies now, and no other character changed.

    Args:
        document: the text that was read.
        before: the sources that it says.
        written: those of them that say more now.

    Raises:
        UnsavedDossier: the text is laid out in a way that cannot be changed without loss.
    """
    old = {id_: _said(before[id_]) for id_ in written}
    new = {id_: _said(source) for id_, source in written.items()}
    text = patch_text(document, {"sources": old}, {"sources": new})
    made = read_parts(text).sources
    if any(_said(made[id_]) != said for id_, said in new.items()):
        raise UnsavedDossier(NAME, "its sources are laid out in a way that is not changed; write the digests by hand")
    return text


def _said(source: Source) -> dict[str, str]:
    """Return what a source says of its copy."""
    said = {name: getattr(source, name) for name in ("archive", "digest", "media_type")}
    return {name: value for name, value in said.items() if value is not None}


def _archived(id_: str, source: Source, copies: CopyFolder) -> tuple[Source, ArchivedSource]:
    path = copies.find(source.archive, source.digest)
    if path is None and source.archive is None:
        path = copies.stem(id_)
    if path is None:
        return source, ArchivedSource(id_, "missing", "no copy of it lies in the folder")
    name = copies.relative(path)
    content = evidence.read_copy(path, name)
    digest = evidence.copy_digest(content)
    if source.digest not in (None, digest):
        raise UnusableCopy(name, f"it is another than was kept: its digest is {digest}; nothing is written")
    kind = evidence.kind_of_copy(name, content)
    media_type = source.media_type or evidence.MEDIA_TYPES.get(kind)
    declared = None if media_type is None else evidence.kind_of_type(media_type)
    if declared is not None and not evidence.agrees(declared, evidence.kind_of_content(content)):
        raise UnusableCopy(name, f"it is not {media_type}, as the dossier says or its name; nothing is written")
    made = attrs.evolve(source, archive=source.archive or name, digest=digest, media_type=media_type)
    if made == source:
        return source, ArchivedSource(id_, "kept", f"{name} is as the dossier says")
    return made, ArchivedSource(id_, "written", f"{name}, {digest}")
