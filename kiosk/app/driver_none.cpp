// In place of driver.cpp in builds without MEND_QA.
#include "kiosk/app/driver.h"

namespace mend::app {

DriverOption driver_option() {
  return {};
}

std::unique_ptr<Driver> make_driver(const DriverParts&) {
  return nullptr;
}

}  // namespace mend::app
