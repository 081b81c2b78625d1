"""The words that stages share: colours by name, and the nouns for each kind of object.

A foundation module beside `domain`: the compiler resolves colours with it, the scorers recognise them in prompts, the router
counts the kinds that a prompt asks for, and the training corpus draws from it. One table, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["COLORS", "KIND_OF", "NOUNS", "POLYGON_SIDES", "color_distance", "hex_of", "plural_of"]

_TABLE = """
aliceblue=#F0F8FF antiquewhite=#FAEBD7 aqua=#00FFFF aquamarine=#7FFFD4 azure=#F0FFFF beige=#F5F5DC bisque=#FFE4C4
black=#000000 blanchedalmond=#FFEBCD blue=#58C4DD blue_a=#C7E9F1 blue_b=#9CDCEB blue_c=#58C4DD blue_d=#29ABCA
blue_e=#236B8E blueviolet=#8A2BE2 brown=#A52A2A burlywood=#DEB887 cadetblue=#5F9EA0 chartreuse=#7FFF00
chocolate=#D2691E coral=#FF7F50 cornflowerblue=#6495ED cornsilk=#FFF8DC crimson=#DC143C cyan=#00FFFF dark_blue=#236B8E
dark_brown=#8B4513 dark_gray=#444444 dark_grey=#444444 darkblue=#00008B darkcyan=#008B8B darker_gray=#222222
darker_grey=#222222 darkgoldenrod=#B8860B darkgray=#A9A9A9 darkgreen=#006400 darkgrey=#A9A9A9 darkkhaki=#BDB76B
darkmagenta=#8B008B darkolivegreen=#556B2F darkorange=#FF8C00 darkorchid=#9932CC darkred=#8B0000 darksalmon=#E9967A
darkseagreen=#8FBC8F darkslateblue=#483D8B darkslategray=#2F4F4F darkslategrey=#2F4F4F darkturquoise=#00CED1
darkviolet=#9400D3 deeppink=#FF1493 deepskyblue=#00BFFF dimgray=#696969 dimgrey=#696969 dodgerblue=#1E90FF
firebrick=#B22222 floralwhite=#FFFAF0 forestgreen=#228B22 fuchsia=#FF00FF gainsboro=#DCDCDC ghostwhite=#F8F8FF
gold=#F0AC5F gold_a=#F7C797 gold_b=#F9B775 gold_c=#F0AC5F gold_d=#E1A158 gold_e=#C78D46 goldenrod=#DAA520 gray=#888888
gray_a=#DDDDDD gray_b=#BBBBBB gray_brown=#736357 gray_c=#888888 gray_d=#444444 gray_e=#222222 green=#83C167
green_a=#C9E2AE green_b=#A6CF8C green_c=#83C167 green_d=#77B05D green_e=#699C52 greenyellow=#ADFF2F grey=#888888
grey_a=#DDDDDD grey_b=#BBBBBB grey_brown=#736357 grey_c=#888888 grey_d=#444444 grey_e=#222222 honeydew=#F0FFF0
hotpink=#FF69B4 indianred=#CD5C5C indigo=#4B0082 ivory=#FFFFF0 khaki=#F0E68C lavender=#E6E6FA lavenderblush=#FFF0F5
lawngreen=#7CFC00 lemonchiffon=#FFFACD light_brown=#CD853F light_gray=#BBBBBB light_grey=#BBBBBB light_pink=#DC75CD
lightblue=#ADD8E6 lightcoral=#F08080 lightcyan=#E0FFFF lighter_gray=#DDDDDD lighter_grey=#DDDDDD
lightgoldenrodyellow=#FAFAD2 lightgray=#D3D3D3 lightgreen=#90EE90 lightgrey=#D3D3D3 lightpink=#FFB6C1
lightsalmon=#FFA07A lightseagreen=#20B2AA lightskyblue=#87CEFA lightslategray=#778899 lightslategrey=#778899
lightsteelblue=#B0C4DE lightyellow=#FFFFE0 lime=#00FF00 limegreen=#32CD32 linen=#FAF0E6 logo_black=#343434
logo_blue=#525893 logo_green=#87C2A5 logo_red=#E07A5F logo_white=#ECE7E2 magenta=#FF00FF maroon=#C55F73
maroon_a=#ECABC1 maroon_b=#EC92AB maroon_c=#C55F73 maroon_d=#A24D61 maroon_e=#94424F mediumaquamarine=#66CDAA
mediumblue=#0000CD mediumorchid=#BA55D3 mediumpurple=#9370DB mediumseagreen=#3CB371 mediumslateblue=#7B68EE
mediumspringgreen=#00FA9A mediumturquoise=#48D1CC mediumvioletred=#C71585 midnightblue=#191970 mintcream=#F5FFFA
mistyrose=#FFE4E1 moccasin=#FFE4B5 navajowhite=#FFDEAD navy=#000080 oldlace=#FDF5E6 olive=#808000 olivedrab=#6B8E23
orange=#FF862F orangered=#FF4500 orchid=#DA70D6 palegoldenrod=#EEE8AA palegreen=#98FB98 paleturquoise=#AFEEEE
palevioletred=#DB7093 papayawhip=#FFEFD5 peachpuff=#FFDAB9 peru=#CD853F pink=#D147BD plum=#DDA0DD powderblue=#B0E0E6
pure_blue=#0000FF pure_cyan=#00FFFF pure_green=#00FF00 pure_magenta=#FF00FF pure_red=#FF0000 pure_yellow=#FFFF00
purple=#9A72AC purple_a=#CAA3E8 purple_b=#B189C6 purple_c=#9A72AC purple_d=#715582 purple_e=#644172
rebeccapurple=#663399 red=#FC6255 red_a=#F7A1A3 red_b=#FF8080 red_c=#FC6255 red_d=#E65A4C red_e=#CF5044
rosybrown=#BC8F8F royalblue=#4169E1 saddlebrown=#8B4513 salmon=#FA8072 sandybrown=#F4A460 seagreen=#2E8B57
seashell=#FFF5EE sienna=#A0522D silver=#C0C0C0 skyblue=#87CEEB slateblue=#6A5ACD slategray=#708090 slategrey=#708090
snow=#FFFAFA springgreen=#00FF7F steelblue=#4682B4 tan=#D2B48C teal=#5CD0B3 teal_a=#ACEAD7 teal_b=#76DDC0
teal_c=#5CD0B3 teal_d=#55C1A7 teal_e=#49A88F thistle=#D8BFD8 tomato=#FF6347 turquoise=#40E0D0 violet=#EE82EE
wheat=#F5DEB3 white=#FFFFFF whitesmoke=#F5F5F5 yellow=#F7D96F yellow_a=#FFF1B6 yellow_b=#FFEA94 yellow_c=#F7D96F
yellow_d=#F4D345 yellow_e=#E8C11C yellowgreen=#9ACD32
"""

#: Colour names in lower case to #RRGGBB: CSS's names, with Manim's own shade where both know a name.
COLORS: Mapping[str, str] = MappingProxyType(dict(entry.split("=") for entry in _TABLE.split()))

#: Nouns (singular, lower case) by which people call each kind of object.
NOUNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "circle": ("circle", "disc", "disk", "ball"),
        "ellipse": ("ellipse", "oval"),
        "square": ("square",),
        "rectangle": ("rectangle", "oblong", "box"),
        "triangle": ("triangle",),
        "star": ("star",),
        "polygon": ("polygon", "pentagon", "hexagon", "heptagon", "octagon", "nonagon", "decagon"),
        "arc": ("arc",),
        "annulus": ("annulus", "ring", "donut", "doughnut"),
        "dot": ("dot", "point"),
        "line": ("line", "segment", "line segment"),
        "dashed_line": ("dashed line", "dotted line"),
        "arrow": ("arrow", "vector"),
        "double_arrow": ("double arrow", "double-headed arrow"),
        "text": ("text", "word", "title", "caption", "label", "heading", "sentence", "letter", "message", "phrase"),
        "math": ("formula", "equation", "identity"),
        "axes": ("axes", "coordinate system", "axis"),
        "number_line": ("number line",),
        "number_plane": ("number plane", "coordinate plane", "coordinate grid"),
        "plot": ("plot", "graph", "curve", "function", "parabola", "sine wave", "cosine wave"),
    }
)

#: Sides of the polygons that have a name of their own.
POLYGON_SIDES: Mapping[str, int] = MappingProxyType(
    {"pentagon": 5, "hexagon": 6, "heptagon": 7, "octagon": 8, "nonagon": 9, "decagon": 10, "dodecagon": 12}
)


def plural_of(noun: str) -> str:
    """Return the plural of one of `NOUNS`.

    Examples
    --------
    >>> plural_of("circle"), plural_of("box"), plural_of("dotted line"), plural_of("axis")
    ('circles', 'boxes', 'dotted lines', 'axes')
    """
    if noun == "axes":
        return noun
    if noun.endswith("axis"):
        return noun[:-2] + "es"
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "sh", "ch")) else "s")


#: Every noun of `NOUNS`, singular and plural, to the kind of object it stands for.
KIND_OF: Mapping[str, str] = MappingProxyType(
    {form: kind for kind, nouns in NOUNS.items() for noun in nouns for form in (noun, plural_of(noun))}
    | {"formulae": "math", "annuli": "annulus", "parabolae": "plot"}
)


def hex_of(color: str) -> str | None:
    """Resolve a colour to #RRGGBB.

    Parameters
    ----------
    color : str
        A lower-case CSS or Manim name (spaces and underscores are the same), or #RGB / #RRGGBB.

    Returns
    -------
    str or None
        Upper-case #RRGGBB, or None when the colour is not known.

    Examples
    --------
    >>> hex_of("light blue"), hex_of("#0f0"), hex_of("colourless")
    ('#ADD8E6', '#00FF00', None)
    """
    word = color.strip().lower()
    if word.startswith("#"):
        digits = word[1:]
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        return f"#{digits.upper()}" if len(digits) == 6 and set(digits) <= set("0123456789abcdef") else None
    for name in (word, word.replace(" ", "_"), word.replace(" ", "").replace("_", "")):
        if name in COLORS:
            return COLORS[name]
    return None


def color_distance(one: str, other: str) -> float:
    """Return how different two #RRGGBB colours look, 0 (equal) to about 1 (black and white).

    The weighted Euclidean distance of Riemersma, "Colour metric" (CompuPhase, 2001): cheap, and close to CIELAB for
    telling named colours apart.
    """
    r1, g1, b1 = (int(one[i : i + 2], 16) for i in (1, 3, 5))
    r2, g2, b2 = (int(other[i : i + 2], 16) for i in (1, 3, 5))
    mean = (r1 + r2) / 2
    squared = (2 + mean / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - mean) / 256) * (b1 - b2) ** 2
    return float(squared**0.5 / 765)
