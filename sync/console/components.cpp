#include "sync/console/components.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace mend::console {

namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

std::tm local(base::UnixMillis time) {
  const std::time_t seconds = static_cast<std::time_t>(time / 1000);
  std::tm result{};
  localtime_r(&seconds, &result);
  return result;
}

Html error_message(std::string_view id, std::string_view error) {
  if (error.empty()) return {};
  return tag("p", {{"id", std::string(id) + "-error"}, {"class", "govuk-error-message"}},
             join({tag("span", {{"class", "govuk-visually-hidden"}}, text("Error: ")), text(error)}));
}

std::string group_class(std::string_view error) {
  return error.empty() ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";
}

/// Ids of hint and error, for aria-describedby.
std::string described_by(std::string_view id, std::string_view hint_words, std::string_view error) {
  std::string ids;
  if (!hint_words.empty()) ids += std::string(id) + "-hint";
  if (!error.empty()) ids += (ids.empty() ? "" : " ") + std::string(id) + "-error";
  return ids;
}

Html hint_of(std::string_view id, std::string_view words) {
  if (words.empty()) return {};
  return tag("div", {{"id", std::string(id) + "-hint"}, {"class", "govuk-hint"}}, text(words));
}

Html label_of(std::string_view id, std::string_view words) {
  return tag("label", {{"class", "govuk-label"}, {"for", id}}, text(words));
}

std::string plural(std::int64_t count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? " ago" : "s ago");
}

}  // namespace

Html heading(std::string_view words) {
  return tag("h1", {{"class", "govuk-heading-l"}}, text(words));
}
Html subheading(std::string_view words) {
  return tag("h2", {{"class", "govuk-heading-m"}}, text(words));
}
Html paragraph(std::string_view words) {
  return tag("p", {{"class", "govuk-body"}}, text(words));
}
Html hint(std::string_view words) {
  return tag("p", {{"class", "govuk-hint"}}, text(words));
}
Html link(std::string_view address, std::string_view words) {
  return tag("a", {{"class", "govuk-link"}, {"href", address}}, text(words));
}
Html back_link(std::string_view address, std::string_view words) {
  return tag("a", {{"class", "govuk-back-link"}, {"href", address}}, text(words));
}
Html inset(const Html& content) {
  return tag("div", {{"class", "govuk-inset-text"}}, content);
}

Html warning(std::string_view words) {
  return tag(
      "div", {{"class", "govuk-warning-text"}},
      join({tag("span", {{"class", "govuk-warning-text__icon"}, {"aria-hidden", "true"}}, text("!")),
            tag("strong", {{"class", "govuk-warning-text__text"}},
                join({tag("span", {{"class", "govuk-visually-hidden"}}, text("Warning ")), text(words)}))}));
}

Html status_tag(std::string_view words, TagColour colour) {
  std::string classes = "govuk-tag govuk-tag--";
  switch (colour) {
    case TagColour::grey:
      classes += "grey";
      break;
    case TagColour::blue:
      classes += "blue";
      break;
    case TagColour::green:
      classes += "green";
      break;
    case TagColour::yellow:
      classes += "yellow";
      break;
    case TagColour::orange:
      classes += "orange";
      break;
    case TagColour::red:
      classes += "red";
      break;
  }
  return tag("strong", {{"class", classes}}, text(words));
}

Html summary_list(const std::vector<SummaryRow>& rows) {
  Html content;
  for (const SummaryRow& row : rows) {
    content += tag("div", {{"class", "govuk-summary-list__row"}},
                   join({tag("dt", {{"class", "govuk-summary-list__key"}}, text(row.key)),
                         tag("dd", {{"class", "govuk-summary-list__value"}}, row.value)}));
  }
  return tag("dl", {{"class", "govuk-summary-list"}}, content);
}

