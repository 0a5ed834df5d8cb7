#pragma once

#include "content/base/files.h"

#include <optional>
#include <string>

namespace mend::author {

/// Where a person types something, so that tests can play the person.
class Prompt {
 public:
  virtual ~Prompt() = default;
  /// A passphrase or PIN, asked without echo. Refuses where nobody can be asked.
  virtual base::Result<base::SecretBytes> ask_secret(const std::string& question) = 0;
  /// False unless the answer is yes. Refuses where nobody can be asked.
  virtual base::Result<bool> ask_yes(const std::string& question) = 0;
};

/// The person at the terminal (/dev/tty, so that it works in a pipe too).
class TerminalPrompt final : public Prompt {
 public:
  base::Result<base::SecretBytes> ask_secret(const std::string& question) override;
  base::Result<bool> ask_yes(const std::string& question) override;
};

/// Where a passphrase or a PIN comes from. Never from a command line, which every process can read.
struct SecretSource {
  std::optional<base::Path> file = {};  ///< its first line: a passphrase, and a PIN if there is no pin_file
  Prompt* prompt = nullptr;             ///< asked if there is no file; nullptr: nobody is asked
  std::optional<base::Path> pin_file = {};  ///< the first line is the PIN of a token
};

/// The first line of a file; refuses fewer than `least` characters and control characters. `name` is
/// "passphrase" or "PIN".
base::Result<base::SecretBytes> read_secret_file(base::Files& files, const base::Path& path,
                                                 const std::string& name, std::size_t least);

}  // namespace mend::author
