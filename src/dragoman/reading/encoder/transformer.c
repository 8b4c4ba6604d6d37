/* The encoder's layers on x86-64 processors with matrix units (AMX), one window in each call.

   What `training.graph` writes out as operators is done here in one go, a block of rows at a time, so that nothing but
   the rows between two layers ever leaves the caches. Products of bytes are the same integers as in the graph, to the
   last; queries, keys, values and the shares of attention are rounded to bfloat16, all else is float32.

   A row is a piece. Matrix units take 16 rows of 64 bytes at a time, a tile. Rows of padding are zeros at first and
   then whatever comes of zeros: no other row looks at them. No row's numbers depend on how many there are beside it. */

#include <immintrin.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...);

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

/* Rows to bytes, times a matrix of bytes, back to floats: ((u8(x * columns) + zero) W - shift) * scales + bias. */
typedef struct {
    const int8_t *packed;  /* tiles [outputs / 16][inputs / 64] of [16][16][4]: column block, inputs by four */
    const float *columns;  /* [inputs] */
    const int32_t *shift;  /* [outputs] what the zero point adds */
    const float *scales;   /* [outputs] */
    const float *bias;     /* [outputs] */
    int32_t zero;
} Product;

typedef struct {
    const float *weight, *bias; /* [WIDTH] */
} Norm;

typedef struct {
    Product qkv, out, up, down;
    Norm norm1, norm2;
    const uint16_t *exact; /* [INNER / 16] bits of the columns that `down` takes as they are */
    const float *kept;     /* [count][WIDTH] the weights of those */
    int64_t count;
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
    uint16_t *qkv;           /* [3][HEADS][padded][SIZE] bfloat16 */
    uint8_t *mixed;          /* [rows][WIDTH] what attention leaves, as bytes */
    uint16_t *queries, *values; /* a head's, by column: tiles [padded / 16][16][32], [padded / 32][2][16][32] */
    float *scores;           /* [padded][32] */
    uint16_t *shares;        /* bfloat16 tiles [padded / 32][2][16][32] */
} Scratch;

static const float EPSILON = 1e-12f;

/* ---- numbers ---- */

/* Powers of two, by a polynomial for what is behind the point; within 3e-6, or 8e-5 where they become bfloat16. */
static inline __attribute__((always_inline)) __m512 power(__m512 x, int fine) {
    const __m512 part = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
    __m512 sum;
    if (fine) {
        sum = _mm512_fmadd_ps(_mm512_set1_ps(1.353416327e-2f), part, _mm512_set1_ps(5.201147016e-2f));
        sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(2.414427507e-1f));
        sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(6.930038358e-1f));
        sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(1.000002593f));
    } else {
        sum = _mm512_fmadd_ps(_mm512_set1_ps(7.802448832e-2f), part, _mm512_set1_ps(2.260672089e-1f));
        sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(6.958335195e-1f));
        sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(9.999252200e-1f));
    }
    return _mm512_scalef_ps(sum, x);
}

static inline __m512 inverse(__m512 x) {
    const __m512 near = _mm512_rcp14_ps(x);
    return _mm512_mul_ps(near, _mm512_fnmadd_ps(near, x, _mm512_set1_ps(2.0f)));
}

/* GELU by tanh: x / (1 + exp(-2 sqrt(2 / pi) (x + 0.044715 x^3))); far below zero the power is held where it still has
   an inverse. */
static inline __m512 gelu(__m512 x) {
    const __m512 square = _mm512_mul_ps(x, x);
    const __m512 slope = _mm512_fmadd_ps(square, _mm512_set1_ps(-0.1029432397f), _mm512_set1_ps(-2.302208198f));
    const __m512 exponent = _mm512_min_ps(_mm512_mul_ps(slope, x), _mm512_set1_ps(100.0f));
    return _mm512_mul_ps(x, inverse(_mm512_add_ps(_mm512_set1_ps(1.0f), power(exponent, 1))));
}

static inline __m128i bytes(__m512 scaled, __m512i zero) {
    const __m512i whole = _mm512_add_epi32(_mm512_cvtps_epi32(scaled), zero);
    return _mm512_cvtusepi32_epi8(_mm512_max_epi32(whole, _mm512_setzero_si512()));
}

