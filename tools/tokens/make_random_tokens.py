#!/usr/bin/env python3
"""Writes random Unicode strings with their token ids by open-clip-torch's tokenizer, as gzipped JSON.

  pip install --no-deps open-clip-torch==3.3.0 ftfy==6.3.1 regex==2025.11.3 wcwidth==0.2.14
  make_random_tokens.py 1000 adaclip-core/src/test/resources/text/random-tokens.json.gz

Only the tokenizer's module is loaded, so torch is not needed. Random numbers are seeded. Characters are limited to those
that Unicode 13 knows (Java 17's tables), and strings that ftfy repairs in a way that is deliberately left out in Java (see
TextRepair) are skipped and counted.
"""
import gzip, html, importlib.util, json, os, random, sys, types, unicodedata

import ftfy

KINDS = {
    "ascii": [(0x20, 0x7E)],
    "latin": [(0x61, 0x7A), (0x41, 0x5A), (0xC0, 0x17F), (0x20, 0x20)],
    "greek": [(0x370, 0x3FF), (0x20, 0x20), (0x1F00, 0x1FFF)],
    "cyrillic": [(0x400, 0x4FF), (0x20, 0x20)],
    "cjk": [(0x4E00, 0x9FFF), (0x3040, 0x30FF), (0x20, 0x20), (0x3000, 0x303F)],
    "hangul": [(0xAC00, 0xD7A3), (0x1100, 0x11FF)],
    "arabic": [(0x600, 0x6FF), (0x20, 0x20)],
    "hebrew": [(0x590, 0x5FF), (0x20, 0x20)],
    "thai": [(0xE00, 0xE7F)],
    "indic": [(0x900, 0x97F), (0x980, 0x9FF), (0x20, 0x20)],
    "emoji": [(0x1F300, 0x1F64F), (0x200D, 0x200D), (0xFE0F, 0xFE0F), (0x2600, 0x27BF), (0x20, 0x20)],
    "marks": [(0x61, 0x7A), (0x300, 0x36F)],
    "width": [(0xFF01, 0xFFEE), (0xFB00, 0xFB06), (0x20, 0x20)],
    "control": [(0x00, 0x1F), (0x7F, 0x9F), (0x61, 0x7A), (0x2000, 0x206F)],
    "symbols": [(0x2010, 0x23FF), (0x20, 0x7E)],
    "any": [(0x20, 0xD7FF), (0xE000, 0x1FFFF)],
}
ENTITIES = ["&amp;", "&lt;", "&eacute;", "&EACUTE;", "&#233;", "&#x1F600;", "&copy", "&notit;", "&#150;", "&bogus;", "&"]
WORDS = ["Candle", "metal", "NUT", "don't", "we'll", "3.14", "pcb4", "x-ray", "naïve", "cafÃ©", "<b>"]


def tokenizer():
    """The tokenizer's module without the package around it, which would load torch."""
    folder = os.path.dirname(importlib.util.find_spec("open_clip").origin)
    for name in ("torch", "numpy"):
        sys.modules.setdefault(name, types.ModuleType(name))
    sys.modules["torch"].LongTensor = sys.modules["torch"].Tensor = object
    sys.modules["numpy"].ndarray = object
    specification = importlib.util.spec_from_file_location("tokenizer", os.path.join(folder, "tokenizer.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.SimpleTokenizer()


def known(character):
    """Assigned in Unicode 13, which unicodedata.ucd_3_2_0 cannot tell; Python 3.11 has 14, so its additions are listed."""
    code = ord(character)
    added_in_14 = [(0x61D, 0x61D), (0x870, 0x8B5), (0x8C8, 0x8D2), (0xC3C, 0xC3C), (0xC5D, 0xC5D), (0xCDD, 0xCDD),
                   (0x170D, 0x170D), (0x171F, 0x171F), (0x180F, 0x180F), (0x1AC1, 0x1ACE), (0x1B4C, 0x1B4C),
                   (0x1B7D, 0x1B7E), (0x1DFA, 0x1DFA), (0x20C0, 0x20C0), (0x2C2F, 0x2C2F), (0x2C5F, 0x2C5F),
                   (0x2E53, 0x2E5D), (0x9FFD, 0x9FFF), (0xA7C0, 0xA7C1), (0xA7D0, 0xA7D9), (0xA7F2, 0xA7F4),
                   (0xFBC2, 0xFBC2), (0xFD40, 0xFD4F), (0xFDCF, 0xFDCF), (0xFDFE, 0xFDFF)]
    later = any(first <= code <= last for first, last in added_in_14) or code >= 0x10000 and code not in range(0x1F300, 0x1F650)
    return unicodedata.category(character) != "Cn" and not later


def piece(random_numbers):
    if random_numbers.random() < 0.15:
        return random_numbers.choice(ENTITIES)
    if random_numbers.random() < 0.25:
        return " " + random_numbers.choice(WORDS) + " "
    ranges = KINDS[random_numbers.choice(list(KINDS))]
    characters = []
    while len(characters) < random_numbers.randint(1, 12):
        first, last = random_numbers.choice(ranges)
        character = chr(random_numbers.randint(first, last))
        if known(character):
            characters.append(character)
    return "".join(characters)


def main():
    count, out = int(sys.argv[1]), sys.argv[2]
    random_numbers, encoder, entries, skipped = random.Random(20), tokenizer(), [], 0
    while len(entries) < count:
        text = "".join(piece(random_numbers) for _ in range(random_numbers.randint(1, 5)))
        plain = ftfy.fix_text(text, fix_encoding=False)
        if ftfy.fix_text(text) != plain and "Ã©" not in text:
            skipped += 1
            continue
        entries.append({"text": text, "ids": encoder.encode(text)})
    packed = gzip.compress(json.dumps(entries, ensure_ascii=True, separators=(",", ":")).encode(), mtime=0)
    with open(out, "wb") as file:
        file.write(packed)
    print(f"{count} strings, {skipped} skipped, {len(packed)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
