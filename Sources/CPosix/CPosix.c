#define _GNU_SOURCE
#include "CPosix.h"
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(CODEX_ENTRY_UNKNOWN == DT_UNKNOWN, "d_type of an unknown entry");
_Static_assert(CODEX_ENTRY_DIRECTORY == DT_DIR, "d_type of a directory");
_Static_assert(CODEX_ENTRY_REGULAR == DT_REG, "d_type of a regular file");
_Static_assert(CODEX_ENTRY_SYMBOLIC_LINK == DT_LNK, "d_type of a symbolic link");
_Static_assert(CODEX_OPEN_PATH == O_PATH, "flag for a descriptor without the right to read");

const char *codex_error_text(int error_number) { return strerrordesc_np(error_number); }

int codex_open_beneath(int folder, const char *path, int flags) {
    struct open_how how = {
        .flags = (uint64_t)(unsigned int)flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}
