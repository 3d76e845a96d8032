"""Every address of the site: pages by language, the admin and files without one."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from core.views import language_root, nothing_here

# One door for everybody: the admin has no login page of its own, past the limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)

handler500 = "portal.views.errors.server_error"

# Developers see every component on one page; elsewhere there is no such address.
developers_pages = [path("", include("portal.styleguide.urls"))] if settings.DEBUG else []

urlpatterns = [
    path("", language_root, name="root"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        # The address of a login is the one the Centre invited; allauth's own page would change it unasked.
        path("account/email/", nothing_here, name="account_email"),
        path("account/", include("allauth.account.urls")),
        path("account/2fa/", include("allauth.mfa.urls")),
        path("files/", include("documents.urls")),
        path("", include("documents.public_urls")),
        path("cabinet/", include("residents.urls")),
        path("cabinet/", include("finance.urls")),
        path("board/", include("reporting.urls")),
        path("mentor/", include("units.incubator.urls")),
        path("hub/", include("units.ctii.urls")),
        path("ip/", include("ip.urls")),
        path("", include("applications.urls")),
        path("", include("partnerships.urls")),
        path("", include("portal.urls")),
        *developers_pages,
    ),
]
