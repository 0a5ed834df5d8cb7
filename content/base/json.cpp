#include "content/base/json.h"

#include <set>
#include <vector>

namespace mend::base {

namespace {

/// Builds the document while refusing what nlohmann's own DOM parser lets through silently.
class StrictReader : public nlohmann::json_sax<Json> {
 public:
  explicit StrictReader(const JsonLimits& limits) : limits_(limits) {}

  Json root;
  std::string problem;

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t, const string_t&) override {
    return stop("it holds a number that is not a 64-bit integer");
  }
  bool string(string_t& value) override {
    if (value.size() > limits_.string_bytes) return stop("it holds a text that is too long");
    return put(std::move(value));
  }
  bool binary(binary_t&) override { return stop("it holds binary data"); }
  bool start_object(std::size_t) override {
    members_.emplace_back();
    return open(Json::object());
  }
  bool key(string_t& value) override {
    if (value.size() > limits_.string_bytes) return stop("it holds a text that is too long");
    if (!members_.back().insert(value).second) return stop("it names a member twice");
    key_ = std::move(value);
    return true;
  }
  bool end_object() override {
    members_.pop_back();
    open_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override {
    open_.pop_back();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    return stop("it is not well formed at byte " + std::to_string(position));
  }

 private:
  bool stop(std::string why) {
    if (problem.empty()) problem = std::move(why);
    return false;
  }

  Json* place(Json value) {
    if (open_.empty()) {
      root = std::move(value);
      return &root;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }

  bool put(Json value) {
    place(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (open_.size() >= limits_.depth) return stop("it is nested too deeply");
    // The parent is not touched again before its child is closed, so the pointer stays good.
    open_.push_back(place(std::move(value)));
    return true;
  }

  const JsonLimits& limits_;
  std::vector<Json*> open_;
  std::vector<std::set<std::string>> members_;
  std::string key_;
};

tl::unexpected<Error> wrong_member(std::string_view what, std::string_view member, std::string_view type) {
  return refused(std::string(what) + " cannot be used: \"" + std::string(member) + "\" is missing or is not " +
                 std::string(type) + ".");
}

const Json* find(const Json& object, std::string_view member) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(member);
  return at == object.end() ? nullptr : &*at;
}

}  // namespace

Result<Json> parse_json(ByteView bytes, std::string_view what, const JsonLimits& limits) {
  const auto no = [&](const std::string& why) {
    return refused(std::string(what) + " cannot be read: " + why + ".");
  };
  if (bytes.size() > limits.bytes) return no("it is larger than " + std::to_string(limits.bytes) + " bytes");
  StrictReader reader(limits);
  try {
    if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader)) return no(reader.problem);
  } catch (const Json::exception&) {
    return no("it is not well formed");
  }
  return std::move(reader.root);
}

Result<std::string> json_string(const Json& object, std::string_view member, std::string_view what) {
  const Json* value = find(object, member);
  if (value == nullptr || !value->is_string()) return wrong_member(what, member, "a text");
  return value->get<std::string>();
}

Result<std::int64_t> json_integer(const Json& object, std::string_view member, std::string_view what) {
  const Json* value = find(object, member);
  if (value == nullptr || !value->is_number_integer()) return wrong_member(what, member, "an integer");
  if (value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
    return wrong_member(what, member, "an integer of 63 bits");
  }
  return value->get<std::int64_t>();
}

Result<const Json*> json_object(const Json& object, std::string_view member, std::string_view what) {
  const Json* value = find(object, member);
  if (value == nullptr || !value->is_object()) return wrong_member(what, member, "an object");
  return value;
}

Result<const Json*> json_array(const Json& object, std::string_view member, std::string_view what) {
  const Json* value = find(object, member);
  if (value == nullptr || !value->is_array()) return wrong_member(what, member, "a list");
  return value;
}

}  // namespace mend::base
