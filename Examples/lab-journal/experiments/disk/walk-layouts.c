// Walks a folder with openat, readdir and (mode `fstatat`) one fstatat a file; prints its own CPU time in milliseconds.
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static long long files, bytes;
static int with_stat;

static void walk(int folder) {
    DIR *stream = fdopendir(folder);
    for (struct dirent *entry; stream && (entry = readdir(stream));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (entry->d_type == DT_DIR) {
            walk(openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            continue;
        }
        struct stat info;
        if (with_stat && fstatat(folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) bytes += info.st_size;
        files++;
    }
    closedir(stream);
}

int main(int argc, char **argv) {
    struct timespec from, to;
    with_stat = argc > 2 && strcmp(argv[1], "fstatat") == 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    walk(open(argv[2], O_RDONLY | O_DIRECTORY));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%.3f\n", (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6);
    return files == 10000 ? 0 : 1;
}
