# python3 search-data-size.py CORPUS > search-data-size.csv   (pip install brotli zstandard)
# How many bytes does a browser fetch to search a vault? Four layouts, four encodings.
import gzip, json, pathlib, re, sys, unicodedata
from collections import defaultdict
import brotli, zstandard

WORD = re.compile(r"[^\W_]+")
fold = lambda text: "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
documents, postings = [], defaultdict(dict)
for number, path in enumerate(sorted(pathlib.Path(sys.argv[1]).rglob("*.md"))):
    text = path.read_text("utf-8", "replace")
    documents.append({"title": path.stem, "text": text})
    for word in WORD.findall(fold(path.stem + " " + text)):
        postings[word][number] = postings[word].get(number, 0) + 1
words = sorted(postings)

def varint(number, out):
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)

def binary(some_words):
    out, before = bytearray(), ""
    for word in some_words:
        shared = 0
        while shared < min(len(before), len(word)) and before[shared] == word[shared]:
            shared += 1
        rest = word[shared:].encode()
        varint(shared, out), varint(len(rest), out)
        out += rest
        varint(len(postings[word]), out)
        last = -1
        for document, count in sorted(postings[word].items()):
            varint((document - last - 1) << 1 | (count > 1), out)     # one bit says: more than once
            if count > 1:
                varint(count, out)
            last = document
        before = word
    return bytes(out)

def shards(size):
    found, part, total = [], [], 0
    for word in words:
        part.append(word)
        total += 3 * len(postings[word]) + len(word)
        if total > size:
            found.append(binary(part))
            part, total = [], 0
    return found + [binary(part)]

compact = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
layouts = {
    "titles only": [compact([d["title"] for d in documents])],
    "whole texts as JSON": [compact(documents)],
    "posting lists as JSON": [compact({w: sorted(postings[w].items()) for w in words})],
    "posting lists, binary": [binary(words)],
    "binary in shards of 32 KB": shards(32 << 10),
}
encodings = {
    "plain": lambda b: b,
    "gzip -9": lambda b: gzip.compress(b, 9, mtime=0),
    "brotli 11": lambda b: brotli.compress(b, quality=11),
    "zstd 19": lambda b: zstandard.compress(b, 19),
}
print("layout,encoding,files,bytes,median_file_bytes,largest_file_bytes,documents,words")
for layout, files in layouts.items():
    for encoding, compress in encodings.items():
        sizes = sorted(len(compress(f)) for f in files)
        print(f'"{layout}",{encoding},{len(sizes)},{sum(sizes)},{sizes[len(sizes) // 2]},{sizes[-1]},{len(documents)},{len(words)}', flush=True)
