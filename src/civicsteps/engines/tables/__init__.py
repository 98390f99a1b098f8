"""Tables as people keep them: XLSX, XLS, ODS and CSV, read as rows of text.

`read_table(name, content)` forgives what real lists have: empty and title rows above the headings,
merged cells, formulas, dates as text or numbers, four separators, and the old Romanian encodings.
What it does about them it tells in `notes`. Pure functions; a file is only its bytes.
"""

from civicsteps.engines.tables.days import day_of
from civicsteps.engines.tables.reading import Note, Table, folded, read_table
from civicsteps.engines.tables.sheets import TableError

__all__ = ["Note", "Table", "TableError", "day_of", "folded", "read_table"]
