#!/usr/bin/env python3
"""Writes the named character references of HTML5, as Python's html module knows them, one a line: name, tab, text.

  make_html_entities.py > adaclip-core/src/main/resources/io/github/adaclip/text/html-entities.tsv

The committed file was made with Python 3.11.7. Text is escaped as \\uXXXX (UTF-16 units) so that the file is plain ASCII.
"""
import html.entities

for name, text in sorted(html.entities.html5.items()):
    units = text.encode("utf-16-be").hex()
    print(name, "".join("\\u" + units[i:i + 4] for i in range(0, len(units), 4)), sep="\t")
