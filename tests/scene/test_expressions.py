"""Expressions: what people write is read as they mean it, and nothing else is read at all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.errors import SpecError
from animathic_lab.scene.expressions import parse

X = np.array([-2.0, -0.5, 0.25, 1.0, 3.0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x^2", X**2),
        ("y = 2x^2 - 1", 2 * X**2 - 1),
        ("f(x) = -x^2", -(X**2)),
        ("(x+1)(x-1)", X**2 - 1),
        ("sin 2x", np.sin(2 * X)),
        ("2 sin(x) cos(x)", np.sin(2 * X)),
        ("|x|", abs(X)),
        ("e^x", np.exp(X)),
        ("2^x^2", 2 ** (X**2)),
        ("x^-2", X**-2.0),
        ("3 - (2 - x)", 1 + X),
        ("x/(2*3)", X / 6),
        ("max(x, 1)", np.maximum(X, 1)),
        ("pi", np.full_like(X, np.pi)),
        ("3 × x − 1", 3 * X - 1),
        ("r(θ) = x", X),
        ("if(x < 0, -x, x^2)", np.where(X < 0, -X, X**2)),
        ("if(x < 0, 0, x < 1, x, 1)", np.clip(X, 0, 1)),
        ("(x ≤ 0) * x + (x > 0)", np.where(X <= 0, X, 1)),
        ("if(0 < x < 2 or x == 3, 1, 0)", np.where(((X > 0) & (X < 2)) | (X == 3), 1, 0)),
        ("if(not (x < 0 and x > -1), 2, 3)^(-1)", np.where((X < 0) & (X > -1), 1 / 3, 0.5)),
        ("if(x, 1/0, 2)", np.full_like(X, np.inf)),
        ("-(x < 1) - (x < 2)", -(X < 1).astype(float) - (X < 2)),
        ("mod(x, 2) + pow(2, -1)", np.mod(X, 2) + 0.5),
    ],
)
def test_reads_what_people_write(text, expected):
    np.testing.assert_allclose(parse(text)(x=X), expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x +",
        "import os",
        "__import__('os')",
        "np.exit()",
        "x.y",
        "x[0]",
        "lambda: 1",
        "9^9^9",
        "1e999",
        "x x2",
        "sin()",
        "max(1)",
        "(" * 30 + "x" + ")" * 30,
        "-" * 60 + "x",
        "x" * 201,
        "2 3",
        "y",
        "{x}",
        "'x'",
        "x;x",
        "x\n=1",
        "|x",
        "x)",
        "\u202ex",
        "x = 2",
        "x <",
        "x < < 2",
        "if(x, 1)",
        "if(x, 1, 2, 3)",
        "not",
        "x and",
        "x ! 2",
        "x and and x",
    ],
)
def test_refuses_everything_else(text):
    with pytest.raises(SpecError):
        parse(text)


def test_an_equation_is_its_left_side_minus_its_right_side():
    equation = parse("y = x^2", variables=frozenset({"x", "y"}), equation=True)
    assert equation.code == "y - x**2"
    assert parse("y = x^2").code == "x**2"


def test_a_condition_reads_like_python():
    assert parse("if(0 < x < 1, x, -1)").code == "np.where(np.logical_and(0 < x, x < 1), x, -1.0)"


@pytest.mark.parametrize("text", ["1/0", "-1/0", "0/0", "mod(5, 0)", "sqrt(10^9 * 10^9 * 10^9)", "x/(2-2)", "1/(x < x)"])
def test_constants_that_python_would_raise_on_are_no_failure_of_the_code(text):
    with np.errstate(all="ignore"):
        value = eval(parse(text).code, {"np": np, "x": np.float64(1), "__builtins__": {}})
    np.testing.assert_equal(float(value), float(parse(text)(x=1.0)))


def test_domain_errors_are_gaps_not_exceptions():
    values = parse("1/x + log(x)")(x=np.array([-1.0, 0.0, 1.0]))
    assert not np.isfinite(values[:2]).any()
    assert values[2] == 1


_leaves = st.sampled_from(["x", "1", "0", "2.5", "pi", "e", "abs(3)"])
_trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        st.tuples(st.sampled_from(["sin", "cos", "abs", "sqrt", "exp"]), inner).map(lambda t: f"{t[0]}({t[1]})"),
        inner.map(lambda t: f"-({t})"),
        inner.map(lambda t: f"({t})^2"),
        inner.map(lambda t: f"2 / ({t})^(-1)"),
        inner.map(lambda t: f"not ({t})"),
        st.tuples(inner, st.sampled_from(["<", ">=", "==", "!="]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"if({t[0]}, {t[1]}, {t[2]})"),
        st.tuples(st.sampled_from(["mod", "pow", "min", "atan2"]), inner, inner).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
    ),
    max_leaves=8,
)


@given(_trees)
def test_code_and_value_agree(text):
    try:
        expression = parse(text)
    except SpecError:
        return  # too deep, too long, or a constant beyond the bounds: refused, which is fine
    with np.errstate(all="ignore"):
        # The test may evaluate what our own compiler wrote; the product never does.
        by_code = np.broadcast_to(eval(expression.code, {"np": np, "x": X, "__builtins__": {}}), X.shape)
    np.testing.assert_allclose(np.broadcast_to(expression(x=X), X.shape), by_code, rtol=1e-9, equal_nan=True)
    # Curves are asked point by point, which must not raise either.
    with np.errstate(all="ignore"):
        alone = [float(eval(expression.code, {"np": np, "x": x, "__builtins__": {}})) for x in X]
    np.testing.assert_allclose(alone, by_code, rtol=1e-6, equal_nan=True)


@given(st.text(max_size=220))
def test_any_text_is_an_expression_or_an_error(text):
    try:
        code = parse(text).code
    except SpecError:
        return
    assert set(code) <= set("0123456789abcdefghijklmnopqrstuvwxyz_.,()+-*/<>=! ")
