"""Paragraphs of a page, and which of them are prose."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from workbench.domain.spans import Span


class Role(Enum):
    """What a paragraph is on its page."""

    PROSE = "prose"
    HEADING = "heading"
    FURNITURE = "furniture"
    """Menus, contact lines, calls to subscribe: they state nothing."""


class Paragraph(NamedTuple):
    """A stretch of text between line breaks (wrapped lines count as one) and its role."""

    span: Span
    role: Role


FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(?!---)[^\n]{0,2000}\n){1,60}---[ \t]*(?=\n|\Z)")
"""Title, author, date and the like at the head of a Markdown file."""
FOLLOW = re.compile(
    r"[\"“”'‘’]?follow\s[^\n]{2,60}?\son\s(?:twitter|facebook|instagram|bluesky|mastodon|threads|linkedin|x)\b"
)
"""A call to follow somebody, which says nothing, in whatever marks."""
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
ENDS_LIKE_PROSE = re.compile(r"[.!?:;,…][\"”’'»)\]*]*$")
ENDS_A_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*$")
LIST_MARK = re.compile(r"(?:[-–—•*·▪◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w")
TELEPHONE = re.compile(
    r"^[\W_]*(?:(?:tel|phone|fax|mobile|call)\W*)?\+?[\d()][\d\s()./-]{6,24}$", re.IGNORECASE
)
BYLINE = re.compile(r"^(?:by|author|written by|reported by|story by|words by)\b[:\s]", re.IGNORECASE)
RELATION = re.compile(
    r"^(?:tel|telephone|phone|fax|e-?mail|address|p\.? ?o\.? box|website|web)\s*[:.]", re.IGNORECASE
)

# Exact lines that pages put around an article, in lower case without edge punctuation.
FURNITURE_LINES = frozenset(
    line.strip()
    for line in """
    read more|read also|also read|leave a comment|leave a reply|post a comment|comments|comment|no comments
    add comment
    share|share this|share this article|share this story|share on facebook|share on twitter|tweet|print|email
    e-mail|save
    stay connected|follow us|follow and subscribe|subscribe|subscribe now|sign up|sign in|log in|login|register|donate
    advertisement|advertisment|- advertisment -|- advertisement -|sponsored|sponsored content|other news
    more news|latest news
    you may also like|you may be interested in|you might also like|related|related articles|related posts
    related stories
    related topics|recommended|recommended for you|most read|most popular|trending|trending now|popular posts
    recent posts
    previous article|next article|previous post|next post|previous|next|back to top|top of form|bottom of form
    home|menu
    search|about us|contact us|contact|privacy policy|terms of use|terms and conditions|cookie policy
    all rights reserved
    tags|categories|filed under|author|about the author|newsletter|click here|continue reading|show more
    load more|skip to content
    facebook|twitter|instagram|youtube|linkedin|whatsapp|telegram|tiktok|listen|watch|photo|video|gallery
    cover story|opinion
    editorial|world|politics|sports|business|breaking news|news
    """.replace("\n", "|").split("|")
    if line.strip()
)
FURNITURE_OPENINGS = (
    "be the first to comment", "leave a comment", "leave a reply", "read more:", "read also:", "also read:", "read:",
    "related:", "see also:", "copyright", "©", "(c) ", "all rights reserved", "follow us", "subscribe to",
    "sign up for",
    "share this", "click here", "tags:", "filed under", "posted in", "posted on", "image:", "photo:", "photo by",
    "image credit", "image courtesy", "picture:", "contact ", "you may also like", "you might also like",
    "advertisement",
    "the views expressed", "views expressed", "the opinions expressed", "disclaimer", "this website uses",
    "we use cookies",
    "download our app", "download the app", "for the latest news", "join our", "enter your email",
    "your email address",
    "required fields", "published in", "last updated", "this story was originally", "editing by", "reporting by",
    "additional reporting", "writing by",
)  # fmt: skip
# After one of these the page no longer tells its story: only long prose is read there.
TAIL_OPENINGS = (
    "leave a comment", "leave a reply", "you may also like", "you might also like", "you may be interested in",
    "related articles", "related posts", "related stories", "be the first to comment", "stay connected", "follow us",
    "most read", "most popular", "recent posts", "other news",
)  # fmt: skip
SHORTEST_PROSE_IN_TAIL = 250
LONGEST_HEADING = 160
LONGEST_WRAPPED_LINE = 110


def paragraphs(text: str) -> list[Paragraph]:
    """Every non-blank paragraph in order, with its role."""
    spans = _joined_lines(text)
    found: list[Paragraph] = []
    in_tail = False
    front = FRONT_MATTER.match(text)
    for span in spans:
        if front and span.start < front.end():
            found.append(Paragraph(span, Role.FURNITURE))
            continue
        words = span.of(text)
        low = words[:200].casefold().strip("*#_-–—|» \t")
        if low.startswith(TAIL_OPENINGS) and len(words) < LONGEST_HEADING:
            in_tail = True
        role = _role(words, low, alone=len(spans) == 1)
        if in_tail and len(words) < SHORTEST_PROSE_IN_TAIL:
            role = Role.FURNITURE
        found.append(Paragraph(span, role))
    return found


def _joined_lines(text: str) -> list[Span]:
    """Lines as spans without edge space; the lines of a hard-wrapped block are joined."""
    spans: list[Span] = []
    block: list[Span] = []
    for match in LINE.finditer(text):
        words = match.group()
        if not (bare := words.strip()):
            spans += _block(block, text)
            block = []
            continue
        start = match.start() + words.find(bare[0])
        line = Span(start, start + len(bare))
        if block and "\n" in (gap := text[block[-1].end : line.start]) and gap.count("\n") > 1:
            spans += _block(block, text)
            block = []
        block.append(line)
    return spans + _block(block, text)


def _block(lines: list[Span], text: str) -> list[Span]:
    """One span for lines wrapped at a column, else one for each line."""
    if len(lines) < 2:
        return lines
    widths = [line.end - line.start for line in lines[:-1]]
    widest = max(widths)
    if widest > LONGEST_WRAPPED_LINE or min(widths) < 0.6 * widest or widest < 40:
        return lines
    broken = sum(
        not ENDS_LIKE_PROSE.search(text[max(line.start, line.end - 8) : line.end]) for line in lines[:-1]
    )
    return [Span(lines[0].start, lines[-1].end)] if 2 * broken > len(widths) else lines


def _role(words: str, low: str, *, alone: bool) -> Role:
    bare = low.strip(" .:!?…\"'“”‘’[]()").strip()
    if not any(character.isalpha() for character in bare):
        return Role.FURNITURE
    if bare in FURNITURE_LINES or low.startswith(FURNITURE_OPENINGS) or RELATION.match(low):
        return Role.FURNITURE
    if len(words) < LONGEST_HEADING and FOLLOW.match(low):
        return Role.FURNITURE
    if len(words) < 120 and (TELEPHONE.match(words) or (_has_address(words) and len(words.split()) < 6)):
        return Role.FURNITURE
    if words.startswith(("http://", "https://", "www.")) and len(words.split()) == 1:
        return Role.FURNITURE
    return Role.HEADING if not alone and _is_heading(words) else Role.PROSE


def _has_address(words: str) -> bool:
    return "@" in words and EMAIL.search(words) is not None


def _is_heading(words: str) -> bool:
    """A short line without a full stop, or a byline: it names rather than states."""
    if len(words) > LONGEST_HEADING:
        return False
    if BYLINE.match(words) and not ENDS_A_SENTENCE.search(words[-8:]):
        return True
    if ENDS_LIKE_PROSE.search(words[-8:]) and not words.endswith(("...", "…")):
        return False
    if words[0] in "“\"‘'«" or LIST_MARK.match(words) or words[0].islower():
        return False
    # A sentence that lost its full stop is long and mostly in lower case; a headline is not.
    names = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in names)
    return len(words.split()) <= 14 or capitals >= 0.6 * len(names)
