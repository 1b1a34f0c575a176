"""Writes the named character references of HTML as Python 3.11 knows them, one a line:
name (with its semicolon, if it has one), tab, the characters' code points in hexadecimal.

    python tools/tokens/make_html_entities.py \
        > adaclip-core/src/main/resources/io/github/adaclip/text/html-entities.tsv

Python 3.11's table is that of the HTML standard (https://html.spec.whatwg.org/entities.json).
"""

import html.entities

print("# Named character references of the HTML standard; made by tools/tokens/make_html_entities.py")
for name, characters in sorted(html.entities.html5.items()):
    print(name, " ".join(f"{ord(character):X}" for character in characters), sep="\t")
