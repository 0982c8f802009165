# python3 start-up.py > start-up.csv      (needs swiftc and cc)
# Builds a program that prints one line in several ways; CPU time of a start, and the size of the executable.
import os, pathlib, resource, subprocess, tempfile

PLAIN = 'print("codex 0.1.0")\n'
FOUNDATION = 'import Foundation\nprint("codex \\(ProcessInfo.processInfo.arguments.count)", URL(fileURLWithPath: ".").lastPathComponent)\n'
C = '#include <stdio.h>\nint main(void) { puts("codex 0.1.0"); }\n'
builds = [
    ("C, dynamic", "main.c", C, ["cc", "-O2"]),
    ("Swift, dynamic", "main.swift", PLAIN, ["swiftc", "-O"]),
    ("Swift, static library", "main.swift", PLAIN, ["swiftc", "-O", "-static-stdlib"]),
    ("Swift + Foundation, dynamic", "main.swift", FOUNDATION, ["swiftc", "-O"]),
    ("Swift + Foundation, static library", "main.swift", FOUNDATION, ["swiftc", "-O", "-static-stdlib"]),
]

def start(program):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(10):
        subprocess.run([program], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 100

print("build,run,cpu_ms_per_start,executable_bytes")
with tempfile.TemporaryDirectory() as folder:
    programs = []
    for number, (name, source, text, command) in enumerate(builds):
        file = pathlib.Path(folder, f"{number}-{source}")
        file.write_text(text)
        program = str(pathlib.Path(folder, f"program-{number}"))
        subprocess.run([*command, str(file), "-o", program], check=True, cwd=folder)
        subprocess.run(["strip", program], check=True)
        programs.append((name, program))
    for run in range(1, 12):
        for name, program in programs:
            print(f'"{name}",{run},{start(program):.3f},{os.path.getsize(program)}', flush=True)
