// cc -O2 -pthread parallel-cmark.c -lcmark-gfm-extensions -lcmark-gfm && ./a.out CORPUS > parallel-cmark.csv
// Renders the corpus once on one thread, then ten times on two threads, and counts pages that differ.
#include "corpus.h"
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <pthread.h>
#include <stdatomic.h>

static const char *names[] = { "none", "table", "tasklist", "tagfilter", "strikethrough", "autolink",
                               "autolink kept on", "both with the remedy" };
static const char *extension;
static int remedy;                         // 1: the characters of autolink stay on; 2: strikethrough too, under a lock
static pthread_mutex_t tilde_lock = PTHREAD_MUTEX_INITIALIZER;
static char **expected;
static atomic_size_t next_note, wrong;

static char *render(const Note *note) {
    int locks = remedy == 2 && memchr(note->bytes, '~', note->size) != NULL;
    if (locks) pthread_mutex_lock(&tilde_lock);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES);
    cmark_syntax_extension *found = cmark_find_syntax_extension(remedy ? "autolink" : extension);
    if (found) cmark_parser_attach_syntax_extension(parser, found);
    if (locks) cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
    cmark_parser_feed(parser, (const char *)note->bytes, note->size);
    cmark_node *document = cmark_parser_finish(parser);
    if (locks) pthread_mutex_unlock(&tilde_lock);
    char *html = cmark_render_html(document, CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES,
                                   cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(document);
    cmark_parser_free(parser);
    return html;
}

// Switches the special characters of autolink on, and makes the extension forget them, so that no parse takes them away.
static void keep_autolink_on(void) {
    cmark_parser *keeper = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_syntax_extension *autolink = cmark_find_syntax_extension("autolink");
    cmark_parser_attach_syntax_extension(keeper, autolink);
    cmark_manage_extensions_special_characters(keeper, 1);
    cmark_syntax_extension_set_special_inline_chars(autolink, NULL);
}

static void *work(void *unused) {
    for (size_t i; (i = atomic_fetch_add(&next_note, 1)) < note_count;) {
        char *html = render(&notes[i]);
        if (strcmp(html, expected[i]) != 0) atomic_fetch_add(&wrong, 1);
        free(html);
    }
    return unused;
}

int main(int argc, char **argv) {
    load_corpus(argc > 1 ? argv[1] : ".");
    cmark_gfm_core_extensions_ensure_registered();
    expected = calloc(note_count, sizeof *expected);
    printf("extension,run,renders,wrong_pages,locked_notes\n");
    for (size_t e = 0; e < 8; e++) {
        extension = names[e];
        remedy = e < 6 ? 0 : (int)e - 5;
        if (remedy == 1) keep_autolink_on();
        size_t locked = 0;
        for (size_t i = 0; i < note_count; i++) {
            locked += remedy == 2 && memchr(notes[i].bytes, '~', notes[i].size) != NULL;
            if (remedy == 1) continue;              // held against the pages of plain autolink on one thread
            free(expected[i]);
            expected[i] = render(&notes[i]);
        }
        for (int run = 1; run <= 10; run++) {
            pthread_t threads[2];
            atomic_store(&next_note, 0), atomic_store(&wrong, 0);
            for (int t = 0; t < 2; t++) pthread_create(&threads[t], NULL, work, NULL);
            for (int t = 0; t < 2; t++) pthread_join(threads[t], NULL);
            printf("%s,%d,%zu,%zu,%zu\n", extension, run, note_count, atomic_load(&wrong), locked);
            fflush(stdout);
        }
    }
}
