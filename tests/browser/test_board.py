"""What an editor sees: a headless Chromium looks at a live board."""

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import (
    presence_of_element_located,
    text_to_be_present_in_element,
    url_contains,
)
from selenium.webdriver.support.wait import WebDriverWait

from tests.board import factories as given
from tests.browser.conftest import Board

pytestmark = pytest.mark.browser
SECONDS = 20
FIGURE = (By.CSS_SELECTOR, "#inc_1 .row-figure b")


def text(browser: webdriver.Chrome, selector: str) -> str:
    return str(browser.find_element(By.CSS_SELECTOR, selector).text)


def test_an_incident_appears_on_an_open_page(board: Board, browser: webdriver.Chrome) -> None:
    browser.get(board.url)
    WebDriverWait(browser, SECONDS).until(text_to_be_present_in_element((By.ID, "pulse"), "live"))
    assert "No incidents yet" in text(browser, "main")

    board.tell(given.article(), given.incident(), given.change())

    WebDriverWait(browser, SECONDS).until(text_to_be_present_in_element(FIGURE, "40"))
    assert "Airstrike at Marsh End" in text(browser, "#inc_1 h2")


def test_a_change_is_pushed_without_loading_the_page_again(board: Board, browser: webdriver.Chrome) -> None:
    board.tell(given.incident(), given.change())
    browser.get(board.url)
    WebDriverWait(browser, SECONDS).until(text_to_be_present_in_element((By.ID, "pulse"), "live"))
    WebDriverWait(browser, SECONDS).until(text_to_be_present_in_element(FIGURE, "40"))
    browser.execute_script("window.untouched = true")

    board.tell(given.incident(revision=4, estimates={"killed": {"people": given.estimate(43, 45, 53, "clm_43")}}))

    WebDriverWait(browser, SECONDS).until(text_to_be_present_in_element(FIGURE, "45"))
    assert browser.execute_script("return window.untouched") is True
    assert browser.find_elements(By.CSS_SELECTOR, "#inc_1.changed")


def test_a_figure_leads_to_its_sentence_highlighted_and_in_sight(board: Board, browser: webdriver.Chrome) -> None:
    filler = "\n\n".join(f"Paragraph {number} of the paper, with nothing in it." for number in range(60))
    long = given.article(text=given.TEXT + "\n\n" + filler)
    board.tell(long, given.incident())
    browser.get(f"{board.url}/incidents/inc_1")
    WebDriverWait(browser, SECONDS).until(presence_of_element_located((By.CSS_SELECTOR, ".first a.figure")))

    browser.find_element(By.CSS_SELECTOR, ".first a.figure").click()

    WebDriverWait(browser, SECONDS).until(url_contains("/articles/art_1?claim=clm_40"))
    mark = browser.find_element(By.CSS_SELECTOR, "mark.cited")
    assert mark.text == "a figure of 40"
    assert browser.execute_script(
        "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight", mark
    )


def test_the_board_reads_without_javascript(board: Board, browser_without_javascript: webdriver.Chrome) -> None:
    browser = browser_without_javascript
    board.tell(given.article(), given.incident(), given.change())

    browser.get(board.url)
    browser.find_element(By.CSS_SELECTOR, "#inc_1 h2 a").click()
    browser.find_element(By.CSS_SELECTOR, ".first a.figure").click()

    assert text(browser, "mark.cited") == "a figure of 40"
    assert not browser.find_element(By.ID, "pulse").is_displayed()


@pytest.mark.parametrize("path", ["/", "/incidents/inc_1", "/articles/art_1?claim=clm_43", "/feeds", "/about"])
def test_no_page_breaks_its_own_security_policy_or_overflows_a_phone(board: Board, browser: webdriver.Chrome, path: str) -> None:
    board.tell(given.article(), given.incident(), given.change(), given.feed())
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )

    browser.get(board.url + path)
    WebDriverWait(browser, SECONDS).until(presence_of_element_located((By.CSS_SELECTOR, "main > *")))

    log = browser.get_log("browser")  # type: ignore[no-untyped-call] # selenium leaves it untyped
    assert [entry for entry in log if entry["level"] == "SEVERE"] == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
