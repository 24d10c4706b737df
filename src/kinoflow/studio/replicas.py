"""Engines as replicas of a Ray Serve deployment, on one machine or on many (extra "ray").

The server in front stays one: its queue, its clips and who may ask are as they are without Ray. Each replica makes one
motion at a time; with as many workers as replicas, so many are made at once. Ray starts replicas anew that end.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kinoflow import errors
from kinoflow.errors import KinoflowError, MissingExtraError, ResourceError
from kinoflow.files import scratch_folder
from kinoflow.motion.clip import MotionClip
from kinoflow.studio.engine import Engine, OnPreview, OnStep, ReadClip
from kinoflow.studio.schema import GenerationRequest

APPLICATION = "kinoflow"
QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing of anybody's use is sent anywhere
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_worker_niceness": "0",  # Ray's workers would stand back behind everything else on the machine
    "RAY_prestart_worker_first_driver": "0",
    "RAY_SERVE_LOG_TO_STDERR": "0",
}


class Replica:
    """What runs in each replica: an engine that tells of its work piece by piece."""

    def __init__(self, model: str, device: str) -> None:
        self._engine = Engine(model, device, idle_s=float("inf"))
        self._engine.ready()

    def make(self, request: dict[str, Any], clip: bytes | None) -> Iterator[tuple[Any, ...]]:
        """("replica", name), then ("step", done, total) and ("preview", done, total, clips), then ("clips", clips) or
        ("refused", kind of error, message); clips are contents of .npz files.
        """
        said: queue.SimpleQueue[tuple[Any, ...] | None] = queue.SimpleQueue()
        stopped = threading.Event()

        def on_step(done: int, total: int) -> None:
            if stopped.is_set():
                raise _Stopped
            said.put(("step", done, total))

        def work() -> None:
            try:
                asked = GenerationRequest.model_validate(request)
                made = self._engine.make(
                    asked,
                    on_step,
                    lambda done, total, clips: said.put(("preview", done, total, packed(clips))),
                    lambda name: unpacked([clip or b""])[0],
                )
                said.put(("clips", packed(made)))
            except KinoflowError as error:
                said.put(("refused", type(error).__name__, str(error)))
            except _Stopped:
                pass
            except BaseException as error:
                said.put(("refused", "ResourceError", f"a replica failed: {type(error).__name__}; see Ray's logs"))
                raise
            finally:
                said.put(None)

        yield "replica", _own_name()
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        try:
            while (one := said.get()) is not None:
                yield one
        finally:  # nobody listens any more: what is being made ends with its next step
            stopped.set()
            thread.join()


class ReplicatedEngine(Engine):
    """An engine whose motions are made by replicas; sentences are read here.

    Args:
        model: folder that every machine has, or "compact".
        device: where each replica computes.
        replicas: how many there are.

    Raises:
        MissingExtraError: Ray is not installed.
        ResourceError: Ray does not start, or has no room for the replicas.
    """

    def __init__(self, model: str = "compact", device: str = "cpu", replicas: int = 2) -> None:
        super().__init__(model, device, float("inf"))
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        try:
            import ray
            from ray import serve
        except ModuleNotFoundError as error:
            raise MissingExtraError(error.name or "ray", "ray", "replicas on Ray") from error
        self.replicas = replicas
        elsewhere = bool(os.environ.get("RAY_ADDRESS"))
        self._began = not ray.is_initialized()
        self.made_by: dict[str, int] = {}
        options = {"num_cpus": 1, "num_gpus": 1 if device.startswith("cuda") else 0}
        deployment = serve.deployment(num_replicas=replicas, max_ongoing_requests=1, ray_actor_options=options)(Replica)
        try:
            if self._began:
                # What a replica needs is said, not what is there: a small machine runs them in turns.
                cpus = None if elsewhere else max(replicas + 1, os.cpu_count() or 1)
                dashboard = None if elsewhere else False
                ray.init(num_cpus=cpus, include_dashboard=dashboard, log_to_driver=False, logging_level=logging.ERROR)
            logging.getLogger("ray.serve").setLevel(logging.ERROR)
            # Requests come through our own server; Ray's proxies would be a second door without a lock.
            serve.start(proxy_location="Disabled")
            self._handle = serve.run(deployment.bind(model, device), name=APPLICATION, route_prefix=None)
        except (RuntimeError, ConnectionError, TimeoutError) as error:
            raise ResourceError(f"Ray cannot run {replicas} replicas: {str(error)[:200]}; ask for fewer") from error
        self.state = "ready"

    def ready(self) -> None:
        """Replicas have loaded the model before they are there."""

    def release_if_idle(self) -> bool:
        """Replicas keep the model."""
        return False

    def make(
        self,
        request: GenerationRequest,
        on_step: OnStep,
        on_preview: OnPreview | None = None,
        read: ReadClip | None = None,
    ) -> list[MotionClip]:
        """See `Engine.make`; whichever replica is free makes them."""
        clip = None if request.edit is None or read is None else packed([read(request.edit.clip)])[0]
        stream: Any = self._handle.options(stream=True).make.remote(request.model_dump(mode="json"), clip)
        try:
            for kind, *said in stream:
                if kind == "replica":
                    self.made_by[said[0]] = self.made_by.get(said[0], 0) + 1
                elif kind == "step":
                    on_step(*said)
                elif kind == "preview" and on_preview is not None:
                    on_preview(said[0], said[1], unpacked(said[2]))
                elif kind == "clips":
                    return unpacked(said[0])
                elif kind == "refused":
                    raise _error(*said)
        except BaseException:
            stream.cancel()
            raise
        raise ResourceError("a replica ended before the motion was made; ask again")

    def close(self) -> None:
        """End the replicas, and Ray if it was started here."""
        import ray
        from ray import serve

        if self._began:
            serve.shutdown()
            ray.shutdown()
        else:
            serve.delete(APPLICATION)


class _Stopped(Exception):
    """Nobody listens any more."""


def _own_name() -> str:
    from ray import serve

    return str(serve.get_replica_context().replica_id.unique_id)


def _error(kind: str, message: str) -> KinoflowError:
    found: Callable[[str], KinoflowError] = getattr(errors, kind, ResourceError)
    try:
        return found(message)
    except TypeError:
        return ResourceError(message)


def packed(clips: Sequence[MotionClip]) -> list[bytes]:
    """Clips as contents of .npz files."""
    found = []
    with scratch_folder() as folder:
        for clip in clips:
            clip.save(folder / "clip.npz")
            found.append((folder / "clip.npz").read_bytes())
    return found


def unpacked(contents: Sequence[bytes]) -> list[MotionClip]:
    """The clips of `packed`."""
    found = []
    with scratch_folder() as folder:
        for content in contents:
            (folder / "clip.npz").write_bytes(content)
            clip = MotionClip.load(folder / "clip.npz")
            said = {key: value for key, value in clip.metadata.items() if key != "source_format"}
            found.append(clip.replace(metadata=said))
    return found
