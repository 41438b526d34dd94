"""The search of the index finds names and ids in all that is on it; the list of all profiles finds them in a large run."""

import os
import pathlib

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]


@pytest.fixture
def folder():
    return pathlib.Path(os.environ["JSS_PAGES"])


def page_of(folder, *names):
    file = folder.joinpath(*names)
    if not file.exists():
        pytest.skip(f"no {'/'.join(names)} in this folder")
    return file


def found(page):
    return page.locator("#found li").all_inner_texts()


def test_a_name_and_an_id_are_found_wherever_they_are(folder, open_page):
    opened = open_page(page_of(folder, "internal", "index.html"))
    page = opened.page
    for text in ["amara lumezi", "FL-AMARA"]:
        page.fill("#find", text)
        assert len(found(page)) == 1
        assert found(page)[0].startswith("Amara Lumezi")
        assert page.locator("#found a").first.get_attribute("href").startswith("profiles/")
    assert "1 profiles" not in page.locator("[role=search] [role=status]").inner_text()
    assert "Deadlines" in found(page)[0] and "All profiles" in found(page)[0]
    # A contract's id leads to where it is.
    page.fill("#find", "ct-amara-47")
    assert all("Amara" in line for line in found(page)) and found(page)
    page.fill("#find", "nobody at all")
    assert found(page) == []
    assert opened.messages == [] and opened.foreign_requests() == []


def test_the_text_is_in_the_address(folder, open_page):
    file = page_of(folder, "internal", "index.html")
    page = open_page(file).page
    page.fill("#find", "amara & co")
    fragment = page.evaluate("location.hash")
    again = open_page(file, fragment=fragment)
    assert again.page.input_value("#find") == "amara & co"
    # A table's state and the text live side by side.
    again.page.locator("table:visible th[data-sort] button").first.click()
    assert "find=amara" in again.page.evaluate("location.hash")
    again.page.fill("#find", "ines")
    assert ".sort=" in again.page.evaluate("location.hash")


def test_a_public_index_finds_all(folder, open_page):
    page = open_page(page_of(folder, "public", "index.html")).page
    page.fill("#find", "fl-ines")
    assert len(found(page)) == 1


def test_the_list_of_200_000_profiles(folder, open_page):
    opened = open_page(page_of(folder, "made", "large", "all.html"))
    page = opened.page
    status = page.locator("[role=search] [role=status], .find [role=status]").first
    assert status.inner_text() == "the first 200 of 200,000 profiles"
    page.click("button.more")
    assert page.locator("tbody tr").count() == 400
    page.fill("#find", "FL-123456")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("tbody a").get_attribute("href").startswith("profiles/")
    assert page.locator("tbody th").inner_text().startswith("Someone </script> 123456 é")
    page.fill("#find", "123456 someone")
    assert page.locator("tbody tr").count() == 1
    again = open_page(page_of(folder, "made", "large", "all.html"), fragment=page.evaluate("location.hash"))
    assert again.page.input_value("#find") == "123456 someone"
    assert (again.foreign_requests(), again.messages) == ([], [])


def test_the_index_leads_to_the_list_with_what_was_asked(folder, open_page):
    page = open_page(page_of(folder, "made", "large", "index.html")).page
    page.fill("#find", "someone 777")
    assert page.locator("#found a").last.get_attribute("href") == "all.html#find=someone%20777"
    page.locator("#found a").last.click()
    page.wait_for_url("**/all.html*")
    assert page.input_value("#find") == "someone 777"
    assert page.locator("tbody tr").count() > 0
