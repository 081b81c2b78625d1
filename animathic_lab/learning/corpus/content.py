"""Words, formulae and functions that the corpus writes and plots. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from typing import Final

__all__ = ["FORMULAE", "FUNCTIONS", "NAMED_FORMULAE", "NAMED_FUNCTIONS", "TEXTS", "WORD_POOL"]

TEXTS: Final = (
    "Hello World", "Hello, World!", "Hello", "Goodbye", "Welcome", "Welcome to Manim", "Thank you", "Thanks for watching",
    "The End", "Machine Learning", "Physics", "Linear Algebra", "Introduction to Calculus", "Chapter 1", "Part Two",
    "Any questions?", "Data Science 101", "Pythagoras", "Gradient Descent", "Neural Networks", "Happy Birthday",
    "Good morning", "Once upon a time", "Step 1", "Subscribe!", "Manim is fun", "Math is beautiful", "Newton's Laws",
    "Quarterly Results", "Sales 2026", "Summary", "Outline", "Agenda", "Theorem", "Proof", "Q.E.D.", "Geometry",
    "Probability", "Loss goes down", "Overfitting", "Training vs Test", "Class A", "I love you", "Hi there",
    "Merry Christmas", "Let's go!", "Photosynthesis", "The Water Cycle", "DNA", "Entropy", "Area = 25", "Group 7", "Yes",
    "No", "Start", "Stop", "Ready?", "Go!", "Breaking News", "Coming soon", "Lesson 4: Fractions", "Our Team", "Week 3",
    "Bonjour", "Hola", "Guten Tag", "Supply and Demand", "Graph Theory", "Binary Search", "Big O", "Recursion",
    "Fourier Series", "Euler's Identity", "Circle", "Square", "A", "B", "X", "Point P", "Level Up", "Game Over",
    "Congratulations", "100%", "42", "See you tomorrow", "It works", "Why?", "What is a vector?", "Keep going",
    "Quantum Mechanics", "Black Holes", "Prime Numbers", "Odd and Even", "Left", "Right", "C", "P", "5", "7", "12", "M", "Z",
    "W", "Q", "3", "2026", "R", "K", "e",
)
#: For words that no list holds, so that the model learns to copy instead of recalling.
WORD_POOL: Final = (
    "amber", "bridge", "cloud", "data", "engine", "forest", "garden", "harbor", "island", "jungle", "kernel", "lemon",
    "matrix", "number", "ocean", "planet", "quiz", "river", "signal", "tower", "umbrella", "vector", "window", "yellow",
    "zebra", "summer", "winter", "model", "report", "team", "energy", "force", "mass", "time", "light", "sound", "wave",
    "limit", "series", "proof", "random", "graph", "node", "edge", "tree", "stack", "queue", "hello", "morning", "night",
    "world", "science", "history", "music", "paper", "code", "table", "value", "error", "loss", "score", "first", "second",
    "new", "old", "big", "small", "fast", "slow", "open", "closed", "my", "your", "our", "the", "and", "of", "is", "are",
    "we", "can", "learn", "play", "begin", "end", "Anna", "Tom", "Lee",
)

#: LaTeX, plain notation (may equal the LaTeX), for formulae that are written down.
FORMULAE: Final = (
    ("E = mc^2", "E = mc^2"), ("E=mc^2", "E=mc^2"), ("a^2 + b^2 = c^2", "a^2 + b^2 = c^2"), ("a^2+b^2=c^2", "a^2+b^2=c^2"),
        ("F = ma", "F = ma"),
    ("F=ma", "F=ma"), (r"\frac{1}{2}", "1/2"), (r"\frac{a}{b}", "a/b"), ("x^2 + y^2 = r^2", "x^2 + y^2 = r^2"), ("1 + 1 = 2",
        "1 + 1 = 2"),
    ("2 + 2 = 4", "2 + 2 = 4"), ("y = mx + b", "y = mx + b"), ("y=mx+c", "y=mx+c"), ("f(x) = x^2", "f(x) = x^2"),
        (r"e^{i\pi} + 1 = 0", "e^(i pi) + 1 = 0"),
    (r"A = \pi r^2", "A = pi r^2"), (r"C = 2\pi r", "C = 2 pi r"), (r"\int_0^1 x^2 dx", r"\int_0^1 x^2 dx"),
        (r"\sum_{n=1}^{\infty} \frac{1}{n^2}", r"\sum_{n=1}^{\infty} \frac{1}{n^2}"),
    (r"\sqrt{2}", "sqrt(2)"), (r"\sqrt{x}", "sqrt(x)"), ("(a+b)^2", "(a+b)^2"), ("(a+b)^2 = a^2 + 2ab + b^2",
        "(a+b)^2 = a^2 + 2ab + b^2"),
    ("V = IR", "V = IR"), ("PV = nRT", "PV = nRT"), ("x = 5", "x = 5"), ("3x + 2 = 11", "3x + 2 = 11"), ("x^2 - 4 = 0",
        "x^2 - 4 = 0"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = 1", r"\lim_{x \to 0} \frac{\sin x}{x} = 1"), (r"\alpha + \beta", "alpha + beta"),
        (r"\pi", "pi"),
    (r"\theta", "theta"), ("2^n", "2^n"), ("n!", "n!"), (r"x_1 + x_2", "x_1 + x_2"), (r"\sin^2 x + \cos^2 x = 1",
        "sin^2 x + cos^2 x = 1"),
    (r"\frac{d}{dx} x^2 = 2x", "d/dx x^2 = 2x"), ("5 > 3", "5 > 3"), (r"a \times b = c", "a x b = c"), (r"a \cdot b",
        r"a \cdot b"),
    ("p = mv", "p = mv"), ("v = u + at", "v = u + at"), (r"\frac{x+1}{x-1}", "(x+1)/(x-1)"), (r"\frac{3}{4}", "3/4"), ("e^x",
        "e^x"),
    (r"\Delta x", r"\Delta x"), (r"\log_2 8 = 3", "log_2 8 = 3"), ("7 x 8 = 56", "7 x 8 = 56"), ("10 - 3 = 7", "10 - 3 = 7"),
        ("H_2O", "H_2O"),
)
#: Said -> LaTeX, for formulae that are called by their name.
NAMED_FORMULAE: Final = {
    "the quadratic formula": r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    "the Pythagorean theorem": "a^2 + b^2 = c^2",
    "Pythagoras' theorem": "a^2 + b^2 = c^2",
    "Euler's identity": r"e^{i\pi} + 1 = 0",
    "Euler's formula": r"e^{ix} = \cos x + i \sin x",
    "Einstein's mass-energy equation": "E = mc^2",
    "Einstein's famous equation": "E = mc^2",
    "Newton's second law": "F = ma",
    "Ohm's law": "V = IR",
    "the ideal gas law": "PV = nRT",
    "the area of a circle": r"A = \pi r^2",
    "the formula for the area of a circle": r"A = \pi r^2",
    "the circumference of a circle": r"C = 2\pi r",
    "the binomial theorem": r"(x+y)^n = \sum_{k=0}^{n} \binom{n}{k} x^{n-k} y^k",
    "the definition of the derivative": r"f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}",
    "Bayes' theorem": r"P(A|B) = \frac{P(B|A) P(A)}{P(B)}",
    "the Gaussian integral": r"\int_{-\infty}^{\infty} e^{-x^2} dx = \sqrt{\pi}",
    "the integral of x squared": r"\int x^2 dx",
    "the slope-intercept form": "y = mx + b",
    "the equation of a line": "y = mx + b",
    "the equation of a circle": "x^2 + y^2 = r^2",
    "one half": r"\frac{1}{2}",
    "a squared plus b squared equals c squared": "a^2 + b^2 = c^2",
    "E equals m c squared": "E = mc^2",
    "x squared plus y squared": "x^2 + y^2",
    "the square root of two": r"\sqrt{2}",
    "the Basel sum": r"\sum_{n=1}^{\infty} \frac{1}{n^2} = \frac{\pi^2}{6}",
    "the law of cosines": r"c^2 = a^2 + b^2 - 2ab \cos C",
    "the distance formula": r"d = \sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}",
    "quadratic formula": r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    "pythagorean theorem": "a^2 + b^2 = c^2",
    "Pythagorean theorem formula": "a^2 + b^2 = c^2",
    "the theorem of Pythagoras": "a^2 + b^2 = c^2",
    "Euler identity": r"e^{i\pi} + 1 = 0",
    "the mass-energy equivalence formula": "E = mc^2",
    "the formula for kinetic energy": r"E = \frac{1}{2} mv^2",
    "the area of a triangle formula": r"A = \frac{1}{2} bh",
    "the volume of a sphere": r"V = \frac{4}{3} \pi r^3",
    "the sum of the first n numbers": r"\sum_{k=1}^{n} k = \frac{n(n+1)}{2}",
    "pi r squared": r"\pi r^2",
    "x squared": "x^2",
    "one third": r"\frac{1}{3}",
    "the softmax function formula": r"\frac{e^{x_i}}{\sum_j e^{x_j}}",
}

#: Notations as people type them -> expression.
FUNCTIONS: Final = (
    ("x^2", "x^2"), ("x**2", "x^2"), ("x²", "x^2"), ("x^3", "x^3"), ("x³", "x^3"), ("sin(x)", "sin(x)"), ("sin x", "sin(x)"),
        ("sinx", "sin(x)"), ("cos(x)", "cos(x)"),
    ("cos x", "cos(x)"), ("tan(x)", "tan(x)"), ("e^x", "exp(x)"), ("exp(x)", "exp(x)"), ("ln(x)", "ln(x)"), ("log(x)",
        "log(x)"), ("1/x", "1/x"),
    ("sqrt(x)", "sqrt(x)"), ("|x|", "abs(x)"), ("abs(x)", "abs(x)"), ("2x", "2*x"), ("2x + 1", "2*x+1"), ("2x+1", "2*x+1"),
        ("3x - 2", "3*x-2"), ("-x", "-x"), ("x", "x"),
    ("x^2 - 4", "x^2-4"), ("x^2 + 1", "x^2+1"), ("x^2 - 2x + 1", "x^2-2*x+1"), ("x^3 - 3x", "x^3-3*x"), ("sin(2x)", "sin(2*x)"),
        ("2sin(x)", "2*sin(x)"),
    ("2*sin(x)", "2*sin(x)"), ("sin(x)/x", "sin(x)/x"), ("e^(-x^2)", "exp(-x^2)"), ("exp(-x)", "exp(-x)"), ("e^-x", "exp(-x)"),
        ("x sin(x)", "x*sin(x)"), ("x*cos(x)", "x*cos(x)"),
    ("cos(3x)", "cos(3*x)"), ("sin(x) + cos(x)", "sin(x)+cos(x)"), ("-x^2", "-x^2"), ("0.5x", "0.5*x"), ("x/2", "x/2"), ("x^4",
        "x^4"), ("1/(1+x^2)", "1/(1+x^2)"),
    ("1/(1+e^-x)", "1/(1+exp(-x))"), ("2^x", "2^x"), ("sin(x)^2", "sin(x)^2"), ("x^2/4", "x^2/4"), ("3*x^2 + 2*x - 1",
        "3*x^2+2*x-1"), ("(x-1)^2", "(x-1)^2"), ("tanh(x)", "tanh(x)"),
    ("4 - x^2", "4-x^2"), ("x + 2", "x+2"), ("5", "5"), ("sqrt(x+1)", "sqrt(x+1)"), ("cos(x)^2", "cos(x)^2"), ("x^2 + 3x + 2",
        "x^2+3*x+2"), ("max(0, x)", "max(0,x)"),
)
#: Said -> expression; nouns that follow an opener with their own article.
NAMED_FUNCTIONS: Final = {
    "a sine wave": "sin(x)", "the sine function": "sin(x)", "a sine curve": "sin(x)", "the sine curve": "sin(x)",
        "sine": "sin(x)", "a sinusoid": "sin(x)",
    "a cosine wave": "cos(x)", "the cosine function": "cos(x)", "the cosine curve": "cos(x)", "the tangent function": "tan(x)",
    "a parabola": "x^2", "the parabola": "x^2", "a simple parabola": "x^2", "a cubic function": "x^3", "the cubic curve": "x^3",
        "x squared": "x^2", "x cubed": "x^3",
    "the exponential function": "exp(x)", "an exponential curve": "exp(x)", "the natural logarithm": "ln(x)",
        "the absolute value function": "abs(x)",
    "the square root function": "sqrt(x)", "the sigmoid function": "1/(1+exp(-x))", "the sigmoid": "1/(1+exp(-x))",
        "the ReLU function": "max(0,x)",
    "a bell curve": "exp(-x^2)", "a Gaussian curve": "exp(-x^2)", "the identity function": "x", "the hyperbola 1/x": "1/x",
        "a quadratic function": "x^2",
    "a downward parabola": "-x^2", "the quadratic function": "x^2",
}
