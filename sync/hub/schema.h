#pragma once

namespace mend::hub {

/// The text of schema.sql; safe to run on a database that has the tables already.
extern const char* const kSchema;

}  // namespace mend::hub
