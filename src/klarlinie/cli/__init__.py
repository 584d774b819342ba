"""`klarlinie` on the command line.

What is set here comes before the libraries look: no search for plugins of pydantic (typer uses it, we have none), and
no threads for matrices of a dozen rows. Both cost more than the answer to forty inquiries.
"""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
