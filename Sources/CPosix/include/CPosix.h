/// What Glibc's Swift module leaves out because it is a macro or hidden behind a feature test.
#ifndef CODEX_CPOSIX_H
#define CODEX_CPOSIX_H

#include <stdint.h>

/// The `d_type` values of `readdir`.
enum codex_directory_entry_type {
    CODEX_ENTRY_UNKNOWN = 0,
    CODEX_ENTRY_DIRECTORY = 4,
    CODEX_ENTRY_REGULAR = 8,
    CODEX_ENTRY_SYMBOLIC_LINK = 10,
};

/// Flushes the file system that holds `descriptor`; 0, or -1 with `errno` set.
int codex_syncfs(int descriptor);

#endif
