"""Robots: the table's numbers, kinematics against matrices multiplied here, poses whose angles are known, limits."""

import json
from importlib import resources

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from kinoflow.cli import main
from kinoflow.errors import OptionError
from kinoflow.formats import robot as robots
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import turn
from kinoflow.motion.rotations import axis_angle_to_matrix, quaternion_to_matrix
from kinoflow.motion.skeleton import joint

TABLE = json.loads(resources.files("kinoflow.assets").joinpath("robots", "g1.json").read_text())
ORDER = [
    *(f"{side}_{name}" for side in ("left", "right") for name in
      ("hip_pitch", "hip_roll", "hip_yaw", "knee", "ankle_pitch", "ankle_roll")),
    "waist_yaw", "waist_roll", "waist_pitch",
    *(f"{side}_{name}" for side in ("left", "right") for name in
      ("shoulder_pitch", "shoulder_roll", "shoulder_yaw", "elbow", "wrist_roll", "wrist_pitch", "wrist_yaw")),
]  # fmt: skip


@pytest.fixture(scope="module")
def some(walk) -> MotionClip:
    """Some of the walk: fitting takes time."""
    return walk[20:40]


@pytest.fixture(scope="module")
def g1() -> robots.Robot:
    return robots.load_robot("g1")


def posed(**angles: tuple[float, float, float]) -> MotionClip:
    """Six frames of a pose: arms hang, whatever else is given as rotation vectors by joint."""
    vectors = np.zeros((22, 3))
    vectors[joint("L_Shoulder"), 2], vectors[joint("R_Shoulder"), 2] = -np.pi / 2, np.pi / 2
    for name, vector in angles.items():
        turned = Rotation.from_rotvec(vector) * Rotation.from_rotvec(vectors[joint(name)])
        vectors[joint(name)] = turned.as_rotvec()
    rotations = np.tile(axis_angle_to_matrix(vectors), (6, 1, 1, 1))
    return MotionClip(rotations, np.tile(MANNEQUIN.rest_positions[0], (6, 1)), 30.0)


def angles_of(clip: MotionClip, robot: robots.Robot) -> dict[str, float]:
    motion = robots.fitted(clip, robot)
    middle = motion.angles[3]
    return {name.removesuffix("_joint"): float(angle) for name, angle in zip(robot.joint_names, middle, strict=True)}


def test_the_table_has_29_joints_in_the_order_of_the_manufacturer(g1):
    assert [name.removesuffix("_joint") for name in g1.joint_names] == ORDER
    assert (g1.limits[:, 0] < g1.limits[:, 1]).all()
    left, right = (g1.limits[[g1.index(f"{side}_{n}_joint") for n in ("knee", "elbow")]] for side in ("left", "right"))
    np.testing.assert_array_equal(left, right)
    for name in ("hip_roll", "shoulder_roll"):
        left, right = (g1.limits[g1.index(f"{side}_{name}_joint")] for side in ("left", "right"))
        np.testing.assert_array_equal(left, -right[::-1])


def test_at_zero_it_stands_on_its_soles_as_high_as_its_maker_says(g1):
    zero, turns = g1.place(np.zeros((1, 29)))
    hip, knee, ankle = (zero[0, g1.index(f"left_{n}_joint")] for n in ("hip_roll", "knee", "ankle_roll"))
    assert abs(knee[0] - hip[0]) < 0.002
    assert abs(ankle[0] - knee[0]) < 0.002
    np.testing.assert_allclose(turns[0, g1.index("left_ankle_roll_joint")], np.eye(3), atol=1e-9)
    # The manufacturer's standing pose has the pelvis at 0.79 m.
    assert -(ankle[2] - 0.03) == pytest.approx(0.79, abs=0.005)
    # Forearms point ahead.
    elbow, wrist = (zero[0, g1.index(f"left_{n}_joint")] for n in ("elbow", "wrist_yaw"))
    assert (wrist - elbow)[0] == pytest.approx(0.184, abs=1e-6)


