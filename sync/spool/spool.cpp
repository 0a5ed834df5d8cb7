#include "sync/spool/spool.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

namespace mend::spool {

namespace {

constexpr std::string_view envelope_end = ".env";
constexpr std::string_view receipt_end = ".json";
constexpr std::string_view item_end = ".item";
constexpr const char* time_question = "time.nonce";
constexpr const char* time_said = "time.json";
constexpr const char* device_report = "report.json";

// "12345678-<id>.env": the number is the envelope's place in the queue. Among several the courier learns
// in which order to send them, and of a single one nothing.
constexpr std::size_t place_digits = 8;
constexpr int first_place = 50'000'000;
constexpr int last_place = 99'999'999;

bool is_id(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

base::Status check_id(std::string_view id) {
  if (is_id(id)) return {};
  return base::refused("A name in the spool is not an id of 32 hexadecimal digits.");
}

base::Status check_size(base::ByteView bytes, std::size_t limit, std::string_view what) {
  if (bytes.size() <= limit) return {};
  return base::refused("The " + std::string(what) + " is larger than the " + std::to_string(limit) +
                       " bytes that it may have.");
}

std::string file_name(std::string_view id, std::string_view end) {
  return std::string(id).append(end);
}

/// The ids of the files that are named as ours are; all others are none of our business.
std::vector<std::string> ids(const std::vector<std::string>& names, std::string_view end, std::size_t limit) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (found.size() == limit) break;
    if (!name.ends_with(end)) continue;
    std::string id = name.substr(0, name.size() - end.size());
    if (is_id(id)) found.push_back(std::move(id));
  }
  return found;
}

}  // namespace

struct Spool::Waiting {
  int place = 0;
  std::string id;
  base::Path path;
};

Spool::Spool(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}

base::Path Spool::out() const {
  return folder_ / "out";
}
base::Path Spool::sent() const {
  return folder_ / "sent";
}
base::Path Spool::receipt_path(std::string_view id) const {
  return folder_ / "in" / "receipts" / file_name(id, receipt_end);
}
base::Path Spool::item_path(std::string_view id) const {
  return folder_ / "in" / "items" / file_name(id, item_end);
}

base::Status Spool::prepare() {
  for (const base::Path& place : {out(), sent(), folder_ / "in" / "receipts", folder_ / "in" / "items", folder_ / "in" / "hub"}) {
    if (!files_.exists(place)) MEND_CHECK(files_.make_folders(place));
  }
  return {};
}

