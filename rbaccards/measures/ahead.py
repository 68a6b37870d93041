"""Where a series is heading if it goes on as it did: values ahead by a stated model, each with an interval.

The models are those of statsmodels, imported only where one is asked for. Intervals come from simulated futures, always
from the same seed, so that sums of periods that depend on each other have one too and nothing changes between runs.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Model = Literal["straight line", "damped trend", "seasonal"]
LEVEL = 0.8
"""So many futures of ten lie within an interval, as in the fan charts of forecasters: eight."""
FUTURES = 2000
LEAST_POINTS = 10
"""Fewer values are too few for any of the models."""
SEED = 2012


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next values, and simulated futures of them: one row a future, one column a period."""

    model: Model
    values: tuple[float, ...]
    futures: NDArray[np.float64]


def enough(points: int, model: Model, season: int) -> bool:
    """Whether so many values do for a model; a seasonal one needs two full seasons, and ten values over one season.

    The second is what statsmodels needs to begin with (`tsa.exponential_smoothing.initialization`).
    """
    least = max(2 * season, LEAST_POINTS + 2 * (season // 2)) if model == "seasonal" else LEAST_POINTS
    return points >= least and (model != "seasonal" or season > 1)


def ahead(
    values: Sequence[float], steps: int, model: Model, season: int = 1, ceiling: float = math.inf
) -> Ahead | None:
    """The next `steps` values by a model; None where there are too few values for it.

    straight line: least squares on the order of the values. damped trend: exponential smoothing ETS(A,Ad,N); seasonal:
    ETS(A,Ad,A) with `season` periods (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, ch. 8). Values
    that were never negative are not forecast to be, and none goes past `ceiling` (100 for percentages).
    """
    if not enough(len(values), model, season):
        return None
    found = _straight_line(values, steps) if model == "straight line" else _smoothed(values, steps, model, season)
    least = 0.0 if min(values) >= 0 else -math.inf
    central, futures = (each.clip(least, ceiling) for each in found)
    return Ahead(model, tuple(float(each) for each in central), futures)


def interval(samples: NDArray[np.float64]) -> tuple[float, float]:
    """What the middle 80% of simulated values lie between."""
    import numpy as np

    low, high = np.quantile(samples, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _straight_line(values: Sequence[float], steps: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    import numpy as np
    from statsmodels.regression.linear_model import OLS

    count = len(values)
    times = np.arange(count + steps, dtype=float)
    design = np.column_stack([np.ones_like(times), times])
    fitted = OLS(np.asarray(values, dtype=float), design[:count]).fit()
    random = np.random.default_rng(SEED)
    lines = random.multivariate_normal(fitted.params, fitted.cov_params(), FUTURES) @ design[count:].T
    noise = random.normal(0.0, float(fitted.scale) ** 0.5, lines.shape)
    return design[count:] @ fitted.params, lines + noise


def _smoothed(
    values: Sequence[float], steps: int, model: Model, season: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    import numpy as np
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    known = np.asarray(values, dtype=float)
    if known.min() == known.max():  # nothing to fit: it goes on as it is
        return np.full(steps, known[0]), np.full((FUTURES, steps), known[0])
    seasonal: dict[str, Any] = {"seasonal": "add", "seasonal_periods": season} if model == "seasonal" else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that stops early still gives values, and its interval is the wider
        fitted = ETSModel(known, error="add", trend="add", damped_trend=True, **seasonal).fit(disp=False)
        errors = np.random.default_rng(SEED).normal(0.0, float(fitted.mse) ** 0.5, (steps, FUTURES))
        futures = fitted.simulate(steps, anchor="end", repetitions=FUTURES, random_errors=errors)
    return np.asarray(fitted.forecast(steps)), np.asarray(futures).reshape(steps, FUTURES).T
