# python3 fts5-settings.py CORPUS > fts5-settings.csv
# Indexes the notes of a vault with SQLite FTS5 under one changed setting at a time.
import os, pathlib, re, sqlite3, sys, tempfile, time

TITLE = re.compile(r"^# +(.+)$", re.M)
notes = []
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
    text = path.read_text("utf-8", "replace")
    found = TITLE.search(text)
    notes.append((str(path), found.group(1) if found else path.stem, text))

BASE = dict(batch=0, hashsize_mb=1, prefix="", content="stored", page_size=4096, detail="full", cache_mb=2)
COLUMNS = "path UNINDEXED, title, body"

def build(folder, s):
    file = os.path.join(folder, "search.db")
    db = sqlite3.connect(file, isolation_level=None)
    db.execute(f"PRAGMA page_size = {s['page_size']}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{s['cache_mb'] * 1024}")
    options = "".join(", " + option for option in (
        "tokenize = 'unicode61 remove_diacritics 2'",
        f"prefix = '{s['prefix']}'" if s["prefix"] else "",
        "content = ''" if s["content"] == "contentless" else "content = note" if s["content"] == "external" else "",
        f"detail = {s['detail']}" if s["detail"] != "full" else "") if option)
    if s["content"] == "external":
        db.execute("CREATE TABLE note(path, title, body)")
    db.execute(f"CREATE VIRTUAL TABLE search USING fts5({COLUMNS}{options})")
    db.execute("INSERT INTO search(search, rank) VALUES('hashsize', ?)", (s["hashsize_mb"] << 20,))
    cpu, wall = time.process_time(), time.perf_counter()
    batch = s["batch"] or len(notes)
    for start in range(0, len(notes), batch):
        db.execute("BEGIN")
        part = notes[start:start + batch]
        if s["content"] == "external":
            db.executemany("INSERT INTO note VALUES(?, ?, ?)", part)
            part = [(start + i + 1, *row) for i, row in enumerate(part)]
            db.executemany("INSERT INTO search(rowid, path, title, body) VALUES(?, ?, ?, ?)", part)
        else:
            db.executemany("INSERT INTO search(path, title, body) VALUES(?, ?, ?)", part)
        db.execute("COMMIT")
    cpu, wall = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
    query = time.process_time()
    for word in ("plugin", "graph", "the", "zettelkasten", "obs*", "theme*"):
        db.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (word,)).fetchall()
    query = (time.process_time() - query) * 1000
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    size = os.path.getsize(file)
    os.remove(file)
    return cpu, wall, query, size

variants = [("baseline", {})]
variants += [(f"batch {n}", dict(batch=n)) for n in (1, 10, 100, 1000)]
variants += [(f"hashsize {n} MB", dict(hashsize_mb=n)) for n in (8, 64)]
variants += [("hashsize and cache 64 MB", dict(hashsize_mb=64, cache_mb=64)), ("cache 64 MB", dict(cache_mb=64))]
variants += [("prefix 2 3", dict(prefix="2 3"))]
variants += [(f"content {kind}", dict(content=kind)) for kind in ("contentless", "external")]
variants += [(f"detail {kind}", dict(detail=kind)) for kind in ("column", "none")]
variants += [(f"page_size {n}", dict(page_size=n)) for n in (1024, 8192, 16384, 65536)]
print("setting,run,insert_cpu_ms,insert_wall_ms,six_queries_cpu_ms,file_bytes")
with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
    build(folder, BASE)                                     # warms up
    for run in range(1, 6):
        for name, change in variants:
            cpu, wall, query, size = build(folder, BASE | change)
            print(f"{name},{run},{cpu:.1f},{wall:.1f},{query:.2f},{size}", flush=True)
