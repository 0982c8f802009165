"""Every address in every page, checked on disk."""


def test_no_link_leads_to_a_missing_file(site):
    broken = [
        f"{page.address}: {link.value}"
        for page in site.html.values() for link in page.links
        if link.target is not None and link.target not in site.files
    ]
    assert broken == []


def test_no_link_leads_to_a_missing_place_in_a_page(site):
    broken = [
        f"{page.address}: {link.value}"
        for page in site.html.values() for link in page.links
        if link.fragment and link.target in site.html and link.fragment not in site.html[link.target].ids
    ]
    assert broken == []


def test_no_page_uses_an_identifier_twice(site):
    assert {page.address: page.repeated_ids for page in site.pages if page.repeated_ids} == {}


def test_all_links_are_relative(site):
    rooted = [f"{page.address}: {link.value}" for page in site.html.values() for link in page.links if link.value.startswith("/")]
    assert rooted == []


def test_pages_load_nothing_from_other_hosts(site):
    foreign = [
        f"{page.address}: {link.value}"
        for page in site.html.values() for link in page.links
        if link.is_loaded and link.target is None and not link.value.startswith("data:")
    ]
    assert foreign == []


def test_every_note_is_reached_from_home_by_links(site):
    reached, open_addresses = {"index.html"}, ["index.html"]
    while open_addresses:
        for link in site.html[open_addresses.pop()].links:
            if link.element == "a" and link.target in site.html and link.target not in reached:
                reached.add(link.target)
                open_addresses.append(link.target)
    assert [note.address for note in site.notes if note.address not in reached] == []
