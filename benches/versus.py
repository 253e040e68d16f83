"""Times the library against numpy, scikit-learn and pandas: the same work, in turn, in one run.

    python3 benches/versus.py [groups] [fit] [process] [file] [--repeats 9] [--megabytes 1000]

Needs numpy, pandas and scikit-learn. Prints a table of medians, of the quickest times, and of ratios; also of
the processor time of all threads, which other programs on the machine change less.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time

import numpy as np
import pandas as pd
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel
from sklearn.linear_model import LinearRegression


class Library:
    """The program `benches/versus.rs`, which runs a task a line."""

    def __init__(self):
        command = ["cargo", "bench", "--quiet", "--bench", "versus"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, task):
        """The seconds of a task, and those of all threads; or another number and nothing."""
        self.process.stdin.write(task + "\n")
        self.process.stdin.flush()
        return tuple(float(word) for word in self.process.stdout.readline().split())


def seconds(task):
    start = time.perf_counter(), time.process_time()
    task()
    return time.perf_counter() - start[0], time.process_time() - start[1]


def compare(title, contestants, repeats, is_short=False):
    """Runs all contestants in turn; the first is the one that ratios are of."""
    times = {name: [] for name in contestants}
    for _ in range(repeats):
        for name, run in contestants.items():
            # What the one before left behind, its data in the caches and threads that wait for work in a busy loop, is not
            # to be paid for: the first run of each turn does not count.
            if is_short:
                run()
            times[name].append(run())
    print(f"\n### {title}\n")
    print("| | median | quickest | median ratio | ratio of quickest | quickest, all threads | ratio |")
    print("|---|---|---|---|---|---|---|")
    first, first_of_threads = zip(*next(iter(times.values())))
    for name, pairs in times.items():
        own, of_threads = zip(*pairs)
        ratio = statistics.median(other / time for other, time in zip(own, first))
        print(
            f"| {name} | {statistics.median(own):.3f} s | {min(own):.3f} s | {ratio:.2f} | {min(own) / min(first):.2f} "
            f"| {min(of_threads):.3f} s | {min(of_threads) / min(first_of_threads):.2f} |",
            flush=True,
        )


def groups(library, options):
    rows = 10_000_000
    rng = np.random.default_rng(1)
    # As many rows as take numpy no more than some seconds; its time grows with the rows.
    part = 10
    columns = [np.exp(4 * (rng.random(rows // part) - 0.5)) for _ in range(8)]
    exponents = np.array(
        [[1, 1, 1, -1, 0, 0, 0, 0], [0, 0, 0, 1, -1, 1, 0, 0], [0, 2, 0, 0, 0, -1, -1, 0], [0, 2, -1, 0, 0, 0, 0, -1]], float
    )

    def powers():
        for row in exponents:
            product = np.ones(rows // part)
            for column, exponent in zip(columns, row):
                product = product * column**exponent

    def logarithms():
        np.exp(np.log(np.column_stack(columns)) @ exponents.T)

    compare(
        "Groups of a table: 8 columns → 4 groups, 10⁷ rows",
        {
            "`PiBasis::evaluate`": lambda: library(f"groups ours {rows}"),
            "loop by hand, as many threads": lambda: library(f"groups hand {rows}"),
            "copy of the 8 columns, as many threads": lambda: library(f"groups copy {rows}"),
            "numpy, products of `x**a` (10⁶ rows, times 10)": lambda: [part * time for time in seconds(powers)],
            "numpy, `exp(log(X) @ A)` (10⁶ rows, times 10)": lambda: [part * time for time in seconds(logarithms)],
        },
        options.repeats,
        is_short=True,
    )
    library("forget")


def fit(library, options):
    for rows, inputs in [(1_000_000, 10), (10_000_000, 5)]:
        rng = np.random.default_rng(2)
        raw = np.exp(4 * (rng.random((rows, inputs)) - 0.5))
        features = np.log(raw)
        response = features @ (0.25 * np.arange(inputs)) + 0.1 * (rng.random(rows) - 0.5)
        target = np.exp(response)
        compare(
            f"Power law from memory: {rows:.0e} rows × {inputs} groups",
            {
                "`TableLaw::fit`, from raw columns, ten folds and domain included": lambda: library(f"fit {rows} {inputs}"),
                "`LinearRegression().fit` on logarithms made before": lambda: seconds(
                    lambda: LinearRegression().fit(features, response)
                ),
                "the same with `np.log` of the raw columns": lambda: seconds(
                    lambda: LinearRegression().fit(np.log(raw), np.log(target))
                ),
            },
            options.repeats,
            is_short=True,
        )
        library("forget")


def process(library, options):
    rows = 2000
    rng = np.random.default_rng(4)
    features = 4 * (rng.random((rows, 3)) - 0.5)
    a, b, c = features.T
    response = np.sin(a) + 0.5 * b * np.cos(c) + 0.1 * (rng.random(rows) - 0.5)
    kernel = ConstantKernel() * Matern(nu=2.5) + WhiteKernel()
    compare(
        f"Gaussian process, Matérn 5/2 and noise, likelihood maximised from one start: {rows} rows × 3 groups",
        {
            "`TableLaw::fit`, mean a power law, errors of held-out rows included": lambda: library(f"process {rows}"),
            "`GaussianProcessRegressor().fit`": lambda: seconds(
                lambda: GaussianProcessRegressor(kernel, normalize_y=True).fit(features, response)
            ),
        },
        min(options.repeats, 3),
    )
    library("forget")


def file(library, options):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "drag.csv")
        library(f"write {path} 1000")
        rows = int(options.megabytes * 1e6 / os.path.getsize(path) * 1000)
        library(f"write {path} {rows}")

        def pandas():
            table = np.log(pd.read_csv(path).to_numpy())
            speed, diameter, density, viscosity, drag = table.T
            reynolds = density + speed + diameter - viscosity
            LinearRegression().fit(reynolds[:, None], drag - density - 2 * speed - 2 * diameter)

        compare(
            f"Power law of a CSV file: {os.path.getsize(path) / 1e6:.0f} MB, {rows:.1e} rows × 5 columns",
            {
                "`TableLaw::fit_file`, in rounds, ten folds and domain included": lambda: library(f"fit_file {path}"),
                "`Table::read` alone": lambda: library(f"read {path}"),
                "`pandas.read_csv`, `np.log`, `LinearRegression().fit`": lambda: seconds(pandas),
                "`pandas.read_csv` alone": lambda: seconds(lambda: pd.read_csv(path)),
            },
            options.repeats,
        )
        alone = Library()
        alone(f"fit_file {path}")
        print(f"\nLargest memory of a process that runs `fit_file` alone: {alone('memory')[0]:.0f} MB")


def main():
    tasks = {"groups": groups, "fit": fit, "process": process, "file": file}
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("tasks", nargs="*", metavar="TASK", help="groups, fit, process or file; all by default")
    arguments.add_argument("--repeats", type=int, default=9)
    arguments.add_argument("--megabytes", type=float, default=1000)
    options = arguments.parse_args()
    library = Library()
    for name in options.tasks or tasks:
        tasks[name](library, options)


if __name__ == "__main__":
    main()