/* Norm a row; also store it as the bytes that a product takes, where one is named. */
static inline void norm_row(float *row, Norm norm, const Product *next, uint8_t *rounded) {
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
            const __m512 scaled = _mm512_mul_ps(normed, _mm512_loadu_ps(next->columns + v * LANES));
            _mm_storeu_si128((__m128i *)(rounded + v * LANES), bytes(scaled, _mm512_set1_epi32(next->zero)));
        }
    }
}

static inline void round_row(const float *row, const Product *next, uint8_t *rounded) {
    for (int v = 0; v < VECTORS; v++) {
        const __m512 scaled =
            _mm512_mul_ps(_mm512_loadu_ps(row + v * LANES), _mm512_loadu_ps(next->columns + v * LANES));
        _mm_storeu_si128((__m128i *)(rounded + v * LANES), bytes(scaled, _mm512_set1_epi32(next->zero)));
    }
}

/* ---- products of bytes ---- */

/* Two tiles of rows (or one, where `both` is 0) by two of columns, summed over the inputs: int32 [2][2][16][16]. */
static inline __attribute__((always_inline)) void
multiply(const uint8_t *rows, int64_t inputs, int both, const int8_t *packed, int32_t *sums) {
    const int64_t steps = inputs / 64;
    const int8_t *left = packed, *right = packed + steps * TILE;
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (int64_t k = 0; k < steps; k++) {
        _tile_loadd(4, rows + 64 * k, inputs);
        _tile_loadd(6, left + TILE * k, 64);
        _tile_dpbusd(0, 4, 6);
        _tile_loadd(7, right + TILE * k, 64);
        _tile_dpbusd(1, 4, 7);
        if (both) {
            _tile_loadd(5, rows + LANES * inputs + 64 * k, inputs);
            _tile_dpbusd(2, 5, 6);
            _tile_dpbusd(3, 5, 7);
        }
    }
    _tile_stored(0, sums, 64);
    _tile_stored(1, sums + 256, 64);
    if (both) {
        _tile_stored(2, sums + 512, 64);
        _tile_stored(3, sums + 768, 64);
    }
}

/* What becomes of a product's numbers. */
typedef struct {
    enum { HALVED, ADDED, BENT } how;
    uint16_t *halved;  /* HALVED: rows of SIZE in bfloat16, a head's together, */
    int64_t plane;     /* so many numbers a head */
    float *x;          /* ADDED: rows of WIDTH that they are added to */
    uint8_t *bent;     /* BENT: rows of INNER, by GELU and as the next product's bytes, */
    float *few;        /* and [BLOCK][MOST] the columns that stay exact */
    const Layer *layer;
} Use;

static inline __attribute__((always_inline)) void
use(Use to, int how, const Product *product, const int32_t *sums, int count, int64_t column, uint8_t *places) {
    for (int half = 0; half < 2; half++, column += LANES) {
        const __m512i shift = _mm512_loadu_si512(product->shift + column);
        const __m512 scales = _mm512_loadu_ps(product->scales + column), bias = _mm512_loadu_ps(product->bias + column);
        __m512 columns = bias;
        __m512i zero = shift;
        uint16_t exact = 0;
        int place = 0;
        if (how == BENT) {
            columns = _mm512_loadu_ps(to.layer->down.columns + column);
            zero = _mm512_set1_epi32(to.layer->down.zero);
            exact = to.layer->exact[column / LANES];
            place = *places;
            *places += __builtin_popcount(exact);
        }
        for (int r = 0; r < count; r++) {
            const int32_t *from = sums + (r / LANES) * 512 + half * 256 + (r % LANES) * LANES;
            const __m512 whole = _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_load_si512(from), shift));
            const __m512 y = _mm512_fmadd_ps(whole, scales, bias);
            if (how == HALVED) {
                _mm256_storeu_si256((__m256i *)(to.halved + column / SIZE * to.plane + r * SIZE + half * LANES), (__m256i)_mm512_cvtneps_pbh(y));
            } else if (how == ADDED) {
                float *at = to.x + r * WIDTH + column;
                _mm512_storeu_ps(at, _mm512_add_ps(_mm512_loadu_ps(at), y));
            } else {
                const __m512 bent = gelu(y);
                if (exact) _mm512_mask_compressstoreu_ps(to.few + r * MOST + place, exact, bent);
                _mm_storeu_si128(
                    (__m128i *)(to.bent + r * INNER + column), bytes(_mm512_mul_ps(bent, columns), zero));
            }
        }
    }
}

