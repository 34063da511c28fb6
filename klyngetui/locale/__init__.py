"""The words of the screens and commands, in bokmål and English.

The messages in the code are English; `choose` sets the language, English until it is called. Nothing is
read or imported before the first Norwegian message is asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("nb", "en")

_NORWEGIAN = ("nb", "nn", "no", "norwegian")
_ENGLISH = ("en", "english", "c", "posix")
_chosen = "en"
_catalogue: NullTranslations | None = None


def choose(language: str | None = None) -> str:
    """Set the language of every later message and return it: `nb` or `en`.

    `language` may be any locale name (`nb`, `nn`, `nb_NO.UTF-8`, `Norwegian_Norway`); None takes the
    machine's own. Nynorsk falls back to bokmål, every other language to English.
    """
    global _chosen, _catalogue
    _chosen = _nearest(language if language is not None else _of_the_machine())
    _catalogue = None
    return _chosen


def language() -> str:
    """The language chosen: `nb` or `en`."""
    return _chosen


def _(message: str) -> str:
    """The message in the language chosen; itself where it has no translation."""
    # "" is the name of the catalogue's header.
    return message if _chosen == "en" or not message else _translations().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The singular or plural message for n in the language chosen."""
    if _chosen == "en":
        return one if n == 1 else many
    return _translations().ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message in the language chosen, where context tells two uses of one English word apart."""
    return message if _chosen == "en" else _translations().pgettext(context, message)


def is_language(name: str) -> bool:
    """Whether a locale name means one of ours."""
    return _word(name) in (*_NORWEGIAN, *_ENGLISH)


def _nearest(name: str) -> str:
    return "nb" if _word(name) in _NORWEGIAN else "en"


def _word(name: str) -> str:
    return name.replace("-", "_").split("_")[0].split(".")[0].split(" ")[0].lower()


def _of_the_machine() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return name
    if os.name == "nt":
        import locale

        return locale.getlocale()[0] or ""
    return ""


def _translations() -> NullTranslations:
    global _catalogue
    if _catalogue is None:
        _catalogue = _read(os.path.join(os.path.dirname(__file__), _chosen, "LC_MESSAGES", "klyngetui.mo"))
    return _catalogue


def _read(path: str) -> NullTranslations:
    import gettext
    from struct import error as cut_short

    try:
        with open(path, "rb") as file:
            return gettext.GNUTranslations(file)
    except (OSError, ValueError, cut_short):
        # A source tree that was never built has no catalogue: English words are better than none.
        return gettext.NullTranslations()
