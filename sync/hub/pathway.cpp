#include "sync/hub/pathway.h"

#include <array>
#include <utility>

namespace mend::hub {

namespace {

using S = RequestState;
using M = RequestMove;

constexpr std::array<std::pair<S, std::string_view>, 5> kStates = {{{S::collected, "collected"},
                                                                    {S::checking, "checking"},
                                                                    {S::may_visit, "may-visit"},
                                                                    {S::ended, "ended"},
                                                                    {S::withdrawn, "withdrawn"}}};
constexpr std::array<std::pair<M, std::string_view>, 5> kMoves = {{{M::start_checking, "start-checking"},
                                                                   {M::announce_visit, "announce-visit"},
                                                                   {M::still_with_staff, "still-with-staff"},
                                                                   {M::end, "end"},
                                                                   {M::withdraw, "withdraw"}}};

template <class Table, class Key>
std::string_view text_in(const Table& table, Key key) {
  for (const auto& [value, text] : table) {
    if (value == key) return text;
  }
  return "";
}

}  // namespace

std::string_view to_text(RequestState state) {
  return text_in(kStates, state);
}
std::string_view to_text(RequestMove move) {
  return text_in(kMoves, move);
}

base::Result<RequestState> parse_request_state(std::string_view text) {
  for (const auto& [state, name] : kStates) {
    if (name == text) return state;
  }
  return base::refused("There is no state \"" + std::string(text) + "\" of a request.");
}

base::Result<RequestMove> parse_request_move(std::string_view text) {
  for (const auto& [move, name] : kMoves) {
    if (name == text) return move;
  }
  return base::refused("There is no step \"" + std::string(text) +
                       "\" for a request; choose one of those offered.");
}

bool is_open(RequestState state) {
  return state != S::ended && state != S::withdrawn;
}

std::optional<RequestState> next(RequestState state, RequestMove move) {
  if (!is_open(state)) return std::nullopt;
  switch (move) {
    case M::start_checking:
      return state == S::collected ? std::optional(S::checking) : std::nullopt;
    case M::announce_visit:
      return state == S::checking ? std::optional(S::may_visit) : std::nullopt;
    case M::still_with_staff:
      return state;
    case M::end:
      return S::ended;
    case M::withdraw:
      return S::withdrawn;
  }
  return std::nullopt;
}

std::vector<RequestMove> staff_moves(RequestState state) {
  std::vector<RequestMove> moves;
  for (const M move : {M::start_checking, M::announce_visit, M::still_with_staff, M::end, M::withdraw}) {
    if (next(state, move)) moves.push_back(move);
  }
  return moves;
}

std::string_view message_of(RequestMove move) {
  switch (move) {
    case M::start_checking:
      return "status.checking";
    case M::announce_visit:
      return "status.may-visit";
    case M::still_with_staff:
      return "status.with-staff";
    case M::end:
      return "status.ended";
    case M::withdraw:
      return "status.withdrawn";
  }
  return "";
}

Role owner_of(RequestState /*state*/) {
  // Other owners per step come with the sites' own policies; today's policy document names none.
  return Role::rj_lead;
}

}  // namespace mend::hub
