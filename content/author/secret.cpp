#include "content/author/secret.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace mend::author {

namespace {

constexpr std::size_t longest_line = 1024;

/// /dev/tty, with its settings as they were when this goes, also after Ctrl-C during a secret.
class Terminal {
 public:
  Terminal() : handle_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {}
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (is_silent_) ::tcsetattr(handle_, TCSAFLUSH, &before_);
    if (handle_ >= 0) ::close(handle_);
  }
  [[nodiscard]] bool is_there() const { return handle_ >= 0; }

  bool be_silent() {
    if (::tcgetattr(handle_, &before_) != 0) return false;
    termios silent = before_;
    // Ctrl-C then is a character that ends the line, so that the terminal is never left without an echo.
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    is_silent_ = ::tcsetattr(handle_, TCSAFLUSH, &silent) == 0;
    return is_silent_;
  }
  void say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(handle_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  base::Result<base::SecretBytes> read_line() {
    base::SecretBytes line(longest_line);
    std::size_t size = 0;
    while (size < longest_line) {
      char c = 0;
      const ssize_t got = ::read(handle_, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0 || c == 3 || c == 4) return base::refused("Nothing was typed, so nothing is done.");
      if (c == '\n' || c == '\r') return base::SecretBytes(line.view().first(size));
      line.data()[size++] = static_cast<std::uint8_t>(c);
    }
    return base::refused("What was typed is too long.");
  }

 private:
  int handle_;
  bool is_silent_ = false;
  termios before_{};
};

tl::unexpected<base::Error> nobody() {
  return base::refused(
      "Nobody can be asked here, as there is no terminal; give --yes, and secrets by --passphrase-file.");
}

}  // namespace

base::Result<base::SecretBytes> TerminalPrompt::ask_secret(const std::string& question) {
  Terminal terminal;
  if (!terminal.is_there()) return nobody();
  terminal.say(question + ": ");
  if (!terminal.be_silent()) return nobody();
  auto line = terminal.read_line();
  terminal.say("\n");
  return line;
}

base::Result<bool> TerminalPrompt::ask_yes(const std::string& question) {
  Terminal terminal;
  if (!terminal.is_there()) return nobody();
  terminal.say(question + " Type yes or no: ");
  MEND_TRY(const base::SecretBytes line, terminal.read_line());
  return base::as_text(line.view()) == "yes";
}

base::Result<base::SecretBytes> read_secret_file(base::Files& files, const base::Path& path,
                                                 const std::string& name, std::size_t least) {
  MEND_TRY(base::Bytes bytes, files.read(path, 4096));
  std::size_t size = 0;
  while (size < bytes.size() && bytes[size] != '\n' && bytes[size] != '\r') ++size;
  base::SecretBytes secret{base::ByteView(bytes).first(size)};
  base::wipe(bytes);
  for (const std::uint8_t letter : secret.view()) {
    if (letter < 0x20 || letter == 0x7f) {
      return base::refused("\"" + path.string() + "\" holds other things than a " + name + "; write the " +
                           name + " on its first line.");
    }
  }
  if (secret.size() < least) {
    return base::refused("The " + name + " in \"" + path.string() + "\" is too short; use at least " +
                         std::to_string(least) + " characters.");
  }
  return secret;
}

}  // namespace mend::author
