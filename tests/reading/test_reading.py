"""Text, JSON, records, arrays and tensors of others: what is sound comes back, what is not is told in one way."""

import dataclasses
import gc
import io
import json
import os
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import torch
from fuzz.mutations import npy
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file

from kinoflow.errors import (
    LONGEST_MESSAGE,
    DataError,
    KinoflowError,
    OptionError,
    OutputError,
    ResourceError,
    UnreadableError,
    shortened,
)
from kinoflow.reading import (
    FLOATS,
    brief,
    check_fields,
    open_npz,
    open_tensors,
    parse_json,
    quoted,
    read_json,
    read_json_lines,
    read_lines,
    read_npy,
    read_text,
    reading,
    record,
    value_of,
)
from kinoflow.reading.text import DEEPEST

# Messages.


@given(st.text(max_size=3000), st.integers(20, 500))
def test_a_shortened_text_has_its_start_and_its_end(text, most):
    short = shortened(text, most)
    assert len(short) <= most
    if len(text) <= most:
        assert short == text
    else:
        start, end = short.split(" [...] ")[0], short.rsplit(" [...] ", 1)[1]
        assert text.startswith(start)
        assert text.endswith(end)
        assert len(short) == most


@pytest.mark.parametrize("kind", [KinoflowError, OptionError, OutputError, UnreadableError])
def test_messages_are_never_endless_and_keep_what_to_do(kind):
    error = kind(f"the word {'x' * 200_000} is none; give another")
    assert len(str(error)) == LONGEST_MESSAGE
    assert str(error).startswith("the word xxx")
    assert str(error).endswith("give another")
    assert str(kind("short")) == "short"


def test_values_in_messages():
    assert brief("Upper Arm") == "Upper Arm"
    assert brief("a\x1b[31m") == "'a\\x1b[31m'"
    assert (quoted("3"), quoted(3)) == ("'3'", "3")
    assert all(len(quoted(value)) <= 80 for value in ("x" * 10**6, list(range(10**6)), {"a": "x" * 10**5}, 10**300))


def test_problems_are_told_as_the_readers_own(tmp_path):
    def told(problem: BaseException) -> str:
        with pytest.raises(DataError) as caught, reading("the pairs", DataError, "give others"):
            raise problem
        return str(caught.value)

    assert told(UnreadableError("it is empty")) == "cannot read the pairs: it is empty; give others"
    assert told(FileNotFoundError(2, "No such file")) == "cannot read the pairs: No such file; give others"
    assert told(DataError("all was said")) == "all was said"
    with pytest.raises(ResourceError, match="too little memory"), reading("the pairs", DataError):
        raise MemoryError
    with pytest.raises(KeyError), reading("the pairs", DataError):
        raise KeyError("a defect of ours is not the file's")


# Text and JSON.


def test_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffone\r\ntwo\u2028still two\nthree".encode())
    assert read_text(path) == "one\r\ntwo\u2028still two\nthree"
    assert read_lines(path) == ["one", "two\u2028still two", "three"]
    path.write_bytes(b"a\xff")
    with pytest.raises(UnreadableError, match=r"not UTF-8 text \(byte 1\)"):
        read_text(path)
    assert read_text(path, damaged="replace") == "a\ufffd"
    path.write_text("x" * 3000)
    assert len(read_text(path, most_bytes=3000)) == 3000
    with pytest.raises(UnreadableError, match="longer than 2 KiB"):
        read_text(path, most_bytes=2999)
    with pytest.raises(OSError, match="No such file"):
        read_text(tmp_path / "absent")


def test_a_pipe_is_read(tmp_path):
    start, end = os.pipe()
    os.write(end, b'{"a": 1}')
    os.close(end)
    assert read_json(f"/dev/fd/{start}") == {"a": 1}
    os.close(start)


NAMES = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_sound_json_comes_back(value):
    assert parse_json(json.dumps(value)) == value
    assert parse_json(json.dumps(value, ensure_ascii=False)) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ('{"a": 1} x', "not JSON"),
        ("[" * 100_000, "nested deeper than 64 levels"),
        ('{"a":' * 100_000, "nested deeper than 64 levels"),
        ("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2), "nested deeper than 64 levels"),
        ("1" * 5000, "whole number of 5000 digits"),
        ("9223372036854775808", "whole number of 19 digits"),
        ("-9223372036854775809", "whole number of 20 digits"),
        ("1e999", "beyond double precision"),
        ("NaN", "no number of JSON"),
        ("-Infinity", "no number of JSON"),
        ('["\\ud800"]', "half of a character"),
        ('{"\\udc00": 1}', "half of a character"),
        ('"\\ud83d"', "half of a character"),
    ],
)
def test_json_that_later_code_would_stumble_over(text, message):
    with pytest.raises(UnreadableError, match=message):
        parse_json(text)


