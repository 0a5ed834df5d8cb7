#pragma once

#include "content/base/files.h"

#include <functional>

namespace mend::base {

/// Where this installation keeps fonts, catalogues and the console's look: `share/mend` beside the
/// folder of the running program.
Path share_folder();

/// The folder of the running program, where those that it starts are.
Path program_folder();

/// What every program does with an error it cannot go on from: one plain sentence on one line of standard
/// error, exit status 1. `return die("mend-dock", error);` from main. Control characters, which names of
/// files may hold, are shown as question marks.
int die(std::string_view program, const Error& error);

/// A command line that a program does not understand, as `problem` says it.
Error bad_arguments(std::string_view program, std::string problem);

/// The body of a main: ends with 0, or says by `die` why `work` failed. That memory ran out, that something
/// was thrown that nobody caught, and that standard output could not take what was printed are failures too.
int run_program(std::string_view program, const std::function<Status()>& work);

/// Refuses when what was printed so far could not be written, as when a disk is full.
Status flush_output();

}  // namespace mend::base
