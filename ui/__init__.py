"""The window: Qt Widgets over the core.

`application` joins it together, `desk` opens registers, `main_window` is the window of one. `views` are
the screens, made of `forms`, `widgets` and `item_models`; `commands` and `menus` are how they are used.
"""