def test_json_that_others_write():
    assert parse_json("[" * DEEPEST + "]" * DEEPEST)
    assert parse_json('"\\ud83d\\ude00"') == "\U0001f600"
    assert parse_json("[NaN]", finite=False)[0] != 0
    assert parse_json('"\\ud800"', halves=True) == "\ud800"
    # What tokenizers of the Hugging Face hub say is their longest text.
    assert parse_json("1000000000000000019884624838656", any_size=True) == 1000000000000000019884624838656


def test_lines_of_json(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"a": "x\u2028y"}\r\n\n[2]\n'.encode())
    assert list(read_json_lines(path)) == [(1, {"a": "x\u2028y"}), (3, [2])]
    path.write_text('{"a": 1}\n{"a": \n')
    with pytest.raises(UnreadableError, match="line 2: it is not JSON"):
        list(read_json_lines(path))


# Records.


@dataclasses.dataclass(frozen=True)
class Inner:
    words: tuple[str, ...]
    share: float = 0.5


@dataclasses.dataclass(frozen=True)
class Outer:
    name: str
    count: int
    inner: Inner
    pair: tuple[int, int] = (1, 2)
    table: dict[str, float | None] = dataclasses.field(default_factory=dict)
    place: Path = Path("a")
    kind: Literal["x", 3] = "x"
    style: str | None = None
    flag: bool = False
    anything: Any = None


VALID = {"name": "a", "count": 3, "inner": {"words": ["b", "c"]}}


def test_records_are_what_their_annotations_say():
    found = record(
        Outer, VALID | {"pair": [3, 4], "table": {"a": 1, "b": None}, "place": "x/y", "kind": 3, "flag": True}
    )
    assert found == Outer("a", 3, Inner(("b", "c")), (3, 4), {"a": 1.0, "b": None}, Path("x/y"), 3, None, True)
    assert isinstance(found.table["a"], float)
    assert record(Outer, VALID | {"more": 1}, more=True) == record(Outer, VALID)
    assert value_of(dict[str, str | tuple[str, ...]], {"a": "b", "c": ["d"]}) == {"a": "b", "c": ("d",)}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": 3}, "name must be text; got 3"),
        ({"name": "a\ud800"}, "name must be text"),
        ({"count": 3.0}, r"count must be a whole number; got 3\.0"),
        ({"count": True}, "count must be a whole number; got True"),
        ({"count": "3"}, "count must be a whole number; got '3'"),
        ({"inner": None}, "inner must be an object; got None"),
        ({"inner": {}}, "inner lacks words"),
        ({"inner": {"words": "b"}}, r"inner\.words must be a list; got 'b'"),
        ({"inner": {"words": ["a", 3]}}, r"inner\.words\[1\] must be text; got 3"),
        ({"inner": {"words": [], "share": float("nan")}}, r"inner\.share must be a finite number; got nan"),
        ({"inner": {"words": [], "share": 10**400}}, r"inner\.share must be a finite number"),
        ({"inner": {"words": [], "share": False}}, r"inner\.share must be a finite number; got False"),
        ({"pair": [1]}, r"pair must be a list of 2; got \[1\]"),
        ({"table": []}, "table must be an object"),
        ({"table": {"a": "x"}}, r"table\.a must be a finite number; got 'x'"),
        ({"place": "a\0b"}, "place must be a path"),
        ({"kind": "y"}, "kind must be one of 'x', 3; got 'y'"),
        ({"style": 3}, "style must be text; got 3"),
        ({"flag": 1}, "flag must be true or false; got 1"),
        ({"surprise": 1}, "has no field 'surprise'"),
    ],
)
def test_records_that_are_none(change, message):
    with pytest.raises(UnreadableError, match=message):
        record(Outer, VALID | change)


def test_what_is_no_object_at_all():
    for values in (None, [], "x", 3):
        with pytest.raises(UnreadableError, match="line 3 must be an object"):
            record(Outer, values, "line 3")
    with pytest.raises(UnreadableError, match="line 3, name must be text"):
        record(Outer, VALID | {"name": None}, "line 3")


