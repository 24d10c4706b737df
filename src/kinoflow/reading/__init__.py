"""Reading what others wrote: text, JSON, records, NumPy and safetensors files, none of which are trusted.

Each function raises `UnreadableError`, whatever the bytes are, and takes no more memory or time than the size of the
file justifies. A reader of kinoflow wraps what it does in `reading`, which says of which file, and as which of our
errors, the problem is to be told:

    with reading(f"the pairs in {path}", DataError, "docs/formats.md has the format"):
        pairs = [record(Pair, values, f"line {number}") for number, values in read_json_lines(path)]
"""

from kinoflow.reading.arrays import NpzFile, open_npz, read_npy
from kinoflow.reading.numbers import plain_numbers
from kinoflow.reading.pickles import read_pickle
from kinoflow.reading.records import check_fields, record, value_of
from kinoflow.reading.telling import brief, quoted, reading
from kinoflow.reading.tensors import FLOATS, TensorRows, check_tensors, open_tensors
from kinoflow.reading.text import json_lines, parse_json, read_json, read_json_lines, read_lines, read_text

__all__ = [
    "FLOATS",
    "NpzFile",
    "TensorRows",
    "brief",
    "check_fields",
    "check_tensors",
    "json_lines",
    "open_npz",
    "open_tensors",
    "parse_json",
    "plain_numbers",
    "quoted",
    "read_json",
    "read_json_lines",
    "read_lines",
    "read_npy",
    "read_pickle",
    "read_text",
    "reading",
    "record",
    "value_of",
]
