//! Python that the tests bring along.

/// The functions of numpy that exported laws call, for single numbers.
pub(super) const SHIM: &str = r#"
import math


class Number(float):
    def __getitem__(self, key):
        return self


class errstate:
    def __init__(self, **settings):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *error):
        pass


nan = math.nan


def asarray(value, dtype):
    return dtype(value)


def log(value):
    return math.log(value) if value > 0.0 else math.nan


def exp(value):
    return math.exp(value) if value < 709.0 else math.inf


def sqrt(value):
    return math.sqrt(value)


def abs(value):
    return math.fabs(value)


def cos(value):
    return math.cos(value)


def sin(value):
    return math.sin(value)


def maximum(left, right):
    return left if left >= right else right


def isfinite(value):
    return math.isfinite(value)


def where(condition, then, otherwise):
    return Number(then if condition else otherwise)
"#;

/// Runs expressions over tables of rows; the functions of standard SQL are there whatever sqlite was compiled with.
pub(super) const SQLITE: &str = r#"
import math
import sqlite3

base = sqlite3.connect(":memory:")


def function(name, count, value):
    base.create_function(name, count, lambda *given: None if None in given else value(*given))


function("LN", 1, math.log)
function("EXP", 1, math.exp)
function("SQRT", 1, math.sqrt)
function("COS", 1, math.cos)
function("SIN", 1, math.sin)
function("POWER", 2, math.pow)


def run(columns, rows, expression):
    base.execute("DROP TABLE IF EXISTS data")
    base.execute(f"CREATE TABLE data ({columns})")
    marks = ", ".join("?" for _ in rows[0])
    base.executemany(f"INSERT INTO data VALUES ({marks})", rows)
    for (value,) in base.execute(f"SELECT {expression} AS prediction FROM data"):
        print(value)


"#;