def test_fields_of_an_instance():
    check_fields(Outer(**VALID | {"inner": Inner(())}), DataError)
    with pytest.raises(DataError, match="count must be a whole number"):
        check_fields(Outer("a", "b", Inner(())), DataError)


# Arrays.


def write_npz(path: Path, compression: int = zipfile.ZIP_STORED, **members: Any) -> Path:
    """An .npz of arrays, or of the bytes of members."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            if not isinstance(content, bytes):
                buffer = io.BytesIO()
                np.save(buffer, content, allow_pickle=True)
                content = buffer.getvalue()
            archive.writestr(f"{name}.npy", content)
    return path


def test_arrays_come_back(tmp_path):
    arrays = {
        "a": np.arange(12.0).reshape(3, 4), "f": np.asfortranarray(np.arange(12).reshape(3, 4)), "s": np.array(3),
        "big": np.arange(4, dtype=">f4"), "text": np.array(["a", "bé"]), "none": np.zeros((0, 3)),
        "empty": np.array(""),
        "bytes": np.array([b"a"]), "flags": np.array([True, False]), "half": np.ones(3, dtype=np.float16),
    }  # fmt: skip
    np.savez_compressed(tmp_path / "a.npz", **arrays)
    with open_npz(tmp_path / "a.npz") as found:
        assert set(found) == set(arrays)
        assert len(found) == len(arrays)
        for name, array in arrays.items():
            np.testing.assert_array_equal(found[name], array)
            assert found[name].dtype == array.dtype
        with pytest.raises(KeyError):
            found["x"]
        with pytest.raises(UnreadableError, match="it lacks x; it has"):
            found.need("a", "x")
    np.save(tmp_path / "a.npy", arrays["a"])
    np.testing.assert_array_equal(read_npy(tmp_path / "a.npy"), arrays["a"])


class Rubbish:
    """What the garbage collector must look at, and what runs when it is collected."""

    def __init__(self):
        self.circle = self

    def __del__(self):
        sum(range(200))


@pytest.mark.slow
def test_arrays_are_read_by_several_threads(tmp_path):
    """Python up to 3.11.7 says of a sound header that its parser's depth does not fit, about once in 20,000 arrays."""
    np.savez(tmp_path / "a.npz", **{f"a{k}": np.zeros((2, 3)) for k in range(50)})

    def read(_):
        for _ in range(60):
            Rubbish()
            with open_npz(tmp_path / "a.npz") as file:
                assert all(file[name].shape == (2, 3) for name in file)

    limits, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(10)
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            list(threads.map(read, range(12)))
    finally:
        gc.set_threshold(*limits)
        sys.setswitchinterval(interval)


@pytest.mark.parametrize(
    ("member", "message"),
    [
        (np.array([{}], dtype=object), "pickled objects"),
        (np.zeros(2, dtype=[("a", "<i4"), ("b", "<f8")]), "only real numbers and text"),
        (np.zeros(2, dtype=complex), "only real numbers and text"),
        (np.zeros(2, dtype="M8[s]"), "only real numbers and text"),
        (np.zeros(2, dtype=np.longdouble), "only real numbers and text"),
        (np.array(["ab"]).view(np.uint32).astype(np.uint32).repeat(3), None),
        (npy("'<f8'", "(1000000000, 22, 3)", bytes(8)), "needs 528,000,000,000 bytes"),
        (npy("'<f8'", "(-1,)"), "has the shape"),
        (npy("'<f8'", "(True,)"), "has the shape"),
        (npy("'<f8'", "(90,)"), "needs 720 bytes"),
        (npy("'<f8'", "(3,)"), "does not fit its size"),
        (npy("'<f8'", "(1,) * 3"), "is damaged"),
        (npy("'<f8'", "(" * 900), "is damaged"),
        (npy("'x'", "(1,)"), "is damaged"),
        (npy("'<f8'", "()", bytes(8), version=(3, 0)), "version"),
        (npy("'<U4'", "(4,)", b"\xff" * 64), "no characters"),
        (npy("'<U4'", "(4,)", b"\x00\xd8\x00\x00" * 16), "no characters"),
        (npy("'>U4'", "(4,)", b"\x00\x00\xd8\x00" * 16), "no characters"),
        (npy("'<U2000000'", "()", bytes(8_000_000)), "bytes of text"),
        (b"\x93NUMPY\x02\x00\xff\xff\xff\x7f" + b"{" * 100_000, "is damaged"),
        (b"", "is damaged"),
    ],
)
def test_arrays_that_are_not_read(tmp_path, member, message):
    with open_npz(write_npz(tmp_path / "a.npz", a=member, b=np.ones(2))) as arrays:
        # What nobody asks for does no harm.
        assert arrays["b"].tolist() == [1, 1]
        if message is None:
            assert arrays["a"].size
        else:
            with pytest.raises(UnreadableError, match=message):
                arrays["a"]


