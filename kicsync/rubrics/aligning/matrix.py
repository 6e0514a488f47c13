"""The type of all tables of pairs: a row for each rubric of the document, a column of the wiki.

For the type checker only: numpy is slow to import, and most commands align nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
