#include "content/author/token_session.h"

#include <algorithm>
#include <p11-kit/pin.h>

namespace mend::author {

/// The PKCS#11 modules of this computer, or the one that the URI names.
struct TokenSession::Modules {
  std::vector<CK_FUNCTION_LIST*> list;
  CK_FUNCTION_LIST** all = nullptr;
  CK_FUNCTION_LIST* own = nullptr;

  Modules() = default;
  Modules(const Modules&) = delete;
  Modules& operator=(const Modules&) = delete;
  ~Modules() {
    if (all != nullptr) p11_kit_modules_finalize_and_release(all);
    if (own != nullptr) {
      p11_kit_module_finalize(own);
      p11_kit_module_release(own);
    }
  }
};

namespace {

constexpr std::size_t most_slots = 256;
constexpr std::size_t most_objects = 64;

std::string trimmed(const unsigned char* text, std::size_t size) {
  std::string out(reinterpret_cast<const char*>(text), size);
  while (!out.empty() && (out.back() == ' ' || out.back() == '\0')) out.pop_back();
  return out;
}

std::string sentence_of(CK_RV rv) {
  switch (rv) {
    case CKR_PIN_INCORRECT:
      return "the PIN is wrong; most tokens lock themselves after a few wrong ones";
    case CKR_PIN_LOCKED:
      return "its PIN is locked; unlock it with the maker's program";
    case CKR_PIN_LEN_RANGE:
      return "the PIN has a length that the token does not allow";
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_DEVICE_REMOVED:
      return "it was pulled out";
    case CKR_MECHANISM_INVALID:
      return "it knows neither Ed25519 nor ECDSA";
    default:
      return std::string("it says \"") + p11_kit_strerror(rv) + "\"";
  }
}

}  // namespace

base::Result<TokenUri> TokenUri::parse(const std::string& text) {
  TokenUri uri;
  uri.uri_.reset(p11_kit_uri_new());
  if (!uri.uri_ || p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get()) != P11_KIT_URI_OK ||
      p11_kit_uri_any_unrecognized(uri.get()) != 0) {
    return base::refused("\"" + text +
                         "\" is no URI of a token; one looks like pkcs11:token=NAME;object=NAME.");
  }
  if (p11_kit_uri_get_pin_value(uri.get()) != nullptr || p11_kit_uri_get_pin_source(uri.get()) != nullptr) {
    return base::refused(
        "A PIN on a command line can be read by everybody; leave it out of the URI and use --pin-file.");
  }
  return uri;
}

std::string TokenUri::label() const {
  const CK_ATTRIBUTE* label = p11_kit_uri_get_attribute(get(), CKA_LABEL);
  if (label == nullptr || label->pValue == nullptr) return {};
  return {static_cast<const char*>(label->pValue), label->ulValueLen};
}

std::vector<CK_ATTRIBUTE> TokenUri::attributes() const {
  std::vector<CK_ATTRIBUTE> out;
  for (const CK_ATTRIBUTE_TYPE type : {CKA_LABEL, CKA_ID}) {
    if (const CK_ATTRIBUTE* attribute = p11_kit_uri_get_attribute(get(), type)) out.push_back(*attribute);
  }
  return out;
}

std::string TokenUri::module_path() const {
  const char* path = p11_kit_uri_get_module_path(get());
  return path == nullptr ? "" : path;
}

