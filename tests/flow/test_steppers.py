"""Integration: exact where it must be, and of the order it claims."""

import math

import numpy as np
import pytest
import torch
from frozen import check_values
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.flow.grid import is_guided, jumps, time_grid
from kinoflow.flow.steppers import (
    STEPPERS,
    Evaluation,
    adams_bashforth_weights,
    dpm_solver_2m,
    evaluation_times,
    exponential_2,
    integrate,
)

ON_THE_CLEAN_MOTION = {"dpm-solver-2m": dpm_solver_2m, "exponential-2": exponential_2}
"""Steppers that take a polynomial through the clean motion, not the velocity."""


def last(*args, **options) -> torch.Tensor:
    *_, x = integrate(*args, **options)
    return x


@pytest.mark.parametrize("shift", [1.0, 3.0])
@pytest.mark.parametrize("name", STEPPERS)
@pytest.mark.parametrize("steps", [1, 2, 7, 50])
def test_constant_fields_are_exact(name, steps, shift):
    start, velocity = torch.randn(2, 5, 3, generator=torch.Generator().manual_seed(0)).double().unbind(0)
    found = last(lambda x, t: velocity, start, steps, name, shift=shift)
    torch.testing.assert_close(found, start + velocity, atol=1e-12, rtol=0)


@pytest.mark.parametrize("name", ["euler", *ON_THE_CLEAN_MOTION])
@pytest.mark.parametrize("steps", [1, 2, 10])
def test_the_straight_path_to_a_point_is_exact(name, steps):
    """v = (target - x) / (1 - t) moves along a line whatever the grid; its clean motion is the target throughout."""
    target, start = torch.randn(2, 4, generator=torch.Generator().manual_seed(1)).double().unbind(0)
    for shift in (0.5, 1.0, 4.0):
        points = list(integrate(lambda x, t: (target - x) / (1 - t), start, steps, name, shift=shift))
        torch.testing.assert_close(points[-1], target, atol=1e-12, rtol=0)


def errors(name: str, field, start: torch.Tensor, exact: float, shift: float, jumps=()) -> list[float]:
    """Of 256, 512 and 1024 steps."""
    return [abs(float(last(field, start, n, name, shift=shift, jumps=jumps)) - exact) for n in (256, 512, 1024)]


def has_order(stepper, found: list[float]) -> bool:
    """Whether errors fall as n ** -order or faster; with a logarithm, 0.15 less is seen here, and more before."""
    slope = math.log2(found[1] / found[2])
    least = stepper.order - (0.4 if stepper.name in ON_THE_CLEAN_MOTION else 0.06)
    return slope > least and found[1] / found[2] > found[0] / found[1] * 0.95


@pytest.mark.parametrize("shift", [1.0, 3.0])
@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_error_falls_with_the_order(stepper, shift):
    """dx/dt = x cos(5 t) has the solution exp(sin(5 t) / 5)."""
    start = torch.ones(1, dtype=torch.float64)
    found = errors(stepper.name, lambda x, t: x * math.cos(5 * t), start, math.exp(math.sin(5) / 5), shift)
    assert has_order(stepper, found)
    if stepper.name not in ON_THE_CLEAN_MOTION:
        slopes = [math.log2(found[i] / found[i + 1]) for i in range(2)]
        assert slopes == pytest.approx([stepper.order] * 2, abs=0.1)


@pytest.mark.parametrize("mean", [-1.0, 0.8])
@pytest.mark.parametrize("std", [0.3, 1.7])
@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_error_falls_with_the_order_from_a_gaussian_to_a_gaussian(stepper, mean, std):
    """Data N(mean, std^2): noise z arrives at mean + std z, and the velocity is known in closed form.

    v = mean + (t std^2 - (1 - t)) / (t^2 std^2 + (1 - t)^2) (x - t mean).
    """

    def field(x, t):
        variance = (t * std) ** 2 + (1 - t) ** 2
        return mean + (t * std**2 - (1 - t)) / variance * (x - t * mean)

    noise = torch.tensor([1.3], dtype=torch.float64)
    assert has_order(stepper, errors(stepper.name, field, noise, mean + std * 1.3, 1.0))