Html table(std::string_view caption, const std::vector<Column>& columns,
           const std::vector<std::vector<Html>>& rows) {
  Html head;
  for (const Column& column : columns) {
    head += tag("th", {{"scope", "col"}, {"class", "govuk-table__header"}}, text(column.heading));
  }
  Html body;
  for (const std::vector<Html>& row : rows) {
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells += i == 0 ? tag("th", {{"scope", "row"}, {"class", "govuk-table__header"}}, row[i])
                      : tag("td", {{"class", "govuk-table__cell"}}, row[i]);
    }
    body += tag("tr", {{"class", "govuk-table__row"}}, cells);
  }
  return tag(
      "div", {{"class", "mend-scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}},
      tag("table", {{"class", "govuk-table"}},
          join({tag("caption", {{"class", "govuk-table__caption govuk-table__caption--m"}}, text(caption)),
                tag("thead", {{"class", "govuk-table__head"}},
                    tag("tr", {{"class", "govuk-table__row"}}, head)),
                tag("tbody", {{"class", "govuk-table__body"}}, body)})));
}

Html radios(std::string_view name, std::string_view legend, std::string_view hint_words,
            const std::vector<Option>& options, std::string_view error, std::string_view chosen) {
  Html items;
  for (std::size_t i = 0; i < options.size(); ++i) {
    // The first has the group's own id, so that the error summary leads to it.
    const std::string id = i == 0 ? std::string(name) : std::string(name) + "-" + std::to_string(i + 1);
    items += tag(
        "div", {{"class", "govuk-radios__item"}},
        join({void_tag("input", {{"class", "govuk-radios__input"},
                                 {"id", id},
                                 {"name", name},
                                 {"type", "radio"},
                                 {"value", options[i].value},
                                 Attribute::flag("checked", !chosen.empty() && options[i].value == chosen)}),
              tag("label", {{"class", "govuk-label govuk-radios__label"}, {"for", id}},
                  text(options[i].words))}));
  }
  return tag(
      "div", {{"class", group_class(error)}},
      tag("fieldset",
          {{"class", "govuk-fieldset"},
           Attribute::unless_empty("aria-describedby", described_by(name, hint_words, error))},
          join({tag("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--m"}}, text(legend)),
                hint_of(name, hint_words), error_message(name, error),
                tag("div", {{"class", "govuk-radios"}}, items)})));
}

Html select(std::string_view name, std::string_view id, std::string_view label,
            const std::vector<Option>& options, std::string_view chosen) {
  Html items;
  for (const Option& option : options) {
    items += tag("option", {{"value", option.value}, Attribute::flag("selected", option.value == chosen)},
                 text(option.words));
  }
  return tag("div", {{"class", "govuk-form-group"}},
             join({tag("label", {{"class", "govuk-label govuk-visually-hidden"}, {"for", id}}, text(label)),
                   tag("select", {{"class", "govuk-select"}, {"id", id}, {"name", name}}, items)}));
}

Html text_input(std::string_view name, std::string_view label, std::string_view hint_words,
                std::string_view value, std::string_view error) {
  return tag("div", {{"class", group_class(error)}},
             join({label_of(name, label), hint_of(name, hint_words), error_message(name, error),
                   void_tag("input", {{"class", "govuk-input govuk-input--width-20"},
                                      {"id", name},
                                      {"name", name},
                                      {"type", "text"},
                                      {"autocomplete", "username"},
                                      {"autocapitalize", "none"},
                                      {"spellcheck", "false"},
                                      {"value", value},
                                      Attribute::unless_empty("aria-describedby",
                                                              described_by(name, hint_words, error))})}));
}

Html password_input(std::string_view name, std::string_view label) {
  return tag("div", {{"class", "govuk-form-group"}},
             join({label_of(name, label), void_tag("input", {{"class", "govuk-input govuk-input--width-20"},
                                                             {"id", name},
                                                             {"name", name},
                                                             {"type", "password"},
                                                             {"autocomplete", "current-password"}})}));
}

Html date_input(std::string_view name, std::string_view legend, std::string_view hint_words,
                std::string_view error) {
  const std::string base_name(name);
  const auto field = [&](const char* part, const char* words, const char* width) {
    const std::string id = base_name + "-" + part;
    return tag(
        "div", {{"class", "govuk-date-input__item"}},
        tag("div", {{"class", "govuk-form-group"}},
            join({tag("label", {{"class", "govuk-label govuk-date-input__label"}, {"for", id}}, text(words)),
                  void_tag("input",
                           {{"class", std::string("govuk-input govuk-date-input__input govuk-input--width-") +
                                          width + (error.empty() ? "" : " govuk-input--error")},
                            {"id", id},
                            {"name", id},
                            {"type", "text"},
                            {"inputmode", "numeric"}})})));
  };
  return tag(
      "div", {{"class", group_class(error)}},
      tag("fieldset",
          {{"class", "govuk-fieldset"},
           {"role", "group"},
           Attribute::unless_empty("aria-describedby", described_by(name, hint_words, error))},
          join({tag("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--s"}}, text(legend)),
                hint_of(name, hint_words), error_message(name, error),
                tag("div", {{"class", "govuk-date-input"}, {"id", name}},
                    join({field("day", "Day", "2"), field("month", "Month", "2"),
                          field("year", "Year", "4")}))})));
}

