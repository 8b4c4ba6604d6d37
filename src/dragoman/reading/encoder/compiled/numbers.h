/* What the layers are made of, and their arithmetic on vectors of sixteen floats. */

#ifndef DRAGOMAN_NUMBERS
#define DRAGOMAN_NUMBERS

#include <immintrin.h>
#include <stdint.h>

#define ALWAYS inline __attribute__((always_inline))

enum {
    WIDTH = 384,
    INNER = 1536,
    HEADS = 12,
    SIZE = WIDTH / HEADS, /* numbers of a head: one tile's depth in bfloat16 */
    LANES = 16,           /* floats of a vector, and rows of a tile */
    VECTORS = WIDTH / LANES,
    TILE = 1024, /* bytes of a tile */
    BLOCK = 32,  /* rows that are multiplied together, and keys that are looked at together */
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

/* What heads read from rows: rows W + bias, in bfloat16. */
typedef struct {
    const uint16_t *packed; /* tiles [outputs / 16][inputs / 32] of [16][16][2]: inputs by two, outputs, inputs */
    const float *bias;      /* [outputs] */
    int64_t outputs;        /* a multiple of 32 */
} Linear;

typedef struct {
    const int8_t *pieces; /* [vocabulary][WIDTH] */
    const float *scales;  /* [vocabulary] */
    const float *places;  /* [limit][WIDTH] */
    const float *cases;   /* [kinds][WIDTH] */
    const float *quoted;  /* [2][WIDTH] */
    Norm norm;
} Embedding;

/* What a run works in, for rows filled up to whole tiles, and `padded` to whole blocks. */
typedef struct {
    float *x;          /* [rows][WIDTH] what goes from layer to layer */
    uint16_t *qkv;     /* [3][HEADS][rows + BLOCK][SIZE] bfloat16 */
    int8_t *rounded;   /* [rows][WIDTH] what goes into a product, */
    int8_t *bent;      /* [rows][INNER] and into the last, */
    float *few;        /* [rows][MOST] and the columns of that which stay exact */
    uint16_t *queries; /* [padded / 16][16][32] a head's, by column, */
    uint16_t *values;  /* [padded / 32][2][16][32] and its values so too */
} Scratch;

static const float EPSILON = 1e-12f; /* of a norm */
#define BENDS_TO 5.3125f             /* GELU is straight from here on */

static inline int64_t up_to(int64_t count, int64_t step) { return (count + step - 1) / step * step; }

/* Have all written that is to be written: some compilers do not know that loads of tiles read memory. */
static ALWAYS void settle(void) { __asm__ volatile("" ::: "memory"); }

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

/* The sum of a vector, in an order that no compiler chooses. */
static inline float total(__m512 x) {
    const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

/* Norm a row; also store it as the bytes that a product takes, where one is named. */
static inline void norm_row(float *row, Norm norm, const Product *next, int8_t *rounded) {
    __m512 x[VECTORS], sum = _mm512_setzero_ps(), squares = _mm512_setzero_ps();
    for (int v = 0; v < VECTORS; v++) {
        x[v] = _mm512_loadu_ps(row + v * LANES);
        sum = _mm512_add_ps(sum, x[v]);
    }
    const __m512 mean = _mm512_set1_ps(total(sum) / WIDTH);
    for (int v = 0; v < VECTORS; v++) {
        x[v] = _mm512_sub_ps(x[v], mean);
        squares = _mm512_fmadd_ps(x[v], x[v], squares);
    }
    const float variance = total(squares) / WIDTH;
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

#endif
