"""How the thread is kept."""

from civicsteps.core import keeping

keeping.declare(
    "causes.Cause",
    personal=("words", "words_by"),
    why="A community's problem stays for good; the words on top go when their speaker takes them "
    "back.",
)
keeping.declare("causes.Demand", why="What a group asked of an office stays for good.")
keeping.declare("causes.Fact", why="What the steps rest on stays for good; it names nobody.")
keeping.declare(
    "causes.Evidence",
    personal=("caption", "file"),
    why="Shows how it was; it stays with the problem, and struck evidence is seen by its group.",
)
keeping.declare(
    "causes.Voice",
    personal=("words", "said_by"),
    why="A person's words stay with the problem until the person takes them back by their code.",
)
