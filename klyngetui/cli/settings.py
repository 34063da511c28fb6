"""`klyngetui settings`: the cluster's settings, which are part of the log, and this user's own."""

from __future__ import annotations

from typing import Any

import click

from klyngetui.cli.errors import Misused
from klyngetui.cli.output import data, emit, say, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

OWN = ("me", "language", "theme", "backup_folder", "backups")
LANGUAGES = ("nb", "nn", "en")


@command("settings", help=N_("List the settings, show one, or change one; `settings me NAME` says who you are."))
@click.argument("key", required=False)
@click.argument("value", nargs=-1)
@as_json()
@with_session
def settings(session: Session, key: str | None, value: tuple[str, ...], as_json: bool) -> None:
    """List, show or change."""
    name = key.replace("-", "_") if key else None
    if name is not None and value:
        _change(session, name, " ".join(value))
        return
    found = _all(session)
    if name is not None:
        if name not in found:
            raise _unknown(name, found)
        found = {name: found[name]}
    if as_json:
        emit(found)
    elif name is not None:
        data(_text(found[name]))
    else:
        table([(one, _text(said)) for one, said in found.items()])


def _all(session: Session) -> dict[str, Any]:
    from klyngetui.cli.records import name_of

    log = session.reading()
    cluster = log.cluster
    own = session.preferences
    fields = {name: said for name, said in cluster.items() if name not in ("id", "settings")}
    me = name_of(log, own.me.get(cluster["id"])) or None
    mine = {"me": me, "language": own.language, "theme": own.theme, "backup_folder": own.backup_folder}
    mine["backups"] = own.backups or "7+5"
    return {**fields, **cluster["settings"], **mine}


def _change(session: Session, name: str, said: str) -> None:
    from klyngetui.cli.names import resolve
    from klyngetui.preferences import is_whole, save
    from klyngetui.theme_names import THEME_NAMES

    if name == "me":
        log = session.writing()
        member = resolve(log, said, "team_member").record
        save(log.cluster["id"], member["id"], within="me")
        say(_("You are {name} in this log.").format(name=member["name"]))
    elif name in OWN:
        if name == "language" and said not in (*LANGUAGES, ""):
            raise Misused(_("language: one of {choices}").format(choices=", ".join(LANGUAGES)))
        if name == "theme" and said not in (*THEME_NAMES, ""):
            raise Misused(_("theme: one of {choices}").format(choices=", ".join(THEME_NAMES)))
        if name == "backups":
            _check_backups(said)
        if name == "backup_folder" and said and not is_whole(said):
            raise Misused(_("Write the whole path, as in ~/backups."))
        session.reading()
        save(name, said or None)
        say(_("{name} is now {value}").format(name=name, value=said or "–"))
    else:
        _change_cluster(session, name, said)


def _check_backups(said: str) -> None:
    from klyngetui.store.rotation import keep_from

    if keep_from(said) is None:
        raise Misused(_("backups: for how many days and weeks the last copy is kept, as in 7+5, or off"))


def _change_cluster(session: Session, name: str, said: str) -> None:
    from klyngetui.cli.saving import save_change
    from klyngetui.cli.values import Reader
    from klyngetui.model.records import RECORDS, SETTINGS

    log = session.writing()
    kept = log.cabinet.find(log.cluster["id"])
    assert kept is not None
    outer = {field.name: field for field in RECORDS["cluster"] if field.name != "settings"}
    inner = {field.name: field for field in SETTINGS}
    reader = Reader(log, session.today())
    if name in outer:
        before, value = kept.record[name], reader.value(outer[name], said)
        patch = {name: value}
    elif name in inner:
        value = said.replace(",", " ").split() if inner[name].kind == "list" else reader.value(inner[name], said)
        before, patch = kept.record["settings"][name], {"settings": {**kept.record["settings"], name: value}}
    else:
        raise _unknown(name, _all(session))
    words = _("{name} is now {value}, was {before}").format(name=name, value=_text(value), before=_text(before))
    save_change(session, kept, patch, words=words)


def _unknown(name: str, known: dict[str, Any]) -> Misused:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) or list(known)
    return Misused(_("There is no setting {name}. Did you mean {names}?").format(name=name, names=", ".join(near)))


def _text(said: Any) -> str:
    if said is None or said == []:
        return "–"
    return ", ".join(said) if isinstance(said, list) else str(said)
