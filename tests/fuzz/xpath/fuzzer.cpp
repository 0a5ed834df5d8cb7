// An expression of a form, run through the engine: the input stands in a relevant, a calculate and a
// constraint.
#include "content/base/random.h"
#include "content/form/session.h"
#include "content/form/text.h"

#include <string>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string expression = form::escaped(base::as_text({data, size}));
  for (const char* rule : {"calculate", "relevant", "constraint"}) {
    const std::string xml =
        "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model>"
        "<instance><data id='t'><a>x y</a><n>3</n><g><b/></g><r/><meta><instanceID/></meta></data></instance>"
        "<bind nodeset='/data/r' " +
        std::string(rule) + "=\"" + expression +
        "\"/></model></h:head><h:body>"
        "<input ref='/data/a'><label>a</label></input><input ref='/data/r'><label>r</label></input>"
        "</h:body></h:html>";
    const auto form = form::Form::load(base::as_bytes(xml));
    if (!form) continue;
    const base::ManualClock clock;
    base::SeededRandom random(1);
    form::Session session(*form, clock, random);
    (void)session.answer("/data/a", "12");
    (void)session.answer("/data/r", "z");
    (void)session.validate();
  }
  return 0;
}