@pytest.mark.parametrize("dtype", [np.uint8, np.float16, np.float64])
def test_a_bomb_is_judged_by_its_header(tmp_path, dtype):
    path = write_npz(tmp_path / "a.npz", zipfile.ZIP_DEFLATED, a=np.zeros((4_200_000,), dtype=dtype))
    assert path.stat().st_size < 60_000
    with open_npz(path) as arrays, pytest.raises(UnreadableError, match="would unpack to 4,200,000 numbers"):
        arrays["a"]
    # The same numbers are read where the file is as large as they are.
    with open_npz(write_npz(tmp_path / "b.npz", a=np.zeros((4_200_000,), dtype=dtype))) as arrays:
        assert arrays["a"].size == 4_200_000


def test_archives_that_are_none(tmp_path):
    path = write_npz(tmp_path / "a.npz", zipfile.ZIP_DEFLATED, a=np.zeros(100), b=np.zeros(100))
    sound = path.read_bytes()

    def refused(content: bytes, message: str) -> None:
        path.write_bytes(content)
        with pytest.raises(UnreadableError, match=message), open_npz(path) as arrays:
            arrays["a"]

    directory = sound.index(b"PK\x01\x02")
    refused(b"", "no npz file")
    refused(sound[:-30], "no npz file")
    refused(sound[:directory] + sound[directory:].replace(b"\x08\x00", b"\x63\x00", 1), "method 99")
    refused(sound[: directory + 8] + b"\x01\x00" + sound[directory + 10 :], "encrypted")
    broken = bytearray(sound)
    broken[60] ^= 0xFF
    refused(bytes(broken), "damaged")
    refused(sound[: directory + 16] + b"abcd" + sound[directory + 20 :], "damaged")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.npy", b"x")
    refused(path.read_bytes(), "method 12")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"x")
    refused(path.read_bytes(), "no array")


# Tensors.


def test_tensors_are_compared_with_what_is_wanted(tmp_path):
    path = tmp_path / "a.safetensors"
    save_file({"a": torch.ones(3, 2), "b": torch.ones(4, dtype=torch.int64)}, path, {"hash": "x"})
    with open_tensors(path, {"a": (FLOATS, (None, 2)), "b": ("I64", (4,))}) as file:
        assert torch.equal(file.get_tensor("a"), torch.ones(3, 2))
        assert file.metadata() == {"hash": "x"}
    for wanted, message in (
        ({"c": ("F32", ())}, r"lacks the tensor c; it has \['a', 'b'\]"),
        ({"a": ("F16", (3, 2))}, "a holds F32; allowed is F16"),
        ({"b": (FLOATS, (4,))}, "b holds I64; allowed is F64, F32, F16, BF16"),
        ({"a": ("F32", (3, 3))}, r"a has shape \(3, 2\); needed is \(3, 3\)"),
        ({"a": ("F32", (None,))}, r"a has shape \(3, 2\); needed is \(any,\)"),
    ):
        with pytest.raises(UnreadableError, match=message), open_tensors(path, wanted):
            pass


def test_files_that_hold_no_tensors(tmp_path):
    path = tmp_path / "a.safetensors"
    save_file({"a": torch.ones(300)}, path)
    sound = path.read_bytes()
    deep = b'{"__metadata__":' + b'{"a":' * 50_000
    for content in (
        b"",
        sound[:-4],
        sound[:20],
        b"\xff" * 100,
        len(deep).to_bytes(8, "little") + deep,
        sound.replace(b'"F32"', b'"X32"'),
        sound.replace(b"[300]", b"[900]"),
    ):
        path.write_bytes(content)
        with pytest.raises(UnreadableError, match="no safetensors file, or damaged"), open_tensors(path):
            pass
    for place in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UnreadableError, match="there is no file"), open_tensors(place):
            pass
    # A defect of ours within the block is not the file's.
    path.write_bytes(sound)
    with pytest.raises(KeyError), open_tensors(path):
        raise KeyError("x")
    with pytest.raises(UnreadableError, match="damaged"), open_tensors(path) as file:
        file.get_tensor("absent")
