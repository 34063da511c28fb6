"""Bring the Norwegian words up to date with the messages in the source: python tools/catalogue.py

Adds what is new with an empty translation, drops what is gone, compiles the catalogue and names what is
left to translate.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "klyngetui"
WORDS = PACKAGE / "locale" / "nb" / "LC_MESSAGES" / "klyngetui.po"

HEADER = """\
# Norwegian (bokmål) words of klyngetui.
msgid ""
msgstr ""
"Project-Id-Version: klyngetui\\n"
"Language: nb\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def said() -> Catalog:
    """Every message in the source, as an empty catalogue."""
    messages = Catalog()
    for _file, _line, text, _comments, context in extract_from_dir(PACKAGE):
        messages.add(text, context=context)
    return messages


def updated() -> Catalog:
    """The Norwegian catalogue with exactly the messages of the source."""
    with WORDS.open("rb") as file:
        catalogue = read_po(file, locale="nb")
    catalogue.update(said(), no_fuzzy_matching=True)
    return catalogue


def write(catalogue: Catalog) -> None:
    """Write the .po, sorted by the English text, with a header that never changes."""
    body = BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, sort_output=True, ignore_obsolete=True)
    WORDS.write_text(HEADER + body.getvalue().decode().strip() + "\n", "utf-8")


def main() -> None:
    """Update, compile, and say what has no translation yet."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import compile_catalogue

    catalogue = updated()
    write(catalogue)
    compile_catalogue(WORDS)
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(texts)):
            print(message.id if isinstance(message.id, str) else message.id[0])


if __name__ == "__main__":
    main()
