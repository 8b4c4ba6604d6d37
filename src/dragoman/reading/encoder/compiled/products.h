/* Products of rows and trained matrices on matrix units: in bytes for the layers, in bfloat16 for the heads. */

#ifndef DRAGOMAN_PRODUCTS
#define DRAGOMAN_PRODUCTS

#include "numbers.h"

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
    settle();
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

/* Multiply rows [count][WIDTH], or three rows each where `beside` asks for those before and after too: zeros lie before
   the first and after the last, as far as whole blocks reach. */
static ALWAYS void read_rows(const Linear *by, const uint16_t *rows, int64_t count, int beside, float *to) {
    _Alignas(64) float sums[2][2][LANES][LANES];
    const int64_t steps = WIDTH / 32, deep = steps * (1 + 2 * beside);
    settle();
    for (int64_t column = 0; column < by->outputs; column += 2 * LANES) {
        const uint16_t *left = by->packed + column / LANES * deep * (TILE / 2), *right = left + deep * (TILE / 2);
        const __m512 bias[2] = {_mm512_loadu_ps(by->bias + column), _mm512_loadu_ps(by->bias + column + LANES)};
        for (int64_t row = 0; row < count; row += BLOCK) {
            const uint16_t *upper = rows + (row - beside) * WIDTH;
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (int64_t k = 0; k < deep; k++) {
                /* What comes beside a row lies behind it: one long row is three short ones. */
                _tile_loadd(4, upper + 32 * k, 2 * WIDTH);
                _tile_loadd(6, left + TILE / 2 * k, 64);
                _tile_dpbf16ps(0, 4, 6);
                _tile_loadd(7, right + TILE / 2 * k, 64);
                _tile_dpbf16ps(1, 4, 7);
                _tile_loadd(5, upper + LANES * WIDTH + 32 * k, 2 * WIDTH);
                _tile_dpbf16ps(2, 5, 6);
                _tile_dpbf16ps(3, 5, 7);
            }
            _tile_stored(0, sums[0][0], 64);
            _tile_stored(1, sums[0][1], 64);
            _tile_stored(2, sums[1][0], 64);
            _tile_stored(3, sums[1][1], 64);
            for (int64_t r = 0; r < BLOCK && row + r < count; r++) {
                float *at = to + (row + r) * by->outputs + column;
                for (int half = 0; half < 2; half++) {
                    const __m512 sum = _mm512_load_ps(sums[r / LANES][half][r % LANES]);
                    _mm512_storeu_ps(at + half * LANES, _mm512_add_ps(sum, bias[half]));
                }
            }
        }
    }
}

#endif