INTERVALS = [(0.0, 0.3), (0.1234, 0.7), (1 / 3, 1.0)]
"""Guidance intervals with ends inside steps, and at times that float32 rounds down (0.7) or up (0.3)."""


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("shift", [1.0, 3.0])
@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_error_falls_with_the_order_when_guidance_ends_inside_a_step(stepper, shift, interval):
    """dx/dt = x (cos(5 t) - 2 within the interval) has the solution exp(sin(5 t) / 5 - 2 (time within it))."""
    start, (first, end) = torch.ones(1, dtype=torch.float64), interval
    exact = math.exp(math.sin(5) / 5 - 2 * (end - first))

    def sharp(x, t):
        return x * (math.cos(5 * t) - 2 * (first <= t < end))

    def as_in_sampling(x, t):
        return x * (math.cos(5 * t) - 2 * is_guided(t, interval))

    found = errors(stepper.name, sharp, start, exact, shift, jumps(interval))
    # Where in a step the end falls differs from grid to grid, so two halvings together say more than each.
    slope = math.log2(found[0] / found[2]) / 2
    assert slope > stepper.order - (0.45 if stepper.name in ON_THE_CLEAN_MOTION else 0.1)
    assert errors(stepper.name, as_in_sampling, start, exact, shift, jumps(interval)) == found


@pytest.mark.parametrize("stepper", [s for s in STEPPERS.values() if s.order > 1], ids=lambda s: s.name)
def test_a_rule_that_is_not_told_of_a_jump_is_of_order_1(stepper):
    """The jump at 1/3 is in the same place of a step of 256 and of 1024."""
    start, one = torch.zeros(1, dtype=torch.float64), torch.ones(1, dtype=torch.float64)
    first, _, third = errors(stepper.name, lambda x, t: one * (t >= 1 / 3), start, 2 / 3, 1.0)
    assert math.log2(first / third) / 2 == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
@given(
    steps=st.integers(1, 40),
    shift=st.sampled_from([0.2, 1.0, 3.0]),
    ends=st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted),
)
def test_no_rule_evaluates_across_a_jump(stepper, steps, shift, ends):
    """All evaluations of one step are on one side of every jump, with the jump itself on the side after it."""
    interval = (ends[0] / 100, ends[1] / 100)
    since: list[float] = []

    def velocity(x, t):
        since.append(t)
        return x

    for _ in integrate(velocity, torch.zeros(()), steps, stepper.name, shift=shift, jumps=jumps(interval)):
        sides = {sum(jump <= t for jump in jumps(interval)) for t in since}
        assert len(sides) == 1, since
        since.clear()


def test_orders_are_told_apart():
    """The check above is one: Euler's errors are not of order 2, nor those of order 2 of order 3."""
    halving, quartering = [1.0, 0.5, 0.25], [1.0, 0.25, 0.0625]
    assert not has_order(STEPPERS["heun"], halving)
    assert not has_order(STEPPERS["dpm-solver-2m"], halving)
    assert not has_order(STEPPERS["adams-bashforth-3"], quartering)


@given(
    times=st.lists(st.integers(0, 50), min_size=1, max_size=3, unique=True).map(sorted),
    dt=st.integers(1, 50),
    coefficients=st.lists(st.floats(-3, 3), min_size=3, max_size=3),
)
def test_adams_bashforth_integrates_polynomials_exactly(times, dt, coefficients):
    """On any grid, of a degree less than the number of evaluations."""
    polynomial = np.polynomial.Polynomial(coefficients[: len(times)])
    end = times[-1] + dt
    integral = polynomial.integ()(end) - polynomial.integ()(times[-1])
    found = np.dot(adams_bashforth_weights(times, end), polynomial(np.array(times)))
    assert found == pytest.approx(integral, rel=1e-7, abs=1e-6)


def test_adams_bashforth_on_equal_steps_has_the_known_weights():
    assert adams_bashforth_weights([0.2, 0.3], 0.4) == pytest.approx([-0.1 / 2, 3 * 0.1 / 2])
    known = [5 / 12, -16 / 12, 23 / 12]
    assert adams_bashforth_weights([1.0, 2.0, 3.0], 4.0) == pytest.approx(known)


def log_ratio(t):
    return np.log(t / (1 - t))


@pytest.mark.parametrize("end", [0.5, 0.9, 1.0])
def test_the_exponential_step_is_exact_for_a_clean_motion_linear_in_time(end):
    """Against the solution x(end) = (1 - end) (x / (1 - t) + integral of D / (1 - tau)^2), the integral by a sum."""
    before, t, x = 0.2, 0.4, torch.tensor([0.7], dtype=torch.float64)

    def clean(time):
        return 2.0 - 3.0 * time

    past = [evaluation(time, x, clean(time)) for time in (before, t)]
    assert float(exponential_2(no_field, past, end)) == pytest.approx(solution(clean, t, x, end), abs=1e-5)


