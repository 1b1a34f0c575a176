"""Random Unicode strings and their CLIP token ids, for comparing the Java tokenizer with the Python one.

    python3.11 -m venv venv
    venv/bin/pip install --no-deps open-clip-torch==3.3.0 ftfy==6.3.1 regex==2026.11.15 wcwidth==0.9.4 numpy==2.4.6
    venv/bin/python tools/tokens/make_random_tokens.py --count 10000 --out tokens.json.gz
    ./mvnw -pl adaclip-core -am test -Dtest=RandomTokensTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Dadaclip.randomTokens=$PWD/tokens.json.gz

The sample in adaclip-core/src/test/resources/io/github/adaclip/text/ was made with --count 1000 --seed 2.
Python 3.11 (Unicode 14.0); torch is not needed.

Output: a list of {"kind", "text", "ids", "mojibake"}; ids are those of OpenAI's tokenizer (its special strings are
<|startoftext|> and <|endoftext|>), without start and end; mojibake says whether ftfy's fix_encoding changed the text.
"""

import argparse
import gzip
import importlib.util
import json
import random
import sys
import types
import unicodedata

import ftfy
import regex


def load_tokenizer():
    """open_clip's tokenizer module alone, without torch, and with OpenAI's special strings."""
    torch = types.ModuleType("torch")
    torch.Tensor = torch.LongTensor = object
    sys.modules.setdefault("torch", torch)
    folder = importlib.util.find_spec("open_clip").submodule_search_locations[0]
    spec = importlib.util.spec_from_file_location("open_clip_tokenizer", folder + "/tokenizer.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tokenizer = module.SimpleTokenizer()
    ours = {"<|startoftext|>": 49406, "<|endoftext|>": 49407}
    theirs = ("<start_of_text>", "<end_of_text>")
    tokenizer.encoder = {k: v for k, v in tokenizer.encoder.items() if k not in theirs} | ours
    tokenizer.cache = {text: text for text in ours}
    pattern = tokenizer.pat.pattern
    for text, special in zip(theirs, ours):
        assert text in pattern
        pattern = pattern.replace(text, regex.escape(special))
    tokenizer.pat = regex.compile(pattern, regex.IGNORECASE)
    return tokenizer


def characters(*ranges):
    """All assigned characters of some ranges."""
    return [chr(c) for first, last in ranges for c in range(first, last + 1) if unicodedata.category(chr(c)) != "Cn"]


WORDS = """candle metal nut metal_nut metal-nut hazelnut PCB pcb1 pipe_fryum chewinggum leather Carpet ZIPPER toothbrush
a an the photo of damaged flawless without flaw defect it's don't we'll I'd they've I'm you're O'Neil rock'n'roll 3D
M8 x12 10mm No.5 A4 printed circuit board BRACKET_black tube connector 01 Class10 colon polyp brain MRI""".split()
FOREIGN = """Schraubenmutter Flaschenöffner Straße GROẞ naïve café crème brûlée jalapeño coração pão às à là ÀÉÎÕÜ über
żółć szkło śruba příliš žluťoučký kůň Ångström smørrebrød İstanbul ışık şişe fiancée œuvre cœur Œuvre hôtel ÎLE
μπουκάλι ΟΔΥΣΣΕΥΣ ΣΑΣ σΣ ΑΣ. Ελλάδα Σ шуруп Металл ГАЙКА бутылка ёж Київ їжак ўсё Ђорђе זכוכית בקבוק بطاقة زجاجة ليمون
瓶子 金属螺母 ナット ネジ 日本語 カプセル 너트 금속 ขวดแก้ว น้ำ बोतल क्षत्रिय धातु বোতল பாட்டில் მეტალი մետաղ ብረት""".split()
ENTITIES = """&amp; &lt; &gt; &quot; &#39; &apos; &nbsp; &eacute; &EACUTE; &Eacute &eacute &notin; &not &notit; &copy
&copyright; &hellip; &mdash; &rsquo; &ldquo; &szlig; &SZLIG; &frac12; &NotEqualTilde; &fjlig; &#233; &#xE9; &#xe9 &#128;
&#x80; &#150; &#0; &#x110000; &#xD800; &#1; &#x1F642; &#12; &#59; &amp;amp; &amp;lt; &amp;eacute; &;  & &# &#x; &foo;
&Jscr; &lang; &zwnj; &bogusnamethatislong; &#99999999999; &#x26;amp; &LT; &lt &AMP &ThickSpace;""".split()
EMOJI = """🙂 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 ❤️ 1️⃣ 👩🏿‍🔧 🧑‍🚀 ☎️ ✂ 🪛 🔩 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ©️ ™ ⌚ 🫠""".split()
SPECIALS = ["<|startoftext|>", "<|endoftext|>", "<|ENDOFTEXT|>", "<|startoftext", "|endoftext|>", "'S", "'ſ", "’s", "'LL"]
SPACES = list(" \t\n\r\f\v\x1c\x1f\x85\xa0\u1680\u2003\u2009\u200b\u2028\u2029\u202f\u205f\u3000\ufeff") + ["\r\n", "  "]
CONTROLS = characters((0, 0x1F), (0x7F, 0x7F)) + ["\x1b[31m", "\x1b[0;1m", "\u200d", "\u200e", "\u202e", "\ufffc", "\ufffd", "\ud83d", "\udd29"]
PUNCTUATION = characters((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0x2010, 0x2027), (0x2030, 0x205E))
ALL = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) not in ("Cn", "Cs", "Co")]
BY_CATEGORY = {}
for character in ALL:
    BY_CATEGORY.setdefault(unicodedata.category(character), []).append(character)

