"""Escaping for Markdown: whatever a record says, it stays text."""

import re

__all__ = ["escaped", "line", "link"]

_SPECIAL = re.compile(r"[\\`*\[\]|~$_&<>#]")
_ALWAYS = re.compile(r"[\\`*\[\]|~$]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_HASH = re.compile(r"(?<!\S)#")
_LINE_START = re.compile(r"(?:[-+=](?=[\s=-]|\Z)|\d+[.)](?=\s|\Z)|:(?=\s|-))")


def escaped(text: str) -> str:
    r"""
    Escape what Markdown would read as more than text.

    >>> escaped("[x](javascript:alert(1)) <script> a_b *c* | d")
    '\\[x\\](javascript:alert(1)) &lt;script&gt; a_b \\*c\\* \\| d'
    """
    if _SPECIAL.search(text) is None:
        return text
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _HASH.sub(r"\\#", _UNDERSCORE.sub(r"\\_", _ALWAYS.sub(r"\\\g<0>", text)))


def line(markdown: str) -> str:
    r"""
    Make a line of its own out of escaped text: it must begin no list, heading or rule.

    >>> line("1. May"), line("- nil")
    ('1\\. May', '\\- nil')
    """
    bare = markdown.strip()
    start = _LINE_START.match(bare)
    if start is None:
        return bare
    return f"{bare[: start.end() - 1]}\\{bare[start.end() - 1 :]}"


def link(text: str, target: str) -> str:
    """
    Make a link out of escaped text and a safe target.

    >>> link("30", "#figure-events"), link("page", "https://example.org/a_(b)")
    ('[30](#figure-events)', '[page](<https://example.org/a_(b)>)')
    """
    destination = _ENTITY.sub("&amp;", target)
    return f"[{text}](<{destination}>)" if any(char in "()" for char in target) else f"[{text}]({destination})"
