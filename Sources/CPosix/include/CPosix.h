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

/// `O_PATH` of `open`: a descriptor to start from, without the right to read.
enum codex_open_flag { CODEX_OPEN_PATH = 010000000 };

/// The system's words for an error number, never translated, safe on any thread; NULL for an unknown number.
const char *codex_error_text(int error_number);

/// Opens `path`, relative to `folder`, where no part of it may be a symbolic link; -1 with `errno` set, `ENOSYS` or
/// `EPERM` where the kernel or a sandbox has no `openat2` (Linux 5.6). See <https://man7.org/linux/man-pages/man2/openat2.2.html>.
int codex_open_beneath(int folder, const char *path, int flags);

#endif
