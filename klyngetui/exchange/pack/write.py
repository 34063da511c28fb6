"""`export pack`: everything an assessor needs to check the figures with no software of ours (docs/reports.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui import __version__
from klyngetui.exchange.html_out.marks import escaped
from klyngetui.exchange.html_out.page import page
from klyngetui.exchange.pack.bag import CHUNK, Bag
from klyngetui.exchange.pack.evidence_csv import evidence_csv
from klyngetui.exchange.pack.names import file_name
from klyngetui.exchange.pack.reduced import contact_details, figures_without, reduced
from klyngetui.exchange.pdf_out.write import can_write_pdf, pdf
from klyngetui.exchange.report.build import Material, report
from klyngetui.exchange.report.evidence import files_of
from klyngetui.exchange.report.spoken import speaking
from klyngetui.exchange.safe_write import CannotWrite, replacing
from klyngetui.indicators import stories
from klyngetui.indicators.counted import counted
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from klyngetui.exchange.report.evidence import Piece
    from klyngetui.exchange.report.model import Report

FOLDER = "evidence"


def write_pack(material: Material, out: Path, *, language: str | None = None, with_contacts: bool = False) -> Report:
    """Write the pack, in the language given or the one chosen; returns what its report says.

    With a PDF where the extra is installed. Raises LogError, with nothing written.
    """
    files = files_of(material.evidence)
    paths = {digest: f"{FOLDER}/{file_name(piece.number, _called(piece))}" for digest, piece in files.items()}
    with speaking(language):
        made = report(material, paths)
        with replacing(out) as file, Bag(file) as bag:
            _write(bag, material, made, paths, with_contacts=with_contacts)
    return made


def _called(piece: Piece) -> str:
    record = piece.kept.record
    return str(record["filename"] or record["label"] or "")


def _write(bag: Bag, material: Material, made: Report, paths: Mapping[str, str], *, with_contacts: bool) -> None:
    log = material.scope.log
    bag.payload_text("index.html", page(made))
    if can_write_pdf():
        bag.payload_stream("report.pdf", [pdf(made, material.tick)])
        material.tick()
    bag.payload_text("evidence.csv", evidence_csv(log, material.evidence, paths))
    bag.payload_text("rules.txt", _rules(made))
    bag.payload_text("complete.txt", statement(made))
    figures = made.figures if with_contacts else figures_without(made.figures, contact_details(log))
    bag.payload_text("figures.json", _json(figures))
    bag.payload_text("counted.json", _json(counted_document(material)))
    bag.payload_text("log.json", _json(reduced(log, material.withheld, with_contacts=with_contacts)))
    for digest, path in sorted(paths.items(), key=lambda one: one[1]):
        _add_file(bag, material, digest, path)
    bag.tag("index.html", _front(made))
    bag.tag("README.txt", _readme(made))
    bag.close(_info(made))


def _add_file(bag: Bag, material: Material, digest: str, path: str) -> None:
    source = material.scope.log.files / digest
    if bag.payload_stream(path, _chunks(source), source.stat().st_size) != digest:
        raise CannotWrite(_("{path} was altered while the pack was written; try again.").format(path=source))
    material.tick()


def _chunks(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def counted_document(material: Material) -> dict[str, Any]:
    """The counted ids of every figure; `withheld` says by how much a figure exceeds them, for want of consent."""
    scope, withheld = material.scope, material.withheld
    shown = [one for one in stories.stories(scope) if one.kept.record["id"] not in withheld]
    whole = material.figures["indicators"]["5.2"]["measures"]
    rest = stories.section(scope, shown)["measures"]
    short = {f"5.2.{name}": _number(whole[name]) - _number(rest[name]) for name in whole if name != "complete_three"}
    return {
        "format": "klyngetui-counted",
        "version": 1,
        "counted": counted(scope, withheld),
        "withheld": {name: n for name, n in short.items() if n},
    }


def _number(value: Any) -> int:
    return int(value["n"] if isinstance(value, dict) else value)


def statement(made: Report) -> str:
    """Whether the pack is complete and, if not, what is missing."""
    said = _("This report is complete.") if made.complete else _("This report is not complete. What is missing:")
    return "\n".join([said, *(f"- {line}" for line in made.lacks), "", *made.notes]) + "\n"


def _rules(made: Report) -> str:
    parts = [f"{rule.heading}\n\n" + "\n\n".join(rule.paragraphs) for rule in made.rules]
    return "\n\n\n".join(parts) + "\n"


def _readme(made: Report) -> str:
    contents = {
        "data/index.html": _("the report; open it in any browser"),
        "data/report.pdf": _("the same report for printing, where it could be made"),
        "data/evidence.csv": _("the list of the evidence; the files themselves are in data/evidence"),
        "data/rules.txt": _("the rules the figures were counted by"),
        "data/complete.txt": _("whether anything is missing, and what"),
        "data/figures.json": _("the figures"),
        "data/counted.json": _("the ids that every figure counts"),
        "data/log.json": _("the log the figures were counted from, without weekly reviews and what lacks consent"),
    }
    lines = "\n".join(f"  {path}: {text}" for path, text in contents.items())
    check = _("To check that no file was altered, run in this folder:")
    again = _("To count the figures again from the log:")
    commands = f"{check}\n  sha256sum -c manifest-sha256.txt\n\n{again}\n  klyngetui verify PACK.zip\n"
    return f"{made.title}\n\n{lines}\n\n{commands}"


def _front(made: Report) -> str:
    link = f'<p><a href="data/index.html">{escaped(_("Open the report"))}</a></p>'
    return (
        f'<!DOCTYPE html>\n<html lang="{made.language}">\n<head><meta charset="utf-8">'
        f"<title>{escaped(made.title)}</title></head>\n<body><main><h1>{escaped(made.title)}</h1>\n{link}\n"
        f"<pre>{escaped(_readme(made))}</pre></main></body>\n</html>\n"
    )


def _info(made: Report) -> dict[str, str]:
    return {
        "Source-Organization": " ".join(made.cluster.split()) or "-",
        "External-Description": " ".join(made.title.split()),
        "Bagging-Date": made.as_of.isoformat(),
        "Bag-Software-Agent": f"klyngetui {__version__}",
        "Complete": "yes" if made.complete else "no",
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
