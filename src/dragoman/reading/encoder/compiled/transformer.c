/* The networks' layers on x86-64 processors with matrix units (AMX), for windows that lie one after another.

   What `training.graph` writes out as operators is done here in one go, so that what lies between two of them stays in
   the caches. Products of bytes are the same integers as in the graph, to the last; queries, keys, values and the
   shares of attention are rounded to bfloat16, all else is float32.

   A row is a piece. Matrix units take 16 rows of 64 bytes at a time, a tile. Rows that fill up the last tile are zeros
   at first and then whatever comes of zeros: no other row looks at them. No row's numbers depend on what else is read
   with its window. */

#include <string.h>
#include <sys/syscall.h>

#include "attention.h"
#include "products.h"

long syscall(long number, ...); /* which strict C leaves undeclared */

/* Numbers of a head for all rows, and for what is read beyond the last window to fill a block. */
static inline int64_t planes(int64_t count) { return (up_to(count, LANES) + BLOCK) * SIZE; }

/* Part memory for so many rows among the buffers; without memory, tell its size. */
static int64_t part(uint8_t *memory, int64_t count, Scratch *s) {
    const int64_t rows = up_to(count, LANES), padded = up_to(count, BLOCK), start = up_to((int64_t)memory, 64);
    int64_t at = start;
    s->x = (float *)at, at += rows * WIDTH * 4;
    s->qkv = (uint16_t *)at, at += 3 * HEADS * planes(count) * 2;
    s->rounded = (int8_t *)at, at += rows * WIDTH;
    s->bent = (int8_t *)at, at += rows * INNER;
    s->few = (float *)at, at += rows * MOST * 4;
    s->queries = (uint16_t *)at, at += padded * SIZE * 2;
    s->values = (uint16_t *)at, at += padded * SIZE * 2;
    return at - start;
}

/* Add what the columns that stay exact come to, for four rows. */
static inline void add_exact(const Layer *by, const float *few, float *x) {
    for (int64_t v = 0; v < WIDTH; v += LANES) {
        __m512 sums[4];
        for (int r = 0; r < 4; r++) sums[r] = _mm512_loadu_ps(x + r * WIDTH + v);
        for (int64_t e = 0; e < by->count; e++) {
            const __m512 kept = _mm512_loadu_ps(by->kept + e * WIDTH + v);
            for (int r = 0; r < 4; r++)
                sums[r] = _mm512_fmadd_ps(_mm512_set1_ps(few[r * MOST + e]), kept, sums[r]);
        }
        for (int r = 0; r < 4; r++) _mm512_storeu_ps(x + r * WIDTH + v, sums[r]);
    }
}

static void layer(const Layer *by, const int64_t *bounds, int64_t windows, Scratch s) {
    const int64_t rows = up_to(bounds[windows], LANES), plane = planes(bounds[windows]);
    const Use to = {.halved = s.qkv, .plane = plane, .x = s.x, .bent = s.bent, .few = s.few, .layer = by};
    for (int64_t r = 0; r < rows; r++) round_row(s.x + r * WIDTH, &by->qkv, s.rounded + r * WIDTH);
    ask(&by->qkv, s.rounded, rows, to);
    for (int64_t head = 0; head < 3 * HEADS; head++)
        memset(s.qkv + head * plane + rows * SIZE, 0, (size_t)(plane - rows * SIZE) * 2);
    for (int64_t n = 0; n < windows; n++) attend(&by->out, bounds[n], bounds[n + 1] - bounds[n], plane, s);
    mix(&by->out, s.rounded, rows, to);
    for (int64_t r = 0; r < rows; r++) norm_row(s.x + r * WIDTH, by->norm1, &by->up, s.rounded + r * WIDTH);
    widen(&by->up, s.rounded, rows, to);
    narrow(&by->down, s.bent, rows, to);
    for (int64_t r = 0; r < rows; r += 4) add_exact(by, s.few + r * MOST, s.x + r * WIDTH);
    for (int64_t r = 0; r < rows; r++) norm_row(s.x + r * WIDTH, by->norm2, 0, 0);
}

typedef struct {
    uint8_t palette, start;
    uint8_t reserved[14];
    uint16_t bytes[16];
    uint8_t rows[16];
} Tiles;

/* Ask the system for the matrix unit; 0 where it is granted. */
int dragoman_ask(void) {
    enum { REQUEST = 0x1023, TILES = 18 };
    return (int)syscall(SYS_arch_prctl, REQUEST, TILES);
}

/* The bytes of memory that so many rows need. */
int64_t dragoman_memory(int64_t count) {
    Scratch s;
    return 64 + part(0, count, &s);
}

