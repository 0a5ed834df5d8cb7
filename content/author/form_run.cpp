#include "content/author/form_run.h"

#include "content/author/form_eval.h"
#include "content/author/form_migration.h"
#include "content/form/limits.h"

#include <algorithm>
#include <filesystem>
#include <string>

namespace mend::author {

namespace {

using base::Json;

std::string kind_name(form::ProblemKind kind) {
  switch (kind) {
    case form::ProblemKind::required:
      return "required";
    case form::ProblemKind::constraint:
      return "constraint";
    case form::ProblemKind::too_long:
      return "too_long";
    case form::ProblemKind::not_possible:
      return "not_possible";
  }
  return "";
}

/// A value as a form keeps it: numbers and truths may be given as such.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

Json media_json(const form::Media& media) {
  Json out = Json::object();
  if (!media.image.empty()) out["image"] = media.image;
  if (!media.big_image.empty()) out["big-image"] = media.big_image;
  if (!media.audio.empty()) out["audio"] = media.audio;
  if (!media.video.empty()) out["video"] = media.video;
  return out;
}

}  // namespace

Json FormRun::step(std::string_view line) {
  const auto read = read_form_step(line);
  if (!read) return {{"ok", false}, {"error", read.error().message}};
  return step(*read);
}

Json FormRun::step(const FormStep& step) {
  const auto result = answer(step.verb, step.members);
  if (!result) return {{"ok", false}, {"error", result.error().message}};
  Json out = *result;
  out["ok"] = true;
  return out;
}

void FormRun::run(std::istream& in, std::ostream& out) {
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    // Whoever drives this waits for each answer.
    out << step(line).dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
  }
}

base::Result<Json> FormRun::answer(const std::string& name, const Json& step) {
  if (name == "validate") {
    Json problems = Json::array();
    for (const form::Problem& problem : session_.validate()) {
      problems.push_back(
          {{"ref", problem.ref}, {"kind", kind_name(problem.kind)}, {"message", problem.message.text}});
    }
    return Json{{"valid", problems.empty()}, {"problems", problems}};
  }
  if (name == "serialize") {
    const base::Bytes xml = session_.serialize();
    if (step[name].is_string()) MEND_CHECK(put(step[name].get<std::string>(), xml));
    return Json{{"xml", std::string(base::as_text(xml))}};
  }
  const std::string value = step[name].get<std::string>();
  if (name == "eval") {
    MEND_TRY(const form::Evaluated found, session_.evaluate(value, step.value("at", std::string())));
    return evaluated_json(found.type, found.text, found.number, found.truth);
  }
  const bool looks =
      name == "get" || name == "state" || name == "choices" || name == "label" || name == "count";
  return looks ? look(name, value) : change(name, value, step);
}

base::Result<Json> FormRun::look(const std::string& verb, const std::string& ref) {
  if (verb == "choices") {
    MEND_TRY(const std::vector<form::Choice> choices, session_.choices(ref));
    Json list = Json::array();
    for (const form::Choice& choice : choices) {
      Json one = {{"value", choice.name}, {"label", choice.label.text}};
      if (!choice.media.empty()) one["media"] = media_json(choice.media);
      list.push_back(std::move(one));
    }
    return Json{{"choices", list}};
  }
  if (verb == "label") {
    MEND_TRY(const form::Words words, session_.label(ref));
    Json out = {{"label", words.text}, {"language", words.language}};
    if (const auto question = session_.question(ref)) {
      out["hint"] = question->hint.text;
      if (!question->guidance.text.empty()) out["guidance"] = question->guidance.text;
      if (!question->media.empty()) out["media"] = media_json(question->media);
    }
    return out;
  }
  if (verb == "count") {
    MEND_TRY(const std::size_t count, session_.count(ref));
    return Json{{"count", count}};
  }
  const auto state = session_.state(ref);
  if (!state) return base::refused("There is no node " + ref + "; mend the ref.");
  if (verb == "get") return Json{{"value", state->value}};
  return Json{{"type", state->type},         {"relevant", state->relevant}, {"required", state->required},
              {"readonly", state->readonly}, {"valid", state->valid},       {"value", state->value}};
}

base::Result<Json> FormRun::change(const std::string& verb, const std::string& ref, const Json& step) {
  if (verb == "set") {
    MEND_CHECK(session_.set(ref, text_of(step["to"])));
    return Json::object();
  }
  if (verb == "repeat_add") {
    MEND_TRY(const std::string made, session_.add_repeat(ref));
    return Json{{"ref", made}};
  }
  if (verb == "repeat_remove") {
    MEND_CHECK(session_.remove_repeat(ref));
    return Json::object();
  }
  if (verb == "save") {
    MEND_CHECK(put(ref, session_.save()));
    return Json::object();
  }
  if (verb == "load") {
    MEND_TRY(const base::Bytes draft, files_.read(ref, form::limits::instance_bytes));
    MEND_CHECK(session_.load(draft));
    return Json::object();
  }
  if (verb == "revise") {
    MEND_TRY(const base::Bytes answers, files_.read(ref, form::limits::instance_bytes));
    MEND_CHECK(session_.revise(answers));
    return Json::object();
  }
  if (verb == "migrate") return migrate(ref, step);
  // pyxform writes "Cymraeg (cy)"; either is understood.
  std::string tag = ref;
  if (const std::size_t open = ref.rfind('('); open != std::string::npos && ref.ends_with(')')) {
    tag = ref.substr(open + 1, ref.size() - open - 2);
  }
  const auto& languages = session_.form().languages();
  if (std::find(languages.begin(), languages.end(), tag) == languages.end()) {
    return base::refused("The form has no language " + ref.substr(0, 100) + ".");
  }
  session_.set_language(tag);
  return Json{{"language", session_.language()}};
}

bool FormRun::is_of_the_form(const base::Path& file) const {
  if (form_.empty()) return false;
  std::error_code none;  // what is not there is nobody's
  if (std::filesystem::equivalent(file, form_, none)) return true;
  if (!std::filesystem::is_directory(form_, none)) return false;
  const base::Path whole = std::filesystem::weakly_canonical(file, none);
  const base::Path folder = std::filesystem::canonical(form_, none);
  return !folder.empty() &&
         std::mismatch(folder.begin(), folder.end(), whole.begin(), whole.end()).first == folder.end();
}

base::Status FormRun::put(const base::Path& file, base::ByteView bytes) {
  if (is_of_the_form(file)) {
    return base::refused("\"" + file.string() +
                         "\" is the form itself, or lies in its folder; give another name.");
  }
  return files_.write_atomic(file, bytes, base::FileMode::private_file);
}

base::Result<Json> FormRun::migrate(const std::string& draft, const Json& step) {
  MEND_TRY(const base::Bytes xml, files_.read(step["from"].get<std::string>(), form::limits::xform_bytes));
  form::Reading any;
  any.house_rules = false;
  MEND_TRY(const auto from, form::Form::load(xml, any));
  MEND_TRY(const form::Migrated moved,
           migrate_draft(files_, *from, session_.form(), step["by"].get<std::string>(), draft));
  MEND_CHECK(session_.load(moved.draft));
  return Json{{"left", moved.left}};
}

}  // namespace mend::author
