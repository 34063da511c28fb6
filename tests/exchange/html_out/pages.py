"""A page taken apart: its elements, where its links lead, what stands in it."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = dict[str, str]


class Page(HTMLParser):
    """Every start tag with its attributes, and every text, in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _name, attributes in self.elements if "id" in attributes]

    @property
    def text(self) -> str:
        return "".join(self.texts)
