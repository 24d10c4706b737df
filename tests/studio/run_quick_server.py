"""A studio in a process that tests may kill: python run_quick_server.py FOLDER PORT QUEUE SECONDS_A_JOB."""

import sys
import time
from pathlib import Path

import uvicorn
from serving import QuickEngine

from kinoflow.studio.app import Studio, create_app
from kinoflow.studio.store import Store


class SlowEngine(QuickEngine):
    """Takes some time for every job."""

    def make(self, request, on_step, on_preview=None, read=None):
        """In ten steps."""
        for step in range(10):
            time.sleep(float(sys.argv[4]) / 10)
            on_step(step + 1, 10)
        return super().make(request, on_step)


if __name__ == "__main__":
    store = Store(Path(sys.argv[1]))
    app = create_app(Studio(store, SlowEngine(), int(sys.argv[3])))
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", access_log=False)
