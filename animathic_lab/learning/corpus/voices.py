"""How different people open, connect and close a request. Data only; ``{n}`` is what is asked for, with its article."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from typing import Final

__all__ = ["AFTER", "ANIMATE", "BOTH", "CLOSERS", "COURTESY", "EVERYTHING", "FINALLY", "LISTS", "MAKE_IT", "OPENERS", "STATE",
    "TAILS", "TOGETHER", "WORD_OPENERS"]

#: A request for a thing.
OPENERS: Final = (
    "Draw {n}", "Create {n}", "Show {n}", "Make {n}", "Display {n}", "Generate {n}", "Add {n}", "Draw {n}", "Create {n}",
        "Show {n}", "Show me {n}", "Animate {n}", "Please draw {n}",
    "Can you draw {n}", "Can you show me {n}", "Could you create {n}", "Could you please make {n}", "I want {n}", "I need {n}",
        "I would like {n}", "I'd like to see {n}", "Give me {n}", "Let there be {n}",
    "Put {n} on the screen", "Place {n} on the screen", "There is {n}", "We see {n}", "Start with {n}", "Begin with {n}",
        "First draw {n}", "First, show {n}", "{n}", "{n}", "Just {n}", "Only {n}", "Simple: {n}",
    "Make a video of {n}", "Make an animation with {n}", "Create an animation of {n}", "Generate a scene with {n}",
        "Scene: {n}", "Scene with {n}", "animation of {n}", "Make me {n}", "Produce {n}",
    "Construct {n}", "Render {n}", "Sketch {n}", "Introduce {n}", "Let's see {n}", "Let me see {n}", "how about {n}",
        "Can I have {n}", "can i get {n}", "Would you draw {n} for me", "Draw me {n}", "pls draw {n}",
    "plz make {n}", "For my class, show {n}", "For my students, draw {n}", "In the presentation, show {n}", "I wish to see {n}",
        "Kindly draw {n}", "Hey, draw {n}", "ok so draw {n}", "Design {n}", "Make it show {n}",
    "Use manim to draw {n}", "In manim, create {n}", "Create a manim animation of {n}", "Create a simple animation showing {n}",
        "Visualize {n}", "Visualise {n}", "Create {n} on the screen", "Let {n} appear",
    "{n} appears", "Have {n} appear", "{n} appears on the screen", "{n} shows up", "{n} is drawn", "Make {n} appear",
        "A scene showing {n}", "Show us {n}", "Draw {n} for my little brother", "i want to see {n}", "Now draw {n}",
    "Need {n} for a slide", "do {n}", "want {n}", "Write a scene with {n}", "Create a visualization of {n}", "Present {n}",
        "Can you do {n}", "Is it possible to show {n}", "Make a short clip of {n}", "The screen shows {n}", "Put {n}",
)
#: A request for words or a formula.
WORD_OPENERS: Final = (
    "Write {n}", "Write {n}", "Show {n}", "Display {n}", "Write {n} on the screen", "Show {n} on the screen",
        "Put {n} on the screen", "Type {n}", "Print {n}", "Animate {n}", "Please write {n}", "Can you write {n}",
    "Create {n}", "Add {n}", "Show me {n}", "Make {n} appear", "{n} appears", "{n}", "Write out {n}",
        "I want {n} written on screen", "Could you display {n}", "Render {n}", "Make {n}", "Generate {n}", "Start with {n}",
    "Have {n} appear", "Animate the writing of {n}", "Let {n} appear", "Draw {n}", "We see {n}", "First write {n}",
        "{n} is written", "Present {n}", "Introduce {n}", "can you show {n}", "I'd like to see {n}", "Display {n} on screen",
)
#: A request for a thing that does something: what follows is its first mention and a verb in -ing.
ANIMATE: Final = (
    "Animate {n}", "Show {n}", "Show me {n}", "Create an animation of {n}", "Make an animation of {n}", "A video of {n}",
        "animation of {n}", "I want to see {n}", "Can you animate {n}", "{n}", "{n}", "{n}", "Display {n}", "Generate {n}",
    "Please animate {n}", "Could you show {n}", "make a clip of {n}", "A simple animation of {n}", "Let's see {n}",
        "Create a scene of {n}", "Visualize {n}", "I need an animation of {n}", "Draw {n}", "Create {n}",
)
#: A statement of what happens follows.
STATE: Final = (
    "", "", "", "", "", "Show how ", "Create an animation where ", "Make a video in which ", "I want to see how ",
        "Make a scene where ", "Animation: ", "Show that ", "Create a scene in which ", "Imagine ", "In this scene ",
        "Please show how ",
    "animate how ", "Can you show how ", "Make an animation in which ", "I want a video where ",
)
#: Between one happening and the next.
AFTER: Final = (
    " then ", ", then ", " and then ", ", and then ", ". Then ", ". Then ", ". After that, ", ", after that ", " and ",
        ". Next, ", ", next ", " and ", ". Afterwards ", ", followed by: ", "; then ", ". Now ", " -> ", ", ",
        " and after that ",
    ". Once done, ", ". After this ", ". And ", " & then ", ". Later ",
)
FINALLY: Final = (". Finally, ", ", finally ", " and finally ", ". At the end, ", ". Lastly, ", ", and at the end ",
    ". In the end ", ". Last, ")
MAKE_IT: Final = ("make {o} {v}", "have {o} {v}", "let {o} {v}", "{o} should {v}", "I want {o} to {v}", "{o} must {v}",
    "{o} needs to {v}", "get {o} to {v}", "{o} will {v}", "{o} has to {v}")
BOTH: Final = ("both", "both of them", "both shapes", "them both", "the two", "them", "both objects", "the two shapes")
EVERYTHING: Final = ("everything", "all of them", "them all", "all", "all objects", "all the shapes", "everything on screen")
TOGETHER: Final = ("at the same time", "simultaneously", "together", "all at once", "in parallel", "at once")

COURTESY: Final = (" please", ", please", " pls", ", thanks", ", thank you", " for me", "?", " thx", ", if possible", " 🙂")
#: Nothing in these is a fact of the scene.
TAILS: Final = (
    " with smooth animation", " with a smooth animation", ". Use nice timing", ". Keep it simple", " with nice timing",
        ". Make it look good", ", nice and smooth", ". It is for a lecture", " for a presentation", ". Keep it clean",
    ". Use Manim Community", " using manim", " in a simple way", ". The animation should be smooth", ". No sound needed",
        ". That's all", ". Nothing else", ", nothing fancy", " (short video)", ". Keep it short", ". Thank you!", " nicely",
    ". Make the animation pleasant to watch", ". I need it for school", " with animation", " in manim", ", clean style",
        ". It should look professional", " as an animation", ". Use simple shapes",
)
CLOSERS: Final = (".", ".", ".", "", "", "", "!", "")
LISTS: Final = (("1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. "), ("- ",) * 7, ("Step 1: ", "Step 2: ", "Step 3: ", "Step 4: ",
    "Step 5: ", "Step 6: ", "Step 7: "), ("1) ", "2) ", "3) ", "4) ", "5) ", "6) ", "7) "), ("* ",) * 7)
