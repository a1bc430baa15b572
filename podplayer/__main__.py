"""`python -m podplayer`."""

import sys

from podplayer.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
