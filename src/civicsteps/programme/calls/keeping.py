from civicsteps.core.keeping import declare

declare("calls.Programme", why="A centre's programme, as it was made public; for good.")
declare("calls.Participation", why="Which groups took part in a programme, since when; for good.")