/* Take the matrix unit, and give it back as its other users in this thread left it. */
static Tiles take(void) {
    Tiles before, own = {.palette = 1};
    for (int t = 0; t < 8; t++) {
        own.bytes[t] = 64;
        own.rows[t] = 16;
    }
    settle();
    _tile_storeconfig(&before);
    _tile_loadconfig(&own);
    settle();
    return before;
}

static void give_back(Tiles before) {
    settle();
    if (before.palette) _tile_loadconfig(&before);
    else _tile_release();
}

static void run(const Layer *layers, int64_t from, int64_t to, const int64_t *bounds, int64_t windows, Scratch s) {
    const Tiles before = take();
    for (int64_t n = from; n < to; n++) layer(layers + n, bounds, windows, s);
    give_back(before);
}

static void pad(float *x, int64_t count) {
    memset(x + count * WIDTH, 0, (size_t)((up_to(count, LANES) - count) * WIDTH) * sizeof *x);
}

/* Encode windows that lie one after another, each from one bound to the next. What the first `branching` layers say
   goes to branch [count][WIDTH], if that is asked for, and what all say to encoded. */
void dragoman_encode(
    const Embedding *from, const Layer *layers, int64_t branching, int64_t all, const int64_t *pieces,
    const int64_t *cases, const int64_t *quoted, const int64_t *bounds, int64_t windows, float *branch, float *encoded,
    uint8_t *memory) {
    const int64_t count = bounds[windows];
    Scratch s;
    part(memory, count, &s);
    for (int64_t n = 0; n < windows; n++) {
        for (int64_t r = bounds[n]; r < bounds[n + 1]; r++) {
            const int8_t *packed = from->pieces + pieces[r] * WIDTH;
            const __m512 scale = _mm512_set1_ps(from->scales[pieces[r]]);
            const float *place = from->places + (r - bounds[n]) * WIDTH;
            const float *written = from->cases + cases[r] * WIDTH, *quote = from->quoted + quoted[r] * WIDTH;
            for (int v = 0; v < WIDTH; v += LANES) {
                const __m512i whole = _mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(packed + v)));
                __m512 x = _mm512_mul_ps(_mm512_cvtepi32_ps(whole), scale);
                x = _mm512_add_ps(x, _mm512_loadu_ps(place + v));
                x = _mm512_add_ps(x, _mm512_loadu_ps(written + v));
                _mm512_storeu_ps(s.x + r * WIDTH + v, _mm512_add_ps(x, _mm512_loadu_ps(quote + v)));
            }
            norm_row(s.x + r * WIDTH, from->norm, 0, 0);
        }
    }
    pad(s.x, count);
    run(layers, 0, branching, bounds, windows, s);
    if (branch) memcpy(branch, s.x, (size_t)(count * WIDTH) * sizeof *s.x);
    run(layers, branching, all, bounds, windows, s);
    memcpy(encoded, s.x, (size_t)(count * WIDTH) * sizeof *s.x);
}

/* Send the rows [count][WIDTH] of a window through layers. */
void dragoman_continue(
    const Layer *layers, int64_t all, const float *rows, int64_t count, float *encoded, uint8_t *memory) {
    const int64_t bounds[2] = {0, count};
    Scratch s;
    part(memory, count, &s);
    memcpy(s.x, rows, (size_t)(count * WIDTH) * sizeof *s.x);
    pad(s.x, count);
    run(layers, 0, all, bounds, 1, s);
    memcpy(encoded, s.x, (size_t)(count * WIDTH) * sizeof *s.x);
}

/* Tell what heads read of words, the rows of encoded [pieces][WIDTH] at `starts`, in windows of words that lie one after
   another, each from one bound to the next: from the words alone [words][own->outputs], and with those beside them
   [words][wide->outputs]. */
void dragoman_read(
    const Linear *own, const Linear *wide, const float *encoded, const int64_t *starts, const int64_t *bounds,
    int64_t windows, float *alone, float *together, uint8_t *memory) {
    const Tiles before = take();
    uint16_t *rows = (uint16_t *)up_to((int64_t)memory, 64) + WIDTH;
    for (int64_t n = 0; n < windows; n++) {
        const int64_t begin = bounds[n], count = bounds[n + 1] - begin, padded = up_to(count, BLOCK);
        memset(rows - WIDTH, 0, 2 * WIDTH);
        for (int64_t r = 0; r < count; r++) {
            const float *from = encoded + starts[begin + r] * WIDTH;
            for (int v = 0; v < WIDTH; v += LANES)
                _mm256_storeu_si256(
                    (__m256i *)(rows + r * WIDTH + v), (__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(from + v)));
        }
        memset(rows + count * WIDTH, 0, (size_t)((padded + 1 - count) * WIDTH) * 2);
        read_rows(own, rows, count, 0, alone + begin * own->outputs);
        read_rows(wide, rows, count, 1, together + begin * wide->outputs);
    }
    give_back(before);
}