Html button(std::string_view words) {
  return tag("button",
             {{"type", "submit"},
              {"class", "govuk-button"},
              {"data-module", "govuk-button"},
              {"data-prevent-double-click", "true"}},
             text(words));
}

Html secondary_button(std::string_view words) {
  return tag("button",
             {{"type", "submit"},
              {"class", "govuk-button govuk-button--secondary"},
              {"data-module", "govuk-button"},
              {"data-prevent-double-click", "true"}},
             text(words));
}

Html form(std::string_view action, std::string_view token, const Html& content) {
  return tag(
      "form", {{"action", action}, {"method", "post"}, Attribute::flag("novalidate")},
      join({token.empty() ? Html()
                          : void_tag("input", {{"type", "hidden"}, {"name", "token"}, {"value", token}}),
            content}));
}

Html error_summary(std::string_view message, std::string_view field_id) {
  if (message.empty()) return {};
  const Html words =
      field_id.empty() ? text(message) : tag("a", {{"href", "#" + std::string(field_id)}}, text(message));
  return tag(
      "div", {{"class", "govuk-error-summary"}, {"data-module", "govuk-error-summary"}},
      tag("div", {{"role", "alert"}},
          join({tag("h2", {{"class", "govuk-error-summary__title"}}, text("There is a problem")),
                tag("div", {{"class", "govuk-error-summary__body"}},
                    tag("ul", {{"class", "govuk-list govuk-error-summary__list"}}, tag("li", {}, words)))})));
}

Html success_banner(std::string_view message) {
  if (message.empty()) return {};
  return tag("div",
             {{"class", "govuk-notification-banner govuk-notification-banner--success"},
              {"role", "alert"},
              {"aria-labelledby", "done-title"},
              {"data-module", "govuk-notification-banner"}},
             join({tag("div", {{"class", "govuk-notification-banner__header"}},
                       tag("h2", {{"class", "govuk-notification-banner__title"}, {"id", "done-title"}},
                           text("Done"))),
                   tag("div", {{"class", "govuk-notification-banner__content"}},
                       tag("p", {{"class", "govuk-notification-banner__heading"}}, text(message)))}));
}

std::string day(base::UnixMillis time) {
  const std::tm when = local(time);
  return std::to_string(when.tm_mday) + " " + kMonths.at(static_cast<std::size_t>(when.tm_mon)) + " " +
         std::to_string(when.tm_year + 1900);
}

std::string day(std::string_view iso) {
  int year = 0, month = 0, date = 0;
  if (std::sscanf(std::string(iso).c_str(), "%4d-%2d-%2d", &year, &month, &date) != 3 || month < 1 ||
      month > 12)
    return std::string(iso);
  return std::to_string(date) + " " + kMonths.at(static_cast<std::size_t>(month - 1)) + " " +
         std::to_string(year);
}

std::string moment(base::UnixMillis time) {
  const std::tm when = local(time);
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), ", %02d:%02d", when.tm_hour, when.tm_min);
  return day(time) + clock.data();
}

Html age(base::UnixMillis time, base::UnixMillis now) {
  const std::int64_t minutes = (now - time) / 60'000;
  std::string words = "just now";
  if (minutes >= 48 * 60) {
    words = plural(minutes / (24 * 60), "day");
  } else if (minutes >= 60) {
    words = plural(minutes / 60, "hour");
  } else if (minutes >= 1) {
    words = plural(minutes, "minute");
  }
  return tag("time", {{"datetime", base::format_utc(time)}, {"title", moment(time)}}, text(words));
}

}  // namespace mend::console
