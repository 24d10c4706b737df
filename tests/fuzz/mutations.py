"""Ways to damage a file: by bytes, words, numbers and structure, each a pure function of its content and a generator.

A mutation takes the content of a valid file and gives a broken one (or, now and then, another valid one). What follows
is by kind of content: `MUTATIONS` has the list for each.
"""

import io
import json
import math
import pickle
import struct
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np

Mutation = Callable[[bytes, Random], bytes]

NUMBERS = (
    "nan",
    "inf",
    "-inf",
    "1e999",
    "1e308",
    "-1e300",
    "1e30",
    "1e-320",
    "-1",
    "0",
    "-0",
    "1",
    "2",
    "99999999999",
    "9223372036854775808",
    "-9223372036854775809",
    "0x10",
    "1_0",
    "\u0663",
    "\u00b2",
    "1e",
    "+",
    "--1",
    "1.5.2",
    "1,5",
    "9" * 400,
    "1" * 5000,
)
WORDS = ("", "\0", "a" * 5000, "\u00e9", "\U0001f600", "{", "}", "[", "]", ":", "#", "\\", '"', "true", "null", "end")
BIG = 20_000
"""Repetitions that a search in quadratic time notices."""


class Raw(str):
    """A piece of JSON text that `json.dumps` would not write."""


def _values(random: Random) -> Any:
    """A value of JSON that does not belong where it will stand."""
    return random.choice(
        [
            None,
            True,
            False,
            -1,
            0,
            1,
            2,
            3.5,
            1e308,
            -1e300,
            1e-320,
            2**31,
            2**63 - 1,
            2**63,
            -(2**63) - 1,
            10**30,
            float("nan"),
            float("inf"),
            Raw("1e999"),
            Raw("1" * 5000),
            Raw("-" + "9" * 400),
            "",
            " ",
            "a",
            "a" * 100_000,
            "\0",
            "\ud800",
            "\U0001f600",
            "../../etc/passwd",
            "a/b" * 300,
            "-",
            "NaN",
            "3",
            [],
            {},
            [[]],
            [None],
            [1, 2, 3],
            [3.5] * 10,
            ["a"],
            {"a": 1},
            {"": {}},
            [[1.0, 2.0, 3.0]] * 3,
            list(range(3000)),
            _nested(random),
        ]
    )


def _nested(random: Random) -> Raw:
    depth = random.choice([5, 50, 70, 900, 100_000])
    start, end = random.choice([("[", "]"), ('{"a":', "}")])
    inner = random.choice(["1", "", '"x"']) if start == "[" else "1"
    return Raw(start * depth + inner + end * random.choice([depth, depth, depth - 1]))


# Any content.


def change_bytes(content: bytes, random: Random) -> bytes:
    data = bytearray(content)
    for _ in range(random.choice([1, 1, 2, 5, 30])):
        if data:
            place = random.randrange(len(data))
            data[place] = random.choice([0, 255, random.randrange(256), data[place] ^ (1 << random.randrange(8))])
    return bytes(data)


def change_start(content: bytes, random: Random) -> bytes:
    """Headers are at the start, and most bytes of a large file are not."""
    size = min(len(content), random.choice([8, 64, 512, 4096]))
    return change_bytes(content[:size], random) + content[size:]


def change_end(content: bytes, random: Random) -> bytes:
    size = min(len(content), random.choice([8, 64, 512]))
    return content[: len(content) - size] + change_bytes(content[len(content) - size :], random)


def cut(content: bytes, random: Random) -> bytes:
    return content[: random.choice([0, 1, random.randrange(len(content) + 1), max(len(content) - 1, 0)])]


def remove_part(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.choice([1, 2, 4, 8, 100, 1000]) :]


