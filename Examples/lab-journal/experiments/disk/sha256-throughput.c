// cc -O2 sha256-throughput.c -lcrypto && ./a.out CORPUS > sha256-throughput.csv
#include "corpus.h"
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

static unsigned char digest[32];
static EVP_MD *fetched;
static EVP_MD_CTX *reused;

static void hash_implicit(const void *bytes, size_t size) {       // fetches the algorithm at each call
    EVP_Digest(bytes, size, digest, NULL, EVP_sha256(), NULL);
}
static void hash_refetched(const void *bytes, size_t size) {      // what a wrapper does if nobody thinks
    EVP_MD *md = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, md, NULL);
    EVP_DigestUpdate(context, bytes, size);
    EVP_DigestFinal_ex(context, digest, NULL);
    EVP_MD_CTX_free(context);
    EVP_MD_free(md);
}
static void hash_reused(const void *bytes, size_t size) {
    EVP_DigestInit_ex(reused, fetched, NULL);
    EVP_DigestUpdate(reused, bytes, size);
    EVP_DigestFinal_ex(reused, digest, NULL);
}

typedef struct { const char *name; void (*hash)(const void *, size_t); } Mode;
static const Mode modes[] = {
    { "implicit fetch", hash_implicit }, { "explicit refetch", hash_refetched }, { "fetched once", hash_reused } };

int main(int argc, char **argv) {
    double start = cpu_ms();
    fetched = EVP_MD_fetch(NULL, "SHA256", NULL);
    printf("part,mode,bytes,run,cpu_ms,mb_per_s\nfirst fetch,fetched once,0,1,%.4f,\n", cpu_ms() - start);
    reused = EVP_MD_CTX_new();
    unsigned char *buffer = malloc(1 << 20);
    memset(buffer, 'x', 1 << 20);
    for (int run = 1; run <= 11; run++)
        for (size_t mode = 0; mode < 3; mode++)
            for (size_t size = 64; size <= 1 << 20; size *= 4) {
                size_t repeats = (8 << 20) / size;
                if (repeats > 20000) repeats = 20000;
                start = cpu_ms();
                for (size_t i = 0; i < repeats; i++) modes[mode].hash(buffer, size);
                double spent = cpu_ms() - start;
                printf("buffer,%s,%zu,%d,%.4f,%.1f\n", modes[mode].name, size, run, spent,
                       (double)(size * repeats) / spent / 1000);
            }
    load_corpus(argc > 1 ? argv[1] : ".");
    for (int run = 1; run <= 11; run++) {
        start = cpu_ms();
        for (size_t i = 0; i < note_count; i++) {
            int file = open(notes[i].path, O_RDONLY | O_CLOEXEC);
            while (read(file, buffer, 1 << 20) > 0) {}
            close(file);
        }
        printf("corpus,read,%zu,%d,%.4f,\n", corpus_bytes, run, cpu_ms() - start);
        for (size_t mode = 0; mode < 3; mode++) {
            start = cpu_ms();
            for (size_t i = 0; i < note_count; i++) modes[mode].hash(notes[i].bytes, notes[i].size);
            printf("corpus,%s,%zu,%d,%.4f,\n", modes[mode].name, corpus_bytes, run, cpu_ms() - start);
        }
    }
}
