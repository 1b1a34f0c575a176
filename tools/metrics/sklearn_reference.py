"""Draws 20 million pixels, evaluates them with scikit-learn, and says how long that took.

    python sklearn_reference.py draw  FOLDER [PICTURES]   writes maps.f32 and masks.u8
    python sklearn_reference.py time  FOLDER              scikit-learn's three functions
    python sklearn_reference.py aupro FOLDER              AUPRO by NumPy and SciPy

The Java side on the same files is MetricsBenchmark; docs/metrics.md has the commands.

Needs numpy, scipy and scikit-learn.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from scipy import ndimage

SIDE = 518


def draw(folder, pictures):
    """Smooth maps between 0 and 1, masks of a few percent, every third picture normal."""
    random = np.random.default_rng(1)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    with open(folder / "maps.f32", "wb") as maps, open(folder / "masks.u8", "wb") as masks:
        for picture in range(pictures):
            mask = np.zeros((SIDE, SIDE), bool)
            for _ in range(picture % 3):
                y, x = random.integers(0, SIDE, 2)
                radius = random.integers(5, 60)
                mask |= (rows - y) ** 2 + (columns - x) ** 2 < radius**2
            noise = ndimage.gaussian_filter(random.normal(size=(SIDE, SIDE)), 4) * 14
            signal = ndimage.gaussian_filter(mask.astype(float), 8) * 2
            score = 1 / (1 + np.exp(3 - noise - signal))
            maps.write(score.astype("<f4").tobytes())
            masks.write(mask.astype(np.uint8).tobytes())


def load(folder):
    return (
        np.fromfile(folder / "masks.u8", np.uint8).reshape(-1, SIDE, SIDE),
        np.fromfile(folder / "maps.f32", "<f4").reshape(-1, SIDE, SIDE),
    )


def with_scikit_learn(folder):
    from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score

    masks, maps = load(folder)
    labels, scores = masks.ravel(), maps.ravel()
    start = time.perf_counter()
    auroc = roc_auc_score(labels, scores)
    precision, recall, _ = precision_recall_curve(labels, scores)
    average_precision = average_precision_score(labels, scores)
    both = precision + recall
    f1 = 2 * precision * recall / np.where(both > 0, both, 1)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "auroc": auroc, "ap": average_precision, "f1max": f1.max()}


def aupro(folder, limit=0.30):
    """The definition, with every distinct value as a threshold."""
    masks, maps = load(folder)
    start = time.perf_counter()
    weights = np.zeros(maps.shape)
    regions = 0
    for mask, weight in zip(masks, weights):
        labels, count = ndimage.label(mask, np.ones((3, 3)))
        areas = np.bincount(labels.ravel()).astype(float)
        weight[:] = np.where(mask > 0, 1 / areas[labels], 0)
        regions += count
    order = np.argsort(-maps.ravel(), kind="stable")
    scores = maps.ravel()[order]
    last_of_score = np.append(scores[1:] != scores[:-1], True)
    normal = np.cumsum(masks.ravel()[order] == 0)
    x = np.append(0, normal[last_of_score] / normal[-1])
    y = np.append(0, np.cumsum(weights.ravel()[order])[last_of_score] / regions)
    inside = x <= limit
    x_cut = np.append(x[inside], limit)
    y_cut = np.append(y[inside], np.interp(limit, x, y))
    value = np.trapezoid(y_cut, x_cut) / limit
    return {"seconds": time.perf_counter() - start, "aupro": value}


def main():
    command, folder = sys.argv[1], Path(sys.argv[2])
    if command == "draw":
        folder.mkdir(parents=True, exist_ok=True)
        draw(folder, int(sys.argv[3]) if len(sys.argv) > 3 else 75)
        return
    result = with_scikit_learn(folder) if command == "time" else aupro(folder)
    result["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({name: float(value) for name, value in result.items()}))


if __name__ == "__main__":
    main()
