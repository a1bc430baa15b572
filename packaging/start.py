"""Where the packaged program begins."""

import multiprocessing
import sys

from podplayer.app.entry import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
