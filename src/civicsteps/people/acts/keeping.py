"""What is kept about what people did and what groups have to do."""

from civicsteps.core.keeping import declare

declare(
    "acts.Act",
    personal=("actor",),
    why="What people did for their group; after an account goes, by nobody in particular.",
)
declare(
    "acts.Need",
    personal=("about",),
    why="What a group has to do next, in a few words; it goes with the group.",
)
