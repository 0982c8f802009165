#include "CVips.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct _VipsImage VipsImage;
typedef void log_handler(const char *domain, int level, const char *message, void *data);

/// Members bear the names of the functions.
struct codex_vips {
    int (*vips_init)(const char *program);
    const char *(*vips_version_string)(void);
    void (*vips_concurrency_set)(int threads);
    void (*vips_cache_set_max)(int operations);
    void (*vips_vector_set_enabled)(int enabled);
    void (*vips_operation_block_set)(const char *class_name, int blocked);
    void (*vips_error_clear)(void);
    VipsImage *(*vips_image_new_from_buffer)(const void *bytes, size_t count, const char *options, ...);
    int (*vips_image_get_width)(const VipsImage *image);
    int (*vips_image_get_height)(const VipsImage *image);
    int (*vips_image_get_orientation)(VipsImage *image);
    int (*vips_copy)(VipsImage *image, VipsImage **out, ...);
    int (*vips_image_remove)(VipsImage *image, const char *field);
    int (*vips_thumbnail_buffer)(const void *bytes, size_t count, VipsImage **out, int width, ...);
    int (*vips_jpegsave_buffer)(VipsImage *image, void **bytes, size_t *count, ...);
    int (*vips_webpsave_buffer)(VipsImage *image, void **bytes, size_t *count, ...);
    void (*g_object_unref)(void *object);
    void (*g_free)(void *memory);
    unsigned int (*g_log_set_handler)(const char *domain, int levels, log_handler *handler, void *data);
};

/// Values of enumerations whose names are in headers only.
enum { VIPS_SIZE_DOWN = 2, VIPS_SIZE_FORCE = 3, VIPS_INTERESTING_NONE = 0, VIPS_INTERESTING_CENTRE = 1 };
/// All of `G_LOG_LEVEL_MASK`.
enum { EVERY_LOG_LEVEL = ~3 };

/// What a picture is found to be is told by results; standard error belongs to the program.
static void stay_silent(const char *domain, int level, const char *message, void *data) {
    (void)domain, (void)level, (void)message, (void)data;
}

/// A pointer to a function through memory, since C has no cast for it.
#define LOOK_UP(name)                                                                                                  \
    do {                                                                                                               \
        *(void **)&vips->name = dlsym(handle, #name);                                                                  \
        if (!vips->name) return #name;                                                                                 \
    } while (0)

/// NULL, or the name of the first function that is missing.
static const char *look_up_all(struct codex_vips *vips, void *handle) {
    LOOK_UP(vips_init);
    LOOK_UP(vips_version_string);
    LOOK_UP(vips_concurrency_set);
    LOOK_UP(vips_cache_set_max);
    LOOK_UP(vips_vector_set_enabled);
    LOOK_UP(vips_operation_block_set);
    LOOK_UP(vips_error_clear);
    LOOK_UP(vips_image_new_from_buffer);
    LOOK_UP(vips_image_get_width);
    LOOK_UP(vips_image_get_height);
    LOOK_UP(vips_image_get_orientation);
    LOOK_UP(vips_copy);
    LOOK_UP(vips_image_remove);
    LOOK_UP(vips_thumbnail_buffer);
    LOOK_UP(vips_jpegsave_buffer);
    LOOK_UP(vips_webpsave_buffer);
    LOOK_UP(g_object_unref);
    LOOK_UP(g_free);
    LOOK_UP(g_log_set_handler);
    return NULL;
}

/// Of the many formats that libvips reads, through many libraries, those that journals hold; each is fuzzed by its authors.
static void allow_few_formats(const struct codex_vips *vips) {
    static const char *const allowed[] = {
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff",
    };
    vips->vips_operation_block_set("VipsForeignLoad", true);
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) vips->vips_operation_block_set(allowed[i], false);
}