POOLS = {
    "latin": characters((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F)),
    "greek": characters((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": characters((0x400, 0x52F)),
    "cjk": characters((0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xAD00), (0x20000, 0x20050)),
    "arabic": characters((0x600, 0x6FF), (0xFE70, 0xFEFC)),
    "hebrew": characters((0x590, 0x5F4), (0xFB1D, 0xFB4F)),
    "thai": characters((0xE00, 0xE5B)),
    "devanagari": characters((0x900, 0x97F)),
    "combining": characters((0x61, 0x7A), (0x300, 0x36F), (0x41, 0x5A)),
    "width": characters((0xFF01, 0xFFEE), (0x3000, 0x3003)),
    "ligature": characters((0xFB00, 0xFB06), (0x132, 0x133), (0x1C4, 0x1CC), (0x1F1, 0x1F3), (0x61, 0x66)) + ["ŉ", "æ"],
    "latin1": characters((0x20, 0xFF)),
    "numbers": BY_CATEGORY["Nd"] + BY_CATEGORY["Nl"] + BY_CATEGORY["No"],
    "case": [c for c in ALL if c.lower() != c or c.upper() != c] + ["Σ", "İ", "ſ", "\u0345", "'", ".", " "],
}
LISTS = {
    "words": WORDS, "foreign": FOREIGN, "entities": ENTITIES + WORDS, "emoji": EMOJI + WORDS,
    "specials": SPECIALS + WORDS, "controls": CONTROLS + WORDS, "punctuation": PUNCTUATION + WORDS,
}
ENCODINGS = ("latin-1", "windows-1252")


def broken(chance, text):
    """Text as it looks when its UTF-8 is read in another encoding; the text itself where that cannot be."""
    try:
        return text.encode("utf-8").decode(chance.choice(ENCODINGS))
    except UnicodeDecodeError:
        return text


def mixed(chance):
    makers = [
        lambda: chance.choice(WORDS), lambda: chance.choice(FOREIGN), lambda: chance.choice(ENTITIES),
        lambda: chance.choice(EMOJI), lambda: chance.choice(SPECIALS), lambda: chance.choice(CONTROLS),
        lambda: chance.choice(PUNCTUATION), lambda: chance.choice(POOLS[chance.choice(sorted(POOLS))]),
    ]
    return "".join(chance.choice(makers)() + chance.choice(["", "", " ", chance.choice(SPACES)]) for _ in range(8))


def make(chance):
    kinds = sorted(POOLS) + sorted(LISTS) * 2 + ["any", "category", "mixed", "mixed", "mixed", "mojibake", "mojibake"]
    kind = chance.choice(kinds)
    if kind in POOLS:
        text = "".join(chance.choice(POOLS[kind]) if chance.random() > 0.12 else " " for _ in range(chance.randint(1, 20)))
    elif kind in LISTS:
        text = "".join(
            chance.choice(LISTS[kind]) + chance.choice(["", " ", " ", chance.choice(SPACES)])
            for _ in range(chance.randint(1, 6))
        )
    elif kind == "any":
        text = "".join(chance.choice(ALL) for _ in range(chance.randint(1, 12)))
    elif kind == "category":
        text = "".join(chance.choice(BY_CATEGORY[chance.choice(sorted(BY_CATEGORY))]) for _ in range(chance.randint(1, 12)))
    elif kind == "mojibake":
        text = broken(chance, " ".join(chance.choice(FOREIGN + WORDS) for _ in range(chance.randint(1, 4))))
    else:
        text = mixed(chance)
    return kind, text


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--count", type=int, default=10000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", required=True)
    options = arguments.parse_args()
    tokenizer = load_tokenizer()
    chance = random.Random(options.seed)
    entries = []
    for _ in range(options.count):
        kind, text = make(chance)
        mojibake = ftfy.fix_text(text) != ftfy.fix_text(text, fix_encoding=False)
        entries.append({"kind": kind, "text": text, "ids": tokenizer.encode(text), "mojibake": mojibake})
    content = "[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries) + "\n]\n"
    with open(options.out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        packed.write(content.encode("ascii"))


if __name__ == "__main__":
    main()
