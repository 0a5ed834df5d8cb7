#pragma once

#include "content/form/definition.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::form {

/// One field that an expression reads.
struct Read {
  int field = -1;
  int scope = -1;         ///< only in the reader's own instance of this repeated field; −1 = in all
  bool presence = false;  ///< only whether it is there, not its value
  Reach reach = {};       ///< which instances of `scope`
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
    Reach reach = {};
    bool operator==(const Spot&) const = default;
  };
  using Spots = std::vector<Spot>;

  Spots walk(const Expr& expression, const Spot& context, bool presence, bool inside);
  Spots call(const Expr& expression, const Spot& context, bool presence, bool inside);
  Spots path(const Expr& expression, const Spot& context, bool inside);
  void step(const Spot& from, const Step& step, bool own, Spots& out);
  void below(const Spot& from, const Step& step, bool deep, Spots& out);
  /// A repeat around the expression, and how far from its own instance another one is.
  struct Offset {
    int repeat = -1;
    int by = 0;
  };
  void siblings(const Spot& from, const Step& step, Spots& out);
  /// What `position(..) - 1` means; `relative`: paths go from where the expression stands.
  [[nodiscard]] std::optional<Offset> offset(const Expr& number, bool relative) const;
  [[nodiscard]] std::optional<Offset> picked(const Spot& from, const Step& step) const;
  /// Whether no other child of the same parent can be taken for `field`.
  [[nodiscard]] bool only_one(int field, const Step& step) const;
  [[nodiscard]] int repeat_around(const Expr& path, bool relative) const;
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
  std::optional<Offset> picked_;  ///< of this repeat's instances only that one is meant
  bool reads_words_ = false;
  std::size_t work_ = 0;
};

/// A path as text, for messages.
std::string path_text(const Expr& expression);

}  // namespace mend::form