/* Multiply a block of rows, using each pair of columns' sums while the matrix unit is at the next. */
static inline __attribute__((always_inline)) void
product(const Product *by, const uint8_t *rows, int64_t inputs, int64_t outputs, int count, Use to, int how) {
    _Alignas(64) int32_t sums[2][1024];
    const int both = count > LANES;
    uint8_t places = 0;
    int turn = 0;
    for (int64_t column = 0; column < outputs; column += 2 * LANES, turn ^= 1) {
        const int8_t *packed = by->packed + column / LANES * (inputs / 64) * TILE;
        if (both) multiply(rows, inputs, 1, packed, sums[turn]);
        else multiply(rows, inputs, 0, packed, sums[turn]);
        if (column) use(to, how, by, sums[turn ^ 1], count, column - 2 * LANES, &places);
    }
    use(to, how, by, sums[turn ^ 1], count, outputs - 2 * LANES, &places);
}

/* ---- attention ---- */

/* Turn 16 rows of 16 numbers of four bytes into columns. */
static inline __attribute__((always_inline)) void transpose(__m512i r[16], void *to) {
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
static void lay_out(const uint16_t *qkv, int64_t padded, Scratch s) {
    uint16_t places[2][32];
    for (int i = 0; i < 32; i++) {
        places[0][i] = (uint16_t)(i / 2 + i % 2 * 32);
        places[1][i] = (uint16_t)(places[0][i] + LANES);
    }
    for (int64_t piece = 0; piece < padded; piece += LANES) {
        __m512i rows[16];
        for (int r = 0; r < 16; r++) rows[r] = _mm512_loadu_si512(qkv + (piece + r) * SIZE);
        transpose(rows, s.queries + piece * SIZE);
    }
    for (int64_t piece = 0; piece < padded; piece += BLOCK) {
        for (int half = 0; half < 2; half++) {
            const __m512i pairs = _mm512_loadu_si512(places[half]);
            __m512i rows[16];
            for (int r = 0; r < 16; r++) {
                const uint16_t *from = qkv + 2 * HEADS * padded * SIZE + (piece + 2 * r) * SIZE;
                rows[r] = _mm512_permutex2var_epi16(
                    _mm512_loadu_si512(from), pairs, _mm512_loadu_si512(from + SIZE));
            }
            transpose(rows, s.values + piece * SIZE + half * TILE / 2);
        }
    }
}

/* Score all keys for 32 queries: [padded][32], as powers of two. */
static void score(const uint16_t *keys, const uint16_t *queries, int64_t padded, float *scores) {
    _tile_loadd(6, queries, 64);
    _tile_loadd(7, queries + TILE / 2, 64);
    for (int64_t key = 0; key < padded; key += BLOCK) {
        float *to = scores + key * BLOCK;
        _tile_loadd(4, keys + key * SIZE, 64);
        _tile_loadd(5, keys + (key + LANES) * SIZE, 64);
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
        _tile_stored(0, to, 4 * BLOCK);
        _tile_stored(1, to + LANES, 4 * BLOCK);
        _tile_stored(2, to + LANES * BLOCK, 4 * BLOCK);
        _tile_stored(3, to + LANES * BLOCK + LANES, 4 * BLOCK);
    }
}

/* Turn the scores of 16 queries into shares, by pairs of keys, and return one over their sums. */
static inline __m512 share(const float *scores, int64_t count, int64_t padded, uint16_t *shares) {
    __m512 most = _mm512_load_ps(scores), other = most;
    int64_t key = 1;
    for (; key + 1 < count; key += 2) {
        most = _mm512_max_ps(most, _mm512_load_ps(scores + key * BLOCK));
        other = _mm512_max_ps(other, _mm512_load_ps(scores + (key + 1) * BLOCK));
    }
    if (key < count) most = _mm512_max_ps(most, _mm512_load_ps(scores + key * BLOCK));
    most = _mm512_max_ps(most, other);
    __m512i places = _mm512_set1_epi32(0x00100000);
    places = _mm512_add_epi32(places, _mm512_mullo_epi32(_mm512_set1_epi32(0x00010001),
        _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)));
    __m512 sum = _mm512_setzero_ps(), rest = sum;
    for (key = 0; key < padded; key += 2) {
        __m512 one = _mm512_setzero_ps(), two = one;
        if (key < count) one = power(_mm512_sub_ps(_mm512_load_ps(scores + key * BLOCK), most), 0);
        if (key + 1 < count) two = power(_mm512_sub_ps(_mm512_load_ps(scores + (key + 1) * BLOCK), most), 0);
        sum = _mm512_add_ps(sum, one);
        rest = _mm512_add_ps(rest, two);
        const __m512i pair = (__m512i)_mm512_cvtne2ps_pbh(two, one);
        _mm512_store_si512(shares + key / BLOCK * TILE + key % BLOCK * LANES, _mm512_permutexvar_epi16(places, pair));
    }
    return inverse(_mm512_add_ps(sum, rest));
}