def insert_part(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    piece = random.choice(
        [random.randbytes(random.choice([1, 4, 100])), bytes(random.choice([1, 4, 1000])), content[:200]]
    )
    return content[:start] + piece + content[start:]


def append(content: bytes, random: Random) -> bytes:
    return content + random.choice([b"\0", b"\n", b" ", random.randbytes(50), content, b"\n" * BIG])


def set_integer(content: bytes, random: Random) -> bytes:
    """A count, size or offset that is too large, negative or zero."""
    width = random.choice("HIQ")
    size = struct.calcsize(width)
    if len(content) < size:
        return content
    place = random.randrange(min(len(content) - size, random.choice([64, 512, len(content)])) + 1)
    largest = 256**size - 1
    value = random.choice([0, 1, largest, largest // 2, largest // 2 + 1, 2**20 % (largest + 1), 10**9 % (largest + 1)])
    return content[:place] + struct.pack("<" + width, value) + content[place + size :]


def other_content(content: bytes, random: Random) -> bytes:
    return random.choice(
        [
            b"",
            b"\0",
            b"\n",
            b"{}",
            b"[]",
            b"null",
            b"3",
            b'"x"',
            b"\xff\xfe",
            b"\xef\xbb\xbf" + content,
            b"[" * 100_000,
            b'{"a":' * 50_000,
            b"PK\x05\x06" + bytes(18),
            b"version https://git-lfs.github.com/spec/v1\n",
            content.decode("latin-1").encode("utf-16"),
            b"\0" * 1000,
        ]
    )


BYTES: tuple[Mutation, ...] = (
    change_bytes,
    change_start,
    change_end,
    cut,
    remove_part,
    insert_part,
    append,
    set_integer,
    other_content,
)


# Text.


def _text(change: Callable[[str, Random], str]) -> Mutation:
    def mutation(content: bytes, random: Random) -> bytes:
        return change(content.decode("utf-8", "replace"), random).encode("utf-8", "surrogatepass")

    return mutation


def _words(text: str) -> list[str]:
    """Words and the white space between them, in turn."""
    parts, word = [], ""
    for character in text:
        if word and character.isspace() != word[-1].isspace():
            parts.append(word)
            word = ""
        word += character
    return [*parts, word]


@_text
def replace_word(text: str, random: Random) -> str:
    words = _words(text)
    for _ in range(random.choice([1, 1, 2, 5])):
        words[random.randrange(len(words))] = random.choice([*NUMBERS, *WORDS])
    return "".join(words)


@_text
def replace_number(text: str, random: Random) -> str:
    words = _words(text)
    places = [place for place, word in enumerate(words) if word.lstrip("-")[:1].isdigit()]
    for place in random.sample(places, min(len(places), random.choice([1, 1, 3, 20]))):
        words[place] = random.choice(NUMBERS)
    return "".join(words)


@_text
def move_words(text: str, random: Random) -> str:
    words = _words(text)
    kind = random.choice(["delete", "double", "swap", "repeat"])
    place, other = random.randrange(len(words)), random.randrange(len(words))
    if kind == "delete":
        del words[place : place + random.choice([1, 2, 10])]
    elif kind == "double":
        words.insert(place, words[other] + " ")
    elif kind == "swap":
        words[place], words[other] = words[other], words[place]
    else:
        words[place] = (words[place] + " ") * random.choice([3, 300, BIG])
    return "".join(words)


@_text
def move_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    kind = random.choice(["delete", "double", "swap", "repeat", "blank", "cut"])
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    if kind == "delete":
        del lines[place : place + random.choice([1, 2, 10])]
    elif kind == "double":
        lines.insert(place, lines[other])
    elif kind == "swap":
        lines[place], lines[other] = lines[other], lines[place]
    elif kind == "repeat":
        lines[place : place + 1] = [lines[place]] * random.choice([3, 300])
    elif kind == "blank":
        lines[place:place] = [random.choice(["", " ", "\t "])] * random.choice([1, BIG])
    else:
        lines = lines[:place]
    return random.choice(["\n", "\n", "\n", "\r\n", "\r", "\x0b", "\u2028"]).join(lines)


@_text
def insert_run(text: str, random: Random) -> str:
    """Many times the same piece: what a search or a parser with a bad worst case stumbles over."""
    place = random.randrange(len(text) + 1)
    piece = random.choice(
        [
            " ",
            "\n",
            " \n",
            "(",
            "[",
            "{",
            "}",
            '"',
            "begin ",
            "begin\n",
            "end ",
            "JOINT a {",
            "{\n",
            "a",
            "1 ",
            "9",
            ":",
            ":\n",
            "# ",
            "\0",
            "MOTION ",
            "Frames: ",
            "- ",
            "? ",
            "&a ",
            "*a ",
            "'",
        ]
    )
    return text[:place] + piece * random.choice([10, 1000, BIG, 5 * BIG]) + text[place:]


TEXT: tuple[Mutation, ...] = (replace_word, replace_number, replace_number, move_words, move_lines, insert_run)


# JSON.


def dumps(value: Any) -> str:
    """`json.dumps` that also writes `Raw` pieces, NaN and halves of characters."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {dumps(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dumps, value)) + "]"
    return json.dumps(value)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Container and key of everything inside a value."""
    found, waiting = [], [value]
    while waiting:
        container = waiting.pop()
        keys = container.keys() if isinstance(container, dict) else range(len(container))
        for key in keys:
            found.append((container, key))
            if isinstance(container[key], dict | list):
                waiting.append(container[key])
    return found


def change_tree(value: Any, random: Random) -> Any:
    """A JSON value with one or a few places changed."""
    box = [json.loads(json.dumps(value))]
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        # Depth first, so that the few settings at the top are not lost among thousands of numbers.
        places = _places(box)
        top = [place for place in places if place[0] is box[0]] or places
        container, key = random.choice(random.choice([places, places, top]))
        kind = random.choice(["replace"] * 4 + ["delete", "rename", "add", "number", "wrap", "repeat"])
        old = container[key]
        if kind == "replace":
            container[key] = _values(random)
        elif kind == "delete" and container is not box:
            del container[key]
        elif kind == "rename" and isinstance(container, dict):
            container[random.choice(["", "x", key + "_", key.upper(), "\ud800", "a" * 1000])] = container.pop(key)
        elif kind == "add" and isinstance(old, dict):
            old[random.choice(["x", "", "surprise", "format"])] = _values(random)
        elif kind == "add" and isinstance(old, list):
            old.insert(random.randrange(len(old) + 1), _values(random))
        elif kind == "number" and isinstance(old, int | float) and not isinstance(old, bool):
            container[key] = random.choice(
                [-old, old + 1, old - 1, old * 1000, old * 10**9, old + 0.5, str(old), [old]]
            )
        elif kind == "wrap":
            container[key] = random.choice([[old], {"a": old}, str(old), {}])
        elif kind == "repeat" and isinstance(old, list) and old:
            container[key] = old * random.choice([2, 100])
        if not isinstance(box[0], dict | list) or not _places(box[0]):
            break
    return box[0]


def change_json(content: bytes, random: Random) -> bytes:
    return dumps(change_tree(json.loads(content), random)).encode("utf-8", "surrogatepass")


def change_json_line(content: bytes, random: Random) -> bytes:
    lines = content.decode().split("\n")
    place = random.choice([place for place, line in enumerate(lines) if line.strip()])
    lines[place] = dumps(change_tree(json.loads(lines[place]), random))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


# YAML.

_YAML = (
    "!!bool maybe",
    "!!int ''",
    "!!float ''",
    "!!timestamp 9999-99-99",
    "!!binary x",
    "!!set {a}",
    "!!null x",
    "&a [*a]",
    "*x",
    "0x" + "f" * 5000,
    "1:" * 2000 + "1",
    ".nan",
    ".inf",
    "1e999",
    "~",
    "yes",
    "[a, {b: c}]",
    "? [a]\n: b",
    "!!python/name:os.system",
    "[" * 3000,
    "{" * 3000,
    "- " * 2000,
    "{[a]: b}",
    "2001-01-01",
    '"\\ud800"',
    "!!int 0b",
    "!!int 0x",
    "!!int _",
    "!!int 1:",
    "&a [1,1,1,1,1,1,1,1,1]",
    "{3: 4}",
    "null",
    "''",
    "'9'",
    "-1",
    "0",
    "1e30",
    "1000000000000",
    "[]",
    "{}",
)


@_text
def change_setting(text: str, random: Random) -> str:
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if ":" in line]
    for place in random.sample(places, min(len(places), random.choice([1, 1, 1, 2]))):
        name, _, _ = lines[place].partition(":")
        lines[place] = f"{name}: {random.choice(_YAML)}"
    if random.random() < 0.1:
        laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
        lines = [*laughs, *lines]
    return "\n".join(lines)


# .npy and .npz.


def npy(
    descr: str, shape: str, data: bytes = bytes(64), version: tuple[int, int] = (1, 0), order: str = "False"
) -> bytes:
    """An .npy file with any header."""
    header = f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"
    header += " " * (-(len(header) + 11) % 16) + "\n"
    length = struct.pack("<H" if version == (1, 0) else "<I", len(header))
    return b"\x93NUMPY" + bytes(version) + length + header.encode("latin-1", "replace") + data


def odd_npy(content: bytes, random: Random) -> bytes:
    """An .npy whose header says anything."""
    descr = random.choice(
        [
            "'<f8'",
            "'<f8'",
            "'|O'",
            "[('a', '<i4'), ('b', '<f8')]",
            "'<U4'",
            "'<U900000'",
            "'|S9'",
            "'<M8[s]'",
            "'<c16'",
            "'|V8'",
            "'>f4'",
            "'<f2'",
            "'<f16'",
            "'|b1'",
            "'|u1'",
            "'<i8'",
            "'x'",
            "''",
            "3",
            "('<f8', (3,))",
            "'<f8,<f8'",
            "[]",
            "None",
            "'<U0'",
        ]
    )
    shape = random.choice(
        [
            "()",
            "(0,)",
            "(3,)",
            "(1000000000, 22, 3)",
            "(-1,)",
            "(2, 66)",
            "(2, 3)",
            "(True,)",
            "(99999999999999999999,)",
            "(1.5,)",
            "'a'",
            "(((((",
            "(0, 99999999999)",
            "(1,) * 99",
            "(" + "1," * 70 + ")",
            "(" * 900,
            "[2, 3]",
            "{}",
        ]
    )
    data = random.choice([bytes(64), b"", b"\xff" * 64, random.randbytes(1584), bytes(1584)])
    return npy(
        descr,
        shape,
        data,
        random.choice([(1, 0), (1, 0), (2, 0), (3, 0), (9, 9)]),
        random.choice(["False", "True", "0"]),
    )


def _npy_of(array: Any) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


def change_array(array: np.ndarray, random: Random) -> np.ndarray:
    """An array of another type or shape, or with other numbers."""
    kind = random.choice(["type", "shape", "numbers", "other"])
    with np.errstate(all="ignore"):
        if kind == "type":
            wanted = random.choice(["f2", ">f4", ">f8", "i1", "u1", "i8", "u8", "c16", "U", "S", "O", "?", "M8[s]"])
            try:
                return array.astype(wanted)
            except (TypeError, ValueError):
                return np.array(wanted)
        if kind == "shape":
            return random.choice(
                [
                    lambda a: a.reshape(-1),
                    lambda a: a[None],
                    lambda a: a[..., None],
                    lambda a: a[:0],
                    lambda a: a.T,
                    lambda a: a.reshape(-1)[:1],
                    lambda a: a.reshape(-1)[0],
                    lambda a: np.concatenate([np.atleast_1d(a)] * 2),
                    lambda a: np.atleast_1d(a)[:-1],
                    lambda a: np.zeros(()),
                    lambda a: np.zeros((0, 3)),
                    lambda a: np.zeros((3, 0)),
                ]
            )(array if array.ndim else array[None])
        if kind == "numbers" and array.dtype.kind in "fiub" and array.size:
            changed = np.array(array, dtype=np.float64)
            value = random.choice(
                [np.nan, np.inf, -np.inf, 1e300, -1e300, 1e-320, 0.0, -1.0, 1e9, 1e12, 65504.0, 255.0]
            )
            if random.random() < 0.3 or not changed.ndim:
                changed[...] = value
            else:
                changed.reshape(-1)[random.randrange(changed.size)] = value
            return changed if random.random() < 0.5 else changed.astype(array.dtype)
    return random.choice(
        [
            np.array("text"),
            np.array(["a", "b"]),
            np.array(3),
            np.array([{}], dtype=object),
            np.array(None),
            np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
            np.array("\ud800"),
            np.array(b"bytes"),
            np.zeros((4, 4, 4)),
        ]
    )


def _pack(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)  # without the time of day
            info.compress_type = compression
            archive.writestr(info, content)
    return buffer.getvalue()


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def change_member(content: bytes, random: Random) -> bytes:
    """An .npz with one array replaced, removed, renamed or added."""
    members = _members(content)
    name = random.choice(list(members))
    kind = random.choice(["array"] * 5 + ["header", "header", "bytes", "remove", "rename", "add", "bomb"])
    if kind == "array":
        for _ in range(random.choice([1, 1, 2])):
            # Allowed: they are our own.
            array = np.load(io.BytesIO(members[name]), allow_pickle=True)
            members[name] = _npy_of(change_array(array, random))
            name = random.choice([other for other in members if members[other] != members[name]] or [name])
    elif kind == "header":
        members[name] = odd_npy(members[name], random)
    elif kind == "bytes":
        members[name] = random.choice(BYTES)(members[name], random)
    elif kind == "remove":
        del members[name]
    elif kind == "rename":
        members[random.choice(["x.npy", name + "_", name.removesuffix(".npy"), "../" + name, "/"])] = members.pop(name)
    elif kind == "add":
        members[random.choice(["x.npy", "metadata.npy", "format.npy", "gender.npy"])] = odd_npy(b"", random)
    else:
        count = random.choice([3_000_000, 40_000_000])
        shape = random.choice([f"({count},)", f"({count // 66}, 66)", f"({count // 156}, 156)", f"({count // 3}, 3)"])
        count = math.prod(json.loads(shape.replace("(", "[").replace(")", "]").replace(",]", "]")))
        members[name] = npy("'|u1'", shape, bytes(count))
    return _pack(members, random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED]))


