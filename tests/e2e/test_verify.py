"""A paper is compared in the browser: the file is dropped, its hash is made there, and nothing is sent."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from documents.domain import papers
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.documents import PDF, make_paper

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """([element, content, name]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: "application/pdf" }));
  element.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}"""


@pytest.fixture
def private_files(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def paper(private_files: Path) -> IssuedPaper:
    return papers.ensure_file(make_paper(PaperKind.CONTRACT))


def drop(page: Page, content: bytes) -> None:
    form = page.locator("#compare-file").element_handle()
    page.evaluate(DROP, [form, base64.b64encode(content).decode(), "келишим.pdf"])


def test_a_dropped_file_is_compared_and_stays_on_the_device(open_page, paper, private_files: Path):
    page = open_page()
    page.goto(f"/en/verify/{paper.code}/")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    drop(page, (private_files / paper.file.name).read_bytes())
    expect(page.locator("#answer")).to_contain_text("This is the same file")
    drop(page, PDF)
    expect(page.locator("#answer")).to_contain_text("This is another file")
    assert set(sent) <= {"GET"}


def test_without_scripts_the_server_compares_it(open_page, paper, private_files: Path):
    page = open_page(scripts=False)
    page.goto(f"/en/verify/{paper.code}/")
    page.set_input_files("input[type=file]", private_files / paper.file.name)
    page.click("#compare-file button[type=submit]")
    expect(page.locator("#answer")).to_contain_text("This is the same file")
