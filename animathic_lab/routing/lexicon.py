"""Words that tell the router what a prompt asks for. Lower case; entries of several words are matched as phrases."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.vocabulary import COLORS, KIND_OF

__all__ = ["ACTION_WORDS", "LEADING_WORDS", "MORPHS", "PLAIN_WORDS", "SCENE_WORDS", "TOPICS", "TOPIC_OF"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in text.split(","))


_VERBS: Final = """
    appear blink bounce change color colour construct create disappear draw emphasise emphasize enlarge erase expand fade
    fall flash float flip glide go grow hide highlight indicate jump leave morph move pop pulse recolor recolour remove replace
    rise rotate scale shake shift shrink slide spin stretch swap transform travel turn uncreate wiggle write become
"""


def _inflected(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = verb + verb[-1] if verb in {"spin", "flip", "pop", "swap"} else stem
    past = {doubled + "ed", stem + "ed"}
    return {verb, verb + "s", verb + "es", doubled + "ing", *past}


#: Words for something that happens on the screen.
ACTION_WORDS: Final = frozenset(
    {form for verb in _VERBS.split() for form in _inflected(verb)}
    | _words("drawn drew wrote written grew grown shrank shrunk rose risen fell fallen went gone spun became hid hidden")
    | _words("animation rotation transformation bigger larger smaller")
)

#: Words by which one thing becomes another.
MORPHS: Final = _words(
    "transform transforms transforming transformed transformation morph morphs morphing become becomes becoming"
)

#: Words that make a clause describe or order a scene. Some actions are left out, because they are nouns of mathematics as well
#: ("Fourier transform", "rates of change").
SCENE_WORDS: Final = (
    ACTION_WORDS
    | _words("a an two three four five six show shows showing display displays make makes put place add animate animates")
    | _words(
        "generate produce render visualize visualise write explain illustrate demonstrate use using let i please can could you"
    )
) - _words("transform transforms transformation change rotation turn shift move expand")

#: A first clause that starts with one of these leads to the next ("For my lesson, ...").
LEADING_WORDS: Final = _words("for in on at after first to as with hello hi hey ok okay")

#: Words that a short scene may use without asking for more than shapes, words, places and motions.
PLAIN_WORDS: Final = (
    _words(
        """
            a an the this that these those there here it its it's he they them their some any one another other each
            both all just only and or but with without of in on at to from into onto by for as over under above
            below beside between inside outside within around near next behind across along through out off up down
            upward upwards downward downwards left right middle center centre centered top bottom corner side edge
            screen frame canvas background scene video clip animation animate animated animating animates generate
            render produce show shows shown showing display displays displayed displaying make makes making made put
            puts place places placed placing add adds adding use using have has having had give gives let let's lets
            start starts starting begin begins beginning end ends ending finish get gets getting keep stay stays
            hold pause wait waits waiting please pls can could would you i me my we our us want need like want would
            id i'd be is are was were being been do does not no then after afterwards before while during when once
            first second third fourth finally last lastly next followed simultaneously together same time times
            again back forth forward seconds second sec s moment half quarter twice double triple thrice full whole
            slowly quickly fast slow smoothly smooth gently gradually suddenly steadily simple small little tiny big
            large huge medium giant tall wide long short thick thin bold filled solid hollow empty outlined outline
            size sized shape shapes shaped object color colour colored coloured colors colours degrees degree
            clockwise counterclockwise anticlockwise counter anti row column grid line side-by-side stack stacked
            horizontal horizontally vertical vertically diagonal diagonally equal regular new nice look looks
            looking pointing points pointed says saying say reading reads read text called named labelled labeled
            zero two three four five six seven eight nine ten eleven twelve dozen pair couple several few number
            numbers x y z so also too very bit way ways which who whose what where how than if now still until till
            out's that's thats there's direction position positioned located far away apart close closer toward
            towards large scale length width height radius style dark light bright pale deep dashed dotted headed
            double-headed
            """
    )
    | frozenset(word for name in COLORS for word in name.split("_"))
    | frozenset(word for noun in KIND_OF for word in noun.split())
    | ACTION_WORDS
)

#: What makes a prompt hard, by the name of the feature. Words, and phrases of up to three words.
TOPICS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "three_d": _phrases(
            """
            3d, 3-d, three-d, three-dimensional, three dimensional, three dimensions, 3 dimensions, 3-dimensional,
            cube, cubes, sphere, spheres, cone, cones, cylinder, cylinders, torus, tori, pyramid, pyramids, prism,
            prisms, tetrahedron, octahedron, dodecahedron, icosahedron, polyhedron, polyhedra, helix, surface,
            surfaces, paraboloid, hyperboloid, ellipsoid, volume, volumes, solid of revolution, mobius strip, möbius
            strip, isometric
            """
        ),
        "derivation": _phrases(
            """
            derive, derives, deriving, derivation, derivations, step by step, solve, solves, solved, solving,
            simplify, simplifies, simplifying, rearrange, rearranges, rearranging, factor, factoring, factorise,
            factorize, expand the brackets, completing the square, substitute, substituting, substitution,
            integrate, integrates, differentiate, term by term, both sides, cancel, cancels, cancelling, canceling,
            becomes equal, rewrite, rewriting
            """
        ),
        "proof": _phrases(
            """
            prove, proves, proving, proof, proofs, lemma, corollary, axiom, axioms, q.e.d, qed, contradiction,
            induction, why
            """
        ),
        "explain": _phrases(
            """
            explain, explains, explaining, explanation, explainer, explanatory, teach, teaches, tutorial, lecture,
            introduce, introduction, intuition, intuitively, concept, concepts, understand, understanding,
            demonstrate, demonstrates, demonstration, illustrate, illustrates, visualise, visualize, visualizes,
            visualization, visualisation, visualizing, compare, comparison, comparing, difference, differences,
            versus, vs, how to, overview, summary, summarize, example, examples, explanation text
            """
        ),
        "story": _phrases(
            """
            story, stories, chapter, chapters, scenes, narrate, narration, narrative, timeline, history, evolution,
            journey, intro, outro, storyboard, episode, presentation, slides, acts
            """
        ),
        "data": _phrases(
            """
            data, dataset, csv, dataframe, chart, charts, histogram,
            scatter, statistics, table, tables, matrix, matrices, spreadsheet, percentage,
            percentages, distribution, population, revenue, sales, heatmap, heat map, dashboard, infographic, bars
            """
        ),
        "camera": _phrases(
            """
            camera, zoom, zooms, zooming, zoomed, pan, pans, panning, orbit, orbits, orbiting, fly, flies, flying,
            close-up, perspective, viewpoint, field of view, ambient
            """
        ),
        "process": _phrases(
            """
            algorithm, algorithms, sort, sorting, sorted, search, searching, simulate, simulates, simulation,
            simulating, gravity, pendulum, collision, collide, collides, particles, particle, fractal, recursion,
            recursive, network, networks, tree, trees, diagram, diagrams, flowchart, circuit, real-time,
            interactive, updater, updates, tracker, tracing, traces, trace, vector field, vector fields, wave,
            waves, morphing grid, derivative, derivatives, integral, integrals, series, tangent, approximation,
            probability, transformer, transformers, code, countdown
            """
        ),
        "many": _phrases(
            """
            each, every, all, one by one, several, many, multiple, various, different, random, randomly, grid of,
            sequence, series of, successive, successively, repeatedly, loop, loops, looping, infinite, increasingly,
            in turn, in order
            """
        ),
    }
)

#: The same the other way round: a word or phrase to the name of its feature.
TOPIC_OF: Final[Mapping[str, str]] = MappingProxyType({entry: name for name, entries in TOPICS.items() for entry in entries})