def change_directory(content: bytes, random: Random) -> bytes:
    """An archive whose directory says something else than its members: method, flags, sizes, sums, names."""
    data = bytearray(content)
    marks = [place for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for place in _all(content, mark)]
    for _ in range(random.choice([1, 1, 2])):
        if marks:
            place = random.choice(marks) + random.randrange(4, 46)
            width = random.choice([1, 2, 4])
            data[place : place + width] = random.choice(
                [
                    bytes(width),
                    b"\xff" * width,
                    random.randbytes(width),
                    struct.pack("<I", random.choice([1, 8, 9, 12, 14, 99]))[:width],
                ]
            )
    return bytes(data)


def _all(content: bytes, mark: bytes) -> list[int]:
    found, place = [], content.find(mark)
    while place >= 0:
        found.append(place)
        place = content.find(mark, place + 1)
    return found


# safetensors.


def _split_tensors(content: bytes) -> tuple[dict[str, Any], bytes]:
    (size,) = struct.unpack_from("<Q", content)
    return json.loads(content[8 : 8 + size]), content[8 + size :]


def _join_tensors(header: Any, body: bytes) -> bytes:
    text = dumps(header).encode("utf-8", "surrogatepass")
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + body


def change_tensor_header(content: bytes, random: Random) -> bytes:
    header, body = _split_tensors(content)
    return _join_tensors(change_tree(header, random), body)


