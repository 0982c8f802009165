// cc -O2 html-escaping.c && ./a.out CORPUS > html-escaping.csv
#include "corpus.h"

static unsigned char *output;
static const unsigned char special[256] = { ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1 };

static size_t entity(unsigned char byte, unsigned char *out) {
    const char *text = byte == '&' ? "&amp;" : byte == '<' ? "&lt;" : byte == '>' ? "&gt;" : "&quot;";
    size_t length = strlen(text);
    memcpy(out, text, length);
    return length;
}
static size_t byte_switch(const unsigned char *in, size_t size) {   // decide and store at every byte
    unsigned char *out = output;
    for (size_t i = 0; i < size; i++)
        switch (in[i]) {
        case '&': case '<': case '>': case '"': out += entity(in[i], out); break;
        default: *out++ = in[i];
        }
    return (size_t)(out - output);
}
static size_t table_runs(const unsigned char *in, size_t size) {    // find a run by table, copy it at once
    unsigned char *out = output;
    for (size_t i = 0; i < size;) {
        size_t from = i;
        while (i < size && !special[in[i]]) i++;
        memcpy(out, in + from, i - from);
        out += i - from;
        if (i < size) out += entity(in[i++], out);
    }
    return (size_t)(out - output);
}
static size_t strcspn_runs(const unsigned char *in, size_t size) {  // let libc find the run
    unsigned char *out = output;
    for (size_t i = 0; i < size;) {
        size_t run = strcspn((const char *)in + i, "&<>\"");
        if (run > size - i) run = size - i;
        memcpy(out, in + i, run);
        out += run, i += run;
        if (i < size && special[in[i]]) out += entity(in[i++], out);
        else if (i < size) *out++ = in[i++];                        // a NUL inside the note
    }
    return (size_t)(out - output);
}
static size_t four_passes(const unsigned char *in, size_t size) {   // replace `&`, then `<`, then `>`, then `"`
    static unsigned char *other;
    if (!other) other = malloc(1 << 20);
    const unsigned char *source = in;
    unsigned char *target = other;
    for (const char *wanted = "&<>\""; *wanted; wanted++) {
        unsigned char *out = target;
        for (size_t i = 0; i < size; i++)
            if (source[i] == (unsigned char)*wanted) out += entity(source[i], out);
            else *out++ = source[i];
        size = (size_t)(out - target);
        source = target;
        target = target == other ? output : other;
    }
    return size;
}
static size_t copy_only(const unsigned char *in, size_t size) { memcpy(output, in, size); return size; }

typedef struct { const char *name; size_t (*escape)(const unsigned char *, size_t); } Strategy;
static const Strategy strategies[] = { { "C copy only", copy_only }, { "C byte switch", byte_switch },
    { "C table and runs", table_runs }, { "C strcspn", strcspn_runs }, { "C four passes", four_passes } };

int main(int argc, char **argv) {
    load_corpus(argc > 1 ? argv[1] : ".");
    output = malloc(1 << 20);
    printf("strategy,run,cpu_ms,bytes_out\n");
    for (int run = 1; run <= 15; run++)
        for (size_t s = 0; s < 5; s++) {
            size_t total = 0;
            double start = cpu_ms();
            for (size_t i = 0; i < note_count; i++) total += strategies[s].escape(notes[i].bytes, notes[i].size);
            printf("%s,%d,%.3f,%zu\n", strategies[s].name, run, cpu_ms() - start, total);
        }
}
