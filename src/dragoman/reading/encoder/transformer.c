/* The encoder's layers on x86-64 processors with matrix units (AMX), one window in each call.

   What `training.graph` writes out as operators is done here in one go, a block of rows at a time, so that nothing but
   the rows between two layers ever leaves the caches. Products of bytes are the same integers as in the graph, to the
   last; queries, keys, values and the shares of attention are rounded to bfloat16, all else is float32.

   A row is a piece. Matrix units take 16 rows of 64 bytes at a time, a tile. Rows of padding are zeros at first and
   then whatever comes of zeros: no other row looks at them. No row's numbers depend on how many there are beside it. */

#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...);

#define ALWAYS inline __attribute__((always_inline))

enum {
    WIDTH = 384,
    INNER = 1536,
    HEADS = 12,
    SIZE = WIDTH / HEADS, /* numbers of a head: one tile's depth in bfloat16 */
    GROUP = 48,           /* numbers of an embedding that share a scale */
    LANES = 16,           /* floats of a vector, and rows of a tile */
    VECTORS = WIDTH / LANES,
    TILE = 1024, /* bytes */
    BLOCK = 32,  /* rows that go through a layer together */
    MOST = 32,   /* columns of a product that stay exact, at most */
};

/* Rows to signed bytes, times a matrix of bytes, and back to floats: s8(x * columns + zero) W * scales + bias. */
typedef struct {
    const int8_t *packed; /* tiles [outputs / 16][inputs / 64] of [16][16][4]: inputs by four, outputs, inputs */
    const float *columns; /* [inputs] */
    const float *scales;  /* [outputs] */
    const float *bias;    /* [outputs] less what the zero point adds */
    float zero;
} Product;

typedef struct {
    const float *weight, *bias; /* [WIDTH] */
} Norm;

typedef struct {
    Product qkv, out, up, down;
    Norm norm1, norm2;
    const uint16_t *exact; /* [INNER / 16] bits of the columns that `down` takes as they are */
    const uint8_t *places; /* [INNER / 16] how many of those there are before */
    const float *kept;     /* [count][WIDTH] their weights */
    int64_t count;
    const float *bends; /* [3][32] parabolas of GELU */
} Layer;

typedef struct {
    const int8_t *pieces;  /* [vocabulary][WIDTH] */
    const float *scales;   /* [vocabulary][WIDTH / GROUP] */
    const float *places;   /* [limit][WIDTH] */
    const float *cases;    /* [kinds][WIDTH] */
    const float *quoted;   /* [2][WIDTH] */
    Norm norm;
} Embedding;

typedef struct {
    float *x;                /* [rows][WIDTH] what goes from layer to layer */
    uint16_t *qkv;           /* [3][HEADS][rows + BLOCK][SIZE] bfloat16 */
    int8_t *rounded;        /* [rows][WIDTH] what goes into a product, */
    int8_t *bent;           /* [rows][INNER] and into the last, */
    float *few;              /* [rows][MOST] and the columns of that which stay exact */
    uint16_t *queries, *values; /* a head's, by column: tiles [padded / 16][16][32], [padded / 32][2][16][32] */
    float *scores;           /* [padded][32] */
    uint16_t *shares;        /* bfloat16 tiles [padded / 32][2][16][32] */
} Scratch;

static const float EPSILON = 1e-12f; /* of a norm */
#define BENDS_TO 5.3125f             /* GELU is straight from here on */

/* ---- numbers ---- */

static inline int64_t up_to(int64_t count, int64_t step) { return (count + step - 1) / step * step; }

/* Powers of two within 8e-5, a fiftieth of what they lose as bfloat16. */
static inline __m512 power(__m512 x) {
    const __m512 part = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
    __m512 sum = _mm512_fmadd_ps(_mm512_set1_ps(7.802448832e-2f), part, _mm512_set1_ps(2.260672089e-1f));
    sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(6.958335195e-1f));
    sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(9.999252200e-1f));
    return _mm512_scalef_ps(sum, x);
}

static inline __m512 inverse(__m512 x) {
    const __m512 near = _mm512_rcp14_ps(x);
    return _mm512_mul_ps(near, _mm512_fnmadd_ps(near, x, _mm512_set1_ps(2.0f)));
}

