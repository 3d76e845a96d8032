"""Every address of the site: pages by language, the admin and files without one."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from core.views import language_root

# One door for everybody: the admin has no login page of its own, past the limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", language_root, name="root"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("account/", include("allauth.account.urls")),
        path("files/", include("documents.urls")),
        path("cabinet/", include("residents.urls")),
        path("board/", include("reporting.urls")),
        path("ip/", include("ip.urls")),
        path("", include("applications.urls")),
        path("", include("portal.urls")),
    ),
]