base::Result<std::vector<Spool::Waiting>> Spool::waiting() {
  MEND_TRY(const std::vector<std::string> names, files_.list_files(out()));
  std::vector<Waiting> found;
  for (const std::string& name : names) {
    const std::string_view view = name;
    constexpr std::size_t length = place_digits + 1 + 32 + envelope_end.size();
    if (view.size() != length || view[place_digits] != '-' || !view.ends_with(envelope_end)) continue;
    const std::string_view digits = view.substr(0, place_digits);
    const std::string_view id = view.substr(place_digits + 1, 32);
    if (!is_id(id) || digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
    found.push_back({std::stoi(std::string(digits)), std::string(id), out() / name});
  }
  return found;  // list_files sorts by name, so by place
}

base::Status Spool::put_envelope(std::string_view id, base::ByteView envelope, Turn turn) {
  MEND_CHECK(check_id(id));
  MEND_CHECK(check_size(envelope, envelope_bytes_limit, "envelope"));
  MEND_TRY(const std::vector<Waiting> queue, waiting());
  for (const Waiting& other : queue) {
    if (other.id != id) continue;
    const auto there = files_.read(other.path, envelope_bytes_limit);
    if (there && std::equal(there->begin(), there->end(), envelope.begin(), envelope.end())) return {};
    // Damaged by the disk: the writer knows better.
    return files_.write_atomic(other.path, envelope, base::FileMode::shared_read);
  }
  if (queue.size() >= envelopes_limit) {
    return base::fail(base::ErrorKind::unavailable,
                      "Too many envelopes wait in the spool; dock this device so that they are collected.");
  }
  int place = first_place;
  if (!queue.empty()) {
    place = turn == Turn::first ? std::max(queue.front().place - 1, 0)
                                : std::min(queue.back().place + 1, last_place);
  }
  char digits[place_digits + 1];
  std::snprintf(digits, sizeof digits, "%08d", std::clamp(place, 0, last_place));
  const std::string name = std::string(digits) + "-" + file_name(id, envelope_end);
  return files_.write_atomic(out() / name, envelope, base::FileMode::shared_read);
}

base::Status Spool::remove_envelope(std::string_view id) {
  MEND_CHECK(check_id(id));
  MEND_TRY(const std::vector<Waiting> queue, waiting());
  for (const Waiting& other : queue) {
    if (other.id == id) MEND_CHECK(files_.remove(other.path));
  }
  return {};
}

base::Result<std::vector<std::string>> Spool::envelopes() {
  MEND_TRY(const std::vector<Waiting> queue, waiting());
  std::vector<std::string> found;
  std::set<std::string_view> seen;
  for (const Waiting& one : queue) {
    if (found.size() == envelopes_limit) break;
    if (seen.insert(one.id).second) found.push_back(one.id);
  }
  return found;
}

base::Result<base::Bytes> Spool::envelope(std::string_view id) {
  MEND_CHECK(check_id(id));
  MEND_TRY(const std::vector<Waiting> queue, waiting());
  for (const Waiting& one : queue) {
    if (one.id == id) return files_.read(one.path, envelope_bytes_limit);
  }
  return base::fail(base::ErrorKind::not_found, "The envelope is no longer in the spool.");
}

base::Result<std::vector<std::string>> Spool::receipts() {
  MEND_TRY(const std::vector<std::string> names, files_.list_files(folder_ / "in" / "receipts"));
  return ids(names, receipt_end, receipts_limit);
}

base::Result<base::Bytes> Spool::receipt(std::string_view id) {
  MEND_CHECK(check_id(id));
  return files_.read(receipt_path(id), receipt_bytes_limit);
}

base::Status Spool::remove_receipt(std::string_view id) {
  MEND_CHECK(check_id(id));
  return files_.remove(receipt_path(id));
}

base::Result<std::vector<std::string>> Spool::items() {
  MEND_TRY(const std::vector<std::string> names, files_.list_files(folder_ / "in" / "items"));
  return ids(names, item_end, items_limit);
}

base::Result<base::Bytes> Spool::item(std::string_view id) {
  MEND_CHECK(check_id(id));
  return files_.read(item_path(id), item_bytes_limit);
}

base::Status Spool::remove_item(std::string_view id) {
  MEND_CHECK(check_id(id));
  return files_.remove(item_path(id));
}

base::Result<std::vector<std::string>> Spool::unsent() {
  MEND_TRY(std::vector<std::string> all, envelopes());
  std::erase_if(all, [&](const std::string& id) {
    return files_.exists(sent() / id) && files_.exists(receipt_path(id));
  });
  return all;
}

base::Status Spool::put_receipt(std::string_view id, base::ByteView receipt) {
  MEND_CHECK(check_id(id));
  MEND_CHECK(check_size(receipt, receipt_bytes_limit, "receipt"));
  return files_.write_atomic(receipt_path(id), receipt, base::FileMode::shared_read);
}

base::Status Spool::mark_sent(std::string_view id) {
  MEND_CHECK(check_id(id));
  return files_.write_atomic(sent() / id, {}, base::FileMode::shared_read);
}

base::Status Spool::prune_markers() {
  MEND_TRY(const std::vector<Waiting> queue, waiting());
  std::set<std::string_view> kept;
  for (const Waiting& one : queue) kept.insert(one.id);
  MEND_TRY(const std::vector<std::string> markers, files_.list_files(sent()));
  for (const std::string& marker : markers) {
    if (is_id(marker) && !kept.contains(marker)) MEND_CHECK(files_.remove(sent() / marker));
  }
  return {};
}

base::Status Spool::put_item(std::string_view id, base::ByteView item) {
  MEND_CHECK(check_id(id));
  MEND_CHECK(check_size(item, item_bytes_limit, "inbox item"));
  MEND_TRY(const std::vector<std::string> there, items());
  if (there.size() >= items_limit && !has_item(id)) {
    return base::fail(base::ErrorKind::unavailable,
                      "Too many inbox items wait in the spool; start the kiosk so that it reads them.");
  }
  return files_.write_atomic(item_path(id), item, base::FileMode::shared_read);
}

bool Spool::has_item(std::string_view id) {
  return is_id(id) && files_.exists(item_path(id));
}

base::Result<std::optional<base::Bytes>> Spool::read_if_there(const base::Path& path, std::size_t limit) {
  if (!files_.exists(path)) return std::optional<base::Bytes>();
  MEND_TRY(base::Bytes bytes, files_.read(path, limit));
  return std::optional(std::move(bytes));
}

base::Status Spool::mark_docked(base::UnixMillis when) {
  return files_.write_atomic(folder_ / "in" / "hub" / "docked", base::as_bytes(base::format_utc(when)),
                             base::FileMode::shared_read);
}

base::Result<std::optional<base::UnixMillis>> Spool::docked() {
  MEND_TRY(const auto bytes, read_if_there(folder_ / "in" / "hub" / "docked", 64));
  if (!bytes) return std::optional<base::UnixMillis>();
  MEND_TRY(const base::UnixMillis when, base::parse_utc(base::as_text(*bytes)));
  return std::optional(when);
}

base::Status Spool::ask_time(std::string_view nonce) {
  MEND_CHECK(check_id(nonce));
  return files_.write_atomic(out() / time_question, base::as_bytes(nonce), base::FileMode::shared_read);
}

base::Result<std::optional<std::string>> Spool::time_asked() {
  MEND_TRY(const auto bytes, read_if_there(out() / time_question, 32));
  if (!bytes) return std::optional<std::string>();
  std::string nonce(base::as_text(*bytes));
  MEND_CHECK(check_id(nonce));
  return std::optional(std::move(nonce));
}

base::Status Spool::put_time_answer(base::ByteView answer) {
  MEND_CHECK(check_size(answer, time_bytes_limit, "answer about the time"));
  return files_.write_atomic(folder_ / "in" / "hub" / time_said, answer, base::FileMode::shared_read);
}

base::Result<std::optional<base::Bytes>> Spool::time_answer() {
  return read_if_there(folder_ / "in" / "hub" / time_said, time_bytes_limit);
}

base::Status Spool::remove_time_answer() {
  return files_.remove(folder_ / "in" / "hub" / time_said);
}

base::Status Spool::put_report(base::ByteView report) {
  MEND_CHECK(check_size(report, report_bytes_limit, "device's report"));
  return files_.write_atomic(out() / device_report, report, base::FileMode::shared_read);
}

base::Result<std::optional<base::Bytes>> Spool::report() {
  return read_if_there(out() / device_report, report_bytes_limit);
}

}  // namespace mend::spool