/* GELU: the positive part of x, less what is left of |x| near zero, by 32 parabolas up to `BENDS_TO`. */
static ALWAYS __m512 gelu(__m512 x, const float *bends) {
    const __m512 size = _mm512_min_ps(_mm512_abs_ps(x), _mm512_set1_ps(BENDS_TO - 0.1f));
    const __m512i which = _mm512_cvttps_epi32(_mm512_mul_ps(size, _mm512_set1_ps(32 / BENDS_TO)));
    __m512 by[3];
    for (int n = 0; n < 3; n++)
        by[n] = _mm512_permutex2var_ps(_mm512_loadu_ps(bends + 32 * n), which, _mm512_loadu_ps(bends + 32 * n + 16));
    const __m512 slope = _mm512_fmadd_ps(by[2], size, by[1]);
    const __m512 positive = _mm512_max_ps(x, _mm512_setzero_ps());
    return _mm512_fnmadd_ps(slope, size, _mm512_sub_ps(positive, by[0]));
}

/* Numbers as the bytes that a product takes. */
static inline __m128i bytes(__m512 x, __m512 columns, __m512 zero) {
    return _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_fmadd_ps(x, columns, zero)));
}

/* Norm a row; also store it as the bytes that a product takes, where one is named. */
static inline void norm_row(float *row, Norm norm, const Product *next, int8_t *rounded) {
    __m512 x[VECTORS], sum = _mm512_setzero_ps(), squares = _mm512_setzero_ps();
    for (int v = 0; v < VECTORS; v++) {
        x[v] = _mm512_loadu_ps(row + v * LANES);
        sum = _mm512_add_ps(sum, x[v]);
    }
    const __m512 mean = _mm512_set1_ps(_mm512_reduce_add_ps(sum) / WIDTH);
    for (int v = 0; v < VECTORS; v++) {
        x[v] = _mm512_sub_ps(x[v], mean);
        squares = _mm512_fmadd_ps(x[v], x[v], squares);
    }
    const float variance = _mm512_reduce_add_ps(squares) / WIDTH;
    const __m512 by = _mm512_div_ps(_mm512_set1_ps(1.0f), _mm512_sqrt_ps(_mm512_set1_ps(variance + EPSILON)));
    for (int v = 0; v < VECTORS; v++) {
        const __m512 weight = _mm512_loadu_ps(norm.weight + v * LANES);
        const __m512 normed =
            _mm512_fmadd_ps(_mm512_mul_ps(x[v], by), weight, _mm512_loadu_ps(norm.bias + v * LANES));
        _mm512_storeu_ps(row + v * LANES, normed);
        if (next) {
            const __m512 columns = _mm512_loadu_ps(next->columns + v * LANES);
            _mm_storeu_si128((__m128i *)(rounded + v * LANES), bytes(normed, columns, _mm512_set1_ps(next->zero)));
        }
    }
}

static inline void round_row(const float *row, const Product *next, int8_t *rounded) {
    for (int v = 0; v < WIDTH; v += LANES) {
        const __m512 x = _mm512_loadu_ps(row + v), columns = _mm512_loadu_ps(next->columns + v);
        _mm_storeu_si128((__m128i *)(rounded + v), bytes(x, columns, _mm512_set1_ps(next->zero)));
    }
}

/* ---- products of bytes ---- */

/* What becomes of a product's numbers. */
typedef struct {
    uint16_t *halved; /* HALVED: rows of SIZE in bfloat16, a head's together, */
    int64_t plane;    /* so many numbers a head */
    float *x;         /* ADDED: rows of WIDTH that they are added to */
    int8_t *bent;    /* BENT: rows of INNER, by GELU and as the next product's bytes, */
    float *few;       /* and [BLOCK][MOST] the columns that stay exact */
    const Layer *layer;
} Use;

enum { HALVED, ADDED, BENT };

/* Use the sums [2][2][16][16] of two tiles of columns, of some of the rows. */
static ALWAYS void use(
    Use to, int how, const Product *product, const int32_t *sums, int64_t row, int64_t first, int64_t end,
    int64_t column) {
    for (int half = 0; half < 2; half++, column += LANES) {
        const __m512 scales = _mm512_loadu_ps(product->scales + column);
        const __m512 bias = _mm512_loadu_ps(product->bias + column);
        const __m512 columns = how == BENT ? _mm512_loadu_ps(to.layer->down.columns + column) : bias;
        const __m512 zero = _mm512_set1_ps(how == BENT ? to.layer->down.zero : 0);
        const uint16_t exact = how == BENT ? to.layer->exact[column / LANES] : 0;
        for (int64_t r = first; r < end; r++) {
            const int32_t *from = sums + (r / LANES * 2 + half) * LANES * LANES + r % LANES * LANES;
            const __m512 y = _mm512_fmadd_ps(_mm512_cvtepi32_ps(_mm512_load_si512(from)), scales, bias);
            if (how == HALVED) {
                uint16_t *at = to.halved + column / SIZE * to.plane + (row + r) * SIZE + half * LANES;
                _mm256_storeu_si256((__m256i *)at, (__m256i)_mm512_cvtneps_pbh(y));
            } else if (how == ADDED) {
                float *at = to.x + (row + r) * WIDTH + column;
                _mm512_storeu_ps(at, _mm512_add_ps(_mm512_loadu_ps(at), y));
            } else {
                const __m512 bent = gelu(y, to.layer->bends);
                if (exact)
                    _mm512_mask_compressstoreu_ps(to.few + (row + r) * MOST + to.layer->places[column / LANES], exact, bent);
                int8_t *at = to.bent + (row + r) * INNER + column;
                _mm_storeu_si128((__m128i *)at, bytes(bent, columns, zero));
            }
        }
    }
}

