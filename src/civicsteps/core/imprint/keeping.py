from civicsteps.core.keeping import declare

declare("imprint.Notice", why="What pages and papers had to carry, and when; for good.")
