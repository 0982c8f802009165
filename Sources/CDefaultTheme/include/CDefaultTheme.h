#ifndef C_DEFAULT_THEME_H
#define C_DEFAULT_THEME_H

#include <stddef.h>

/// A file of the default theme, part of the program's own read-only data.
struct default_theme_file {
    /// Its name in its folder.
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t byte_count;
};

/// The files of `Templates`, sorted by name.
const struct default_theme_file *_Nonnull default_theme_templates(size_t *_Nonnull count);

/// The files of `site-assets`, sorted by name.
const struct default_theme_file *_Nonnull default_theme_assets(size_t *_Nonnull count);

/// The files of `Templates/notes`, which new notes and views are made from, sorted by name.
const struct default_theme_file *_Nonnull default_note_templates(size_t *_Nonnull count);

#endif
