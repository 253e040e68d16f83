//! `groups --explain` as Markdown, LaTeX and JSON.

use snapbox::{IntoData, str};

use crate::room::{json, program, run};

const PENDULUM: &str = "period [s] ~ length [m], g_0 [m/s^2], θ_max [rad]";

#[test]
fn a_derivation_in_markdown() {
    run(&["groups", PENDULUM, "--explain", "--format", "markdown"]).code(0).stdout_eq(str![[r#"
## The dimensional matrix

One row for each base quantity, one column for each quantity: an entry is the exponent of the base quantity in the dimension of the quantity. Behind the inputs, the column of `period` is the one to be made.

| | length | g\_0 | θ\_max | **period** |
| :--- | ---: | ---: | ---: | ---: |
| L | 1 | 1 | 0 | 0 |
| T | 0 | -2 | 0 | 1 |

## Rank and number of groups

The rank of the matrix is 2: its rows are independent. The exponents of a product of dimension one solve one equation for each row, of which 2 count, so 3 inputs leave 3 - 2 = 1 independent Π group.

- `g_0` alone carries T: no other input can cancel that, so no group contains this variable.

## Repeating variables

The groups below generate all others; familiar numbers come first, then quotients of one dimension, then what is simplest. They are the groups of the repeating variables `length`, `g_0`: the only other variable is `θ_max`. In the order of the inputs they are the first independent ones.

## Elimination, step by step

Each pivot is made 1 and the rest of its column 0. Operations on rows do not change which products of powers are of dimension one.

Step 1, `length`, pivot in row L: nothing is left to do.

Step 2, `g_0`, pivot in row T: divide row T by -2, add -1 × row T to row L.

| | length | g\_0 | θ\_max | **period** |
| :--- | ---: | ---: | ---: | ---: |
| L | 1 | 0 | 0 | 1/2 |
| T | 0 | 1 | 0 | -1/2 |

The column of every other input now holds the powers of the pivots that have its dimension:

- [`θ_max`] = [`1`]

## The Π groups

Each relates one of the other variables to the repeating ones, with whole exponents. The dimensions cancel, base quantity by base quantity (entries of the matrix times exponents):

- `θ_max`: of dimension one by itself

## Do they generate all groups?

Where the elimination leaves fractions, a group is raised to the power that makes its exponents whole, and with the fractions groups can be lost. The determinants tell: the one of the repeating columns, `length`, `g_0`, is -2 (in the first independent rows, made whole), and 2 is the greatest common divisor of all determinants of this size. In groups that generate all others, the exponents of the other variables therefore have a determinant of 2 / 2 = 1 in size. In the groups of these repeating variables they have 1. The index is the one over the other, 1.

Nothing was lost: every Π group with whole exponents is a product of whole powers of the groups shown.

## The scale of `period`

A product of powers of the inputs with the target's dimension has exponents that solve the linear system: dimensional matrix times exponents = column of `period`.

- With the pivots alone, the last column reads [`period`] = [`length^(1/2) g_0^(-1/2)`]
- The solution chosen: `period` ~ `length^(1/2) g_0^(-1/2)`
- Check: L: 1/2 - 1/2 = 0; T: 1 - 1 = 0 (the target's exponent last)

Any solution times any product of the groups is one as well. Of those that are made of positive inputs, this has whole exponents, or else the smallest common denominator; then what makes the target a familiar number, then the fewest viscosities, the fewest variables and smallest exponents, the earliest inputs.

So the law is `period` = `length^(1/2) g_0^(-1/2)` · F(`θ_max`).

"#]].raw()).stderr_eq("");
}

#[test]
fn a_derivation_in_latex() {
    run(&["groups", PENDULUM, "--explain", "--format", "latex"]).code(0).stdout_eq(str![[r#"
\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath}
\usepackage[margin=25mm]{geometry}
\setlength{\parindent}{0pt}
\setlength{\parskip}{1ex}
\raggedright
\renewcommand{\arraystretch}{1.2}
\begin{document}

\section*{The dimensional matrix}

One row for each base quantity, one column for each quantity: an entry is the exponent of the base quantity in the dimension of the quantity. Behind the inputs, the column of $\mathrm{period}$ is the one to be made.

\[
\begin{array}{r|rrr|r}
  & \mathrm{length} & g_{0} & \theta_{\mathrm{max}} & \mathrm{period} \\ \hline
  \mathsf{L} & 1 & 1 & 0 & 0 \\
  \mathsf{T} & 0 & -2 & 0 & 1 \\
\end{array}
\]

\section*{Rank and number of groups}

The rank of the matrix is 2: its rows are independent. The exponents of a product of dimension one solve one equation for each row, of which 2 count, so 3 inputs leave 3 $-$ 2 = 1 independent $\Pi$ group.

\begin{itemize}
  \item{} $g_{0}$ alone carries $\mathsf{T}$: no other input can cancel that, so no group contains this variable.
\end{itemize}

\section*{Repeating variables}

The groups below generate all others; familiar numbers come first, then quotients of one dimension, then what is simplest. They are the groups of the repeating variables $\mathrm{length}$, $g_{0}$: the only other variable is $\theta_{\mathrm{max}}$. In the order of the inputs they are the first independent ones.

\section*{Elimination, step by step}

Each pivot is made 1 and the rest of its column 0. Operations on rows do not change which products of powers are of dimension one.

Step 1, $\mathrm{length}$, pivot in row $\mathsf{L}$: nothing is left to do.

Step 2, $g_{0}$, pivot in row $\mathsf{T}$: divide row $\mathsf{T}$ by $-2$, add $-1$ $\times$ row $\mathsf{T}$ to row $\mathsf{L}$.

\[
\begin{array}{r|rrr|r}
  & \mathrm{length} & g_{0} & \theta_{\mathrm{max}} & \mathrm{period} \\ \hline
  \mathsf{L} & 1 & 0 & 0 & \tfrac{1}{2} \\
  \mathsf{T} & 0 & 1 & 0 & -\tfrac{1}{2} \\
\end{array}
\]

The column of every other input now holds the powers of the pivots that have its dimension:

\begin{itemize}
  \item{} [$\theta_{\mathrm{max}}$] = [$1$]
\end{itemize}

\section*{The $\Pi$ groups}

Each relates one of the other variables to the repeating ones, with whole exponents. The dimensions cancel, base quantity by base quantity (entries of the matrix times exponents):

\begin{itemize}
  \item{} $\theta_{\mathrm{max}}$: of dimension one by itself
\end{itemize}

\section*{Do they generate all groups?}

Where the elimination leaves fractions, a group is raised to the power that makes its exponents whole, and with the fractions groups can be lost. The determinants tell: the one of the repeating columns, $\mathrm{length}$, $g_{0}$, is $-$2 (in the first independent rows, made whole), and 2 is the greatest common divisor of all determinants of this size. In groups that generate all others, the exponents of the other variables therefore have a determinant of 2 / 2 = 1 in size. In the groups of these repeating variables they have 1. The index is the one over the other, 1.

Nothing was lost: every $\Pi$ group with whole exponents is a product of whole powers of the groups shown.

\section*{The scale of $\mathrm{period}$}

A product of powers of the inputs with the target's dimension has exponents that solve the linear system: dimensional matrix times exponents = column of $\mathrm{period}$.

\begin{itemize}
  \item{} With the pivots alone, the last column reads [$\mathrm{period}$] = [${\mathrm{length}}^{1/2}\,{g_{0}}^{-1/2}$]
  \item{} The solution chosen: $\mathrm{period}$ $\sim$ ${\mathrm{length}}^{1/2}\,{g_{0}}^{-1/2}$
  \item{} Check: $\mathsf{L}$: $\tfrac{1}{2} -\tfrac{1}{2} = 0$; $\mathsf{T}$: $1 -1 = 0$ (the target's exponent last)
\end{itemize}

Any solution times any product of the groups is one as well. Of those that are made of positive inputs, this has whole exponents, or else the smallest common denominator; then what makes the target a familiar number, then the fewest viscosities, the fewest variables and smallest exponents, the earliest inputs.

So the law is $\mathrm{period}$ = ${\mathrm{length}}^{1/2}\,{g_{0}}^{-1/2}$ $\cdot$ F($\theta_{\mathrm{max}}$).

\end{document}

"#]].raw()).stderr_eq("");
}

#[test]
fn latex_survives_any_name() {
    let problem =
        "rho_p [kg/m^3], p% [kg/m^3], C&D [kg/m^3], x1 [kg/m^3], µ² [kg/m^3], été [1], 温度 [1], a_b_c [1], g\\h#$ [1]";
    run(&["groups", problem, "--explain", "--format", "latex"]).code(0).stdout_eq(str![[r#"
\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath}
\usepackage[margin=25mm]{geometry}
\setlength{\parindent}{0pt}
\setlength{\parskip}{1ex}
\raggedright
\renewcommand{\arraystretch}{1.2}
\begin{document}

\section*{The dimensional matrix}

One row for each base quantity, one column for each quantity: an entry is the exponent of the base quantity in the dimension of the quantity.

\[
\begin{array}{r|rrrrrrrrr}
  & \rho_{p} & \text{p\%} & \text{C\&D} & x_{1} & \text{$\mu$$^{2}$} & \text{été} & \text{U+6E29U+5EA6} & a_{\text{b\_c}} & \text{g\textbackslash{}h\#\$} \\ \hline
  \mathsf{L} & -3 & -3 & -3 & -3 & -3 & 0 & 0 & 0 & 0 \\
  \mathsf{M} & 1 & 1 & 1 & 1 & 1 & 0 & 0 & 0 & 0 \\
\end{array}
\]

\section*{Rank and number of groups}

The rank of the matrix is 1: the rows are multiples of one. The exponents of a product of dimension one solve one equation for each row, of which 1 counts, so 9 inputs leave 9 $-$ 1 = 8 independent $\Pi$ groups.

\begin{itemize}
  \item{} The inputs carry $\mathsf{L}$ and $\mathsf{M}$ only together, as powers of ${\mathsf{L}}^{3}\,{\mathsf{M}}^{-1}$: two rows count as one.
\end{itemize}

\section*{Repeating variables}

The groups below generate all others; familiar numbers come first, then quotients of one dimension, then what is simplest. They are the groups of the repeating variable $\rho_{p}$: each of the other variables, $\text{p\%}$, $\text{C\&D}$, $x_{1}$, $\text{$\mu$$^{2}$}$, $\text{été}$, $\text{U+6E29U+5EA6}$, $a_{\text{b\_c}}$, $\text{g\textbackslash{}h\#\$}$, stands in one group only. It is the first input that has a dimension.

\section*{Elimination, step by step}

Each pivot is made 1 and the rest of its column 0. Operations on rows do not change which products of powers are of dimension one.

Step 1, $\rho_{p}$, pivot in row $\mathsf{M}$: add $3$ $\times$ row $\mathsf{M}$ to row $\mathsf{L}$.

\[
\begin{array}{r|rrrrrrrrr}
  & \rho_{p} & \text{p\%} & \text{C\&D} & x_{1} & \text{$\mu$$^{2}$} & \text{été} & \text{U+6E29U+5EA6} & a_{\text{b\_c}} & \text{g\textbackslash{}h\#\$} \\ \hline
  \mathsf{L} & 0 & 0 & 0 & 0 & 0 & 0 & 0 & 0 & 0 \\
  \mathsf{M} & 1 & 1 & 1 & 1 & 1 & 0 & 0 & 0 & 0 \\
\end{array}
\]

The column of every other input now holds the powers of the pivots that have its dimension:

\begin{itemize}
  \item{} [$\text{p\%}$] = [$\rho_{p}$]
  \item{} [$\text{C\&D}$] = [$\rho_{p}$]
  \item{} [$x_{1}$] = [$\rho_{p}$]
  \item{} [$\text{$\mu$$^{2}$}$] = [$\rho_{p}$]
  \item{} [$\text{été}$] = [$1$]
  \item{} [$\text{U+6E29U+5EA6}$] = [$1$]
  \item{} [$a_{\text{b\_c}}$] = [$1$]
  \item{} [$\text{g\textbackslash{}h\#\$}$] = [$1$]
\end{itemize}

\section*{The $\Pi$ groups}

Each relates one of the other variables to the repeating ones, with whole exponents. The dimensions cancel, base quantity by base quantity (entries of the matrix times exponents):

\begin{itemize}
  \item{} $\text{rho\_p/rho}$ = $\dfrac{\rho_{p}}{\text{p\%}}$ (density ratio): $\mathsf{L}$: $-3 + 3 = 0$; $\mathsf{M}$: $1 -1 = 0$
  \item{} $\dfrac{\rho_{p}}{\text{C\&D}}$ (density ratio): $\mathsf{L}$: $-3 + 3 = 0$; $\mathsf{M}$: $1 -1 = 0$
  \item{} $\dfrac{\rho_{p}}{x_{1}}$ (density ratio): $\mathsf{L}$: $-3 + 3 = 0$; $\mathsf{M}$: $1 -1 = 0$
  \item{} $\dfrac{\rho_{p}}{\text{$\mu$$^{2}$}}$ (density ratio): $\mathsf{L}$: $-3 + 3 = 0$; $\mathsf{M}$: $1 -1 = 0$
  \item{} $\text{été}$: of dimension one by itself
  \item{} $\text{U+6E29U+5EA6}$: of dimension one by itself
  \item{} $a_{\text{b\_c}}$: of dimension one by itself
  \item{} $\text{g\textbackslash{}h\#\$}$: of dimension one by itself
\end{itemize}

\section*{Do they generate all groups?}

Where the elimination leaves fractions, a group is raised to the power that makes its exponents whole, and with the fractions groups can be lost. The determinants tell: the one of the repeating columns, $\rho_{p}$, is $-$3 (in the first independent rows, made whole), and 3 is the greatest common divisor of all determinants of this size. In groups that generate all others, the exponents of the other variables therefore have a determinant of 3 / 3 = 1 in size. In the groups of these repeating variables they have 1 $\cdot$ 1 $\cdot$ 1 $\cdot$ 1 $\cdot$ 1 $\cdot$ 1 $\cdot$ 1 $\cdot$ 1 = 1. The index is the one over the other, 1.

Nothing was lost: every $\Pi$ group with whole exponents is a product of whole powers of the groups shown.

\end{document}

"#]].raw()).stderr_eq("");
}

#[test]
fn a_derivation_as_json() {
    let object = json(program(&["groups", PENDULUM, "--explain", "--format", "json"]).assert().code(0));
    let explanation = &object["result"]["explanation"];
    let expected = serde_json::json!({
        "rows": ["L", "T"],
        "columns": ["length", "g_0", "θ_max", "period"],
        "matrix": [["1", "1", "0", "0"], ["0", "-2", "0", "1"]],
        "dependent_rows": [],
        "sole_carriers": {"T": "g_0"},
        "steps": [
            {"row": "L", "column": "length", "operations": [], "matrix": [["1", "1", "0", "0"], ["0", "-2", "0", "1"]]},
            {
                "row": "T",
                "column": "g_0",
                "operations": [{"divide": "T", "by": "-2"}, {"add": "T", "times": "-1", "to": "L"}],
                "matrix": [["1", "0", "0", "1/2"], ["0", "1", "0", "-1/2"]],
            },
        ],
        "repeating": ["length", "g_0"],
        "choice": "found",
        "minor": "-2",
        "minors_divisor": "2",
        "own_exponents": ["1"],
        "repeating_index": 1,
        "index": 1,
        "certificate": null,
    });
    assert_eq!(*explanation, expected);
}

#[test]
fn other_results_have_no_markdown_or_latex() {
    run(&["groups", "a [m], b [m]", "--format", "markdown"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[C001]: `--format markdown` belongs to `groups --explain`
help: other results are written with `--format text` or `--format json`

"#]]);
    run(&["units", "m", "--format", "latex"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[C001]: `--format latex` belongs to `groups --explain`
help: other results are written with `--format text` or `--format json`

"#]]);
    run(&["groups", "a [m], b [m]", "--all", "--explain"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the argument '--all' cannot be used with '--explain'

Usage: dimensionless groups --all <PROBLEM|DATA>

For more information, try '--help'.

"#]]);
}