def change_tensor(content: bytes, random: Random) -> bytes:
    """A sound file with a tensor of another type, shape, name or with other numbers."""
    header, body = _split_tensors(content)
    data = bytearray(body)
    name = random.choice([name for name in header if name != "__metadata__"])
    entry = header[name]
    start, stop = entry["data_offsets"]
    kind = random.choice(["type", "shape", "name", "numbers", "numbers", "metadata", "remove"])
    if kind == "type":
        sizes = {
            "F64": 8,
            "I64": 8,
            "U64": 8,
            "F32": 4,
            "I32": 4,
            "F16": 2,
            "BF16": 2,
            "I16": 2,
            "U8": 1,
            "I8": 1,
            "BOOL": 1,
            "F8_E4M3": 1,
        }
        entry["dtype"] = random.choice([kind for kind, size in sizes.items() if size == sizes[entry["dtype"]]])
        if random.random() < 0.3:
            entry["dtype"], entry["shape"] = "U8", [stop - start]
    elif kind == "shape":
        shape = entry["shape"]
        entry["shape"] = random.choice([[math.prod(shape)], [1, *shape], [*shape, 1], shape[::-1], [*shape, 0], []])
        if 0 in entry["shape"]:
            entry["data_offsets"] = [start, start]
    elif kind == "name":
        header[random.choice([name + "_", "", "x" * 300])] = header.pop(name)
    elif kind == "numbers":
        for _ in range(random.choice([1, 3])):
            if stop > start:
                place = random.randrange(start, stop)
                width = {"F64": 8, "I64": 8, "F32": 4, "F16": 2}.get(entry["dtype"], 2)
                place -= (place - start) % width
                data[place : place + width] = random.choice([b"\xff", b"\x7f", b"\0", b"\x80"]) * width
    elif kind == "metadata":
        header["__metadata__"] = random.choice([{}, {"layout": "x"}, {"format": "pt"}, {"hash": "x"}])
    else:
        del header[name]
    return _join_tensors(header, bytes(data))


