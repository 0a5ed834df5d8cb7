#pragma once

#include "content/base/result.h"

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace mend::dock {

/// Why the hub did not do what it was asked, as far as it matters for what to do next.
enum class TroubleKind {
  unreachable,  ///< no connection at all: nobody there, no name, no link
  cut,          ///< the link was lost on the way, or the hub fell silent
  identity,     ///< the hub does not accept this device's certificate, or speaks another protocol
  stranger,     ///< whoever answers is not our hub
  busy,         ///< the hub asks to come back later
  answer,       ///< the hub answered, but not with what was asked for
  disk,         ///< this device's own disk is full or cannot be written
  stopped,      ///< we were told to stop
};

struct Trouble {
  TroubleKind kind = TroubleKind::answer;
  std::string message;  ///< one plain sentence
  std::optional<int> retry_after_seconds;
  std::string code = {};  ///< as base::Error has it, where an error of ours was the cause
};

template <class T>
using Outcome = tl::expected<T, Trouble>;

inline tl::unexpected<Trouble> trouble(TroubleKind kind, std::string message,
                                       std::optional<int> retry_after_seconds = {}) {
  return tl::unexpected<Trouble>(Trouble{kind, std::move(message), retry_after_seconds, {}});
}

/// Trouble on our own disk, or what a reader of ours refused.
Trouble local_trouble(const base::Error& error);

/// The trouble's own code, or one that names its kind ("dock.cut"). base::read_code takes it.
std::string code_of(const Trouble& trouble);

/// True if asking for anything else in this dock is in vain.
bool ends_the_dock(TroubleKind kind);

}  // namespace mend::dock
