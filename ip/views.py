"""The pages of a member of the university: the objects they are an author of, and no others (6.2)."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ip.author_page import list_rows, object_page
from ip.domain.queries import objects_of_author

OWN = "ip.see_own_objects"


@require_safe
@login_required
@permission_required(OWN, raise_exception=True)
def own_objects(request: HttpRequest) -> HttpResponse:
    """The author's objects with the state of their rights."""
    rows = list_rows(objects_of_author(request.user))  # type: ignore[arg-type]
    return render(request, "ip/own_objects.html", {"rows": rows})


@require_safe
@login_required
@permission_required(OWN, raise_exception=True)
def own_object(request: HttpRequest, pk: int) -> HttpResponse:
    """One object of the author; 404 for anybody else's."""
    found = get_object_or_404(objects_of_author(request.user), pk=pk)  # type: ignore[arg-type]
    return render(request, "ip/own_object.html", object_page(found))
