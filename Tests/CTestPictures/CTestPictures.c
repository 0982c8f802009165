#include "CTestPictures.h"
#include <dlfcn.h>
#include <pthread.h>

typedef struct _VipsImage VipsImage;

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) { library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL); }

static void *function(const char *name) {
    pthread_once(&once, load);
    return library ? dlsym(library, name) : NULL;
}

static void unref(VipsImage *image) { ((void (*)(void *))function("g_object_unref"))(image); }

void test_picture_free(void *memory) { ((void (*)(void *))function("g_free"))(memory); }

void *test_picture_encode(const void *pixels, int width, int height, int bands, int page_height, const char *suffix,
                          size_t *count) {
    VipsImage *(*make)(const void *, size_t, int, int, int, int) = function("vips_image_new_from_memory_copy");
    int (*write)(VipsImage *, const char *, void **, size_t *, ...) = function("vips_image_write_to_buffer");
    void (*set)(VipsImage *, const char *, int) = function("vips_image_set_int");
    if (!make || !write || !set) return NULL;
    VipsImage *image = make(pixels, (size_t)width * (size_t)height * (size_t)bands, width, height, bands, 0);
    if (!image) return NULL;
    if (page_height != height) set(image, "page-height", page_height);
    void *bytes = NULL;
    if (write(image, suffix, &bytes, count, NULL)) bytes = NULL;
    unref(image);
    return bytes;
}

void *test_picture_decode(const void *bytes, size_t count, int *width, int *height, int *bands) {
    VipsImage *(*read)(const void *, size_t, const char *, ...) = function("vips_image_new_from_buffer");
    void *(*samples)(VipsImage *, size_t *) = function("vips_image_write_to_memory");
    int (*get_width)(VipsImage *) = function("vips_image_get_width");
    int (*get_height)(VipsImage *) = function("vips_image_get_height");
    int (*get_bands)(VipsImage *) = function("vips_image_get_bands");
    VipsImage *image = read ? read(bytes, count, "", NULL) : NULL;
    if (!image) return NULL;
    *width = get_width(image);
    *height = get_height(image);
    *bands = get_bands(image);
    size_t size;
    void *result = samples(image, &size);
    unref(image);
    return result;
}
