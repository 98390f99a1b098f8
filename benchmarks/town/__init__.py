"""A made-up town as large as a country: what the pages are measured with.

`python -m benchmarks.town make` fills an empty, migrated database; `python -m benchmarks.town
visits` prints the visits to measure, each with the queries that it takes. Both say how far they
are on standard error, and always make the same town.
"""

import django

django.setup()
