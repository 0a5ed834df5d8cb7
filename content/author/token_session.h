#pragma once

#include "content/author/secret.h"

#include <memory>
#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>
#include <string>
#include <vector>

namespace mend::author {

/// A `pkcs11:` URI. Only for token.cpp and token_key.cpp.
class TokenUri {
 public:
  /// Refuses what is no such URI, and one with a PIN in it.
  static base::Result<TokenUri> parse(const std::string& text);
  [[nodiscard]] P11KitUri* get() const { return uri_.get(); }
  /// The object's label; empty if the URI has none.
  [[nodiscard]] std::string label() const;
  /// Label and id, as far as the URI names them.
  [[nodiscard]] std::vector<CK_ATTRIBUTE> attributes() const;
  /// The path of a module of its own; empty if the URI has none.
  [[nodiscard]] std::string module_path() const;

 private:
  struct Free {
    void operator()(P11KitUri* uri) const { p11_kit_uri_free(uri); }
  };
  std::unique_ptr<P11KitUri, Free> uri_;
};

/// A session with the one token that a URI fits, logged in.
class TokenSession {
 public:
  enum class Use { reads, makes_keys };
  static base::Result<TokenSession> open(base::Files& files, const TokenUri& uri, const SecretSource& pin,
                                         Use use);
  TokenSession(TokenSession&&) = default;
  TokenSession& operator=(TokenSession&&) = delete;
  ~TokenSession();

  [[nodiscard]] CK_FUNCTION_LIST& call() const { return *module_; }
  [[nodiscard]] CK_SESSION_HANDLE handle() const { return session_; }
  [[nodiscard]] const std::string& label() const { return label_; }
  base::Status log_in(CK_USER_TYPE user);
  base::Result<std::vector<CK_OBJECT_HANDLE>> find(CK_OBJECT_CLASS of,
                                                   std::vector<CK_ATTRIBUTE> attributes) const;
  /// Refuses if the object has none.
  base::Result<base::Bytes> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;
  /// One sentence about a call that went wrong.
  [[nodiscard]] tl::unexpected<base::Error> failure(const std::string& verb, CK_RV rv) const;

 private:
  struct Modules;
  TokenSession() = default;
  std::shared_ptr<Modules> modules_;
  CK_FUNCTION_LIST* module_ = nullptr;
  CK_SESSION_HANDLE session_ = 0;
  std::string label_;
  base::SecretBytes pin_;
};

}  // namespace mend::author
