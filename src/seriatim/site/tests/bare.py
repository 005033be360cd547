"""What `served.py` starts where nothing is to be prepared: the program on a journal as it stands."""

import sys

from seriatim.site.serving import serve

if __name__ == "__main__":
    serve("127.0.0.1", int(sys.argv[1]), ready=lambda address: print(address, flush=True))
