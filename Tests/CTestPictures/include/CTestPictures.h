/// Makes pictures of any format for tests, and looks at the pixels of others, by libvips, which callers have made ready.
#ifndef CODEX_CTESTPICTURES_H
#define CODEX_CTESTPICTURES_H

#include <stddef.h>

/// Encodes 8-bit samples, `bands` of them a pixel, row by row.
///
/// `suffix` names format and options as libvips has them: `.png[profile=p3]`. Pages lie below each other, each `page_height`
/// high. NULL if it cannot be done; to be freed by `test_picture_free`.
void *test_picture_encode(const void *pixels, int width, int height, int bands, int page_height, const char *suffix,
                          size_t *count);

/// The samples of a picture as they are stored; NULL for what is none; to be freed by `test_picture_free`.
void *test_picture_decode(const void *bytes, size_t count, int *width, int *height, int *bands);

void test_picture_free(void *memory);

#endif
