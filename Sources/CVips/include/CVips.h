/// libvips, loaded when a picture is first wanted and not when the program starts.
///
/// The functions that are used are declared here by hand and looked up by name, so that neither its headers (194 MB with what
/// they need) nor the library itself stand between Codex and a machine that makes no thumbnails. See
/// <https://www.libvips.org/API/8.14/> for each of them.
#ifndef CODEX_CVIPS_H
#define CODEX_CVIPS_H

#include <stdbool.h>
#include <stddef.h>

/// The functions of a loaded library, which stays loaded.
typedef struct codex_vips codex_vips;

/// Loads a library by its file name or path and makes it ready: pictures are decoded on the thread that asks, without caches,
/// by plain C code that gives the same bytes on every processor; only JPEG, PNG, WebP, GIF and TIFF are read.
///
/// Callers take care that no two threads are in here at once, and load one library once. NULL with the system's words in
/// `problem` where it is missing, or is older than 8.13.
const codex_vips *codex_vips_load(const char *library, char *problem, size_t problem_size);

/// As in `8.14.1`; lives as long as the library.
const char *codex_vips_version(const codex_vips *vips);

/// What a picture says of itself before it is decoded.
struct codex_vips_picture {
    /// In pixels, as they are stored.
    int width, height;
    /// How they are turned for display: 1 to 8, as Exif has it.
    int orientation;
};

/// False for what is none of the formats, and for a damaged header.
bool codex_vips_describe(const codex_vips *vips, const void *bytes, size_t count, struct codex_vips_picture *picture);

enum codex_vips_encoding { CODEX_VIPS_JPEG, CODEX_VIPS_WEBP };

struct codex_vips_wish {
    /// In pixels of the shown picture, 1 or more.
    int width, height;
    /// Cuts off what exceeds the wished form, equally on both sides; else the picture is given this form.
    bool crops;
    enum codex_vips_encoding encoding;
    /// 1 to 100.
    int quality;
};

struct codex_vips_thumbnail {
    /// To be released.
    void *bytes;
    size_t count;
    int width, height;
};

/// Decodes, turns upright, scales, converts to sRGB and encodes without any metadata. Any number of threads may be in here.
///
/// False where the picture is damaged or cut off, and where memory is short; nothing is to be released then.
bool codex_vips_scale(const codex_vips *vips, const void *bytes, size_t count, const struct codex_vips_wish *wish,
                      struct codex_vips_thumbnail *thumbnail);

void codex_vips_release(const codex_vips *vips, struct codex_vips_thumbnail *thumbnail);

#endif
