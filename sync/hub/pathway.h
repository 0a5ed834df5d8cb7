#pragma once

#include "content/base/result.h"
#include "sync/hub/role.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::hub {

/// Where a request about RJ stands (domain.md §2.3). What comes after "may visit" happens in person and is
/// not recorded here, so that nothing about the other person can be learnt from it.
enum class RequestState { collected, checking, may_visit, ended, withdrawn };

/// What can happen to a request.
enum class RequestMove {
  start_checking,    ///< staff have begun to check if RJ can be looked at
  announce_visit,    ///< a trained person may come to talk
  still_with_staff,  ///< looked at again, no news yet: honest, and sets a new review date
  end,               ///< for every reason alike; only after staff have told the resident in person
  withdraw,          ///< the resident's own, at any time: on their device, or told to staff
};

std::string_view to_text(RequestState state);
std::string_view to_text(RequestMove move);
base::Result<RequestState> parse_request_state(std::string_view text);
base::Result<RequestMove> parse_request_move(std::string_view text);

/// True until it has ended or been withdrawn.
bool is_open(RequestState state);
/// Where `move` leads from `state`; nothing if it is not possible from there.
std::optional<RequestState> next(RequestState state, RequestMove move);
/// The moves that staff may make from `state`, in the order to offer them.
std::vector<RequestMove> staff_moves(RequestState state);
/// The closed-set message that tells the resident of `move`.
std::string_view message_of(RequestMove move);
/// Who has to act while a request is in `state`.
Role owner_of(RequestState state);

}  // namespace mend::hub
