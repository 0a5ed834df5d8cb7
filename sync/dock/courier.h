#pragma once

#include "content/base/result.h"
#include "content/trust/fetcher.h"
#include "sync/dock/hub_link.h"
#include "sync/dock/trouble.h"
#include "sync/protocol/report.h"
#include "sync/spool/spool.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mend::dock {

/// What one dock did.
struct DockReport {
  bool reached = false;               ///< the hub answered at all
  std::vector<std::string> sent;      ///< envelopes with a receipt in the spool
  std::vector<std::string> received;  ///< items in the spool and acknowledged
  std::string content;                ///< "unchanged", "fetched N files, M bytes", or empty when it failed
  std::vector<base::Error> left_out;  ///< content that the policy offers and that could not be brought, and why
  std::vector<Trouble> troubles;      ///< at most a handful; empty: all went well
  std::size_t troubles_left_out = 0;

  /// One line: {"sent":[…],"received":[…],"content":"…"} and, when there are, "problems":[sentence,…].
  [[nodiscard]] std::string json() const;
  [[nodiscard]] std::optional<int> retry_after_seconds() const;
};

/// What became of the content; DockReport::content and left_out.
struct Brought {
  std::string text;
  std::vector<base::Error> left_out = {};
};

/// Brings the drop folder up to date from the repository; what it returns goes into the report.
using BringContent = std::function<base::Result<Brought>(trust::Fetcher& repository)>;

/// What the device tells staff of itself, given what the dock did so far; nothing: it tells nothing.
using TellOfDevice = std::function<std::optional<protocol::DeviceReport>(const DockReport& so_far)>;

/// One dock: the time asked for, envelopes up, inbox items down, content down, and a word about the device.
/// May be cut off anywhere and called again: what counts is on the disk before the other side is told. One
/// thing that fails does not keep the others back, unless the link itself is gone. Both functions may be
/// empty.
DockReport dock_once(HubLink& hub, spool::Spool& spool, const BringContent& bring_content,
                     const TellOfDevice& tell = {});

}  // namespace mend::dock
