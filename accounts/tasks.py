"""Work by the clock: roles that begin and end with a day."""

from celery import shared_task

from accounts.domain import post_roles


@shared_task
def follow_posts() -> int:
    """Who leads the Centre today is the director in the portal; whose term is over no longer is (4.2.1)."""
    return post_roles.follow_posts()
