"""What `served.py` starts to see what becomes of half a head: the program, without any patience."""

import sys

from seriatim.site import serving
from seriatim.site.gate import patience

if __name__ == "__main__":
    patience.SECONDS_FOR_A_HEAD = 0
    serving.prepare()
    serving.serve("127.0.0.1", int(sys.argv[1]), ready=lambda address: print(address, flush=True))
