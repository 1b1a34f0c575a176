#!/usr/bin/env python3
"""The kernels of `adaclip bench --kernels` beside Pillow, SciPy, scikit-image and scikit-learn.

    pip install pillow scipy scikit-learn scikit-image
    OMP_NUM_THREADS=1 python3 tools/kernels/compare.py [--rounds 3] -- java -jar adaclip-cli/target/adaclip.jar

Both make up the same inputs and compute with one thread; they take turns, so that both see the same
machine. The column "same" says whether both found the same. JSON Lines with --json.
"""
import argparse
import json
import statistics
import subprocess
import sys
import time

import numpy as np
from PIL import Image
from scipy import ndimage
from skimage import measure
from sklearn import metrics

LARGE, SIDE, SCORES = 2048, 518, 1_000_000
THRESHOLD = np.float32(0.7)
SCATTER, MODULUS = 2_654_435_761, 1 << 32


def scattered(count):
    return (np.arange(count, dtype=np.uint64) * SCATTER % MODULUS).astype(np.float64) / MODULUS


def picture(side):
    index = np.arange(side * side * 3, dtype=np.uint64)
    return (index * SCATTER % MODULUS >> 24).astype(np.uint8).reshape(side, side, 3)


def inputs():
    noise = scattered(SIDE * SIDE).astype(np.float32).reshape(SIDE, SIDE)
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float64)
    waves = (np.sin(x * 0.05) * np.sin(y * 0.07) + 1) / 2 * 0.9 + noise.astype(np.float64) * 0.1
    waves = waves.astype(np.float32)
    labels = np.arange(SCORES) % 10 == 0
    scores = scattered(SCORES) * np.where(labels, 1, 0.9)
    return noise, waves, waves >= THRESHOLD, labels, scores


def overlay(photo, values, colours):
    """A colour scale over a picture, half of each."""
    mapped = colours[(np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)]
    return (photo.astype(np.float32) * 0.5 + mapped * 0.5 + 0.5).astype(np.uint8)


def regions(values):
    """Connected parts with box, area, peak, mean and outline."""
    labelled, count = ndimage.label(values >= THRESHOLD, structure=np.ones((3, 3)))
    index = np.arange(1, count + 1)
    ndimage.maximum(values, labelled, index)
    ndimage.mean(values, labelled, index)
    ndimage.find_objects(labelled)
    measure.find_contours((labelled > 0).astype(np.float32), 0.5)
    return count


def pixels(values, mask):
    """What adaclip evaluates of a picture's pixels, without AUPRO, which scikit-learn has not."""
    flat, truth = values.ravel(), mask.ravel()
    metrics.average_precision_score(truth, flat)
    metrics.precision_recall_curve(truth, flat)
    return metrics.roc_auc_score(truth, flat)


def ranking(labels, scores):
    metrics.average_precision_score(labels, scores)
    metrics.precision_recall_curve(labels, scores)
    return metrics.roc_auc_score(labels, scores)


def kernels():
    noise, waves, mask, labels, scores = inputs()
    large = Image.fromarray(picture(LARGE))
    photo = picture(SIDE)
    colours = np.random.default_rng(1).random((256, 3)).astype(np.float32) * 255
    eight = np.ones((3, 3))
    return {
        "resize": lambda: np.asarray(large.resize((SIDE, SIDE), Image.BICUBIC)).sum(dtype=np.int64),
        "gaussian": lambda: ndimage.gaussian_filter(noise, 4)[1, 0],
        "overlay": lambda: overlay(photo, waves, colours)[1, 1, 2],
        "components": lambda: ndimage.label(mask, structure=eight)[1],
        "regions": lambda: regions(waves),
        "ranking": lambda: ranking(labels, scores),
        "pixels": lambda: pixels(noise, mask),
    }


def median(kernel, runs=5):
    kernel()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = kernel()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), float(result)


def java(command):
    run = command + ["bench", "--kernels", "--json", "--runs", "15"]
    lines = subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()
    return {line["kernel"]: (line["medianSeconds"], line["result"]) for line in map(json.loads, lines)}


def main():
    parser = argparse.ArgumentParser(description="Compares kernels of adaclip with Python's.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("command", nargs="+", help="how adaclip is started")
    options = parser.parse_args()
    ours, theirs = {}, {}
    for _ in range(options.rounds):
        for name, (seconds, result) in java(options.command).items():
            ours.setdefault(name, []).append((seconds, result))
        for name, kernel in kernels().items():
            theirs.setdefault(name, []).append(median(kernel))
    if not options.json:
        print(f"{'kernel':<12} {'adaclip ms':>11} {'python ms':>11} {'ratio':>6}  same")
    for name, found in ours.items():
        mine = statistics.median(seconds for seconds, _ in found) * 1e3
        other = statistics.median(seconds for seconds, _ in theirs[name]) * 1e3
        compared = name not in ("overlay", "pixels")
        same = abs(found[0][1] - theirs[name][0][1]) <= 1e-5 * abs(theirs[name][0][1])
        word = "" if not compared else "yes" if same else f"NO: {found[0][1]} {theirs[name][0][1]}"
        if options.json:
            print(json.dumps({"kernel": name, "adaclipMs": mine, "pythonMs": other, "same": word}))
        else:
            print(f"{name:<12} {mine:>11.2f} {other:>11.2f} {other / mine:>6.2f}  {word}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