/* Multiply rows, two tiles of them (or one, at the end) by two of columns at a time, so that the weights come by once.
   What the sums before are used for is done in between: the matrix unit and the others work at the same time. */
static ALWAYS void
product_of(const Product *by, const int8_t *rows, int64_t inputs, int64_t outputs, int64_t count, Use to, int how) {
    _Alignas(64) int32_t sums[2][2 * BLOCK * LANES];
    const int64_t steps = inputs / 64, blocks = (count + BLOCK - 1) / BLOCK, turns = outputs / (2 * LANES) * blocks;
    int64_t column = 0, row = 0, column_before = 0, row_before = 0, high_before = 0;
    for (int64_t turn = 0; turn <= turns; turn++) {
        const int8_t *left = by->packed + column / LANES * steps * TILE, *right = left + steps * TILE;
        const int8_t *upper = rows + row * inputs, *lower = upper + LANES * inputs;
        const int64_t high = count - row < BLOCK ? count - row : BLOCK;
        int32_t *made = sums[turn % 2], *before = sums[turn % 2 ^ 1];
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        for (int64_t k = 0; k < steps; k++) {
            if (turn < turns) {
                _tile_loadd(4, upper + 64 * k, inputs);
                _tile_loadd(6, left + TILE * k, 64);
                _tile_dpbssd(0, 4, 6);
                _tile_loadd(7, right + TILE * k, 64);
                _tile_dpbssd(1, 4, 7);
                if (high > LANES) {
                    _tile_loadd(5, lower + 64 * k, inputs);
                    _tile_dpbssd(2, 5, 6);
                    _tile_dpbssd(3, 5, 7);
                }
            }
            const int64_t first = k * high_before / steps, end = (k + 1) * high_before / steps;
            use(to, how, by, before, row_before, first, end, column_before);
        }
        _tile_stored(0, made, 64);
        _tile_stored(1, made + LANES * LANES, 64);
        _tile_stored(2, made + 2 * LANES * LANES, 64);
        _tile_stored(3, made + 3 * LANES * LANES, 64);
        row_before = row;
        column_before = column;
        high_before = high;
        if ((row += BLOCK) >= count) {
            row = 0;
            column += 2 * LANES;
        }
    }
}

/* Each kind of product is compiled for itself. */
#define PRODUCT(name, inputs, outputs, how) \
    static void name(const Product *by, const int8_t *rows, int64_t count, Use to) { \
        product_of(by, rows, inputs, outputs, count, to, how); \
    }
PRODUCT(ask, WIDTH, 3 * WIDTH, HALVED)
PRODUCT(mix, WIDTH, WIDTH, ADDED)
PRODUCT(widen, WIDTH, INNER, BENT)
PRODUCT(narrow, INNER, WIDTH, ADDED)

/* ---- attention ---- */

/* Turn 16 rows of 16 numbers of four bytes into columns. */
static ALWAYS void transpose(__m512i r[16], void *to) {
    __m512i t[16];
    for (int i = 0; i < 16; i += 2) {
        t[i] = _mm512_unpacklo_epi32(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_epi32(r[i], r[i + 1]);
    }
    for (int i = 0; i < 16; i += 4) {
        r[i] = _mm512_unpacklo_epi64(t[i], t[i + 2]);
        r[i + 1] = _mm512_unpackhi_epi64(t[i], t[i + 2]);
        r[i + 2] = _mm512_unpacklo_epi64(t[i + 1], t[i + 3]);
        r[i + 3] = _mm512_unpackhi_epi64(t[i + 1], t[i + 3]);
    }
    for (int i = 0; i < 4; i++) {
        t[i] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0x88);
        t[i + 4] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0xdd);
        t[i + 8] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0x88);
        t[i + 12] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0xdd);
    }
    uint8_t *rows = to;
    for (int i = 0; i < 4; i++) {
        _mm512_store_si512(rows + i * 64, _mm512_shuffle_i32x4(t[i], t[i + 8], 0x88));
        _mm512_store_si512(rows + (i + 4) * 64, _mm512_shuffle_i32x4(t[i + 4], t[i + 12], 0x88));
        _mm512_store_si512(rows + (i + 8) * 64, _mm512_shuffle_i32x4(t[i], t[i + 8], 0xdd));
        _mm512_store_si512(rows + (i + 12) * 64, _mm512_shuffle_i32x4(t[i + 4], t[i + 12], 0xdd));
    }
}

