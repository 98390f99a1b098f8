"""Lists as they work without a script: a search and the pages keep what was chosen before."""

from civicsteps.causes.models import Cause
from tests.cast import Cast
from tests.pages import browser, hidden


def test_a_search_keeps_the_step_and_the_group(cast: Cast, cause: Cause) -> None:
    page = browser(cast).get("/probleme/", {"treapta": "3", "grup": cast.group.slug})
    assert hidden(page) == {"treapta": "3", "grup": cast.group.slug}
    assert hidden(browser(cast).get("/probleme/")) == {}


def test_the_map_turns_its_pages_within_what_was_chosen(cast: Cast, cause: Cause) -> None:
    Cause.objects.update(lat=44.431234567, lon=26.05)
    copies = [
        Cause(
            group=cast.group, slug=f"c-{n}", title=f"C {n}", place="P", lat=44.4, lon=26.0,
            opened_by=cause.opened_by, opened_on=cause.opened_on, moved_on=cause.moved_on,
            published_at=cause.published_at,
        )
        for n in range(101)
    ]  # fmt: skip
    Cause.objects.bulk_create(copies)
    text = browser(cast).get("/harta/", {"grup": cast.group.slug}).content.decode()
    assert f"grup={cast.group.slug}&amp;page=2" in text
    last = browser(cast).get("/harta/", {"grup": cast.group.slug, "page": "2"}).content.decode()
    assert 'data-lat="44.43123"' in last
    assert "44.431234" not in text + last