# glTF.


def change_gltf(content: bytes, random: Random) -> bytes:
    """A container with a changed tree, or changed numbers."""
    size, _ = struct.unpack_from("<II", content, 12)
    tree, rest = json.loads(content[20 : 20 + size]), content[20 + size :]
    if random.random() < 0.7:
        # Not the few hundred numbers of contacts, but what says where and how the motion is.
        part = random.choice(["nodes", "animations", "accessors", "bufferViews", "skins", "asset", None, None])
        tree = tree | {part: change_tree(tree[part], random)} if part in tree else change_tree(tree, random)
    else:
        binary = random.choice([change_bytes, set_floats])(rest[8:], random)
        rest = struct.pack("<II", len(binary), 0x004E4942) + binary
    text = dumps(tree).encode("utf-8", "surrogatepass")
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + rest
    return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks


def set_floats(content: bytes, random: Random) -> bytes:
    """Some numbers of single precision that no motion has."""
    data = bytearray(content)
    for _ in range(random.choice([1, 4, 40])):
        if len(data) >= 4:
            place = 4 * random.randrange(len(data) // 4)
            value = random.choice([float("nan"), float("inf"), -1e38, 1e38, 1e-45, 0.0, 1e10, -1.0, 1e6])
            data[place : place + 4] = struct.pack("<f", value)
    return bytes(data)


# Pickles in archives.


def change_pickle(content: bytes, random: Random) -> bytes:
    members = _members(content)
    name = random.choice([name for name in members if name.endswith(".pkl")] * 3 + list(members))
    kind = random.choice(["bytes", "bytes", "replace", "remove", "rename"])
    if kind == "bytes":
        members[name] = random.choice(BYTES)(members[name], random)
    elif kind == "replace":
        values = [None, 3, [], {}, {"model_state_dict": None}, {"model_state_dict": {}}, {"model_state_dict": {"a": 1}}]
        members[name] = pickle.dumps(random.choice(values), protocol=2)
    elif kind == "remove":
        del members[name]
    else:
        members[random.choice(["x", "archive/x", name + "_"])] = members.pop(name)
    return _pack(members, zipfile.ZIP_STORED)


MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "text": (*TEXT, *TEXT, *BYTES),
    "json": (*(change_json,) * 12, *TEXT, *BYTES),
    "jsonl": (*(change_json_line,) * 12, *TEXT, *BYTES),
    "yaml": (*(change_setting,) * 12, *TEXT, *BYTES),
    "npz": (*(change_member,) * 12, *(change_directory,) * 3, *BYTES),
    "npy": (*(odd_npy,) * 4, *BYTES),
    "tensors": (*(change_tensor,) * 6, *(change_tensor_header,) * 6, *BYTES),
    "glb": (*(change_gltf,) * 14, *BYTES),
    "checkpoint": (*(change_pickle,) * 8, *(change_directory,) * 3, *BYTES),
    "bytes": BYTES,
}
"""By kind of content; a mutation that is there several times is taken more often."""


def mutate(content: bytes, kind: str, random: Random) -> bytes:
    """A damaged version of a valid file of a kind."""
    changed = random.choice(MUTATIONS[kind])(content, random)
    if random.random() < 0.15:
        changed = random.choice(BYTES)(changed, random)
    return changed
