"""The training engine and its stages."""

import os
import sys

# Idle threads that spin for long make two busy processes on one machine several times slower; threads that never spin,
# as the package asks of generation, lose a quarter of the speed of small steps. Read once, as torch is imported.
if "torch" not in sys.modules:
    os.environ.setdefault("GOMP_SPINCOUNT", "30000")
