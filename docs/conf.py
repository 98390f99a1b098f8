"""How `make docs` builds these pages."""

project = "Civic Steps"
author = "the people of Civic Steps"
copyright = f"{author}, AGPL-3.0-or-later"
extensions = ["myst_parser"]
exclude_patterns = ["conf.py"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Civic Steps"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0E5A63", "color-brand-content": "#0E5A63"},
    "dark_css_variables": {"color-brand-primary": "#7CC4CC", "color-brand-content": "#7CC4CC"},
}
