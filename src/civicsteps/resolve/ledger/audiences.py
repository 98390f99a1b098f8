"""Who sees an asset and its documents: the audience `asset:<uuid>`."""

from civicsteps.core import audiences
from civicsteps.resolve.ledger.queries import sees_asset

audiences.register("asset", sees_asset)
