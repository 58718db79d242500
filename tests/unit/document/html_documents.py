"""Generated HTML documents, and what justhtml, an independent parser, lets a reader see of one."""

import random
import re

from checker.document.elements import BLOCKS, UNSEEN

WORDS = re.split(
    " ",
    "Police counted 12,400 people in the square & more \U0001f6a2 café naïve £300m 3&nbsp;000 &lt;40&gt;"
    " &eacute;t&eacute; &#8217;tis &#x1F525; &hellip; 50&percnt;"
    " AT&T a&b 1&thinsp;500 &notin; &copy2024 中文 e\u0301 \u200d x<3 7>5",
)
INLINE = ["b", "i", "em", "strong", "a href='#x'", 'span class="y z"', "u", "small", "mark", 'abbr title="12 > 3"']
SPACES = [" ", " ", " ", "\n", "\r\n", "\t", "  ", " \n "]


class Writer:
    """Writes documents as content systems do: nested, with end tags left out, comments and scripts in between."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def document(self):
        body = "".join(self.block(0) for _ in range(self.random.randint(1, 5)))
        if self.random.random() < 0.3:
            head = "<head><title>12 &amp; 3</title><style>p{x:1}</style></head>"
            return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"
        return body

    def words(self):
        chosen = self.random.choices(WORDS, k=self.random.randint(1, 6))
        return "".join(word + self.random.choice(SPACES) for word in chosen)

    def inline(self, depth=0):
        pieces = []
        for _ in range(self.random.randint(1, 4)):
            kind = self.random.random()
            if kind < 0.5 or depth > 3:
                pieces.append(self.words())
            elif kind < 0.8:
                tag = self.random.choice(INLINE)
                pieces.append(f"<{tag}>{self.inline(depth + 1)}</{tag.split()[0]}>")
            elif kind < 0.84:
                pieces.append(self.random.choice(["<br>", "<BR/>", "<br />"]))
            elif kind < 0.88:
                pieces.append("<!-- 99 --" + self.random.choice([">", "!>", " x -->"]))
            elif kind < 0.91:
                pieces.append("<span hidden>77 <b>66</b></span>")
            elif kind < 0.94:
                pieces.append("<b>10</b>,<i>000</i>")
            elif kind < 0.97:
                pieces.append('<script>if (a<b) "</b>"</script>')
            else:
                pieces.append("<img src=x alt='55'><wbr>")
        return "".join(pieces)

    def block(self, depth):
        kind = self.random.randint(0, 11)
        inner = self.inline
        if kind < 4 or depth > 3:
            return f"<p>{inner()}" + self.random.choice(["</p>", "</p>\n", "", "\r\n"])
        if kind == 4:
            return f"<h{depth + 1}>{inner()}</h{depth + 1}>"
        if kind == 5:
            items = "".join(f"<li>{inner()}{self.random.choice(['</li>', ''])}" for _ in range(3))
            return f"<ul>{items}</ul>"
        if kind == 6:
            rows = "".join(f"<tr><td>{inner()}</td><th scope=row>{inner()}" for _ in range(2))
            return f"<table><caption>{inner()}</caption><tbody>{rows}</table>"
        if kind == 7:
            return f"<figure><img><figcaption>{inner()}</figcaption></figure>"
        if kind == 8:
            return f"<div style='display: none'>{self.block(depth + 1)}</div>"
        if kind == 9:
            return f"<blockquote>{self.block(depth + 1)}{self.block(depth + 1)}</blockquote>"
        if kind == 10:
            return f"<div>{inner()}{self.block(depth + 1)}{inner()}</div>"
        return f"<section><header>{self.block(depth + 1)}</header>{inner()}</section>"


def visible(root):
    """The blocks of text that are seen of a parsed document, white space folded."""
    found, current = [], []

    def end():
        text = re.sub(r"[ \t\n\r\f]+", " ", "".join(current)).strip(" ")
        text = re.sub(r" ?\v ?", "\v", text).strip("\v ")
        if text:
            found.append(re.sub("\v{2,}", "\v\v", text).replace("\v", "\n"))
        current.clear()

    def hidden(node):
        attributes = node.attrs or {}
        return node.name in UNSEEN or "hidden" in attributes or "display: none" in (attributes.get("style") or "")

    def walk(node):
        if node.name == "#text":
            current.append(node.data)
            return
        if node.name.startswith(("#comment", "!")) or (node.name[0] != "#" and hidden(node)):
            return
        if node.name == "br":
            current.append("\v")
        block = node.name in BLOCKS
        if block:
            end()
        for child in node.children or ():
            walk(child)
        if block:
            end()

    walk(root)
    end()
    return found
