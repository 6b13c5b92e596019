"""Evidence: kept copies of sources, the quotes that stand in them, and the numbers in those quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.evidence.copy_folder import CopyFolder, copy_digest, read_copy
    from contested.evidence.kept_copy import KeptCopy
    from contested.evidence.media_kinds import MEDIA_TYPES, agrees, kind_of_content, kind_of_copy, kind_of_type
    from contested.evidence.proof import Proof, prove

_HOMES = {
    "CopyFolder": "contested.evidence.copy_folder",
    "KeptCopy": "contested.evidence.kept_copy",
    "MEDIA_TYPES": "contested.evidence.media_kinds",
    "Proof": "contested.evidence.proof",
    "agrees": "contested.evidence.media_kinds",
    "copy_digest": "contested.evidence.copy_folder",
    "kind_of_content": "contested.evidence.media_kinds",
    "kind_of_copy": "contested.evidence.media_kinds",
    "kind_of_type": "contested.evidence.media_kinds",
    "prove": "contested.evidence.proof",
    "read_copy": "contested.evidence.copy_folder",
}

__all__ = [
    "MEDIA_TYPES",
    "CopyFolder",
    "KeptCopy",
    "Proof",
    "agrees",
    "copy_digest",
    "kind_of_content",
    "kind_of_copy",
    "kind_of_type",
    "prove",
    "read_copy",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
