"""Figures in the form that every monitor reads."""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from app.core.figures.counting import BUCKETS, FIGURES, Figure, Values

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS = [*(str(bound) for bound in BUCKETS), "+Inf"]


def as_text(values: Values, gauges: dict[str, tuple[str, float]]) -> bytes:
    """What was counted, and what is true just now: name, meaning and value."""
    registry = CollectorRegistry()
    registry.register(_Collected([*_counted(values), *_true_now(gauges)]))  # type: ignore[arg-type]
    return generate_latest(registry)


class _Collected:
    def __init__(self, families: list[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterable[Metric]:
        return self._families


def _counted(values: Values) -> Iterator[Metric]:
    for name, figure in FIGURES.items():
        family = _family(name, figure)
        found = {labels: numbers for (said, labels), numbers in values.items() if said == name}
        for labels in sorted(found or ([()] if not figure.labels else [])):
            _add(family, labels, found.get(labels, [0.0]))
        yield family


def _family(name: str, figure: Figure) -> Metric:
    kinds = {"counter": CounterMetricFamily, "gauge": GaugeMetricFamily, "histogram": HistogramMetricFamily}
    return kinds[figure.kind](name, figure.meaning, labels=figure.labels)


def _add(family: Metric, labels: tuple[str, ...], numbers: list[float]) -> None:
    if not isinstance(family, HistogramMetricFamily):
        family.add_metric(labels, numbers[0])  # type: ignore[attr-defined]
        return
    so_far, buckets = 0.0, []
    for bound, number in zip(BOUNDS, numbers[:-1], strict=True):
        so_far += number
        buckets.append((bound, so_far))
    family.add_metric(labels, buckets, numbers[-1])


def _true_now(gauges: dict[str, tuple[str, float]]) -> Iterator[Metric]:
    for name, (meaning, value) in gauges.items():
        yield GaugeMetricFamily(name, meaning, value=value)
