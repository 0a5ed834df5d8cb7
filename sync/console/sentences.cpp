#include "sync/console/sentences.h"

#include "sync/console/components.h"

#include <array>
#include <utility>

namespace mend::console {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSentences = {
    {{"status.collected", "Collected on {date}."},
     {"status.checking", "Staff are checking if restorative justice can be looked at."},
     {"status.with-staff", "With staff. No news yet. Last update {date}."},
     {"status.may-visit", "Someone may come to talk with you. We cannot say when."},
     {"status.withdrawn", "You have withdrawn. Thank you for telling us."},
     {"status.ended", "This request is not going on now. Staff have talked with you about it."}}};

}  // namespace

std::string resident_reads(std::string_view message, base::UnixMillis today) {
  for (const auto& [id, sentence] : kSentences) {
    if (id != message) continue;
    std::string words(sentence);
    constexpr std::string_view date = "{date}";
    if (const std::size_t at = words.find(date); at != std::string::npos)
      words.replace(at, date.size(), day(today));
    return words;
  }
  return "";
}

}  // namespace mend::console
