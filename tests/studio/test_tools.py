"""`kinoflow mcp`, asked by the client of the official SDK over standard input and output."""

from __future__ import annotations

import asyncio
import base64
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kinoflow.formats import html as page_format
from kinoflow.motion import MotionClip

VIEWER = Path(page_format.__file__).parents[1] / "assets" / "viewer.js"
RUN = "import sys; from kinoflow.cli import main; sys.exit(main())"


@pytest.fixture(scope="module", autouse=True)
def _mcp() -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")


def asked(folder: Path, conversation: Any) -> Any:
    """What a conversation with the tools of a folder returns."""
    import mcp
    from mcp.client.stdio import StdioServerParameters

    async def talk() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-c", RUN, "mcp", "--folder", str(folder)], env=dict(os.environ)
        )
        async with mcp.Client(command) as client:
            return await conversation(client)

    return asyncio.run(talk())


@pytest.mark.slow
def test_a_language_model_makes_looks_at_and_saves_a_motion(tmp_path):
    async def conversation(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert 6 <= len(tools) <= 10
        assert all(tool.description and tool.annotations for tool in tools.values())
        assert tools["show_clip"].annotations.read_only_hint
        assert tools["write_file"].annotations.destructive_hint

        plan = (await client.call_tool("read_sentence", {"prompt": "walks, then bows"})).structured_content
        assert [part["action"] for part in plan["parts"]] == ["walk", "bow"]

        made = await client.call_tool("generate_motion", {"prompt": "He walks, then bows.", "variants": 2})
        kinds = [part.type for part in made.content]
        assert (made.is_error, kinds) == (False, ["text", "image", "image", "resource_link", "resource_link"])
        clips = made.structured_content["clips"]
        assert [clip["seed"] for clip in clips] == [0, 1]
        assert all("walk, then bow" in line for line in made.content[0].text.splitlines())
        picture = Image.open(io.BytesIO(base64.b64decode(made.content[1].data)))
        assert picture.width > 500
        assert len(picture.convert("RGB").getcolors(10**6)) > 100  # somebody is on it

        name = clips[1]["clip"]
        written = (
            await client.call_tool("write_file", {"clip": name, "name": "bow.npz", "mirror": True})
        ).structured_content
        clip = MotionClip.load(written["path"])
        assert Path(written["path"]).parent == tmp_path / "files"
        assert clip.num_frames == clips[1]["frames"]
        again = await client.call_tool("write_file", {"clip": name, "name": "bow.npz"})
        assert again.is_error
        assert "overwrite" in again.content[0].text

        read = await client.call_tool("read_file", {"name": "bow.npz"})
        assert read.structured_content["clips"][0]["frames"] == clip.num_frames
        listed = (await client.call_tool("list_clips", {})).structured_content["clips"]
        assert {clip["clip"] for clip in listed} == {
            *(c["clip"] for c in clips),
            read.structured_content["clips"][0]["clip"],
        }

        performed = await client.call_tool("perform_action", {"action": "wave", "settings": {"side": "left"}})
        assert "side left" in performed.content[0].text
        found = (await client.call_tool("list_actions", {"search": "kick", "most": 2})).structured_content
        assert found["total"] > 5
        assert len(found["actions"]) == 2
        assert (await client.call_tool("describe_machine", {})).structured_content["fits"] is True
        if VIEWER.is_file():
            page = await client.read_resource(f"kinoflow://clip/{name}")
            assert page.contents[0].text.startswith("<!doctype html>")

    asked(tmp_path, conversation)


@pytest.mark.slow
def test_tools_leave_the_folder_to_nobody_and_tell_what_to_do(tmp_path):
    secret = tmp_path / "secret.npz"
    secret.write_bytes(b"secret")

    async def conversation(client: Any) -> None:
        async def refused(tool: str, **arguments: Any) -> str:
            answer = await client.call_tool(tool, arguments)
            assert answer.is_error, (tool, arguments)
            return answer.content[0].text

        (tmp_path / "mcp" / "files" / "link.npz").symlink_to(secret)
        assert "no file" in await refused("read_file", name="link.npz")
        for name in ("../secret.npz", "/etc/passwd", "a/../../secret.npz", "..", ".hidden.npz", "a\0.npz", ""):
            await refused("read_file", name=name)
            await refused("write_file", clip="0" * 64, name=name)
        await refused("show_clip", clip="../../secret")
        assert "make it again" in await refused("show_clip", clip="0" * 64)
        assert "cartwheel" in await refused("perform_action", action="cartweel")
        assert "prompt or segments" in await refused("generate_motion")
        await refused("generate_motion", prompt="a", variants=99)

    asked(tmp_path / "mcp", conversation)
    assert secret.read_bytes() == b"secret"
    assert {path.name for path in (tmp_path / "mcp" / "files").iterdir()} == {"link.npz"}


@pytest.mark.slow
def test_tools_are_at_a_path_of_the_server_and_share_its_queue(tmp_path):
    pytest.importorskip("uvicorn", reason="the extra studio is not installed")
    from mcp import Client
    from serving import serving

    token = "0123456789abcdef0123456789abcdef"
    with serving(tmp_path) as server:

        async def conversation() -> Any:
            told = []

            async def on_progress(done: float, total: float | None, text: str | None) -> None:
                told.append((done, total))

            async with Client(f"http://127.0.0.1:{server.port}/mcp") as client:
                assert 6 <= len((await client.list_tools()).tools) <= 10
                made = await client.call_tool("generate_motion", {"prompt": "steps"}, progress_callback=on_progress)
                assert told[-1] == (100, 100)
                refused = await client.call_tool("generate_motion", {"prompt": "no"})
                assert refused.is_error
                assert "ask for another" in refused.content[0].text
                return made.structured_content["clips"][0]["clip"]

        name = asyncio.run(conversation())
        assert server.ask("GET", f"/v1/clips/{name}").json["hash"] == name
        states = [
            (one["request"]["prompt"], one["status"])
            for one in server.ask("GET", "/v1/generations").json["generations"]
        ]
        assert states == [("no", "failed"), ("steps", "done")]
        assert server.ask("POST", "/mcp", {}, host="evil.example").status == 403
        assert server.ask("POST", "/mcp", {}, origin="http://evil.example").status == 403
    with serving(tmp_path / "locked", token=token) as server:
        assert server.ask("POST", "/mcp", {}).status == 401
        said = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        answer = server.ask(
            "POST", "/mcp", said, authorization=f"Bearer {token}", accept="application/json, text/event-stream"
        )
        assert answer.status in (200, 400)
