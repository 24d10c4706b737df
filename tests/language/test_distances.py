import pytest

from kinoflow.language.distances import distance_said, without_distance


@pytest.mark.parametrize(
    ("text", "metres", "rest"),
    [
        ("walks 3 meters forward", 3.0, "walks forward"),
        ("walks backward for two metres", 2.0, "walks backward"),
        ("runs about 10 m", 10.0, "runs"),
        ("sneaks half a metre to the left", 0.5, "sneaks to the left"),
        ("sneaks 2·5 m", 2.5, "sneaks"),
        ("walks three and a half meters", 3.5, "walks"),
        ("sprints 20 yards", 18.288, "sprints"),
        ("a 10-metre walk", 10.0, "a walk"),
        ("walks ten feet on two feet", 3.048, "walks on two feet"),
        ("hops on two feet", None, "hops on two feet"),
        ("jumps over a 1 meter high wall", None, "jumps over a 1 meter high wall"),
        ("stands with the feet a foot apart", None, "stands with the feet a foot apart"),
        ("walks 2 m, then 3 m", None, "walks 2 m, then 3 m"),
        ("marches", None, "marches"),
    ],
)
def test_how_far_somebody_goes(text, metres, rest):
    assert distance_said(text) == (None if metres is None else pytest.approx(metres))
    assert without_distance(text) == rest
