// Searching and copying bytes with the processor's own comparisons of 16 bytes, which Swift's SIMD types compile to loops.
#ifndef CBYTESCAN_H
#define CBYTESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

/// All bits of each byte that is a comma, a quote, a CR or an LF.
static inline __m128i bytescan_separators16(__m128i text) {
  return _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8(',')), _mm_cmpeq_epi8(text, _mm_set1_epi8('"'))),
      _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('\r')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\n'))));
}
#else
static inline bool bytescan_is_separator(uint8_t byte) {
  return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
}
#endif

/// One bit for each of 64 bytes, the first one lowest: set for a comma, a quote, a CR or an LF.
static inline uint64_t bytescan_separators(const uint8_t *bytes) {
  uint64_t bits = 0;
#ifdef __SSE2__
  for (int part = 0; part < 4; part++) {
    __m128i hits = bytescan_separators16(_mm_loadu_si128((const __m128i *)(bytes + 16 * part)));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(hits) << (16 * part);
  }
#else
  for (int index = 0; index < 64; index++) bits |= (uint64_t)bytescan_is_separator(bytes[index]) << index;
#endif
  return bits;
}

/// One bit for each of 64 bytes, the first one lowest: set for `byte`.
static inline uint64_t bytescan_matches(const uint8_t *bytes, uint8_t byte) {
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

/// Copies bytes, and tells whether none of them is a comma, a quote, a CR or an LF; where one is, not all may be copied.
static inline bool bytescan_copy_plain(uint8_t *to, const uint8_t *from, size_t count) {
#ifdef __SSE2__
  if (count < 16) {
    // The first and the last eight, four or two, which may overlap.
    uint64_t first = 0, last = 0;
    if (count >= 8) {
      memcpy(&first, from, 8), memcpy(&last, from + count - 8, 8);
      memcpy(to, &first, 8), memcpy(to + count - 8, &last, 8);
    } else if (count >= 4) {
      memcpy(&first, from, 4), memcpy(&last, from + count - 4, 4);
      memcpy(to, &first, 4), memcpy(to + count - 4, &last, 4);
    } else if (count >= 2) {
      memcpy(&first, from, 2), memcpy(&last, from + count - 2, 2);
      memcpy(to, &first, 2), memcpy(to + count - 2, &last, 2);
    } else if (count == 1) {
      first = *to = *from;
    }
    __m128i text = _mm_set_epi64x((long long)last, (long long)first);
    return _mm_movemask_epi8(bytescan_separators16(text)) == 0;
  }
  for (size_t index = 0;; index += 16) {
    // The last sixteen once more where fewer are left.
    if (index + 16 > count) index = count - 16;
    __m128i text = _mm_loadu_si128((const __m128i *)(from + index));
    _mm_storeu_si128((__m128i *)(to + index), text);
    if (_mm_movemask_epi8(bytescan_separators16(text)) != 0) return false;
    if (index + 16 == count) return true;
  }
#else
  bool plain = true;
  for (size_t index = 0; index < count; index++) {
    to[index] = from[index];
    plain &= !bytescan_is_separator(from[index]);
  }
  return plain;
#endif
}

/// Whether 64 bytes are all below 128.
static inline bool bytescan_are_ascii(const uint8_t *bytes) {
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