const codex_vips *codex_vips_load(const char *library, char *problem, size_t problem_size) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *reason = dlerror();
        snprintf(problem, problem_size, "%s", reason ? reason : library);
        return NULL;
    }
    struct codex_vips *vips = calloc(1, sizeof *vips);
    const char *missing = vips ? look_up_all(vips, handle) : "memory";
    if (missing) {
        snprintf(problem, problem_size, "%s: no %s", library, missing);
        free(vips);
        dlclose(handle);
        return NULL;
    }
    vips->g_log_set_handler("VIPS", EVERY_LOG_LEVEL, stay_silent, NULL);
    if (vips->vips_init("codex")) {
        snprintf(problem, problem_size, "%s: cannot start", library);
        // Half-started, it cannot be unloaded.
        free(vips);
        return NULL;
    }
    vips->vips_concurrency_set(1);
    vips->vips_cache_set_max(0);
    vips->vips_vector_set_enabled(false);
    allow_few_formats(vips);
    return vips;
}

const char *codex_vips_version(const codex_vips *vips) { return vips->vips_version_string(); }

/// Ends an operation that failed; the text of failures is one for all threads, and would be whose failure was last.
static bool failed(const codex_vips *vips) {
    vips->vips_error_clear();
    return false;
}

bool codex_vips_describe(const codex_vips *vips, const void *bytes, size_t count, struct codex_vips_picture *picture) {
    VipsImage *image = vips->vips_image_new_from_buffer(bytes, count, "", NULL);
    if (!image) return failed(vips);
    picture->width = vips->vips_image_get_width(image);
    picture->height = vips->vips_image_get_height(image);
    picture->orientation = vips->vips_image_get_orientation(image);
    vips->g_object_unref(image);
    return true;
}

static bool encode(const codex_vips *vips, VipsImage *image, const struct codex_vips_wish *wish,
                   struct codex_vips_thumbnail *thumbnail) {
    switch (wish->encoding) {
    case CODEX_VIPS_JPEG:
        return !vips->vips_jpegsave_buffer(image, &thumbnail->bytes, &thumbnail->count, "Q", wish->quality,
                                           "optimize_coding", 1, "interlace", 1, "strip", 1, NULL);
    case CODEX_VIPS_WEBP:
        return !vips->vips_webpsave_buffer(image, &thumbnail->bytes, &thumbnail->count, "Q", wish->quality, "effort", 2,
                                           "smart_subsample", 1, "strip", 1, NULL);
    }
    return false;
}

/// An upright picture in sRGB; NULL for a damaged one. The option is the loader's, since the one of the same name that
/// `vips_thumbnail_buffer` itself has is not handed on in 8.14.
static VipsImage *scale(const codex_vips *vips, const void *bytes, size_t count, const struct codex_vips_wish *wish) {
    VipsImage *image = NULL;
    int failure = vips->vips_thumbnail_buffer(
        bytes, count, &image, wish->width, "height", wish->height, "size", wish->crops ? VIPS_SIZE_DOWN : VIPS_SIZE_FORCE,
        "crop", wish->crops ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE, "export_profile", "srgb", "option_string",
        "[fail_on=error]", NULL);
    return failure ? NULL : image;
}

/// A view of a picture without its profile, which `strip` leaves in WebP and which for sRGB says nothing: 7 KB.
static VipsImage *without_profile(const codex_vips *vips, VipsImage *image) {
    VipsImage *copy = NULL;
    if (vips->vips_copy(image, &copy, NULL)) return NULL;
    vips->vips_image_remove(copy, "icc-profile-data");
    return copy;
}

bool codex_vips_scale(const codex_vips *vips, const void *bytes, size_t count, const struct codex_vips_wish *wish,
                      struct codex_vips_thumbnail *thumbnail) {
    VipsImage *scaled = scale(vips, bytes, count, wish);
    VipsImage *image = scaled ? without_profile(vips, scaled) : NULL;
    if (scaled) vips->g_object_unref(scaled);
    if (!image) return failed(vips);
    thumbnail->bytes = NULL;
    thumbnail->width = vips->vips_image_get_width(image);
    thumbnail->height = vips->vips_image_get_height(image);
    bool isEncoded = encode(vips, image, wish, thumbnail);
    vips->g_object_unref(image);
    return isEncoded ? true : failed(vips);
}

void codex_vips_release(const codex_vips *vips, struct codex_vips_thumbnail *thumbnail) {
    vips->g_free(thumbnail->bytes);
    thumbnail->bytes = NULL;
}
