"""What generated code uses beside Manim itself. Each module is one chapter; generated code imports from the module by name.

`HELPERS` in `animathic_lab.scene.helpers` lists them for the compiler, which must not import Manim.
"""
