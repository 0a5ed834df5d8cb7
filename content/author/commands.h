#pragma once

#include "content/base/result.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace mend::author {

/// What the chosen subcommand will do once the command line has been understood.
using Work = std::function<base::Status()>;

/// new, check, build: on one's own sources.
void add_source_commands(CLI::App& app, Work& work);

/// propose, withdraw: changes for reviewers.
void add_proposal_commands(CLI::App& app, Work& work);

/// review, approve, reject: what reviewers do.
void add_review_commands(CLI::App& app, Work& work);

/// status, publish: what became of proposals.
void add_publication_commands(CLI::App& app, Work& work);

}  // namespace mend::author