/* Lay a head's queries out by column, and its values so too, in blocks of 32 pieces. */
static void lay_out(const uint16_t *queries, const uint16_t *values, int64_t padded, Scratch s) {
    uint16_t places[2][32];
    for (int i = 0; i < 32; i++) {
        places[0][i] = (uint16_t)(i / 2 + i % 2 * 32);
        places[1][i] = (uint16_t)(places[0][i] + LANES);
    }
    for (int64_t piece = 0; piece < padded; piece += LANES) {
        __m512i rows[16];
        for (int r = 0; r < 16; r++) rows[r] = _mm512_loadu_si512(queries + (piece + r) * SIZE);
        transpose(rows, s.queries + piece * SIZE);
    }
    for (int64_t piece = 0; piece < padded; piece += BLOCK) {
        for (int half = 0; half < 2; half++) {
            const __m512i pairs = _mm512_loadu_si512(places[half]);
            __m512i rows[16];
            for (int r = 0; r < 16; r++) {
                const uint16_t *from = values + (piece + 2 * r) * SIZE;
                rows[r] = _mm512_permutex2var_epi16(
                    _mm512_loadu_si512(from), pairs, _mm512_loadu_si512(from + SIZE));
            }
            transpose(rows, s.values + piece * SIZE + half * TILE / 2);
        }
    }
}

/* Score 32 keys for the 16 queries in tile 7, as powers of two: [32][16]. */
static ALWAYS void score(const uint16_t *keys, float *scores) {
    _tile_loadd(5, keys, 64);
    _tile_loadd(6, keys + LANES * SIZE, 64);
    _tile_zero(2);
    _tile_zero(3);
    _tile_dpbf16ps(2, 5, 7);
    _tile_dpbf16ps(3, 6, 7);
    _tile_stored(2, scores, 64);
    _tile_stored(3, scores + LANES * LANES, 64);
}

/* Return the highest scores so far of each query. */
static ALWAYS __m512 highest(const float *scores, int64_t keys, __m512 most) {
    __m512 other = most;
    for (int64_t key = 0; key + 1 < keys; key += 2) {
        most = _mm512_max_ps(most, _mm512_load_ps(scores + key * LANES));
        other = _mm512_max_ps(other, _mm512_load_ps(scores + (key + 1) * LANES));
    }
    if (keys % 2) most = _mm512_max_ps(most, _mm512_load_ps(scores + (keys - 1) * LANES));
    return _mm512_max_ps(most, other);
}

/* Turn the scores of 32 keys into shares, by pairs of keys, and add them to the sums. */
static ALWAYS void share(const float *scores, int64_t keys, __m512 most, uint16_t *shares, __m512 sums[2]) {
    const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i pairs = _mm512_or_si512(lanes, _mm512_slli_epi32(_mm512_add_epi32(lanes, _mm512_set1_epi32(16)), 16));
    for (int64_t key = 0; key < BLOCK; key += 2) {
        __m512 one = _mm512_setzero_ps(), two = one;
        if (key < keys) one = power(_mm512_sub_ps(_mm512_load_ps(scores + key * LANES), most));
        if (key + 1 < keys) two = power(_mm512_sub_ps(_mm512_load_ps(scores + (key + 1) * LANES), most));
        sums[0] = _mm512_add_ps(sums[0], one);
        sums[1] = _mm512_add_ps(sums[1], two);
        const __m512i both = (__m512i)_mm512_cvtne2ps_pbh(two, one);
        _mm512_store_si512(shares + key * LANES, _mm512_permutexvar_epi16(pairs, both));
    }
}

/* Add 32 values by their shares to tiles 0 and 1. */
static ALWAYS void add_values(const uint16_t *values, const uint16_t *shares) {
    _tile_loadd(4, shares, 64);
    _tile_loadd(5, values, 64);
    _tile_loadd(6, values + TILE / 2, 64);
    _tile_dpbf16ps(0, 5, 4);
    _tile_dpbf16ps(1, 6, 4);
}

