# python3 front-matter-pyyaml.py CORPUS >> front-matter-parsers.csv
import pathlib, re, sys, time
import yaml

FENCE = re.compile(rb"---\r?\n(.*?)^---\r?$", re.S | re.M)
front_matters = []
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
    found = FENCE.match(path.read_bytes())
    if found:
        front_matters.append(found.group(1))

def run(name, loader, number):
    invalid, start = 0, time.process_time()
    for text in front_matters:
        try:
            yaml.load(text, loader)
        except (yaml.YAMLError, ValueError):
            invalid += 1
    spent = (time.process_time() - start) * 1000
    print(f"{name},{number},{spent:.3f},{len(front_matters)},0,{invalid}", flush=True)

for number in range(1, 6):
    run("PyYAML CSafeLoader", yaml.CSafeLoader, number)
    run("PyYAML SafeLoader", yaml.SafeLoader, number)
