import json

import pytest

from kinoflow.data.manifest import (
    LICENCE_CLASSES,
    NON_COMMERCIAL,
    PERMISSIVE,
    SHARE_ALIKE,
    UNKNOWN,
    check_licence_class,
    is_permitted,
    licence_class,
    strictest,
)
from kinoflow.errors import OptionError


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("CC0 1.0 (Quaternius)", PERMISSIVE),
        ("CC BY 4.0", PERMISSIVE),
        ("cc-by-3.0", PERMISSIVE),
        ("MIT (facebookresearch/AnimatedDrawings); CMU mocap", PERMISSIVE),
        ("Apache-2.0 (snumrl/VSports)", PERMISSIVE),
        ("BSD-3-style (NCSOFT & SNU R&D Foundation)", PERMISSIVE),
        ("ODC PDDL 1.0 (public domain)", PERMISSIVE),
        ("CC BY-SA 3.0 (HDM05)", SHARE_ALIKE),
        ("GPL-3.0", SHARE_ALIKE),
        ("CC BY-NC 4.0", NON_COMMERCIAL),
        ("CC BY-NC-SA 4.0", NON_COMMERCIAL),
        ("NVIDIA License, non-commercial", NON_COMMERCIAL),
        ("MIT for the code, the data for noncommercial use", NON_COMMERCIAL),
        ("free for academic use only", NON_COMMERCIAL),
        ("CC BY-ND 4.0", UNKNOWN),
        ("Apache-2.0 (lsw9021/MASS repo; mocap origin not stated)", UNKNOWN),
        ("not stated", UNKNOWN),
        ("", UNKNOWN),
        ("see LICENSE", UNKNOWN),
        ("submitted by hand", UNKNOWN),  # no name of a licence hides in other words
        ("MIT + CC BY-NC 4.0", NON_COMMERCIAL),
        ("MIT + see LICENSE", UNKNOWN),
        ("MIT + CC BY-SA 3.0", SHARE_ALIKE),
        ("MIT + CC0 1.0", PERMISSIVE),
    ],
)
def test_class_of_terms(terms, expected):
    assert licence_class(terms) == expected


def test_the_strictest_counts():
    assert [strictest(LICENCE_CLASSES[:count]) for count in (1, 2, 3, 4)] == list(LICENCE_CLASSES)
    assert strictest([]) == UNKNOWN
    assert {name: is_permitted(name, "permissive") for name in LICENCE_CLASSES} == {
        name: name == PERMISSIVE for name in LICENCE_CLASSES
    }
    assert all(is_permitted(name, "any") for name in LICENCE_CLASSES)


def test_unknown_names_of_classes():
    assert check_licence_class(SHARE_ALIKE) == SHARE_ALIKE
    with pytest.raises(OptionError, match="no licence class 'libre'"):
        check_licence_class("libre")


def test_classes_that_people_gave_agree_with_the_names(shared_folder):
    """1,487 rows whose class a person wrote down."""
    rows = json.loads((shared_folder / "data" / "clips-more.json").read_text())
    assert len(rows) > 1400
    assert all(licence_class(row["licence"]) == row["licence_class"] for row in rows)