/* Mix the values of all heads for the rows of a window, as bytes; a head's rows are `plane` numbers from the next's.
   Scores of the keys to come and values of those before are at the matrix unit while shares are made of the scores. */
static void attend(const Product *out, int64_t begin, int64_t count, int64_t plane, Scratch s) {
    _Alignas(64) float scores[2][BLOCK * LANES], mixed[2][LANES * LANES];
    _Alignas(64) uint16_t shares[2][BLOCK * LANES];
    const __m512 zero = _mm512_set1_ps(out->zero);
    const int64_t padded = up_to(count, BLOCK), last = padded - BLOCK;
    for (int head = 0; head < HEADS; head++) {
        const uint16_t *queries = s.qkv + head * plane + begin * SIZE, *keys = queries + HEADS * plane;
        lay_out(queries, keys + HEADS * plane, padded, s);
        for (int64_t row = 0; row < count; row += LANES) {
            __m512 most = _mm512_set1_ps(-INFINITY), sums[2] = {_mm512_setzero_ps(), _mm512_setzero_ps()};
            _tile_loadd(7, s.queries + row * SIZE, 64);
            score(keys, scores[0]);
            for (int64_t key = 0, turn = 0; key < last; key += BLOCK, turn ^= 1) {
                score(keys + (key + BLOCK) * SIZE, scores[turn ^ 1]);
                most = highest(scores[turn], BLOCK, most);
            }
            most = highest(scores[last / BLOCK % 2], count - last, most);
            _tile_zero(0);
            _tile_zero(1);
            if (last) score(keys, scores[0]);
            for (int64_t key = 0, turn = 0; key < last; key += BLOCK, turn ^= 1) {
                score(keys + (key + BLOCK) * SIZE, scores[turn ^ 1]);
                share(scores[turn], BLOCK, most, shares[turn], sums);
                if (key) add_values(s.values + (key - BLOCK) * SIZE, shares[turn ^ 1]);
            }
            const int64_t turn = last / BLOCK % 2;
            share(scores[turn], count - last, most, shares[turn], sums);
            if (last) add_values(s.values + (last - BLOCK) * SIZE, shares[turn ^ 1]);
            add_values(s.values + last * SIZE, shares[turn]);
            _tile_stored(0, mixed[0], 64);
            _tile_stored(1, mixed[1], 64);
            const __m512 by = inverse(_mm512_add_ps(sums[0], sums[1]));
            for (int half = 0; half < 2; half++) {
                const __m512 columns = _mm512_loadu_ps(out->columns + head * SIZE + half * LANES);
                __m512i rows[16];
                for (int r = 0; r < 16; r++)
                    rows[r] = (__m512i)_mm512_mul_ps(_mm512_load_ps(mixed[half] + r * LANES), by);
                transpose(rows, mixed[half]);
                int8_t *to = s.rounded + (begin + row) * WIDTH + head * SIZE + half * LANES;
                for (int64_t r = 0; r < 16 && row + r < count; r++) {
                    const __m512 x = _mm512_load_ps(mixed[half] + r * LANES);
                    _mm_storeu_si128((__m128i *)(to + r * WIDTH), bytes(x, columns, zero));
                }
            }
        }
    }
}

/* ---- layers ---- */

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
    s->scores = (float *)at, at += padded * BLOCK * 4;
    s->shares = (uint16_t *)at, at += padded * BLOCK * 2;
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

/* ---- what Python calls ---- */

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

static void run(const Layer *layers, int64_t from, int64_t to, const int64_t *bounds, int64_t windows, Scratch s) {
    Tiles before, own = {.palette = 1};
    for (int t = 0; t < 8; t++) {
        own.bytes[t] = 64;
        own.rows[t] = 16;
    }
    _tile_storeconfig(&before); /* the thread's other users of the matrix unit find it as they left it */
    _tile_loadconfig(&own);
    for (int64_t n = from; n < to; n++) layer(layers + n, bounds, windows, s);
    if (before.palette) _tile_loadconfig(&before);
    else _tile_release();
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
            const float *scales = from->scales + pieces[r] * (WIDTH / GROUP);
            const float *place = from->places + (r - bounds[n]) * WIDTH;
            const float *written = from->cases + cases[r] * WIDTH, *quote = from->quoted + quoted[r] * WIDTH;
            for (int v = 0; v < WIDTH; v += LANES) {
                const __m512i whole = _mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(packed + v)));
                __m512 x = _mm512_mul_ps(_mm512_cvtepi32_ps(whole), _mm512_set1_ps(scales[v / GROUP]));
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
