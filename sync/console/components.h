#pragma once

#include "content/base/clock.h"
#include "sync/console/html.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::console {

// Components of the GOV.UK Design System, one function each. All text is escaped.

Html heading(std::string_view words);     ///< the page's h1
Html subheading(std::string_view words);  ///< h2
Html paragraph(std::string_view words);
Html hint(std::string_view words);
Html link(std::string_view address, std::string_view words);
Html back_link(std::string_view address, std::string_view words);
Html inset(const Html& content);
Html warning(std::string_view words);

enum class TagColour { grey, blue, green, yellow, orange, red };
Html status_tag(std::string_view words, TagColour colour);

struct SummaryRow {
  std::string key;
  Html value;
};
Html summary_list(const std::vector<SummaryRow>& rows);

struct Column {
  std::string heading;
};
/// `caption` names the table, also for who cannot see it. Cells are rows of as many as there are columns; the
/// first of each is the row's heading.
Html table(std::string_view caption, const std::vector<Column>& columns,
           const std::vector<std::vector<Html>>& rows);

struct Option {
  std::string value, words;
};
/// `chosen` is the value that is marked already.
Html radios(std::string_view name, std::string_view legend, std::string_view hint_words,
            const std::vector<Option>& options, std::string_view error, std::string_view chosen = {});
/// The label is for those who cannot see the heading of the column that it stands in.
Html select(std::string_view name, std::string_view id, std::string_view label,
            const std::vector<Option>& options, std::string_view chosen);
Html text_input(std::string_view name, std::string_view label, std::string_view hint_words,
                std::string_view value, std::string_view error);
Html password_input(std::string_view name, std::string_view label);
Html date_input(std::string_view name, std::string_view legend, std::string_view hint_words,
                std::string_view error);
Html button(std::string_view words);
Html secondary_button(std::string_view words);

/// A form that posts, with the token that makes it this person's.
Html form(std::string_view action, std::string_view token, const Html& content);

/// Says at the top what is wrong, with a link to the field. Nothing if `message` is empty.
Html error_summary(std::string_view message, std::string_view field_id);
Html success_banner(std::string_view message);

/// "2 hours ago", "3 days ago"; with the exact time for who needs it.
Html age(base::UnixMillis time, base::UnixMillis now);
/// "22 November 2026, 17:14", local time of the machine.
std::string moment(base::UnixMillis time);
std::string day(base::UnixMillis time);
/// "2026-11-22" as "22 November 2026".
std::string day(std::string_view iso);

}  // namespace mend::console
