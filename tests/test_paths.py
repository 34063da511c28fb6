from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from klyngetui import paths


def test_everything_lies_in_the_users_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "ned"))
    assert paths.default_log().name == "klyngetui.db"
    assert paths.backups_folder().parent == paths.default_log().parent == paths.data_folder()
    for path in (paths.default_log(), paths.settings_file(), paths.downloads_folder()):
        assert path.is_absolute()


def test_without_a_home_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_args, **_options: Path("~/.local/share/klyngetui"))
    with pytest.raises(paths.NoHome, match="--log"):
        paths.default_log()


@pytest.mark.parametrize("named", [None, "", "/srv/hav", "hav", "~/hav", " /srv/hav"])
def test_the_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    monkeypatch.setenv("HOME", "/home/kari")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False) if named is None else monkeypatch.setenv(variable, named)
    expected = platformdirs.user_data_path("klyngetui", appauthor=False)
    if expected.is_absolute():
        assert paths.data_folder() == expected
        assert paths.settings_file() == platformdirs.user_config_path("klyngetui", appauthor=False) / "settings.toml"
    else:
        with pytest.raises(paths.NoHome):
            paths.data_folder()