/* Mix the values of all heads for all rows, as bytes. */
static void attend(const Product *out, int64_t count, int64_t rows, int64_t padded, Scratch s) {
    _Alignas(64) float mixed[2][2][LANES][LANES]; /* [half of the head][half of the block] by column, then by row */
    const __m512i zero = _mm512_set1_epi32(out->zero);
    for (int head = 0; head < HEADS; head++) {
        const uint16_t *qkv = s.qkv + head * padded * SIZE;
        lay_out(qkv, padded, s);
        for (int64_t row = 0; row < rows; row += BLOCK) {
            score(qkv + HEADS * padded * SIZE, s.queries + row * SIZE, padded, s.scores);
            const __m512 by[2] = {
                share(s.scores, count, padded, s.shares), share(s.scores + LANES, count, padded, s.shares + TILE / 2)};
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (int64_t key = 0; key < padded; key += BLOCK) {
                _tile_loadd(4, s.values + key * SIZE, 64);
                _tile_loadd(6, s.shares + key * SIZE, 64);
                _tile_dpbf16ps(0, 4, 6);
                _tile_loadd(7, s.shares + key * SIZE + TILE / 2, 64);
                _tile_dpbf16ps(1, 4, 7);
                _tile_loadd(5, s.values + key * SIZE + TILE / 2, 64);
                _tile_dpbf16ps(2, 5, 6);
                _tile_dpbf16ps(3, 5, 7);
            }
            _tile_stored(0, mixed[0][0], 64);
            _tile_stored(1, mixed[0][1], 64);
            _tile_stored(2, mixed[1][0], 64);
            _tile_stored(3, mixed[1][1], 64);
            for (int half = 0; half < 2; half++) {
                const __m512 columns = _mm512_loadu_ps(out->columns + head * SIZE + half * LANES);
                for (int side = 0; side < 2 && row + side * LANES < rows; side++) {
                    __m512i turned[16];
                    for (int r = 0; r < 16; r++)
                        turned[r] = (__m512i)_mm512_mul_ps(_mm512_load_ps(mixed[half][side][r]), by[side]);
                    transpose(turned, mixed[half][side]);
                    uint8_t *to = s.mixed + (row + side * LANES) * WIDTH + head * SIZE + half * LANES;
                    for (int r = 0; r < 16; r++)
                        _mm_storeu_si128(
                            (__m128i *)(to + r * WIDTH),
                            bytes(_mm512_mul_ps(_mm512_load_ps(mixed[half][side][r]), columns), zero));
                }
            }
        }
    }
}

/* ---- layers ---- */

static inline int64_t up_to(int64_t count, int64_t step) { return (count + step - 1) / step * step; }

