from civicsteps.core.keeping import declare

declare("work.Shift", why="Which worker is at work; removed when it stops.")
declare("work.Round", why="When each recurring job is due next; one row per job, for good.")
