// Searching bytes with the processor's own comparisons of 16 bytes, which Swift's SIMD types compile to loops.
#ifndef CBYTES_SEARCH_H
#define CBYTES_SEARCH_H

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// One bit for each of 64 bytes, the first one lowest: set for a comma, a quote, a CR or an LF.
static inline uint64_t cbytes_separators(const uint8_t *bytes) {
  uint64_t bits = 0;
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8(','), quote = _mm_set1_epi8('"');
  const __m128i cr = _mm_set1_epi8('\r'), lf = _mm_set1_epi8('\n');
  for (int part = 0; part < 4; part++) {
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    __m128i hits = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(text, comma), _mm_cmpeq_epi8(text, quote)),
        _mm_or_si128(_mm_cmpeq_epi8(text, cr), _mm_cmpeq_epi8(text, lf)));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(hits) << (16 * part);
  }
#else
  for (int index = 0; index < 64; index++) {
    uint8_t byte = bytes[index];
    bits |= (uint64_t)(byte == ',' || byte == '"' || byte == '\r' || byte == '\n') << index;
  }
#endif
  return bits;
}

#endif
