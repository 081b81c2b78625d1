"""Formulae by LaTeX: what it may be given, how it is called, and what happens when it fails.

Its programs are stand-ins here, small scripts that this file writes; `tests/rendering/test_formulae.py` has the real ones.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.domain import SceneWarning
from animathic_lab.rendering.formulae import FOLDER_VARIABLE
from animathic_lab.scene.mobjects import latex
from animathic_lab.scene.mobjects.basic import Formula
from animathic_lab.scene.mobjects.formulae import FormulaParts
from animathic_lab.scene.tex_words import for_latex, refusal

MATHEMATICS = [
    r"\int_0^1 \frac{\sqrt[3]{x}}{y^2}\,dx = \left(\frac{1}{2}\right)^n",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\{x \in \mathbb{R} \mid 50\% < \|x\|\}",
    "e^{i\\pi} + 1 = 0",
]
PROGRAMS = [
    r"\input{/etc/passwd}",
    r"\immediate\write18{touch x}",
    r"\openout5=x",
    r"\openin5=x \read5 to \x",
    r"\catcode`\@=11",
    r"\def\x{\x\x}\x",
    r"\loop\iftrue\repeat",
    r"\csname input\endcsname{x}",
    r"\expandafter\input x",
    r"\text{\include{x}}",
    r"\usepackage{shellesc}",
    r"\begin{filecontents}{x}\end{filecontents}",
    r"\begin{verbatim}",
    r"\begin {document}",
    r"\special{ps: quit}",
    r"\directlua{os.exit()}",
    r"\ShellEscape{ls}",
    r"^^5cinput{x}",
    r"\i^^6eput{x}",
    "x % comment",
    "x$ words $y",
    "x#1",
    "a\x00b",
    "x" * 7000,
    "a\\",
    "\\\u03b1",
]


@pytest.mark.parametrize("tex", MATHEMATICS)
def test_mathematics_may_go_to_latex(tex: str) -> None:
    assert refusal(for_latex(tex)) is None


@pytest.mark.parametrize("tex", PROGRAMS)
def test_what_is_no_mathematics_may_not(tex: str) -> None:
    assert refusal(for_latex(tex)) is not None


def test_no_command_that_defines_reads_or_writes_is_on_the_list() -> None:
    from animathic_lab.scene import tex_words

    defines = "def edef gdef xdef let futurelet newcommand renewcommand csname catcode expandafter noexpand scantokens verb"
    acts = "input include openin openout read write immediate special loop repeat if ifx else fi jobname everypar output"
    assert not tex_words._WORDS & {*defines.split(), *acts.split(), "usepackage", "font", "rule", "kern"}
    assert len(tex_words._WORDS) > 500


@given(st.text(alphabet=st.sampled_from("\\abinput{}^5c%$#& \n_write1"), max_size=30))
def test_every_command_that_goes_through_is_on_the_list(text: str) -> None:
    from animathic_lab.scene import tex_words

    tex = for_latex(text)
    if refusal(tex) is None:
        # Read as TeX does, one character after the other.
        position = 0
        while (position := tex.find("\\", position)) >= 0:
            end = position + 1
            while end < len(tex) and tex[end].isalpha():
                end += 1
            name = tex[position + 1 : end] or tex[position + 1]
            assert name in tex_words._WORDS | tex_words._SIGNS
            position = max(end, position + 2)
        assert "^^" not in tex
        assert "\n" not in tex


def test_environments_of_a_page_become_those_of_a_formula() -> None:
    assert for_latex("\\begin{align*}\na &= b\n\n\\end{align*}") == r"\begin{aligned} a &= b \end{aligned}"
    assert for_latex(r"\begin{equation} a \end{equation}").strip() == "a"


@pytest.mark.parametrize(
    ("tex", "alone"),
    [("a^2 +", True), (r"\frac{a", False), (r"\left( x", False), (r"\{ x", True), ("x^", False), (r"\leftarrow", True)],
)
def test_a_piece_that_leaves_something_open_is_not_set_alone(tex: str, alone: bool) -> None:
    assert latex.balanced(tex) is alone


# How it is called: with stand-in programs.

LATEX = """#!{python}
import json, os, sys, time
folder = os.getcwd()
with open({log!r}, "a") as log:
    page = open("formula.tex").read()
    log.write(json.dumps(["latex", sys.argv[1:], dict(os.environ), folder, page]) + "\\n")
if "sleep" in {mood!r}:
    time.sleep(60)