static Scratch divide(uint8_t *memory, int64_t count) {
    const int64_t rows = up_to(count, LANES), keys = up_to(count, 32);
    Scratch s;
    memory = (uint8_t *)up_to((int64_t)memory, 64);
    s.x = (float *)memory;
    memory += rows * WIDTH * 4;
    s.qkv = (uint16_t *)memory;
    memory += keys * 3 * WIDTH * 2;
    s.mixed = memory;
    memory += rows * WIDTH;
    s.queries = (uint16_t *)memory;
    memory += keys * SIZE * 2;
    s.values = (uint16_t *)memory;
    memory += keys * SIZE * 2;
    s.scores = (float *)memory;
    memory += BLOCK * keys * 4;
    s.shares = (uint16_t *)memory;
    return s;
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

static void layer(const Layer *by, int64_t count, Scratch s) {
    _Alignas(64) uint8_t rounded[BLOCK * WIDTH], bent[BLOCK * INNER];
    _Alignas(64) float few[BLOCK * MOST];
    const int64_t rows = up_to(count, LANES), keys = up_to(count, 32);
    for (int64_t row = 0; row < rows; row += BLOCK) {
        const int block = rows - row < BLOCK ? LANES : BLOCK;
        for (int r = 0; r < block; r++) round_row(s.x + (row + r) * WIDTH, &by->qkv, rounded + r * WIDTH);
        const Use to = {.halved = s.qkv + row * SIZE, .plane = keys * SIZE};
        product(&by->qkv, rounded, WIDTH, 3 * WIDTH, block, to, HALVED);
    }
    for (int64_t plane = 0; plane < 3 * HEADS; plane++)
        memset(s.qkv + (plane * keys + rows) * SIZE, 0, (size_t)((keys - rows) * SIZE * 2));
    attend(&by->out, count, rows, keys, s);
    for (int64_t row = 0; row < rows; row += BLOCK) {
        const int block = rows - row < BLOCK ? LANES : BLOCK;
        float *x = s.x + row * WIDTH;
        const Use to = {.x = x, .bent = bent, .few = few, .layer = by};
        product(&by->out, s.mixed + row * WIDTH, WIDTH, WIDTH, block, to, ADDED);
        for (int r = 0; r < block; r++) norm_row(x + r * WIDTH, by->norm1, &by->up, rounded + r * WIDTH);
        product(&by->up, rounded, WIDTH, INNER, block, to, BENT);
        product(&by->down, bent, INNER, WIDTH, block, to, ADDED);
        for (int r = 0; r < block; r += 4) add_exact(by, few + r * MOST, x + r * WIDTH);
        for (int r = 0; r < block; r++) norm_row(x + r * WIDTH, by->norm2, 0, 0);
    }
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

int64_t dragoman_scratch(int64_t count) {
    const int64_t rows = up_to(count, LANES), keys = up_to(count, 32);
    return 64 + rows * WIDTH * 5 + keys * (3 * WIDTH + 2 * SIZE) * 2 + BLOCK * keys * 6;
}

static void run(const Layer *layers, int64_t from, int64_t to, int64_t count, Scratch s) {
    Tiles before, own = {.palette = 1};
    for (int t = 0; t < 8; t++) {
        own.bytes[t] = 64;
        own.rows[t] = 16;
    }
    _tile_storeconfig(&before); /* the thread's other users of the matrix unit find it as they left it */
    _tile_loadconfig(&own);
    for (int64_t n = from; n < to; n++) layer(layers + n, count, s);
    if (before.palette) _tile_loadconfig(&before);
    else _tile_release();
}

/* Encode a window: branch [count][WIDTH] is what the first `branching` layers say, encoded what all do. */
void dragoman_encode(
    const Embedding *from, const Layer *layers, int64_t branching, int64_t all, const int64_t *pieces,
    const int64_t *cases, const int64_t *quoted, int64_t count, float *branch, float *encoded, uint8_t *memory) {
    Scratch s = divide(memory, count);
    for (int64_t r = 0; r < count; r++) {
        float *row = s.x + r * WIDTH;
        const int8_t *packed = from->pieces + pieces[r] * WIDTH;
        for (int v = 0; v < VECTORS; v++) {
            const __m512 whole =
                _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(packed + v * LANES))));
            const __m512 scale = _mm512_set1_ps(from->scales[pieces[r] * (WIDTH / GROUP) + v * LANES / GROUP]);
            __m512 x = _mm512_fmadd_ps(whole, scale, _mm512_loadu_ps(from->places + r * WIDTH + v * LANES));
            x = _mm512_add_ps(x, _mm512_loadu_ps(from->cases + cases[r] * WIDTH + v * LANES));
            x = _mm512_add_ps(x, _mm512_loadu_ps(from->quoted + quoted[r] * WIDTH + v * LANES));
            _mm512_storeu_ps(row + v * LANES, x);
        }
        norm_row(row, from->norm, 0, 0);
    }
    memset(s.x + count * WIDTH, 0, (size_t)((up_to(count, LANES) - count) * WIDTH * 4));
    run(layers, 0, branching, count, s);
    memcpy(branch, s.x, (size_t)(count * WIDTH * 4));
    run(layers, branching, all, count, s);
    memcpy(encoded, s.x, (size_t)(count * WIDTH * 4));
}

/* Send rows [count][WIDTH] through layers. */
void dragoman_continue(
    const Layer *layers, int64_t all, const float *rows, int64_t count, float *encoded, uint8_t *memory) {
    Scratch s = divide(memory, count);
    memcpy(s.x, rows, (size_t)(count * WIDTH * 4));
    memset(s.x + count * WIDTH, 0, (size_t)((up_to(count, LANES) - count) * WIDTH * 4));
    run(layers, 0, all, count, s);
    memcpy(encoded, s.x, (size_t)(count * WIDTH * 4));
}