base::Result<TokenSession> TokenSession::open(base::Files& files, const TokenUri& uri,
                                              const SecretSource& pin, Use use) {
  TokenSession out;
  out.modules_ = std::make_shared<Modules>();
  if (const std::string path = uri.module_path(); !path.empty()) {
    out.modules_->own = p11_kit_module_load(path.c_str(), 0);
    if (out.modules_->own == nullptr || p11_kit_module_initialize(out.modules_->own) != CKR_OK) {
      return base::fail(base::ErrorKind::unavailable, "The PKCS#11 module \"" + path + "\" cannot be used.");
    }
    out.modules_->list.push_back(out.modules_->own);
  } else {
    out.modules_->all = p11_kit_modules_load_and_initialize(0);
    for (CK_FUNCTION_LIST** at = out.modules_->all; at != nullptr && *at != nullptr; ++at)
      out.modules_->list.push_back(*at);
  }

  CK_SLOT_ID slot = 0;
  CK_TOKEN_INFO about{};
  std::size_t fits = 0;
  for (CK_FUNCTION_LIST* module : out.modules_->list) {
    std::vector<CK_SLOT_ID> slots(most_slots);
    CK_ULONG count = slots.size();
    if (module->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK) continue;
    slots.resize(std::min<std::size_t>(count, most_slots));
    for (const CK_SLOT_ID candidate : slots) {
      CK_TOKEN_INFO info{};
      if (module->C_GetTokenInfo(candidate, &info) != CKR_OK || (info.flags & CKF_TOKEN_INITIALIZED) == 0)
        continue;
      if (p11_kit_uri_match_token_info(uri.get(), &info) == 0) continue;
      ++fits;
      slot = candidate;
      about = info;
      out.module_ = module;
    }
  }
  if (fits != 1) {
    out.module_ = nullptr;
    return base::fail(base::ErrorKind::unavailable,
                      fits == 0 ? "No token that the URI names is there; plug it in, or mend the URI."
                                : "Several tokens fit the URI; name one with token=… or serial=… in it.");
  }
  out.label_ = "\"" + trimmed(about.label, sizeof about.label) + "\"";
  const CK_FLAGS flags = CKF_SERIAL_SESSION | (use == Use::makes_keys ? CKF_RW_SESSION : 0);
  if (const CK_RV rv = out.module_->C_OpenSession(slot, flags, nullptr, nullptr, &out.session_);
      rv != CKR_OK) {
    out.module_ = nullptr;
    return base::fail(base::ErrorKind::unavailable,
                      "The token " + out.label_ + " cannot be used: " + sentence_of(rv) + ".");
  }
  if ((about.flags & CKF_LOGIN_REQUIRED) != 0) {
    if (pin.pin_file || pin.file) {
      MEND_TRY(out.pin_, read_secret_file(files, pin.pin_file ? *pin.pin_file : *pin.file, "PIN", 4));
    } else if (pin.prompt != nullptr) {
      MEND_TRY(out.pin_, pin.prompt->ask_secret("PIN of the token " + out.label_));
    } else {
      return base::refused("The token " + out.label_ + " needs its PIN; give it with --pin-file.");
    }
    MEND_CHECK(out.log_in(CKU_USER));
  }
  return out;
}

TokenSession::~TokenSession() {
  // A moved-from session has given its modules away.
  if (modules_ && module_ != nullptr) module_->C_CloseSession(session_);
}

base::Status TokenSession::log_in(CK_USER_TYPE user) {
  const CK_RV rv = module_->C_Login(session_, user, pin_.data(), pin_.size());
  if (rv != CKR_OK && rv != CKR_USER_ALREADY_LOGGED_IN) return failure("open", rv);
  return {};
}

base::Result<std::vector<CK_OBJECT_HANDLE>> TokenSession::find(CK_OBJECT_CLASS of,
                                                               std::vector<CK_ATTRIBUTE> attributes) const {
  attributes.push_back({CKA_CLASS, &of, sizeof of});
  if (const CK_RV rv = module_->C_FindObjectsInit(session_, attributes.data(), attributes.size());
      rv != CKR_OK)
    return failure("search", rv);
  std::vector<CK_OBJECT_HANDLE> found(most_objects);
  CK_ULONG count = 0;
  const CK_RV rv = module_->C_FindObjects(session_, found.data(), found.size(), &count);
  module_->C_FindObjectsFinal(session_);
  if (rv != CKR_OK) return failure("search", rv);
  found.resize(count);
  return found;
}

base::Result<base::Bytes> TokenSession::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
  base::Bytes value(4096);
  CK_ATTRIBUTE wanted{type, value.data(), value.size()};
  if (const CK_RV rv = module_->C_GetAttributeValue(session_, object, &wanted, 1); rv != CKR_OK)
    return failure("read", rv);
  value.resize(std::min<std::size_t>(wanted.ulValueLen, value.size()));
  return value;
}

tl::unexpected<base::Error> TokenSession::failure(const std::string& verb, CK_RV rv) const {
  return base::refused("The token " + label_ + " does not " + verb + ": " + sentence_of(rv) + ".");
}

}  // namespace mend::author
