#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace mend::base {

/// What a caller can do about a failure; the message says the rest.
enum class ErrorKind {
  not_found,    ///< the named thing is not there
  refused,      ///< input is malformed, hostile, unsigned or not allowed; asking again will not help
  unavailable,  ///< disk, network or peer cannot serve now; asking again may help
  no_space,     ///< the disk is full
  internal,     ///< a mistake of ours
};

/// `message` is one plain sentence that names the thing and the remedy. It never holds answer text.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  /// For logs and machines: a stable name, then facts as `name=value`, for example
  /// "trust.expired role=timestamp version=3". Empty where the message says all that there is.
  std::string code = {};
};

/// A value, or why there is none. Ignoring one does not compile.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result() = default;
};

using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message), {}});
}
inline tl::unexpected<Error> fail(const Error& error) { return tl::unexpected<Error>(error); }
inline tl::unexpected<Error> refused(std::string message) {
  return fail(ErrorKind::refused, std::move(message));
}

}  // namespace mend::base

/// Pass a failure on to the caller; else go on. For a Status or a Result whose value is not wanted.
#define MEND_CHECK(expression)                                                        \
  do {                                                                                \
    if (auto mend_check_result = (expression); !mend_check_result) {                  \
      return ::mend::base::fail(mend_check_result.error());                           \
    }                                                                                 \
  } while (false)

#define MEND_JOIN_INNER(a, b) a##b
#define MEND_JOIN(a, b) MEND_JOIN_INNER(a, b)
#define MEND_TRY_INNER(temporary, declaration, expression)                            \
  auto temporary = (expression);                                                      \
  if (!temporary) return ::mend::base::fail(temporary.error());                       \
  declaration = std::move(*temporary)

/// `MEND_TRY(auto text, read(path));` — unwrap a Result or pass its failure on to the caller.
#define MEND_TRY(declaration, expression) \
  MEND_TRY_INNER(MEND_JOIN(mend_try_, __LINE__), declaration, expression)
