// cc -O2 racy-timestamps.c && ./a.out > racy-timestamps.csv
// Writes a file, perhaps looks at it, waits, writes other bytes of the same length: does its timestamp tell?
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void put(int file, char byte) { if (pwrite(file, &byte, 1, 0) != 1) exit(2); }
static long long modified(int file) {
    struct stat info;
    fstat(file, &info);
    return info.st_mtim.tv_sec * 1000000000LL + info.st_mtim.tv_nsec;
}
static void wait_us(long microseconds) {
    struct timespec now, end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += microseconds * 1000;
    end.tv_sec += end.tv_nsec / 1000000000, end.tv_nsec %= 1000000000;
    do clock_gettime(CLOCK_MONOTONIC, &now);
    while (now.tv_sec < end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec < end.tv_nsec));
}

int main(void) {
    char one[] = "racy-one-XXXXXX", two[] = "racy-two-XXXXXX";
    int first = mkstemp(one), second = mkstemp(two);
    long waits[] = { 0, 100, 500, 1000, 2000, 3000, 4000, 5000, 8000 };
    printf("case,wait_us,run,pairs,same_timestamp\n");
    for (int run = 1; run <= 5; run++)
        for (size_t w = 0; w < sizeof waits / sizeof *waits; w++) {
            int unseen = 0, seen = 0, pairs = 200;
            for (int i = 0; i < pairs; i++) {           // two files, nobody looks between the writes
                put(first, 'a'), wait_us(waits[w]), put(second, 'b');
                unseen += modified(first) == modified(second);
                put(first, 'c');                        // one file, looked at between the writes, as a scan does
                long long before = modified(first);
                wait_us(waits[w]);
                put(first, 'd');
                seen += modified(first) == before;
            }
            printf("two files not looked at,%ld,%d,%d,%d\n", waits[w], run, pairs, unseen);
            printf("one file looked at between,%ld,%d,%d,%d\n", waits[w], run, pairs, seen);
        }
    unlink(one), unlink(two);
}
