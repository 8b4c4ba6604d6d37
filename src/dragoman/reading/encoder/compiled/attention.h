/* Attention of a window's rows to each other, all heads, on matrix units in bfloat16. */

#ifndef DRAGOMAN_ATTENTION
#define DRAGOMAN_ATTENTION

#include <math.h>

#include "numbers.h"

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
    settle();
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
        settle();
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

#endif
