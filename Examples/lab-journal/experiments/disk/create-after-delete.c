// cc -O2 create-after-delete.c && ./a.out     (run twice; a column `series` tells the outputs apart)
// Creates 10,000 small files in a new folder; deletes 10,000; creates as many again, several times.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { files = 10000 };
static const char page[2048] = "<!doctype html>";

static double ms(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
static void each(void (*action)(const char *)) {
    char name[32];
    for (int i = 0; i < files; i++) snprintf(name, sizeof name, "page-%05d.html", i), action(name);
}
static void create(const char *name) {
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || write(file, page, sizeof page) != sizeof page) exit(2);
    close(file);
}
static void erase(const char *name) { unlink(name); }
static void measure(const char *step, int run, void (*action)(const char *)) {
    double wall = ms(CLOCK_MONOTONIC), cpu = ms(CLOCK_PROCESS_CPUTIME_ID);
    each(action);
    printf("%s,%d,%.1f,%.1f\n", step, run, ms(CLOCK_MONOTONIC) - wall, ms(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    fflush(stdout);
}

int main(void) {
    char folder[] = "create-after-delete-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder)) return 2;
    printf("step,run,wall_ms,cpu_ms\n");
    for (int run = 1; run <= 5; run++) {
        measure("create in a fresh folder", run, create);
        measure("overwrite in place", run, create);
        measure("delete", run, erase);
        measure("create after the deletion", run, create);
        each(erase);
        sync();
        sleep(2);
    }
    return chdir("..") || rmdir(folder);
}
