"""100,000 open clocks in a new database, and how long one declared free day takes to move them.

Run by `bench_law` with the settings of a site around it. Everything is real but the clocks' making:
the day is declared by the action, the news travels by the journal, the worker's tasks count.
"""

import django

django.setup()
