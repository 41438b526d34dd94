// Searching bytes with the processor's own comparisons of 16 bytes, which Swift's SIMD types compile to loops.
#ifndef CBYTES_SEARCH_H
#define CBYTES_SEARCH_H

#include <stdbool.h>
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

/// One bit for each of 64 bytes, the first one lowest: set for `byte`.
static inline uint64_t cbytes_matches(const uint8_t *bytes, uint8_t byte) {
  uint64_t bits = 0;
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi8((char)byte);
  for (int part = 0; part < 4; part++) {
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, wanted)) << (16 * part);
  }
#else
  for (int index = 0; index < 64; index++) bits |= (uint64_t)(bytes[index] == byte) << index;
#endif
  return bits;
}

/// Whether 64 bytes are all below 128.
static inline bool cbytes_are_ascii(const uint8_t *bytes) {
#ifdef __SSE2__
  const __m128i *text = (const __m128i *)bytes;
  __m128i any = _mm_or_si128(
      _mm_or_si128(_mm_loadu_si128(text), _mm_loadu_si128(text + 1)),
      _mm_or_si128(_mm_loadu_si128(text + 2), _mm_loadu_si128(text + 3)));
  return _mm_movemask_epi8(any) == 0;
#else
  uint8_t any = 0;
  for (int index = 0; index < 64; index++) any |= bytes[index];
  return any < 128;
#endif
}

#endif
