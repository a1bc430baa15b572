"""`python -m podplayer`."""

import sys

from podplayer.app.entry import main

if __name__ == "__main__":
    sys.exit(main())
