"""Running text from data files, made safe to show.

Plain text becomes paragraphs at once. Lists, emphasis and links are written as in Markdown; everything else,
HTML and headings included, comes out as the text it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = {"p", "ul", "li", "strong", "em", "a", "blockquote", "br"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_MARKED = re.compile(r"[*_`\[\]<>\\&#|]|^[ \t]*[-+] ", re.MULTILINE)
_LONGEST = 50_000
_MOST_BRACKETS = 300
_ITEM = re.compile(r"[ \t]*[-+*] ")
_FIRST_ITEM = re.compile(r"\n(?=[-+*] )")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def prose(text: str) -> Markup:
    """The text as HTML: paragraphs, lists, emphasis and links, and nothing that could do harm."""
    if not _MARKED.search(text) or len(text) > _LONGEST or text.count("[") > _MOST_BRACKETS:
        return _plain(text)
    try:
        return _with_marks(text)
    except RecursionError:  # lists within lists within lists: no author means that
        _markdown.cache_clear()  # it was left in the middle of something
        return _plain(text)


def _plain(text: str) -> Markup:
    paragraphs = (escape(paragraph.strip()) for paragraph in _PARAGRAPHS.split(text))
    return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph))  # noqa: S704


@lru_cache(maxsize=4096)
def _with_marks(text: str) -> Markup:
    html = _markdown().reset().convert(_lists_apart(text).replace("&", "&amp;"))
    safe = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)
    return Markup(safe)  # noqa: S704  (nh3 has let through only what the list above allows)


def _lists_apart(text: str) -> str:
    """The text with an empty line before each list that follows right below a line of text, as authors write them."""
    blocks = _PARAGRAPHS.split(text)
    return "\n\n".join(
        block if _ITEM.match(block) else _FIRST_ITEM.sub("\n\n", block, count=1) for block in blocks
    )


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    """Markdown without what would let a text leave its place: HTML, headings, code, numbers as lists."""
    markdown = Markdown()
    markdown.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref", "backtick", "entity"):
        markdown.inlinePatterns.deregister(name)
    for name in ("hashheader", "setextheader", "hr", "code", "olist"):
        markdown.parser.blockprocessors.deregister(name)
    return markdown
