# python3 extract-links.py CORPUS > links.tsv     one line per note (N path) and per wikilink (L source target)
import pathlib, re, sys

root = pathlib.Path(sys.argv[1])
LINK = re.compile(r"!?\[\[([^\[\]|#^\n]*)")
FENCE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.S | re.M)
for path in sorted(root.rglob("*")):
    if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
        print("N", path.relative_to(root).as_posix(), sep="\t")
for path in sorted(root.rglob("*.md")):
    text = FENCE.sub("", path.read_text("utf-8", "replace"))
    for target in LINK.findall(text):
        if target.strip():
            print("L", path.relative_to(root).as_posix(), target.strip(), sep="\t")
