"""`klarlinie` on the command line.

What is set here comes before the libraries look: no threads for matrices of a dozen rows, which cost more than the
answer to forty inquiries.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
