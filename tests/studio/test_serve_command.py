"""`kinoflow serve` and `kinoflow mcp`: what they refuse before anybody can connect."""

import pytest

from kinoflow.cli import main

pytest.importorskip("fastapi", reason="the extra studio is not installed")
pytest.importorskip("uvicorn", reason="the extra studio is not installed")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "70000"], "--port must be"),
        (["--queue", "0"], "--queue must be"),
        (["--idle", "nan"], "--idle must be"),
        (["--idle", "0"], "--idle must be"),
        (["--host", ""], "--host must be"),
        (["--host", "not a host"], "cannot serve on"),
        (["--name", "http://here/"], "name of a host alone"),
        (["--token", "short"], "16 or more"),
        (["--ray", "-1"], "--ray must be"),
        (["--model", "nowhere"], "no model folder nowhere"),
        (["--device", "abacus"], "no device 'abacus'"),
    ],
)
def test_what_cannot_be_served(tmp_path, capsys, arguments, said):
    assert main(["serve", "--folder", str(tmp_path / "kept"), "--port", "0", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("option", "said"), [("--model", "no model folder"), ("--device", "no device")])
def test_tools_of_a_model_that_is_not_there(tmp_path, capsys, option, said):
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    assert main(["mcp", "--folder", str(tmp_path / "kept"), option, "nowhere"]) == 2
    assert said in capsys.readouterr().err
