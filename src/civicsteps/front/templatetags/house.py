"""Small tags that every page may load: icons and days."""

from datetime import date

from django import template
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from civicsteps.core.days import BINDING, said
from civicsteps.core.text import tidy

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One icon of the sprite; silent to a screen reader unless it has a label of its own."""
    href = f"{static('vendor/icons.svg')}#i-{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', href
    )


@register.filter
def day(value: date | None) -> str:
    """A day as it is said when it binds someone: „vineri, 4 decembrie 2026”."""
    return "" if value is None else said(value, BINDING)


@register.filter
def short_day(value: date | None) -> str:
    """A day without its weekday, for what has passed: „4 decembrie 2026”."""
    return "" if value is None else said(value)


@register.filter
def size(value: int) -> str:
    """A file's size as people read it; Django's own Romanian has cedillas."""
    return tidy(filesizeformat(value))
