#pragma once

#include "content/base/disk_files.h"
#include "held_files.h"
#include "held_random.h"
#include "kiosk/app/backend.h"
#include "kiosk/platform/device.h"
#include "repository_simulator.h"
#include "sync/seal/item.h"
#include "sync/seal/keys.h"
#include "sync/spool/spool.h"
#include "temporary_folder.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mend::tests {

/// A device on the real disk with the catalogue that we ship, and a hub that seals and signs for it. The
/// courier is this object.
class Prison {
 public:
  Prison();

  HeldFiles files;
  base::ManualClock clock{support::RepositorySimulator::now};
  HeldRandom random;
  TemporaryFolder folder;
  app::Places places;
  platform::Device device;
  seal::SigningPair hub_signing;
  seal::BoxPair hub_box, rj_box, key_work_box, survey_box;
  spool::Spool spool;
  support::RepositorySimulator repository;

  const std::string sam = std::string(31, '0') + "1";
  const std::string ali = std::string(31, '0') + "2";
  static constexpr const char* code = "12345678";

  /// The policy, to be changed before publish().
  base::Json policy;
  /// Forms besides those of the catalogue, signed like them: id, class, XForm. The policy has to offer them.
  struct OtherForm {
    std::string id, response_class, xform;
    int version = 1;
  };
  std::vector<OtherForm> others;
  /// A form for key work that is not in the catalogue, to be published too: its files by their paths in the
  /// manifest.
  void offer_form(const std::string& id, const std::string& title,
                  const std::map<std::string, std::string>& files);
  /// Puts all of the catalogue and the policy into the drop folder; again for an update.
  void publish();
  /// Sam and Ali may sign in with the one-time code.
  void send_roster();
  void send(const seal::Item& item);
  /// Carries what waits to the hub and brings its receipts; the ids, first sent first.
  std::vector<std::string> dock();
  /// What the hub learns of an envelope. Fails the test if it does not open.
  struct Received {
    seal::Header header;
    std::string answers;
  };
  [[nodiscard]] const std::vector<Received>& received() const { return received_; }

 private:
  void add_module(const std::string& id);
  void add_form(const std::string& id, const std::string& response_class);
  void put_form(const OtherForm& form, const base::Json& title);
  base::Json file_entry(const std::string& path, const std::string& content);

  std::int64_t sequence_ = 0;
  std::vector<Received> received_;
};

}  // namespace mend::tests
