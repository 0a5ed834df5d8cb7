// Does not compile, and that is the test.
#include "i18n/messages/id.h"

const mend::messages::Id wrong("help.titel");
