// cc -O2 change-detection.c -lcrypto && ./a.out CORPUS > change-detection.csv
// What it costs to learn that nothing changed, cache warm: CPU and wall time of looking at every note.
#include "corpus.h"
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static EVP_MD *md;
static EVP_MD_CTX *context;
static unsigned char digest[32], *buffer;
static size_t sink;

static void look(const char *path) { struct stat info; if (stat(path, &info) == 0) sink += (size_t)info.st_mtim.tv_nsec; }
static size_t fill(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    size_t size = 0;
    for (ssize_t count; (count = read(file, buffer + size, (1 << 20) - size)) > 0;) size += (size_t)count;
    close(file);
    return size;
}
static void hash(const void *bytes, size_t size) {
    EVP_DigestInit_ex(context, md, NULL);
    EVP_DigestUpdate(context, bytes, size);
    EVP_DigestFinal_ex(context, digest, NULL);
}
static void read_all(const char *path) { sink += fill(path); }
static void read_and_hash(const char *path) { hash(buffer, fill(path)); }
static void map_and_hash(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    fstat(file, &info);
    if (info.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        hash(bytes, (size_t)info.st_size);
        munmap(bytes, (size_t)info.st_size);
    }
    close(file);
}

typedef struct { const char *name; void (*visit)(const char *); } Way;
static const Way ways[] = { { "stat", look }, { "read", read_all }, { "read and SHA-256", read_and_hash },
                            { "mmap and SHA-256", map_and_hash } };

int main(int argc, char **argv) {
    load_corpus(argc > 1 ? argv[1] : ".");
    md = EVP_MD_fetch(NULL, "SHA256", NULL);
    context = EVP_MD_CTX_new();
    buffer = malloc(1 << 20);
    printf("way,run,cpu_ms,wall_ms,notes\n");
    for (int run = 1; run <= 15; run++)
        for (size_t w = 0; w < 4; w++) {
            double cpu = cpu_ms(), wall = wall_ms();
            for (size_t i = 0; i < note_count; i++) ways[w].visit(notes[i].path);
            printf("%s,%d,%.3f,%.3f,%zu\n", ways[w].name, run, cpu_ms() - cpu, wall_ms() - wall, note_count);
        }
    fprintf(stderr, "%zu\n", sink);
}