def test_kinematics_are_those_of_the_chain(g1):
    angles = np.random.default_rng(0).uniform(*g1.limits.T, size=(5, 29))
    positions, turns = g1.place(angles)
    by_name = {row["name"]: row for row in TABLE["joints"]}
    for name in ("left_wrist_yaw_joint", "right_ankle_roll_joint"):
        chain = [name]
        while by_name[chain[0]]["parent"]:
            chain.insert(0, by_name[chain[0]]["parent"])
        matrix = np.tile(np.eye(4), (5, 1, 1))
        for link in chain:
            row = by_name[link]
            local = np.tile(np.eye(4), (5, 1, 1))
            fixed = Rotation.from_euler("xyz", row["turn_deg"], degrees=True)
            local[:, :3, :3] = (fixed * Rotation.from_euler(row["axis"], angles[:, g1.index(link), None])).as_matrix()
            local[:, :3, 3] = row["offset_m"]
            matrix = matrix @ local
        np.testing.assert_allclose(positions[:, g1.index(name)], matrix[:, :3, 3], atol=1e-12)
        np.testing.assert_allclose(turns[:, g1.index(name)], matrix[:, :3, :3], atol=1e-12)


def test_poses_whose_angles_are_known(g1):
    stands = angles_of(posed(), g1)
    # Its upper arm is bent: from joint to joint the arm is straight at 82 degrees.
    assert stands["left_elbow"] == pytest.approx(1.43, abs=0.1)
    assert max(abs(stands[n]) for n in ("waist_yaw", "waist_roll", "waist_pitch")) < 1e-4
    assert (
        max(abs(stands[f"{s}_{n}"]) for s in ("left", "right") for n in ("hip_roll", "hip_yaw", "shoulder_roll")) < 0.3
    )

    turned = angles_of(posed(Spine1=(0.0, 0.5, 0.0)), g1)
    assert turned["waist_yaw"] == pytest.approx(0.5, abs=1e-3)
    bowed = angles_of(posed(Spine1=(0.4, 0.0, 0.0)), g1)
    assert bowed["waist_pitch"] == pytest.approx(0.4, abs=1e-3)

    raised = angles_of(posed(L_Shoulder=(-np.pi / 2, 0.0, 0.0)), g1)
    assert raised["left_shoulder_pitch"] - stands["left_shoulder_pitch"] == pytest.approx(-np.pi / 2, abs=0.1)
    assert abs(raised["right_shoulder_pitch"] - stands["right_shoulder_pitch"]) < 0.02

    bent = angles_of(posed(R_Knee=(0.9, 0.0, 0.0), R_Ankle=(-0.4, 0.0, 0.0)), g1)
    assert bent["right_knee"] - stands["right_knee"] == pytest.approx(0.9, abs=0.1)
    assert abs(bent["left_knee"] - stands["left_knee"]) < 0.05

    aside = angles_of(posed(L_Hip=(0.0, 0.0, 0.5)), g1)
    assert aside["left_hip_roll"] - stands["left_hip_roll"] == pytest.approx(0.5, abs=0.1)


def test_limbs_point_where_ours_do_and_it_walks_ahead(g1, some):
    motion = robots.fitted(some, g1)
    assert max(error["max"] for error in motion.report["limb_error_deg"].values()) < 5
    # Ours walks along +Z at 1.2 m/s; it along +X, as many leg lengths a second.
    way = motion.base_positions[-1] - motion.base_positions[0]
    assert way[0] == pytest.approx(1.2 * 19 / 30 * motion.report["scale"], abs=0.02)
    assert abs(way[1]) < 0.02
    assert 0.7 < motion.base_positions[:, 2].mean() < 0.85
    np.testing.assert_allclose(motion.base_rotations, np.broadcast_to(np.eye(3), (20, 3, 3)), atol=1e-9)
    turned = robots.fitted(turn(some, np.pi / 2), g1)
    np.testing.assert_allclose(turned.angles, motion.angles, atol=1e-6)
    np.testing.assert_allclose(turned.base_rotations[0] @ [1, 0, 0], [0, 1, 0], atol=1e-9)


def test_no_angle_leaves_its_limits_whatever_is_asked(g1):
    rng = np.random.default_rng(1)
    time = np.linspace(0, 1, 5)[:, None, None]
    clip = MotionClip(
        axis_angle_to_matrix(rng.normal(size=(22, 3)) * 2 * np.sin(2 * time + rng.normal(size=(22, 3)))),
        rng.normal(size=(5, 3)),
        30.0,
    )
    motion = robots.fitted(clip, g1)
    assert (motion.angles >= g1.limits[:, 0] - 1e-12).all()
    assert (motion.angles <= g1.limits[:, 1] + 1e-12).all()
    assert motion.report["share_of_frames_at_a_limit"]
    assert np.isfinite(motion.rows).all()
    assert np.isfinite(robots.fitted(clip[:1], g1).rows).all()


