// Finds and copies bytes sixteen at a time with the processor's vector instructions: SSE2 on x86-64, NEON on 64-bit ARM,
// and byte by byte elsewhere. It is C because Swift's SIMD types compile to loops here.
//
// A separator is a comma, a quote, a CR or an LF.
#ifndef CBYTESCAN_H
#define CBYTESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The plain versions, byte by byte. Tests hold the vector versions against them.

static inline bool bytescan_is_separator(uint8_t byte) {
  return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
}

static inline uint64_t bytescan_separators_scalar(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int index = 0; index < 64; index++) bits |= (uint64_t)bytescan_is_separator(bytes[index]) << index;
  return bits;
}

static inline uint64_t bytescan_matches_scalar(const uint8_t *bytes, uint8_t byte) {
  uint64_t bits = 0;
  for (int index = 0; index < 64; index++) bits |= (uint64_t)(bytes[index] == byte) << index;
  return bits;
}

static inline bool bytescan_copy_plain_scalar(uint8_t *to, const uint8_t *from, size_t count) {
  bool plain = true;
  for (size_t index = 0; index < count; index++) {
    to[index] = from[index];
    plain &= !bytescan_is_separator(from[index]);
  }
  return plain;
}

static inline bool bytescan_are_ascii_scalar(const uint8_t *bytes) {
  uint8_t any = 0;
  for (int index = 0; index < 64; index++) any |= bytes[index];
  return any < 128;
}

// The instructions that the vector versions need, for each processor.

#if defined(__SSE2__)
#include <emmintrin.h>
#define BYTESCAN_HAS_VECTORS 1

typedef __m128i bytescan_vector;

static inline bytescan_vector bytescan_load(const uint8_t *from) { return _mm_loadu_si128((const __m128i *)from); }
static inline void bytescan_store(uint8_t *to, bytescan_vector text) { _mm_storeu_si128((__m128i *)to, text); }
static inline bytescan_vector bytescan_join(uint64_t low, uint64_t high) {
  return _mm_set_epi64x((long long)high, (long long)low);
}
/// All bits of each byte that is `byte`.
static inline bytescan_vector bytescan_equal(bytescan_vector text, uint8_t byte) {
  return _mm_cmpeq_epi8(text, _mm_set1_epi8((char)byte));
}
static inline bytescan_vector bytescan_either(bytescan_vector one, bytescan_vector other) {
  return _mm_or_si128(one, other);
}
/// Whether the highest bit of any byte is set.
static inline bool bytescan_any_high(bytescan_vector bytes) { return _mm_movemask_epi8(bytes) != 0; }
/// One bit for each byte of four vectors, each byte all bits or none.
static inline uint64_t bytescan_bits(bytescan_vector a, bytescan_vector b, bytescan_vector c, bytescan_vector d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16
         | (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#define BYTESCAN_HAS_VECTORS 1

typedef uint8x16_t bytescan_vector;

static inline bytescan_vector bytescan_load(const uint8_t *from) { return vld1q_u8(from); }
static inline void bytescan_store(uint8_t *to, bytescan_vector text) { vst1q_u8(to, text); }
static inline bytescan_vector bytescan_join(uint64_t low, uint64_t high) {
  return vcombine_u8(vcreate_u8(low), vcreate_u8(high));
}
/// All bits of each byte that is `byte`.
static inline bytescan_vector bytescan_equal(bytescan_vector text, uint8_t byte) {
  return vceqq_u8(text, vdupq_n_u8(byte));
}
static inline bytescan_vector bytescan_either(bytescan_vector one, bytescan_vector other) {
  return vorrq_u8(one, other);
}
/// Whether the highest bit of any byte is set.
static inline bool bytescan_any_high(bytescan_vector bytes) { return vmaxvq_u8(bytes) >= 128; }
/// One bit for each byte of four vectors, each byte all bits or none. Each byte keeps one bit of its own place among
/// eight; then neighbours are added three times, which leaves the bits of eight bytes in each byte.
static inline uint64_t bytescan_bits(bytescan_vector a, bytescan_vector b, bytescan_vector c, bytescan_vector d) {
  const uint8x16_t places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t ab = vpaddq_u8(vandq_u8(a, places), vandq_u8(b, places));
  uint8x16_t cd = vpaddq_u8(vandq_u8(c, places), vandq_u8(d, places));
  uint8x16_t all = vpaddq_u8(ab, cd);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}
#endif

#ifdef BYTESCAN_HAS_VECTORS
/// All bits of each byte that is a separator.
static inline bytescan_vector bytescan_separators16(bytescan_vector text) {
  return bytescan_either(
      bytescan_either(bytescan_equal(text, ','), bytescan_equal(text, '"')),
      bytescan_either(bytescan_equal(text, '\r'), bytescan_equal(text, '\n')));
}
#endif

/// One bit for each of 64 bytes, the first one lowest: set for a separator.
static inline uint64_t bytescan_separators(const uint8_t *bytes) {
#ifdef BYTESCAN_HAS_VECTORS
  return bytescan_bits(
      bytescan_separators16(bytescan_load(bytes)), bytescan_separators16(bytescan_load(bytes + 16)),
      bytescan_separators16(bytescan_load(bytes + 32)), bytescan_separators16(bytescan_load(bytes + 48)));
#else
  return bytescan_separators_scalar(bytes);
#endif
}

/// One bit for each of 64 bytes, the first one lowest: set for `byte`.
static inline uint64_t bytescan_matches(const uint8_t *bytes, uint8_t byte) {
#ifdef BYTESCAN_HAS_VECTORS
  return bytescan_bits(
      bytescan_equal(bytescan_load(bytes), byte), bytescan_equal(bytescan_load(bytes + 16), byte),
      bytescan_equal(bytescan_load(bytes + 32), byte), bytescan_equal(bytescan_load(bytes + 48), byte));
#else
  return bytescan_matches_scalar(bytes, byte);
#endif
}

/// Copies `count` bytes and returns true if none of them is a separator. If one is, only some bytes may be copied.
static inline bool bytescan_copy_plain(uint8_t *to, const uint8_t *from, size_t count) {
#ifdef BYTESCAN_HAS_VECTORS
  if (count < 16) {
    // The first and the last eight, four or two bytes, which may overlap.
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
    return !bytescan_any_high(bytescan_separators16(bytescan_join(first, last)));
  }
  for (size_t index = 0;; index += 16) {
    // If fewer than sixteen are left, the last sixteen are copied again.
    if (index + 16 > count) index = count - 16;
    bytescan_vector text = bytescan_load(from + index);
    bytescan_store(to + index, text);
    if (bytescan_any_high(bytescan_separators16(text))) return false;
    if (index + 16 == count) return true;
  }
#else
  return bytescan_copy_plain_scalar(to, from, count);
#endif
}

/// Whether 64 bytes are all below 128.
static inline bool bytescan_are_ascii(const uint8_t *bytes) {
#ifdef BYTESCAN_HAS_VECTORS
  return !bytescan_any_high(bytescan_either(
      bytescan_either(bytescan_load(bytes), bytescan_load(bytes + 16)),
      bytescan_either(bytescan_load(bytes + 32), bytescan_load(bytes + 48))));
#else
  return bytescan_are_ascii_scalar(bytes);
#endif
}

#endif
