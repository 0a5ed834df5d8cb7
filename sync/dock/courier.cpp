#include "sync/dock/courier.h"

#include "content/base/code.h"
#include "content/base/hash.h"
#include "content/base/json.h"
#include "sync/protocol/protocol.h"

#include <algorithm>

namespace mend::dock {

namespace {

constexpr std::size_t troubles_limit = 8;
/// So many failures in a row, and the link counts as gone.
constexpr int strikes_limit = 3;

/// The repository on the hub, over the same connection; remembers trouble that ends the dock.
class HubRepository final : public trust::Fetcher {
 public:
  explicit HubRepository(HubLink& hub) : hub_(hub) {}

  base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override {
    auto answer = hub_.get(std::string(protocol::repository_path).append(encode(path)), limit);
    if (!answer) {
      trouble = answer.error();
      const bool bad = answer.error().kind == TroubleKind::answer;
      return base::fail(bad ? base::ErrorKind::refused : base::ErrorKind::unavailable,
                        answer.error().message);
    }
    if (answer->status != 200) {
      return base::fail(base::ErrorKind::not_found,
                        "The hub's repository has no \"" + std::string(path) + "\".");
    }
    return std::move(answer->body);
  }

  std::optional<Trouble> trouble;

 private:
  static std::string encode(std::string_view path) {
    std::string text;
    for (const char c : path) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                         c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
      if (plain) {
        text += c;
      } else {
        const auto byte = static_cast<std::uint8_t>(c);
        text.append("%").append(base::hex({&byte, 1}));
      }
    }
    return text;
  }
  HubLink& hub_;
};

class Dock {
 public:
  Dock(HubLink& hub, spool::Spool& spool) : hub_(hub), spool_(spool) {}

  DockReport run(const BringContent& bring_content, const TellOfDevice& tell) {
    // A question that costs nothing, so that a refused certificate or a busy hub shows before anything
    // is sent.
    if (auto list = inbox(); !list && over_) return std::move(report_);
    // Before the content, which the kiosk judges by it.
    if (!over_) bring_time();
    if (!over_) send_all();
    if (!over_) receive_all();
    if (!over_ && bring_content) bring(bring_content);
    if (!over_ && tell) tell_hub(tell(report_));
    return std::move(report_);
  }

 private:
  void note(Trouble trouble) {
    const bool counts = trouble.kind == TroubleKind::cut || trouble.kind == TroubleKind::identity;
    strikes_ = counts ? strikes_ + 1 : 0;
    if (ends_the_dock(trouble.kind) || strikes_ >= strikes_limit) over_ = true;
    const bool known = std::any_of(report_.troubles.begin(), report_.troubles.end(),
                                   [&](const Trouble& old) { return old.message == trouble.message; });
    if (known) return;
    if (report_.troubles.size() < troubles_limit) {
      report_.troubles.push_back(std::move(trouble));
    } else {
      ++report_.troubles_left_out;
    }
  }

  /// The answer if it is a 200 or 204; else the trouble is noted.
  std::optional<Answer> expect(Outcome<Answer> answer, std::string_view what) {
    if (!answer) {
      const TroubleKind kind = answer.error().kind;
      if (kind == TroubleKind::answer || kind == TroubleKind::busy) report_.reached = true;
      note(answer.error());
      return {};
    }
    report_.reached = true;
    if (answer->status == 200 || answer->status == 204) {
      strikes_ = 0;
      return std::move(*answer);
    }
    if (answer->status == 403) {
      note({TroubleKind::identity,
            "The hub does not let this device " + std::string(what) + "; check its enrolment.",
            {}});
    } else {
      note({TroubleKind::answer,
            "The hub cannot " + std::string(what) + ": it answered " + std::to_string(answer->status) + ".",
            {}});
    }
    return {};
  }

  /// Nothing that goes wrong with it keeps anything else back: without it the device's own clock counts.
  void bring_time() {
    const auto nonce = spool_.time_asked();
    if (!nonce || !*nonce) return;
    auto answer = hub_.get(protocol::time_path(**nonce), protocol::time_limit);
    if (answer && answer->status == 404) return;  // a hub that does not know the question yet
    const auto said = expect(std::move(answer), "say what time it is");
    if (!said) return;
    const auto claim = protocol::read_time_claim(said->body);
    if (!claim || *claim != **nonce) {
      return note({TroubleKind::answer, "The hub answered another question than what time it is.", {}, {}});
    }
    if (const base::Status put = spool_.put_time_answer(said->body); !put)
      note(local_trouble({base::ErrorKind::refused, put.error().message, base::code_of(put.error())}));
  }

