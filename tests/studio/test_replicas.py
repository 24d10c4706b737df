"""Two replicas on Ray Serve on this machine: they make motions at the same time, and nothing is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("fastapi", reason="the extra studio is not installed")

from kinoflow.errors import PromptError
from kinoflow.studio.app import Studio
from kinoflow.studio.engine import Engine
from kinoflow.studio.schema import GenerationRequest
from kinoflow.studio.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # Ray's own


def test_two_replicas_make_what_one_engine_makes(tmp_path: Path):
    pytest.importorskip("ray.serve", reason="the extra ray is not installed", exc_type=ImportError)
    from kinoflow.studio.replicas import ReplicatedEngine

    engine = ReplicatedEngine(replicas=2)
    try:
        request = GenerationRequest(prompt="walks, then bows", variants=2)
        (alone, _) = Engine().make(request, lambda done, total: None)
        steps: list[tuple[int, int]] = []
        (one, other) = engine.make(request, lambda *said: steps.append(said))
        np.testing.assert_allclose(one.joints, alone.joints, atol=1e-6)
        assert (one.metadata["seed"], other.metadata["seed"]) == (0, 1)
        with pytest.raises(PromptError, match="library"):
            engine.make(GenerationRequest(prompt="qwertz uiop", source="library"), lambda done, total: None)

        # Steps of the network are told, and who no longer wants it ends it.
        class Enough(Exception):
            pass

        def on_step(done: int, total: int) -> None:
            if done == 2:
                raise Enough

        with pytest.raises(Enough):
            engine.make(GenerationRequest(prompt="walks", source="network", duration_s=2, steps=50), on_step)

        # As the server has it: two workers, a queue, six jobs; both replicas have made some.
        store = Store(tmp_path)
        ended = threading.Event()
        studio = Studio(store, engine, at_once=2)
        studio.worker.on_change = lambda job: (
            ended.set() if store.counts().get("done", 0) + store.counts().get("failed", 0) == 6 else None
        )
        jobs = [store.add({"prompt": f"claps {k + 2} times"}, None, "c", 64)[0] for k in range(6)]
        studio.worker.start()
        assert ended.wait(120)
        studio.worker.stop()
        assert {store.job(job.id).status for job in jobs} == {"done"}
        assert len({store.job(job.id).clips for job in jobs}) == 6
        assert len(engine.made_by) == 2
        store.close()
    finally:
        engine.close()