@pytest.mark.parametrize(("before", "end"), [(0.2, 0.5), (0.3, 0.8), (0.0, 0.6), (0.2, 1.0)])
def test_the_dpm_step_is_the_formula_of_the_paper(before, end):
    """x = sigma_end / sigma x - alpha_end (exp(-h') - 1) D with alpha = t, sigma = 1 - t; first order at the ends."""
    t, x, clean = 0.4, torch.tensor([0.7], dtype=torch.float64), {before: 2.0, 0.4: -1.5}
    past = [evaluation(time, x, clean[time]) for time in (before, t)]
    if before == 0 or end == 1:
        target = clean[t]
    else:
        last_h, h = log_ratio(t) - log_ratio(before), log_ratio(end) - log_ratio(t)
        ratio = last_h / h
        target = (1 + 1 / (2 * ratio)) * clean[t] - 1 / (2 * ratio) * clean[before]
    decay = math.exp(-(log_ratio(end) - log_ratio(t))) if end < 1 else 0.0
    expected = (1 - end) / (1 - t) * 0.7 - end * (decay - 1) * target
    assert float(dpm_solver_2m(no_field, past, end)) == pytest.approx(expected, abs=1e-12)


def evaluation(t: float, x: torch.Tensor, clean: float) -> Evaluation:
    found = Evaluation(t, x, (clean - x) / (1 - t))
    assert float(found.clean) == pytest.approx(clean)
    return found


def no_field(x, t):
    pytest.fail("this stepper evaluates the velocity once a step")


def solution(clean, t, x, end):
    """The solution of dx/dt = (clean(t) - x) / (1 - t) by 200,000 steps of the midpoint rule."""
    edges = np.linspace(t, end, 200_001)
    middle, value = (edges[1:] + edges[:-1]) / 2, float(x)
    decay = (1 - edges[1:]) / (1 - edges[:-1])
    for factor, target in zip(decay, clean(middle), strict=True):
        value = factor * value + (1 - factor) * target
    return value


@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_number_of_evaluations_and_of_points(stepper):
    times = []

    def velocity(x, t):
        times.append(t)
        return x

    points = list(integrate(velocity, torch.ones(2), 9, stepper.name))
    assert len(points) == 9
    more = {"adams-bashforth-3": 1, "heun": -1}.get(stepper.name, 0)
    assert len(times) == 9 * stepper.evaluations + more
    assert times == evaluation_times(9, stepper.name) == evaluation_times(stepper=stepper.name, num_steps=9)
    assert min(times) == 0.0
    assert max(times) < 1.0, "a velocity made of a clean motion has no value at the end"


@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_a_grid_may_be_given_and_may_be_a_part_of_the_way(stepper):
    def velocity(x, t):
        return x * t

    start, jumps = torch.ones(2, dtype=torch.float64), [0.3]
    grid = time_grid(10, 2.0, jumps)
    whole = list(integrate(velocity, start, 10, stepper.name, shift=2.0, jumps=jumps))
    again = list(integrate(velocity, start, 0, stepper.name, jumps=jumps, times=grid))
    assert torch.equal(torch.stack(again), torch.stack(whole))
    assert evaluation_times(0, stepper.name, jumps=jumps, times=grid) == evaluation_times(
        10, stepper.name, shift=2.0, jumps=jumps
    )
    # A jump is where memory ends, so the way after it is the same from there.
    place = grid.index(0.3)
    later = list(integrate(velocity, whole[place - 1], 0, stepper.name, jumps=jumps, times=grid[place:]))
    assert torch.equal(later[-1], whole[-1])
    assert torch.equal(last(velocity, start, 0, "euler", times=[0.25, 0.75]), start + 0.5 * 0.25 * start)


@pytest.mark.parametrize("name", [s.name for s in STEPPERS.values() if s.memory > 1])
def test_what_was_before_a_jump_is_forgotten(name):
    """A field that is zero before the jump and constant after it is then exact."""
    found = last(lambda x, t: torch.zeros(1) if t < 0.25 else torch.ones(1), torch.zeros(1), 8, name, jumps=[0.25])
    assert float(found) == pytest.approx(0.75, abs=1e-6)
    blind = last(lambda x, t: torch.zeros(1) if t < 0.25 else torch.ones(1), torch.zeros(1), 8, name)
    assert abs(float(blind) - 0.75) > 0.01


def test_start_is_not_changed():
    start = torch.ones(3)
    last(lambda x, t: x, start, 4, "heun")
    assert torch.equal(start, torch.ones(3))


def test_unknown_stepper():
    with pytest.raises(KeyError, match="rk4"):
        last(lambda x, t: x, torch.ones(1), 2, "rk4")


def test_values_of_the_room_stay_as_they_are():
    check_values("flow")
