"""What of LaTeX is mathematics: the only commands that a formula may hand to a real LaTeX.

TeX is a programming language that reads and writes files, and a formula is a model's output. A list of what is forbidden is
never complete there: the same command has many spellings, and every package brings more. So this is a list of what is allowed,
the symbols and structures of LaTeX and amsmath; what it lacks is set by the built-in way, which has no such powers. None of
these commands defines anything, loops, reads, writes, or changes how TeX reads the rest.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["for_latex", "refusal"]

_COMMANDS: Final = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi varpi rho varrho
sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega digamma
varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega aleph beth gimel daleth arccos
arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh
sup tan tanh injlim projlim varinjlim varprojlim varliminf varlimsup bmod mod pmod pod sum prod coprod int iint iiint iiiint
idotsint oint bigcup bigcap bigsqcup bigvee bigwedge bigodot bigotimes bigoplus biguplus limits nolimits displaystyle
textstyle scriptstyle scriptscriptstyle frac dfrac tfrac cfrac binom dbinom tbinom sqrt over choose atop stackrel overset
underset substack sideset hat widehat check tilde widetilde acute grave dot ddot dddot ddddot breve bar vec mathring
overline underline overbrace underbrace overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow
underleftrightarrow xrightarrow xleftarrow boxed phantom hphantom vphantom smash mathstrut mathrm mathbf mathit mathsf
mathtt mathcal mathbb mathfrak mathnormal boldsymbol pmb operatorname text textrm textbf textit textsf texttt textnormal
mbox rm bf it cal left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
langle rangle lceil rceil lfloor rfloor lbrace rbrace lbrack rbrack lvert rvert lVert rVert vert Vert ulcorner urcorner
llcorner lrcorner lgroup rgroup lmoustache rmoustache uparrow downarrow updownarrow Uparrow Downarrow Updownarrow backslash
begin end hline quad qquad enspace thinspace medspace thickspace negthinspace negmedspace negthickspace pm mp times div ast
star circ bullet cdot cap cup uplus sqcap sqcup vee wedge lor land lnot neg setminus wr diamond amalg bigtriangleup
bigtriangledown triangleleft triangleright lhd rhd unlhd unrhd oplus ominus otimes oslash odot bigcirc dagger ddagger
dotplus Cap Cup barwedge veebar doublebarwedge boxminus boxtimes boxdot boxplus divideontimes ltimes rtimes leftthreetimes
rightthreetimes curlyvee curlywedge circleddash circledast circledcirc centerdot intercal smallsetminus leq le geq ge equiv
sim simeq asymp approx cong neq ne doteq prec succ preceq succeq ll gg subset supset subseteq supseteq sqsubset sqsupset
sqsubseteq sqsupseteq in ni notin owns vdash dashv models perp mid parallel bowtie Join smile frown propto leqslant geqslant
eqslantless eqslantgtr lesssim gtrsim lessapprox gtrapprox approxeq lessdot gtrdot lll ggg lessgtr gtrless lesseqgtr
gtreqless doteqdot risingdotseq fallingdotseq backsim backsimeq subseteqq supseteqq Subset Supset preccurlyeq succcurlyeq
precsim succsim trianglelefteq trianglerighteq vartriangleleft vartriangleright vDash Vdash Vvdash smallsmile smallfrown
bumpeq Bumpeq leqq geqq circeq eqcirc triangleq thicksim thickapprox varpropto between pitchfork therefore because nless
ngtr nleq ngeq nsim ncong nmid nparallel nsubseteq nsupseteq subsetneq supsetneq nprec nsucc npreceq nsucceq nvdash nvDash
not varnothing leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow gets to mapsto longleftarrow
longrightarrow longleftrightarrow Longleftarrow Longrightarrow Longleftrightarrow longmapsto hookleftarrow hookrightarrow
leftharpoonup leftharpoondown rightharpoonup rightharpoondown rightleftharpoons leftrightharpoons leadsto rightsquigarrow
nearrow searrow swarrow nwarrow iff implies impliedby leftleftarrows rightrightarrows leftrightarrows rightleftarrows
upuparrows downdownarrows twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail curvearrowleft curvearrowright
circlearrowleft circlearrowright multimap nleftarrow nrightarrow nLeftarrow nRightarrow nleftrightarrow nLeftrightarrow
infty forall exists nexists partial nabla emptyset hbar hslash ell wp Re Im imath jmath prime backprime angle measuredangle
sphericalangle triangle square Box blacksquare lozenge blacklozenge Diamond bigstar top bot flat natural sharp clubsuit
diamondsuit heartsuit spadesuit surd complement eth mho Bbbk blacktriangle checkmark maltese circledR circledS yen colon
ldots cdots vdots ddots dots dotsb dotsc dotsi dotsm dotso ldotp cdotp
"""
_WORDS: Final = frozenset(_COMMANDS.split())
_SIGNS: Final = frozenset(",;:!> {}|\\%$#&_")
_NAMES: Final = "Bmatrix Vmatrix aligned alignedat array bmatrix cases gathered matrix pmatrix smallmatrix split vmatrix"
_ENVIRONMENTS: Final = frozenset(_NAMES.split())
#: Environments of a page, which cannot stand inside of a formula, and what does their work there.
_INSIDE: Final = {"align": "aligned", "eqnarray": "aligned", "gather": "gathered", "multline": "gathered"}
_COMMAND: Final = re.compile(r"\\([A-Za-z]+|.|$)", re.DOTALL)
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\s*(?:\{\s*([A-Za-z]+)(\*?)\s*\})?")
_MAX_LENGTH: Final = 6000


def for_latex(tex: str) -> str:
    """Return a formula as it goes into a page of LaTeX: on one line, with environments that may stand in a formula.

    Parameters
    ----------
    tex : str
        LaTeX mathematics.

    Examples
    --------
    >>> for_latex(r"\\begin{align*} a &= b \\end{align*}")
    '\\\\begin{aligned} a &= b \\\\end{aligned}'
    """

    def inside(found: re.Match[str]) -> str:
        name = found[2] or ""
        if name == "equation":
            return ""
        return f"\\{found[1]}{{{_INSIDE[name]}}}" if name in _INSIDE else found[0]

    # An empty line would end the paragraph, and so the formula.
    return _ENVIRONMENT.sub(inside, " ".join(tex.split()))


def refusal(tex: str) -> str | None:
    """Say why a formula may not go to LaTeX; None when it may.

    Parameters
    ----------
    tex : str
        As `for_latex` returned it.

    Examples
    --------
    >>> refusal(r"\\frac{a}{b}") is None, refusal(r"\\input{secret}")
    (True, '\\\\input is not one of the commands of mathematics')
    """
    if len(tex) > _MAX_LENGTH:
        return f"it is longer than {_MAX_LENGTH} characters"
    if not tex.isprintable():
        return "it has characters that cannot be printed"
    # TeX turns ^^5c into a backslash before it looks at anything else.
    if "^^" in tex:
        return "it has ^^, by which TeX spells any character"
    for found in _COMMAND.finditer(tex):
        name = found[1]
        if name not in (_WORDS if name.isalpha() and name.isascii() else _SIGNS):
            return f"\\{name} is not one of the commands of mathematics"
    # A comment would hide what closes the formula, a dollar would leave it, and # belongs to definitions.
    bare = re.search(r"[%$#]", _COMMAND.sub("", tex))
    if bare is not None:
        return f"it has a bare {bare[0]}"
    for found in _ENVIRONMENT.finditer(tex):
        if found[3] or found[2] not in _ENVIRONMENTS:
            return f"there is no environment {found[2] or ''}{found[3] or ''} inside of a formula"
    return None
