"""Pages of a long list: counted as far as anybody turns pages, beyond that told by the plan of the query.

Counting all rows reads all of them, and a list is opened far more often than its end.
"""

import json

from django.core.paginator import Paginator
from django.db import connections
from django.db.models import QuerySet
from django.utils.functional import cached_property

# So many rows are counted; they come by the index that gives the list its order.
EXACT = 1000


class LongListPaginator(Paginator):  # type: ignore[type-arg]
    """The paginator of the admin's lists; `is_estimate` says that the number of rows is the planner's."""

    template_name = "admin/core/pagination.html"
    is_estimate = False

    @cached_property
    def count(self) -> int:
        """The number of rows; of more than `EXACT` on PostgreSQL about the number."""
        rows = self.object_list
        if not isinstance(rows, QuerySet) or connections[rows.db].vendor != "postgresql":
            return Paginator(rows, self.per_page).count
        seen: int = rows[: EXACT + 1].count()
        if seen <= EXACT:
            return seen
        self.is_estimate = True
        return max(seen, planned_rows(rows))


def planned_rows(rows: QuerySet) -> int:  # type: ignore[type-arg]
    """How many rows PostgreSQL expects of a query, by the statistics it keeps: nothing is read."""
    plan = json.loads(rows.order_by().explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])
