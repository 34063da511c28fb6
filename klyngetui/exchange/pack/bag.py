"""A zip in BagIt layout (RFC 8493), the same to the byte for the same contents."""

from __future__ import annotations

from hashlib import sha256
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = "evidence-pack"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PACKED = (".pdf", ".png", ".jpg", ".jpeg", ".zip", ".docx", ".xlsx", ".pptx", ".mp4", ".gz")
"""Files that are small already and gain nothing from being packed again."""
CHUNK = 1 << 20
LARGE = (1 << 31) - 1


class Bag:
    """A bag being written into a zip, within a `with` block; `close` adds the manifests."""

    def __init__(self, file: IO[bytes]) -> None:
        self.zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9)
        self.payload: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.size = 0

    def __enter__(self) -> Bag:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is not None:
            # A zip that failed must not try once more to write its end when it is forgotten.
            self.zip.fp = None

    def payload_text(self, path: str, text: str) -> None:
        """Add a text file under data/."""
        self.payload_stream(path, [text.encode("utf-8")])

    def payload_stream(self, path: str, chunks: Iterable[bytes], size: int = 0) -> str:
        """Add a file under data/ as it is read; `size` is about how large it will be. Returns its SHA-256."""
        name = f"data/{path}"
        digest, written = self._write(name, chunks, size)
        self.payload[name] = digest
        self.size += written
        return digest

    def tag(self, path: str, text: str) -> None:
        """Add a file beside data/."""
        self.tags[path], _size = self._write(path, [text.encode("utf-8")], 0)

    def close(self, info: dict[str, str]) -> None:
        """Write the declaration, what is said of the bag, and the manifests."""
        self.tag("bagit.txt", DECLARATION)
        told = {**info, "Payload-Oxum": f"{self.size}.{len(self.payload)}"}
        self.tag("bag-info.txt", "".join(f"{label}: {value}\n" for label, value in told.items()))
        self.tag("manifest-sha256.txt", manifest(self.payload))
        self._write("tagmanifest-sha256.txt", [manifest(self.tags).encode()], 0)
        self.zip.close()

    def _write(self, name: str, chunks: Iterable[bytes], size: int) -> tuple[str, int]:
        digest, written = sha256(), 0
        with self.zip.open(_entry(name), "w", force_zip64=size >= LARGE) as member:
            for chunk in chunks:
                digest.update(chunk)
                written += member.write(chunk)
        return digest.hexdigest(), written


def manifest(digests: dict[str, str]) -> str:
    """The lines that sha256sum reads."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def _entry(name: str) -> ZipInfo:
    """A member with nothing in it of the machine or the moment."""
    entry = ZipInfo(f"{TOP}/{name}", (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    entry.compress_type = ZIP_STORED if name.lower().endswith(PACKED) else ZIP_DEFLATED
    return entry
