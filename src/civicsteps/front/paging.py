"""Pages of long lists: counted only as far as anybody turns."""

from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

PER_PAGE = 20
MOST = 2_000


class LongPaginator[M: Model](Paginator[M]):
    """A paginator that does not count past `MOST` rows: who needs those searches instead."""

    object_list: QuerySet[M]

    @cached_property
    def count(self) -> int:
        """How many rows are turned through."""
        return self.object_list.order_by()[:MOST].count()


def page_of[M: Model](
    rows: QuerySet[M], request: HttpRequest, *, per_page: int = PER_PAGE
) -> Page[M]:
    """Return the page of rows that the address asks for; nonsense gives the nearest page."""
    return LongPaginator(rows, per_page).get_page(request.GET.get("page"))


def query_without_page(request: HttpRequest) -> str:
    """Return the address's query without its page, for the pager's links."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
