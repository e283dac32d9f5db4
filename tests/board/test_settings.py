import pytest

from services.board.settings import LOOPBACK_NAMES, BoardSettings


def test_the_board_listens_for_this_machine_alone_and_nobody_edits_unless_told() -> None:
    settings = BoardSettings.of({})

    assert (settings.host, settings.port, settings.editor_token, settings.hosts) == ("127.0.0.1", 8080, None, LOOPBACK_NAMES)


@pytest.mark.parametrize(
    ("environment", "hosts"),
    [
        ({"TOLLWIRE_BOARD_HOST": "0.0.0.0"}, ("*",)),
        (
            {"TOLLWIRE_BOARD_HOST": "0.0.0.0", "TOLLWIRE_BOARD_HOSTS": "board.example, tolls.example"},
            ("board.example", "tolls.example"),
        ),
    ],
)
def test_behind_an_ingress_any_name_is_right_unless_names_are_given(environment: dict[str, str], hosts: tuple[str, ...]) -> None:
    assert BoardSettings.of(environment).hosts == hosts


def test_an_empty_token_is_no_token() -> None:
    assert BoardSettings.of({"TOLLWIRE_EDITOR_TOKEN": ""}).editor_token is None
