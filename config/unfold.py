"""How the admin looks: the portal's colours and font, rooms in the sidebar, each role's queue at home."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("IITB"),
    "SITE_HEADER": _("IITB"),
    "SITE_SUBHEADER": _("Work of the Centre"),
    "SITE_URL": "/",
    "SITE_ICON": lambda request: static("img/sign.svg"),
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/sign.svg")},
    ],
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "3px",
    "STYLES": [lambda request: static("css/admin.css")],
    "SCRIPTS": [lambda request: static("js/admin-lists.js")],
    "DASHBOARD_CALLBACK": "portal.admin_home.dashboard",
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": "portal.admin_sidebar.navigation",
    },
    "ACCOUNT": {"navigation": "portal.admin_sidebar.account_links"},
    "COLORS": {
        # Ink with a breath of teal, as in static/css/tokens.css.
        "base": {
            "50": "#F4F7F7",
            "100": "#E7EEEF",
            "200": "#D3DDDF",
            "300": "#B4C3C9",
            "400": "#9AAAB1",
            "500": "#56686F",
            "600": "#3C4F57",
            "700": "#2C3D44",
            "800": "#1E2D33",
            "900": "#10191D",
            "950": "#0B1216",
        },
        # The one accent: deep teal, pale by night.
        "primary": {
            "50": "#F0F7F8",
            "100": "#E1EFF1",
            "200": "#BFDCE1",
            "300": "#9BD8E4",
            "400": "#74C6D6",
            "500": "#5AB0C0",
            "600": "#0B5C6B",
            "700": "#084451",
            "800": "#0A3F4C",
            "900": "#17353D",
            "950": "#062A33",
        },
    },
}
