"""The quoted words laid beside the recorded ones.

Works on words alone (keys and gaps), below every stage: the search lays each candidate beside the
quotation to rank it, and the verdict reads the steps of the best.
"""

from __future__ import annotations

from .fit import Fit, Step, fit_words

__all__ = ["Fit", "Step", "fit_words"]