  void tell_hub(const std::optional<protocol::DeviceReport>& device) {
    if (!device) return;
    auto answer = hub_.put(protocol::report_path, base::as_bytes(protocol::encode(*device)), 4096);
    if (answer && answer->status == 404) return;  // a hub that does not want it yet
    static_cast<void>(expect(std::move(answer), "take this device's report"));
  }

  void send_all() {
    const auto waiting = spool_.unsent();
    if (!waiting) return note(local_trouble(waiting.error()));
    for (const std::string& id : *waiting) {
      if (over_) return;
      if (const base::Status sent = send(id); !sent) note(local_trouble(sent.error()));
    }
    if (const base::Status pruned = spool_.prune_markers(); !pruned) note(local_trouble(pruned.error()));
  }

  base::Status send(const std::string& id) {
    const auto envelope = spool_.envelope(id);
    if (!envelope) {
      // The kiosk may take back what was never collected, also while we look.
      if (envelope.error().kind == base::ErrorKind::not_found) return {};
      // An unreadable file must not keep the others back.
      return base::refused(envelope.error().message);
    }
    const auto answer =
        expect(hub_.put(protocol::envelope_path(id), *envelope, protocol::receipt_limit), "take an envelope");
    if (!answer) return {};
    MEND_TRY(const protocol::ReceiptClaim claim, protocol::read_receipt_claim(answer->body));
    if (claim.envelope != id || claim.sha256 != base::sha256_hex(*envelope)) {
      return base::refused("The hub sent a receipt for something else than the envelope \"" + id + "\".");
    }
    MEND_CHECK(spool_.put_receipt(id, answer->body));
    MEND_CHECK(spool_.mark_sent(id));
    report_.sent.push_back(id);
    return {};
  }

  std::optional<std::vector<std::string>> inbox() {
    const auto answer = expect(hub_.get(protocol::inbox_path, protocol::inbox_list_limit), "list the inbox");
    if (!answer) return {};
    auto list = protocol::parse_inbox_list(answer->body);
    if (!list) {
      note({TroubleKind::answer, list.error().message, {}, {}});
      return {};
    }
    return std::move(*list);
  }

  void receive_all() {
    // Asked again: the hub may have news about what was just sent.
    const auto list = inbox();
    if (!list) return;
    for (const std::string& id : *list) {
      if (over_) return;
      if (const base::Status received = receive(id); !received) note(local_trouble(received.error()));
    }
  }

  base::Status receive(const std::string& id) {
    if (!spool_.has_item(id)) {
      const auto item = expect(hub_.get(protocol::item_path(id), protocol::item_limit), "give an inbox item");
      if (!item) return {};
      MEND_CHECK(spool_.put_item(id, item->body));
    }
    // Acknowledged only now, with the file on the disk.
    auto acknowledged = hub_.remove(protocol::item_path(id));
    if (acknowledged && acknowledged->status == 404) acknowledged->status = 204;  // somebody did already
    if (expect(std::move(acknowledged), "acknowledge an inbox item")) report_.received.push_back(id);
    return {};
  }

  void bring(const BringContent& bring_content) {
    HubRepository repository(hub_);
    auto brought = bring_content(repository);
    if (brought) {
      report_.content = std::move(brought->text);
      report_.left_out = std::move(brought->left_out);
    } else if (repository.trouble && repository.trouble->message == brought.error().message) {
      Trouble trouble = *repository.trouble;
      trouble.code = base::code_of(brought.error());
      note(std::move(trouble));
    } else {
      note(local_trouble(brought.error()));
    }
  }

  HubLink& hub_;
  spool::Spool& spool_;
  DockReport report_;
  int strikes_ = 0;
  bool over_ = false;
};

}  // namespace

std::string DockReport::json() const {
  base::Json json = {{"sent", sent}, {"received", received}, {"content", content}};
  if (!troubles.empty()) {
    base::Json& problems = json["problems"] = base::Json::array();
    for (const Trouble& trouble : troubles) problems.push_back(trouble.message);
    if (troubles_left_out > 0) json["more_problems"] = troubles_left_out;
  }
  return json.dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

std::optional<int> DockReport::retry_after_seconds() const {
  for (const Trouble& trouble : troubles) {
    if (trouble.retry_after_seconds) return trouble.retry_after_seconds;
  }
  return {};
}

DockReport dock_once(HubLink& hub, spool::Spool& spool, const BringContent& bring_content,
                     const TellOfDevice& tell) {
  return Dock(hub, spool).run(bring_content, tell);
}

}  // namespace mend::dock
