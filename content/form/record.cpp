#include "content/form/digest.h"
#include "content/form/instance_xml.h"
#include "content/form/state.h"

namespace mend::form {

namespace {

constexpr std::string_view draft_root = "mend-draft";

/// Refuses answers of the wrong shape and choices that the form does not have at all.
base::Status check_shapes(const Instance& instance, const std::string& what) {
  const Definition& definition = instance.definition();
  for (const Entry& entry : definition.entries) {
    if (entry.control == Control::note || may_misfit(definition, entry.field)) continue;
    std::vector<int> nodes;
    instance.collect(0, entry.field, nodes);
    for (const int node : nodes) {
      if (!shape_problem(definition, entry.field, instance.tree.at(node).text)) continue;
      return base::refused(what + " has an answer that " + definition.at(entry.field).ref +
                           " does not offer; start the form again.");
    }
  }
  return {};
}

}  // namespace

base::Bytes Session::serialize() const {
  const State& state = *state_;
  // When the form was ended is now, each time that it is asked for.
  const std::string now = date_time_text(local_moment(state.clock.now(), state.zone));
  return base::to_bytes(write_instance(*state.instance, [&](int node) -> std::optional<std::string_view> {
    if (!state.is_relevant(node)) return std::nullopt;
    const Field& field = state.definition.at(state.instance->field(node));
    return field.preload == Preload::end ? std::string_view(now) : state.stored(node);
  }));
}

base::Bytes Session::save() const {
  const std::string name(draft_root);
  const auto write = [&](const Instance& instance) {
    return base::to_bytes(
        '<' + name + " form=\"" + form().hash() + "\">" +
        write_instance(instance, [&](int node) { return std::optional(instance.tree.at(node).text); }) +
        "</" + name + '>');
  };
  if (state_->aside().nodes() == 0) return write(*state_->instance);
  // Instances that were put aside follow those that are there. Whoever loads them counts, and puts them
  // aside.
  Instance whole(state_->definition, Instance::Empty{});
  whole.grow(0, state_->aside().whole(*state_->instance, state_->instance->tree.first_element(0)));
  return write(whole);
}

base::Status Session::load(base::ByteView draft) {
  const std::string what = "The draft";
  MEND_TRY(const Document document, parse_xml(draft, what, limits::instance_bytes));
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const std::vector<xmlNode*> inside = elements(root);
  if (root == nullptr || local_name(root) != draft_root || inside.size() != 1) {
    return base::refused(what + " is not a draft of this program; start the form again.");
  }
  if (attribute(root, "form") != form().hash()) {
    return base::refused(what + " belongs to another version of the form; open it with that version.");
  }
  MEND_TRY(std::unique_ptr<Instance> instance, read_instance(state_->definition, inside[0], true, what));
  MEND_CHECK(check_shapes(*instance, what));
  state_->take(std::move(instance));
  state_->recompute(true);
  state_->fire_load(false);
  return {};
}

base::Status Session::revise(base::ByteView submission) {
  const std::string what = "The answers";
  MEND_TRY(const Document document, parse_xml(submission, what, limits::instance_bytes));
  const Definition& definition = state_->definition;
  MEND_TRY(std::unique_ptr<Instance> instance,
           read_instance(definition, xmlDocGetRootElement(document.get()), false, what));
  MEND_CHECK(check_shapes(*instance, what));
  if (definition.instance_id >= 0) {
    const int id = instance->single(definition.instance_id);
    const int old = definition.deprecated_id < 0 ? -1 : instance->single(definition.deprecated_id);
    if (old >= 0) instance->tree.set_text(old, std::string(instance->tree.at(id).text));
    std::string digits = state_->random.id();
    instance->tree.set_text(id, "uuid:" + uuid_from(std::move(digits), state_->random.below(4)));
  }
  state_->take(std::move(instance));
  state_->recompute(true);
  state_->fire_load(false);
  return {};
}

}  // namespace mend::form
