"""Widgets: presenters without any widget in them, and thin views. `animathic_lab.widgets.studio` has the studio itself."""
