"""How right a forecast was: pure functions of arrays, with nothing of the Council in them.

May import: numpy.
"""

from ninthvote.score.calibration import Bin, calibration_table, expected_calibration_error
from ninthvote.score.forecast import brier, f1, log_loss, log_loss_ordered, log_losses, log_losses_ordered
from ninthvote.score.interval import bootstrap_interval

__all__ = [
    "Bin",
    "bootstrap_interval",
    "brier",
    "calibration_table",
    "expected_calibration_error",
    "f1",
    "log_loss",
    "log_loss_ordered",
    "log_losses",
    "log_losses_ordered",
]
