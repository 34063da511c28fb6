"""`verify PACK`: is every file what the manifest says, and do the figures follow from the log in the pack?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.document_read import parse_document
from klyngetui.exchange.pack.opened import NoPack, opened
from klyngetui.exchange.pack.recount import differences
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.model.periods import PeriodError
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from klyngetui.exchange.pack.opened import Pack

MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
LENGTH_OF_DIGEST = 64


class Verified(NamedTuple):
    """What was found: `altered` are files that are not as the manifests say, `miscounted` figures that do not follow.

    `files` is the number of files looked at, `statement` what the pack itself says of its completeness.
    """

    files: int
    altered: list[str]
    miscounted: list[str]
    complete: bool
    statement: str

    @property
    def good(self) -> bool:
        """Whether every file is as it was made and every figure follows."""
        return not self.altered and not self.miscounted


def verify(path: Path, *, tick: Callable[[int], None] = lambda _done: None) -> Verified:
    """Check a pack; nothing of it is unpacked. `tick` is told how many files and records are done.

    Raises NoPack for what is no pack or is unsafe to read.
    """
    with opened(path) as pack:
        altered = list(_altered(pack, tick))
        miscounted = list(_miscounted(pack, tick))
        statement = pack.text("data/complete.txt") if "data/complete.txt" in pack.members else ""
        info = pack.text("bag-info.txt") if "bag-info.txt" in pack.members else ""
    complete = "Complete: yes" in info.splitlines()
    return Verified(len(pack.members), altered, miscounted, complete, statement)


def _altered(pack: Pack, tick: Callable[[int], None]) -> Iterator[str]:
    if not pack.text("bagit.txt").startswith("BagIt-Version: "):
        raise NoPack(_("{path} in the pack is not as it should be.").format(path="bagit.txt"))
    payload = {path for path in pack.members if path.startswith("data/")}
    tags = pack.members.keys() - payload - {TAG_MANIFEST}
    done = 0
    for manifest, there in ((MANIFEST, payload), (TAG_MANIFEST, tags)):
        said = _manifest(pack.text(manifest), manifest)
        for name in sorted(said.keys() | there):
            if name not in there:
                yield _("{name}: is missing").format(name=name)
            elif name not in said:
                yield _("{name}: is not in the manifest").format(name=name)
            else:
                yield from _held_against(pack, name, said[name])
            done += 1
            tick(done)


def _held_against(pack: Pack, name: str, digest: str) -> Iterator[str]:
    try:
        if pack.digest(name) != digest:
            yield _("{name}: was altered").format(name=name)
    except NoPack as error:
        yield str(error)


def _manifest(text: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        digest, _space, path = line.partition(" ")
        path = path.lstrip(" *")
        if len(digest) != LENGTH_OF_DIGEST or not path or path in found:
            raise NoPack(_("{path} in the pack is not as it should be.").format(path=name))
        found[path] = digest.lower()
    return found


def _miscounted(pack: Pack, tick: Callable[[int], None]) -> Iterator[str]:
    try:
        figures, told = _read(pack, "data/figures.json"), _read(pack, "data/counted.json")
        yield from differences(_read(pack, "data/log.json"), figures, told, tick)
    except (Invalid, PeriodError, LogError) as error:
        yield _("The figures cannot be counted again: {why}").format(why=str(error).partition("\n")[0])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        yield _("The figures cannot be counted again: {why}").format(why=_("they are not in their proper form")) + (
            f" ({type(error).__name__})"
        )


def _read(pack: Pack, path: str) -> dict[str, Any]:
    return parse_document(pack.text(path), path)
