"""Formulae set by a real LaTeX, where the job that draws them asks for it.

It runs in the process that draws: a child of its own for each render, whose limits on memory, processor time and file size
LaTeX inherits, and whose end is LaTeX's end too. `tex_words` decides what it is given at all. Without `FOLDER` in the
environment nothing here runs, and formulae are set by ziamath; so it is with the plain ``manim`` command.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Final

from animathic_lab.domain import SceneWarning
from animathic_lab.scene.tex_words import for_latex, refusal

__all__ = ["FOLDER", "POINT", "LatexError", "balanced", "prepare", "typeset"]

#: Environment variable: the folder in which finished formulae are kept. Set by the render worker, when LaTeX is to be used.
FOLDER: Final = "ANIMATHIC_FORMULAE"
#: Manim units of a point of the page at font size 48: the em of its letters is as long as that of ziamath's.
POINT: Final = 0.06
#: Changes whenever the page or the commands below do, so that nothing older is taken from the folder.
_VERSION: Final = 1
_SECONDS: Final = 10.0
_MAX_KEPT: Final = 2000
_MAX_SVG: Final = 4_000_000
_PAGE: Final = r"""\documentclass[12pt]{article}
\usepackage{amsmath}
\usepackage{amssymb}
\pagestyle{empty}
\begin{document}
%s
\end{document}
"""
# openin_any and openout_any: no absolute paths, no parents, no hidden files. The MK variables: no program that makes fonts.
_SAFE: Final = {
    "shell_escape": "f",
    "openin_any": "p",
    "openout_any": "p",
    "max_print_line": "1000",
    "MKTEXTFM": "0",
    "MKTEXPK": "0",
    "MKTEXMF": "0",
    "LC_ALL": "C",
}
_LATEX: Final = ("latex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "formula.tex")
# Specials could run PostScript; no formula can write one, and dvisvgm is told to look at none.
_DVISVGM: Final = ("dvisvgm", "--no-fonts", "--no-specials", "--no-mktexmf", "--exact-bbox", "--cache=none", "--verbosity=0")


class LatexError(ValueError):
    """LaTeX cannot set a formula; the message says why in a few words."""


class _TooSlowError(LatexError):
    """LaTeX took longer than it may: it is not asked again in this process."""


#: Formula -> its SVG, or why there is none, of this process.
_known: dict[str, str | LatexError] = {}
_off: list[LatexError] = []


def typeset(tex: str, *, warn: bool = True) -> str | None:
    """Return a formula as SVG in points, or None where ziamath is to set it.

    Parameters
    ----------
    tex : str
        LaTeX mathematics.
    warn : bool
        When LaTeX is used and fails, return None with a warning; raise otherwise, for what is only measured.

    Raises
    ------
    LatexError
        Without ``warn``: LaTeX is used, and cannot set this formula.
    """
    if not os.environ.get(FOLDER):
        return None
    prepare([tex])
    found = _known[tex]
    if isinstance(found, str):
        return found
    if not warn:
        raise found
    _warn(f"the formula {tex[:60]} is set without LaTeX: {found}")
    return None


@functools.lru_cache(maxsize=256)
def _warn(message: str) -> None:
    warnings.warn(message, SceneWarning, stacklevel=2)


def prepare(formulae: list[str]) -> None:
    """Set several formulae in one run, which takes hardly longer than one of them; nothing without LaTeX.

    Parameters
    ----------
    formulae : list of str
        LaTeX mathematics each; `typeset` knows the outcomes afterwards.
    """
    if not os.environ.get(FOLDER):
        return
    wanted: dict[str, str] = {}
    for tex in dict.fromkeys(formulae):
        if tex in _known:
            continue
        clean = for_latex(tex)
        why = refusal(clean)
        if why is not None:
            _known[tex] = LatexError(why)
        elif (kept := _kept(clean)) is not None:
            _known[tex] = kept
        else:
            wanted[tex] = clean
    if len(wanted) > 1:
        # One that fails fails them all; then each is tried by itself.
        with suppress(LatexError):
            _known.update(zip(wanted, _run(list(wanted.values())), strict=True))
            return
    for tex, clean in wanted.items():
        try:
            _known[tex] = _run([clean])[0]
        except LatexError as error:
            _known[tex] = error


def balanced(tex: str) -> bool:
    """Return whether a piece of a formula closes all that it opens, so that LaTeX can set it alone."""
    bare = re.sub(r"\\[^A-Za-z]", "", tex)
    pairs = ((r"\{", r"\}"), (r"\\left(?![a-z])", r"\\right(?![a-z])"), (r"\\begin(?![a-z])", r"\\end(?![a-z])"))
    closed = all(len(re.findall(one, bare)) == len(re.findall(other, bare)) for one, other in pairs)
    return closed and not bare.rstrip().endswith(("^", "_"))


def _run(formulae: list[str]) -> list[str]:
    """Run LaTeX and dvisvgm in a folder of their own; a page for each formula."""
    if _off:
        raise _off[0]
    with tempfile.TemporaryDirectory(prefix="latex-") as name:
        folder = Path(name)
        # A box, because a line of words would be broken where it is too long for the page.
        pages = "\\newpage\n".join(f"\\noindent\\hbox{{$\\displaystyle {tex}$}}\n" for tex in formulae)
        (folder / "formula.tex").write_text(_PAGE.replace("%s", pages), encoding="utf-8")
        _call(_LATEX, folder)
        _call((*_DVISVGM, "--page=1-", "--output=page-%p.svg", "formula.dvi"), folder)
        # Page numbers are padded with zeros to the width of the highest one.
        made = sorted(folder.glob("page-*.svg"))
        if len(made) != len(formulae):
            raise LatexError(f"it came out as {len(made)} pages instead of {len(formulae)}")
        if any(path.stat().st_size > _MAX_SVG for path in made):
            raise LatexError("its picture is too large")
        drawn = [path.read_text(encoding="utf-8") for path in made]
    for tex, svg in zip(formulae, drawn, strict=True):
        if "<path" not in svg and "<rect" not in svg:
            raise LatexError("there is nothing to see in it")
        _keep(tex, svg)
    return drawn


def _call(command: tuple[str, ...], folder: Path) -> None:
    path = os.environ.get("PATH", os.defpath)
    program = shutil.which(command[0], path=path)
    if program is None:
        raise _give_up(LatexError(f"{command[0]} is not installed"))
    environment = {**_SAFE, "PATH": path, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        # No session of its own: what ends the job must end this as well.
        done = subprocess.run(
            [program, *command[1:]],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _give_up(_TooSlowError(f"{command[0]} took longer than {_SECONDS:g} s")) from None
    except OSError as error:
        raise _give_up(LatexError(f"{command[0]} cannot be started ({error.strerror})")) from None
    if done.returncode != 0:
        raise LatexError(_reason(done.stdout.decode(errors="replace"), command[0]))


def _give_up(error: LatexError) -> LatexError:
    _off.append(error)
    return error


def _reason(output: str, program: str) -> str:
    """Return TeX's first complaint, with the command that it names."""
    lines = output.splitlines()
    first = next((index for index, line in enumerate(lines) if line.startswith("!")), None)
    if first is None:
        return f"{program} failed"
    words = lines[first].lstrip("! ").rstrip(".")
    # After the complaint TeX shows the line up to where it stopped.
    place = next((line for line in lines[first:] if line.startswith("l.")), "")
    command = re.search(r"\\[A-Za-z]+\s*$", place)
    return f"{words}{' ' + command[0].strip() if command and 'Undefined' in words else ''}"[:160]


def _place(tex: str) -> Path:
    name = hashlib.sha256(repr((_VERSION, _PAGE, tex)).encode()).hexdigest()[:40]
    return Path(os.environ[FOLDER]) / f"{name}.svg"


def _kept(tex: str) -> str | None:
    path = _place(tex)
    try:
        svg = path.read_text(encoding="utf-8")
        os.utime(path)
    except (OSError, ValueError):
        return None
    return svg if svg.rstrip().endswith("</svg>") else None


def _keep(tex: str, svg: str) -> None:
    """Keep a formula. A folder that cannot be written is no failure of the formula."""
    path = _place(tex)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(svg, encoding="utf-8")
        os.replace(partial, path)
        for old in sorted(path.parent.glob("*.svg"), key=lambda kept: kept.stat().st_mtime)[:-_MAX_KEPT]:
            old.unlink(missing_ok=True)
