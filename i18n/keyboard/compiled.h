#pragma once

#include <cstddef>

namespace mend::keyboard {

/// Stands for a place without a key.
inline constexpr char kNoKey = '\x01';

/// What make-layouts writes into the program: keys apart by spaces, rows by line breaks.
struct Compiled {
  const char* language;
  bool right_to_left;
  bool has_capitals;
  bool pinyin;
  const char* letters;
  const char* shifted;
  const char* more;
  const char* more_shifted;
  const char* numbers;
  const char* handy;
};
extern const Compiled kCompiled[];
extern const std::size_t kCompiledCount;

}  // namespace mend::keyboard
