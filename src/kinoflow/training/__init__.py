"""The training engine and its stages."""

import os
import sys

# Threads that never spin, as the package asks of generation, lose a quarter of the speed of small steps. Read once, as
# torch is imported.
if "torch" not in sys.modules:
    os.environ.setdefault("GOMP_SPINCOUNT", "30000")
