"""What generated code uses beside Manim itself. Each module is one chapter; generated code imports from the module by name.

`HELPERS` in `animathic_lab.scene.helpers` lists them for the compiler, which must not import Manim.
"""

import importlib
import pkgutil

# All at once, so that the warm process has them all and no render imports one of its own.
for _chapter in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_chapter.name}")