def test_the_command_writes_angles_and_what_is_to_be_known_about_them(tmp_path, some, capsys):
    some.save(tmp_path / "walk.npz")
    assert main(["convert", str(tmp_path / "walk.npz"), str(tmp_path / "walk.csv"), "--robot", "g1"]) == 0
    assert "limbs within" in capsys.readouterr().out
    rows = np.loadtxt(tmp_path / "walk.csv", delimiter=",")
    told = json.loads((tmp_path / "walk.json").read_text())
    assert rows.shape == (20, 36)
    assert len(told["columns"]) == 36
    assert told["fps"] == 30
    np.testing.assert_allclose(np.linalg.norm(rows[:, 3:7], axis=1), 1, atol=1e-5)
    limits = np.array([told["limits_rad"][name] for name in told["columns"][7:]])
    assert ((rows[:, 7:] >= limits[:, 0] - 1e-6) & (rows[:, 7:] <= limits[:, 1] + 1e-6)).all()
    assert {len(track) for track in told["contacts"].values()} == {20}
    assert told["report"]["penetration_mm"] == 0
    # The place of every joint from the file alone.
    g1 = robots.load_robot("g1")
    inside, _ = g1.place(rows[:, 7:])
    world = np.einsum("tij,tkj->tki", quaternion_to_matrix(rows[:, 3:7]), inside) + rows[:, None, :3]
    np.testing.assert_allclose(world, robots.fitted(some, g1).joints, atol=1e-4)


def test_another_robot_by_its_table(tmp_path, some):
    table = json.loads(json.dumps(TABLE))
    table["name"] = "half a G1"
    for row in table["joints"]:
        row["offset_m"] = [value / 2 for value in row["offset_m"]]
    (tmp_path / "half.json").write_text(json.dumps(table))
    half, whole = (robots.fitted(some[:6], robots.load_robot(name)) for name in (tmp_path / "half.json", "g1"))
    np.testing.assert_allclose(half.angles, whole.angles, atol=1e-5)
    assert half.report["scale"] == pytest.approx(whole.report["scale"] / 2)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        (lambda table: table["joints"].pop(3), "not sound"),
        (lambda table: table["joints"][3].update(turn_deg=[1e300, 0.0, 0.0]), "beyond"),
        (lambda table: table["joints"].reverse(), "parents before children"),
        (lambda table: table["joints"][0].update(axis="w"), "axis x, y or z"),
        (lambda table: table["joints"][0].update(lower_rad=9), "lower_rad below upper_rad"),
        (lambda table: table["joints"][0].update(offset_m=[1, 2]), "offset_m"),
        (lambda table: table.pop("limbs"), "lacks limbs"),
        (lambda table: table["limbs"]["L_leg"].update(hinge="knee"), "not sound"),
        (lambda table: table["limbs"]["waist"].extend(table["limbs"]["waist"]), "each of them once in a limb"),
        (
            lambda table: table["joints"].extend(
                table["joints"][0] | {"name": f"more {k}"} for k in range(robots.MOST_JOINTS)
            ),
            "at most 200 are fitted",
        ),
    ],
)
def test_tables_that_are_not_sound(tmp_path, change, hint):
    table = json.loads(json.dumps(TABLE))
    change(table)
    (tmp_path / "bad.json").write_text(json.dumps(table))
    with pytest.raises(OptionError, match=hint):
        robots.load_robot(tmp_path / "bad.json")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["walk.csv"], "belong together"),
        (["walk.glb", "--robot", "g1"], "belong together"),
        (["walk.csv", "--robot", "h1"], "there is no robot 'h1'"),
        (["walk.csv", "--robot", "none.json"], "none.json"),
    ],
)
def test_what_cannot_be_asked(tmp_path, monkeypatch, walk, capsys, arguments, hint):
    monkeypatch.chdir(tmp_path)
    walk.save("walk.npz")
    assert main(["convert", "walk.npz", *arguments]) == 2
    assert hint in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["walk.npz"]


def test_saving_without_a_robot_says_how(tmp_path, walk):
    walk = walk[:3]
    with pytest.raises(OptionError, match=r"kinoflow convert IN .*\.csv --robot g1"):
        walk.save(tmp_path / "walk.csv")
    assert walk.save(tmp_path / "walk.csv", robot="g1").is_file()