if r"\\surd" in page:
    print("! Undefined control sequence.\\nl.6 ...box{{$\\\\displaystyle \\\\surd\\n")
    sys.exit(1)
open("formula.dvi", "w").write(str(page.count("hbox")))
"""
DVISVGM = """#!{python}
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(["dvisvgm", sys.argv[1:], dict(os.environ), os.getcwd(), ""]) + "\\n")
for page in range(int(open("formula.dvi").read())):
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 8'><path d='M0 0H10V8H0Z'/></svg>"
    open(f"page-{{page + 1}}.svg", "w").write(svg)
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A function that puts stand-ins for LaTeX's two programs on the PATH; returns what reads their calls."""
    monkeypatch.setattr(latex, "_known", {})
    monkeypatch.setattr(latex, "_off", [])
    latex._warn.cache_clear()

    def install(mood: str = ""):
        programs, log = tmp_path / "bin", tmp_path / "log"
        programs.mkdir()
        for name, source in (("latex", LATEX), ("dvisvgm", DVISVGM)):
            (programs / name).write_text(source.format(python=sys.executable, log=str(log), mood=mood))
            (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))
        monkeypatch.setenv("GOOGLE_AI_API_KEY", "secret")
        monkeypatch.setenv(latex.FOLDER, str(tmp_path / "formulae"))
        return lambda: [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []

    return install


def test_both_sides_mean_the_same_variable() -> None:
    assert latex.FOLDER == FOLDER_VARIABLE


def test_latex_is_called_without_shell_escape_in_a_folder_of_its_own(stand_in) -> None:
    calls = stand_in()
    formula = Formula("x^2")
    assert formula.latex
    assert formula.height == pytest.approx(8 * latex.POINT)
    (_, flags, environment, folder, page), (_, more, other, _, _) = calls()
    assert {"-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error"} < set(flags)
    assert {"--no-specials", "--no-fonts"} < set(more)
    for seen in (environment, other):
        assert (seen["openin_any"], seen["openout_any"], seen["shell_escape"]) == ("p", "p", "f")
        assert "GOOGLE_AI_API_KEY" not in seen
        assert seen["HOME"] == folder
    assert not Path(folder).exists(), "nothing stays behind"
    assert page.count("usepackage") == 2
    assert "x^2" in page


def test_a_formula_is_set_once_and_kept(stand_in) -> None:
    calls = stand_in()
    Formula("x^2")
    latex._known.clear()  # as in another process
    Formula("x^2")
    assert len(calls()) == 2


def test_several_are_set_in_one_run(stand_in) -> None:
    calls = stand_in()
    pieces = FormulaParts("a", "+", r"\frac{b", "}{c}")
    assert [call[0] for call in calls()] == ["latex", "dvisvgm"], "and the half one is not tried"
    assert len(pieces) == 4


def test_one_that_fails_does_not_take_the_others_with_it(stand_in) -> None:
    stand_in()
    latex.prepare(["a", r"\surd", "b"])
    assert latex.typeset("a")
    assert latex.typeset("b")
    with pytest.warns(SceneWarning, match="Undefined control sequence"):
        assert latex.typeset(r"\surd") is None


def test_where_latex_fails_ziamath_sets_the_formula_with_a_warning(stand_in) -> None:
    stand_in()
    with pytest.warns(SceneWarning, match=r"\\surd is set without LaTeX: Undefined control sequence \\surd"):
        formula = Formula(r"\surd")
    assert not formula.latex
    assert len(formula.submobjects) == 1


def test_what_is_no_mathematics_never_reaches_it(stand_in) -> None:
    calls = stand_in()
    with pytest.warns(SceneWarning, match="input is not one of the commands of mathematics"):
        Formula(r"\input{x}")
    assert calls() == []


def test_one_that_takes_too_long_is_stopped_and_no_other_is_tried(stand_in, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in("sleep")
    monkeypatch.setattr(latex, "_SECONDS", 0.5)
    with pytest.warns(SceneWarning, match=r"latex took longer than 0\.5 s"):
        Formula("x")
    with pytest.warns(SceneWarning, match="took longer"):
        Formula("y")
    assert len(calls()) <= 1


def test_where_it_is_missing_the_warning_says_so(stand_in, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.warns(SceneWarning, match="latex is not installed"):
        Formula("x")


def test_nothing_of_it_runs_where_nobody_asked_for_it(stand_in, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in()
    monkeypatch.delenv(latex.FOLDER)
    with warnings.catch_warnings():
        warnings.simplefilter("error", SceneWarning)
        assert not Formula("x").latex
    assert calls() == []
