"""The texts marked for translation in our code and templates, found without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.translation import template

from tests.architecture.sources import relative, tracked

type Key = tuple[str | None, str]

PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
CALL = re.compile(r"\b(?:_|n?p?gettext(?:_lazy|_noop)?)\((?=u?['\"])")
TREES = ("tests/", "script/", "docs/")


@cache
def found() -> dict[Key, str]:
    """Each text's key, with a file it stands in."""
    texts: dict[Key, str] = {}
    for path in tracked("*.py", "templates/*"):
        name = relative(path)
        if name.startswith(TREES) or path.suffix not in {".py", ".html", ".txt", ".xml", ".svg"}:
            continue
        keys = in_python(path) if path.suffix == ".py" else in_template(path)
        texts.update(dict.fromkeys(keys, name))
    return texts


def in_python(path: Path) -> Iterator[Key]:
    """The texts of a module."""
    yield from _calls(ast.parse(path.read_text()))


def unseen_names(path: Path) -> list[str]:
    """Names under which a module calls gettext and which no extraction knows: their texts stay English."""
    return [
        alias.asname
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name and alias.asname and alias.asname not in PLAIN | WITH_CONTEXT
    ]


def in_template(path: Path) -> Iterator[Key]:
    """The texts of a template: Django turns its tags into calls, which are read one by one."""
    code = template.templatize(path.read_text(), origin=str(path))
    for match in CALL.finditer(code):
        yield from _calls(ast.parse(_whole_call(code[match.start() :])))


def _whole_call(code: str) -> str:
    for end in (position + 1 for position, letter in enumerate(code) if letter == ")"):
        try:
            ast.parse(code[:end])
        except SyntaxError:
            continue
        return code[:end]
    raise AssertionError(f"A call that never ends: {code[:80]}")


def _calls(tree: ast.AST) -> Iterator[Key]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        words = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name in PLAIN and words:
            yield None, words[0]
        elif name in WITH_CONTEXT and len(words) > 1:
            yield words[0], words[1]
