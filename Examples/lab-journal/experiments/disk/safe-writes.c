// cc -O2 safe-writes.c && ./a.out > safe-writes.csv
// Rewrites 1,000 pages of 12 KB by several strategies; wall and CPU time of each run.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { pages = 1000, page_size = 12 * 1024 };
static unsigned char page[page_size], old[page_size];
static char name[64], temporary[80];

static void put(const char *path, int flags, int sync) {
    int file = open(path, O_WRONLY | O_CREAT | flags, 0644);
    if (file < 0 || write(file, page, page_size) != page_size) { perror(path); exit(2); }
    if (sync) fsync(file);
    close(file);
}
static void in_place(void) { put(name, O_TRUNC, 0); }
static void in_place_fsync(void) { put(name, O_TRUNC, 1); }
static void by_rename(void) { put(temporary, O_TRUNC, 0); if (rename(temporary, name)) perror(name); }
static void by_rename_fsync(void) { put(temporary, O_TRUNC, 1); if (rename(temporary, name)) perror(name); }
static void compare_first(void) {
    int file = open(name, O_RDONLY);
    ssize_t count = read(file, old, page_size);
    close(file);
    if (count != page_size || memcmp(old, page, page_size) != 0) by_rename();
}
static void skip(void) {}

typedef struct { const char *name; void (*write)(void); int fresh, changes, sync_at_end; } Strategy;
static const Strategy strategies[] = {
    { "new file", in_place, 1, 1, 0 },            { "truncate and write", in_place, 0, 1, 0 },
    { "temporary and rename", by_rename, 0, 1, 0 }, { "rename and one syncfs", by_rename, 0, 1, 1 },
    { "truncate and fsync each", in_place_fsync, 0, 1, 0 }, { "rename and fsync each", by_rename_fsync, 0, 1, 0 },
    { "compare and find equal", compare_first, 0, 0, 0 },  { "known unchanged", skip, 0, 0, 0 } };

static double ms(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(void) {
    char folder[] = "safe-writes-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder)) return 2;
    int here = open(".", O_RDONLY | O_DIRECTORY);
    printf("strategy,run,wall_ms,cpu_ms\n");
    for (int run = 0; run <= 9; run++)
        for (size_t s = 0; s < sizeof strategies / sizeof *strategies; s++) {
            if (strategies[s].fresh)
                for (int i = 0; i < pages; i++) snprintf(name, sizeof name, "page-%04d.html", i), unlink(name);
            if (strategies[s].changes) memset(page, 'a' + (run * 8 + (int)s) % 26, page_size);
            syncfs(here);
            double wall = ms(CLOCK_MONOTONIC), cpu = ms(CLOCK_PROCESS_CPUTIME_ID);
            for (int i = 0; i < pages; i++) {
                snprintf(name, sizeof name, "page-%04d.html", i);
                snprintf(temporary, sizeof temporary, ".%s.tmp", name);
                strategies[s].write();
            }
            if (strategies[s].sync_at_end) syncfs(here);
            if (run > 0) printf("%s,%d,%.3f,%.3f\n", strategies[s].name, run, ms(CLOCK_MONOTONIC) - wall,
                                ms(CLOCK_PROCESS_CPUTIME_ID) - cpu);    // run 0 warms up
        }
    for (int i = 0; i < pages; i++) snprintf(name, sizeof name, "page-%04d.html", i), unlink(name);
    return chdir("..") || rmdir(folder);
}
