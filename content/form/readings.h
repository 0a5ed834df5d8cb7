#pragma once

#include "content/form/definition.h"

#include <string>
#include <vector>

namespace mend::form {

/// One field that an expression reads.
struct Read {
  int field = -1;
  int scope = -1;         ///< only in the reader's own instance of this repeated field; −1 = in all
  bool presence = false;  ///< only whether it is there, not its value
};

/// Finds what an expression reads, without working it out: paths are followed through the fields.
class Readings {
 public:
  explicit Readings(const Definition& definition) : definition_(definition) {}

  /// All that `expression` reads when it stands at `field`. A path that leads to no field of the primary
  /// instance is kept in `lost`, as the form writes it.
  std::vector<Read> of(const Expr& expression, int field);
  [[nodiscard]] const std::string& lost() const { return lost_; }
  /// Some expression reads words, which change with the language.
  [[nodiscard]] bool reads_words() const { return reads_words_; }

 private:
  /// Where a path has come to: a field of the primary instance (−1 = the document), or somewhere else.
  struct Spot {
    bool primary = true;
    int field = -1;
    int scope = -1;
    bool operator==(const Spot&) const = default;
  };
  using Spots = std::vector<Spot>;

  Spots walk(const Expr& expression, const Spot& context, bool presence, bool inside);
  Spots call(const Expr& expression, const Spot& context, bool presence, bool inside);
  Spots path(const Expr& expression, const Spot& context, bool inside);
  void step(const Spot& from, const Step& step, bool own, Spots& out);
  void below(const Spot& from, const Step& step, bool deep, Spots& out);
  [[nodiscard]] Spot above(const Spot& from) const;
  [[nodiscard]] bool passes(int field, const Step& step) const;
  /// Whether `field` is `other` or above it.
  [[nodiscard]] bool holds(int field, int other) const;
  void record(const Spots& spots, bool presence);
  void record(const Spot& spot, bool presence);

  const Definition& definition_;
  std::vector<Read> reads_;
  std::string lost_;
  int own_ = -1;  ///< field that the expression stands at
  bool everywhere_ = false;
  bool reads_words_ = false;
  std::size_t work_ = 0;
};

/// A path as text, for messages.
std::string path_text(const Expr& expression);

}  // namespace mend::form
