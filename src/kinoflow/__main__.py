"""`python -m kinoflow`: the command line, where its program is not on the path."""

import sys

from kinoflow.cli import main

if __name__ == "__main__":
    sys.exit(main())
