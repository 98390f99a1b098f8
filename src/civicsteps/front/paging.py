"""Pages of long lists: counted and turned only as far as anybody does."""

from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _

PER_PAGE = 20
MOST_PAGES = 100
MOST_COUNTED = 10_000


class LongPaginator[M: Model](Paginator[M]):
    """A paginator of a list that may have a hundred thousand rows.

    It counts to `MOST_COUNTED` and turns to `MOST_PAGES`: who needs more narrows the list. With
    `keys_first` the keys of a page are asked first and its rows after them, so that no row that is
    only sorted or passed over is read whole.
    """

    object_list: QuerySet[M]
    keys_first = False

    @cached_property
    def count(self) -> int:
        """How many rows there are, or one more than are counted."""
        # The keys alone: what was added to each row to sort by need not be reckoned.
        return self.object_list.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @cached_property
    def num_pages(self) -> int:
        """How many pages are turned."""
        return min(-(-self.count // self.per_page), MOST_PAGES) or 1

    @property
    def stops_short(self) -> bool:
        """Whether there is more than its pages show."""
        return self.count > MOST_PAGES * self.per_page

    @property
    def count_said(self) -> str:
        """How many rows there are, in words: „1.234”, „peste 10.000”."""
        if self.count > MOST_COUNTED:
            most = number_format(MOST_COUNTED, force_grouping=True)
            return _("more than %(number)s") % {"number": most}
        return number_format(self.count, force_grouping=True)

    def page(self, number: int | str) -> Page[M]:
        """Return a page. Raises InvalidPage."""
        if not self.keys_first:
            return super().page(number)
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        return Page(list(self.object_list.filter(pk__in=keys)), number, self)


def page_of[M: Model](
    rows: QuerySet[M], request: HttpRequest, *, per_page: int = PER_PAGE, keys_first: bool = False
) -> Page[M]:
    """Return the page of rows that the address asks for; nonsense gives the nearest page.

    `keys_first` is for long lists of wide rows: one question more, and much less to read.
    """
    paginator = LongPaginator(rows, per_page)
    paginator.keys_first = keys_first
    return paginator.get_page(request.GET.get("page"))


def query_without_page(request: HttpRequest) -> str:
    """Return the address's query without its page, for the pager's links."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def narrowed_to(request: HttpRequest, name: str, value: str) -> str:
    """Return the page's own address with one filter set or taken out, on its first page."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"
