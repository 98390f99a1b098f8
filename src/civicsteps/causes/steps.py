"""The ten steps in words: one word each for a picture, one sentence each to be read aloud."""

from django.utils.translation import pgettext_lazy

STEP_WORDS = (
    pgettext_lazy("step", "heard"),
    pgettext_lazy("step", "checked"),
    pgettext_lazy("step", "chosen"),
    pgettext_lazy("step", "asked"),
    pgettext_lazy("step", "answered"),
    pgettext_lazy("step", "on the agenda"),
    pgettext_lazy("step", "promised"),
    pgettext_lazy("step", "decided"),
    pgettext_lazy("step", "done"),
    pgettext_lazy("step", "lasting"),
)

STEP_SENTENCES = (
    pgettext_lazy("step", "people have said it"),
    pgettext_lazy("step", "we checked it, with evidence"),
    pgettext_lazy("step", "we chose it together"),
    pgettext_lazy("step", "we asked those who decide"),
    pgettext_lazy("step", "they answered"),
    pgettext_lazy("step", "it is on their agenda"),
    pgettext_lazy("step", "they promised"),
    pgettext_lazy("step", "it was decided, on paper"),
    pgettext_lazy("step", "it is done, and seen"),
    pgettext_lazy("step", "it still holds today"),
)

FLAG_WORDS = {
    "refused": pgettext_lazy("flag", "refused"),
    "broken": pgettext_lazy("flag", "not kept"),
    "withdrawn": pgettext_lazy("flag", "withdrawn"),
    "superseded": pgettext_lazy("flag", "replaced by another"),
}

STATE_WORDS = {
    "held": pgettext_lazy("tread", "held"),
    "skipped": pgettext_lazy("tread", "skipped"),
    "lost": pgettext_lazy("tread", "held once, not any more"),
    "ahead": pgettext_lazy("tread", "still ahead"),
}
