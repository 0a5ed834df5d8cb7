#include "pages.h"

#include <array>
#include <cmath>
#include <map>

namespace mend::ui::sample {
namespace {

struct Sample {
  std::string_view en, cy, ar;
};

/// Words of these tests only. Nobody has reviewed these translations, and no resident sees them.
const std::map<std::string_view, Sample>& samples() {
  static const std::map<std::string_view, Sample> kSamples{
      {"help", {"Get help now", "Cael help nawr", "احصل على المساعدة الآن"}},
      {"hide", {"Hide my screen", "Cuddio fy sgrin", "إخفاء شاشتي"}},
      {"back", {"Back", "Yn ôl", "رجوع"}},
      {"continue", {"Continue", "Parhau", "متابعة"}},
      {"skip", {"Skip this question", "Hepgor y cwestiwn hwn", "تخطي هذا السؤال"}},
      {"who", {"Who is using this?", "Pwy sy’n defnyddio hwn?", "من يستخدم هذا الجهاز؟"}},
      {"who-hint", {"Press your picture.", "Pwyswch eich llun.", "اضغط على صورتك."}},
      {"hello", {"Hello, Sam", "Helo, Sam", "مرحباً يا سام"}},
      {"learn", {"Learn", "Dysgu", "تعلّم"}},
      {"learn-hint",
       {"Short lessons that you can stop and start", "Gwersi byr y gallwch eu stopio a’u hailddechrau",
        "دروس قصيرة يمكنك إيقافها ومتابعتها"}},
      {"forms", {"Forms and check-ins", "Ffurflenni a sgyrsiau", "النماذج والمتابعات"}},
      {"forms-hint",
       {"Tell your key worker how things are", "Dweud wrth eich gweithiwr allweddol sut mae pethau",
        "أخبر المسؤول عنك كيف تسير الأمور"}},
      {"mine", {"My things", "Fy mhethau", "أشيائي"}},
      {"mine-hint",
       {"What you sent, and what became of it", "Beth anfonoch chi, a beth ddigwyddodd",
        "ما أرسلته وما حدث له"}},
      {"settings", {"Settings", "Gosodiadau", "الإعدادات"}},
      {"new", {"1 new message", "1 neges newydd", "رسالة جديدة واحدة"}},
      {"lock", {"Lock", "Cloi", "قفل"}},
      {"language", {"Language", "Iaith", "اللغة"}},
      {"size", {"Text size", "Maint y testun", "حجم النص"}},
      {"listen", {"Read aloud", "Darllen yn uchel", "اقرأ بصوت عالٍ"}},
      {"week", {"How has your week been?", "Sut mae eich wythnos wedi bod?", "كيف كان أسبوعك؟"}},
      {"week-hint", {"There is no wrong answer.", "Does dim ateb anghywir.", "لا توجد إجابة خاطئة."}},
      {"very-bad", {"Very bad", "Gwael iawn", "سيئ جداً"}},
      {"bad", {"Bad", "Gwael", "سيئ"}},
      {"ok", {"In between", "Rhywle yn y canol", "بين بين"}},
      {"good", {"Good", "Da", "جيد"}},
      {"very-good", {"Very good", "Da iawn", "جيد جداً"}},
      {"safe", {"Do you feel safe here?", "Ydych chi’n teimlo’n ddiogel yma?", "هل تشعر بالأمان هنا؟"}},
      {"yes", {"Yes", "Ydw", "نعم"}},
      {"sometimes", {"Sometimes", "Weithiau", "أحياناً"}},
      {"no", {"No", "Nac ydw", "لا"}},
      {"no-hint",
       {"A member of staff will be told when this is read",
        "Bydd aelod o staff yn cael gwybod pan fydd hwn yn cael ei ddarllen",
        "سيُبلَّغ أحد الموظفين عند قراءة هذا"}},
      {"safe-error",
       {"Select how safe you feel", "Dewiswch pa mor ddiogel rydych chi’n teimlo", "اختر مدى شعورك بالأمان"}},
      {"problem", {"There is a problem", "Mae problem", "هناك مشكلة"}},
      {"helped", {"What helped this week?", "Beth helpodd yr wythnos hon?", "ما الذي ساعدك هذا الأسبوع؟"}},
      {"all", {"Select all that apply.", "Dewiswch bob un sy’n berthnasol.", "اختر كل ما ينطبق."}},
      {"family", {"Family or friends", "Teulu neu ffrindiau", "العائلة أو الأصدقاء"}},
      {"work", {"Work or education", "Gwaith neu addysg", "العمل أو التعليم"}},
      {"gym", {"The gym", "Y gampfa", "صالة الرياضة"}},
      {"tell",
       {"Is there anything you want your key worker to know?",
        "Oes unrhyw beth yr hoffech i’ch gweithiwr allweddol ei wybod?",
        "هل هناك شيء تريد أن يعرفه المسؤول عنك؟"}},
      {"tell-hint",
       {"You do not have to write anything.", "Does dim rhaid i chi ysgrifennu unrhyw beth.",
        "لست مضطراً لكتابة أي شيء."}},
      {"left", {"You have 400 characters left", "Mae gennych 400 nod ar ôl", "بقي لديك 400 حرف"}},
      {"code", {"One-time code", "Cod untro", "رمز لمرة واحدة"}},
      {"code-hint",
       {"8 digits, on the slip that staff gave you", "8 digid, ar y slip a gawsoch gan staff",
        "8 أرقام على الورقة التي أعطاك إياها الموظفون"}},
      {"pin", {"Enter your PIN", "Rhowch eich PIN", "أدخل رقمك السري"}},
      {"erase", {"Erase", "Dileu", "مسح"}},
      {"entered", {"digits entered", "digid wedi’u rhoi", "أرقام أُدخلت"}},
      {"check", {"Check your answers", "Gwiriwch eich atebion", "راجع إجاباتك"}},
      {"change", {"Change", "Newid", "تغيير"}},
      {"send", {"Send my answers", "Anfon fy atebion", "أرسل إجاباتي"}},
      {"none", {"Not answered", "Heb ei ateb", "لم تتم الإجابة"}},
      {"sent", {"Your answers are on their way", "Mae eich atebion ar eu ffordd", "إجاباتك في طريقها"}},
      {"sent-ref",
       {"Kept safe on this device until it is next docked",
        "Wedi’u cadw’n ddiogel ar y ddyfais hon tan iddi gael ei docio nesaf",
        "محفوظة بأمان على هذا الجهاز حتى يوصل بالقاعدة"}},
      {"next", {"What happens next", "Beth sy’n digwydd nesaf", "ماذا يحدث بعد ذلك"}},
      {"lesson", {"What is restorative justice?", "Beth yw cyfiawnder adferol?", "ما هي العدالة التصالحية؟"}},
      {"page", {"Page 2 of 8", "Tudalen 2 o 8", "الصفحة 2 من 8"}},
      {"para",
       {"Restorative justice is a way for people who were harmed and people who caused harm to talk about "
        "what happened. It only goes ahead if everyone wants it to, and it is safe for everyone. It is your "
        "choice.",
        "Mae cyfiawnder adferol yn ffordd i bobl a gafodd eu niweidio a phobl a achosodd niwed siarad am yr "
        "hyn a ddigwyddodd. Dim ond os yw pawb eisiau, ac os yw’n ddiogel i bawb, y bydd yn mynd yn ei "
        "flaen. Eich dewis chi yw hyn.",
        "العدالة التصالحية طريقة تتيح لمن تعرّض للأذى ولمن تسبب فيه أن يتحدثا عمّا حدث. ولا تتم إلا إذا أراد "
        "الجميع ذلك وكانت آمنة للجميع. القرار لك."}},
      {"bold",
       {"Nothing here changes your sentence.", "Does dim byd yma yn newid eich dedfryd.",
        "لا شيء هنا يغيّر عقوبتك."}},
      {"think",
       {"Take a moment. Who was affected by what happened, apart from you?",
        "Cymerwch eiliad. Pwy gafodd ei effeithio gan yr hyn a ddigwyddodd, heblaw amdanoch chi?",
        "خذ لحظة. من تأثر بما حدث غيرك؟"}},
      {"warning", {"Warning", "Rhybudd", "تحذير"}},
      {"warn",
       {"You cannot take back what has been sent.", "Allwch chi ddim tynnu’n ôl yr hyn a anfonwyd.",
        "لا يمكنك استرجاع ما تم إرساله."}},
      {"important", {"Important", "Pwysig", "مهم"}},
      {"staff",
       {"Staff have read your check-in. They will talk to you.",
        "Mae staff wedi darllen eich sgwrs. Byddant yn siarad â chi.",
        "قرأ الموظفون متابعتك وسيتحدثون معك."}},
      {"withdraw", {"Withdraw my request", "Tynnu fy nghais yn ôl", "سحب طلبي"}},
      {"more", {"Read more about this", "Darllen mwy am hyn", "اقرأ المزيد عن هذا"}},
      {"bell", {"Press your cell bell", "Pwyswch gloch eich cell", "اضغط جرس زنزانتك"}},
      {"bell-more",
       {"If you or somebody else is in danger", "Os ydych chi neu rywun arall mewn perygl",
        "إذا كنت أنت أو غيرك في خطر"}},
      {"samaritans",
       {"Call Samaritans on 116 123", "Ffoniwch y Samariaid ar 116 123", "اتصل بالسامريين على 116 123"}},
      {"free",
       {"Free, from your in-cell phone or a wing phone", "Am ddim, o ffôn eich cell neu ffôn yr adain",
        "مجاناً من هاتف الزنزانة أو الجناح"}},
      {"picture",
       {"Three people sit in a circle and talk", "Tri o bobl yn eistedd mewn cylch yn siarad",
        "ثلاثة أشخاص يجلسون في دائرة ويتحدثون"}},
  };
  return kSamples;
}

Words say(const Setting& setting, std::string_view key) {
  const Sample& sample = samples().at(key);
  const std::string_view text = setting.language == "cy"   ? sample.cy
                                : setting.language == "ar" ? sample.ar
                                                           : sample.en;
  return content_words(text, setting.language);
}

Page frame(const Setting& setting, std::string_view id, std::string_view title) {
  return {.id = std::string(id),
          .language = setting.language,
          .direction = locale::locale_for(setting.language).direction,
          .look = {.text_size = setting.size},
          .title = say(setting, title),
          .service = content_words("Mend", "en"),
          .help = say(setting, "help"),
          .hide = say(setting, "hide")};
}

window::Image circle_of_people() {
  window::Image image;
  image.size = {600, 260};
  image.pixels.assign(600 * 260 * 4, 255);
  const auto dot = [&](float cx, float cy, float radius, std::array<std::uint8_t, 3> colour) {
    for (int y = 0; y < 260; ++y) {
      for (int x = 0; x < 600; ++x) {
        if (std::hypot(static_cast<float>(x) - cx, static_cast<float>(y) - cy) > radius) continue;
        std::copy(colour.begin(), colour.end(), image.pixels.begin() + (y * 600 + x) * 4);
      }
    }
  };
  dot(300, 1600, 1450, {220, 226, 214});
  for (const float x : {140.0F, 300.0F, 460.0F}) {
    dot(x, 190, 52, {14, 58, 67});
    dot(x, 105, 30, {203, 150, 110});
  }
  return image;
}

void sign_in(Ui& ui, const Setting& setting) {
  Page page = frame(setting, "sign-in", "who");
  page.foot = {{"language", say(setting, "language"), Icon::language},
               {"size", say(setting, "size"), Icon::text_size},
               {"listen", say(setting, "listen"), Icon::listen}};
  ui.begin_page(page);
  ui.heading(say(setting, "who"));
  ui.paragraph(say(setting, "who-hint"));
  const std::array<ResidentTile, 8> tiles{{{"1", personal_words("Sam"), Picture::boat},
                                           {"2", personal_words("أحمد"), Picture::tree},
                                           {"3", personal_words("Gŵyn"), Picture::star},
                                           {"4", personal_words("Jay-Jay the second"), Picture::fish},
                                           {"5", personal_words("Leo"), Picture::sun},
                                           {"6", personal_words("Ash"), Picture::leaf},
                                           {"7", personal_words("Robin"), Picture::bird},
                                           {"8", personal_words("Lock"), Picture::key}}};
  ui.resident_tiles("residents", tiles);
  ui.end_page();
}

void pin(Ui& ui, const Setting& setting) {
  Page page = frame(setting, "pin", "pin");
  page.back = say(setting, "back");
  ui.begin_page(page);
  ui.heading(say(setting, "hello"));
  PinWords words{say(setting, "pin"), say(setting, "erase"), say(setting, "continue"),
                 [&](std::size_t entered, std::size_t) {
                   return content_words(
                       std::to_string(entered) + " " + std::string(say(setting, "entered").text()),
                       setting.language);
                 }};
  ui.pin_pad("pin", words);
  ui.end_page();
}

void home(Ui& ui, const Setting& setting) {
  Page page = frame(setting, "home", "hello");
  page.foot = {{"settings", say(setting, "settings"), Icon::settings},
               {"lock", say(setting, "lock"), Icon::lock}};
  ui.begin_page(page);
  ui.heading(say(setting, "hello"));
  ui.banner(BannerStyle::important, say(setting, "important"), say(setting, "staff"));
  const std::array<NavTile, 4> tiles{
      {{"learn", say(setting, "learn"), say(setting, "learn-hint"), Icon::book},
       {"forms", say(setting, "forms"), say(setting, "forms-hint"), Icon::check_in},
       {"mine", say(setting, "mine"), say(setting, "mine-hint"), Icon::things, say(setting, "new")},
       {"settings", say(setting, "settings"), std::nullopt, Icon::settings}}};
  ui.nav_tiles("home", tiles);
  ui.end_page();
}

void lesson(Ui& ui, const Setting& setting) {
  static const window::Image kImage = circle_of_people();
  Page page = frame(setting, "lesson", "lesson");
  page.back = say(setting, "back");
  ui.begin_page(page);
  ui.progress(say(setting, "page"), 2, 8);
  ui.heading(say(setting, "lesson"));
  const std::array<Span, 2> spans{
      {{say(setting, "para"), false},
       {content_words(" " + say(setting, "bold").text(), setting.language), true}}};
  ui.paragraph(spans);
  ui.picture("people", kImage, say(setting, "picture"));
  ui.caption(say(setting, "picture"));
  ui.heading(say(setting, "next"), HeadingLevel::two);
  const std::array<Words, 3> items{say(setting, "family"), say(setting, "para"), say(setting, "work")};
  ui.list(items);
  ui.list(items, ListStyle::number);
  ui.inset(say(setting, "think"));
  ui.warning(say(setting, "warning"), say(setting, "warn"));
  ui.divider();
  ui.link("more", say(setting, "more"));
  ui.begin_row();
  ui.button("continue", say(setting, "continue"));
  ui.button("skip", say(setting, "skip"), ButtonStyle::secondary);
  ui.end_row();
  ui.end_page();
}

void week(Ui& ui, const Setting& setting, Answers& answers) {
  Page page = frame(setting, "week", "week");
  page.back = say(setting, "back");
  ui.begin_page(page);
  std::vector<Option> options;
  for (const std::string_view id : {"very-bad", "bad", "ok", "good", "very-good"})
    options.push_back({std::string(id), say(setting, id)});
  if (const auto now = ui.faces("week", say(setting, "week"), options, answers.week,
                                {.hint = say(setting, "week-hint"), .label_is_heading = true})) {
    answers.week = now;
  }
  ui.button("continue", say(setting, "continue"));
  ui.end_page();
}

void questions(Ui& ui, const Setting& setting, Answers& answers) {
  Page page = frame(setting, "questions", "safe");
  page.back = say(setting, "back");
  ui.begin_page(page);
  const bool wrong = !answers.safe;
  if (wrong) {
    const std::array<ErrorLink, 1> errors{{{"safe", say(setting, "safe-error")}}};
    ui.error_summary(say(setting, "problem"), errors);
  }
  const std::array<Option, 3> options{{{"yes", say(setting, "yes")},
                                       {"sometimes", say(setting, "sometimes")},
                                       {"no", say(setting, "no"), say(setting, "no-hint")}}};
  Notes notes{.label_is_heading = true};
  if (wrong) notes.error = say(setting, "safe-error");
  if (const auto now = ui.radios("safe", say(setting, "safe"), options, answers.safe, notes))
    answers.safe = now;
  const std::array<Option, 3> helped{
      {{"family", say(setting, "family")}, {"work", say(setting, "work")}, {"gym", say(setting, "gym")}}};
  if (const auto now = ui.checkboxes("helped", say(setting, "helped"), helped, answers.help,
                                     {.hint = say(setting, "all")})) {
    answers.help[*now] = !answers.help[*now];
  }
  if (auto now = ui.text_area("tell", say(setting, "tell"), answers.words,
                              {.notes = {.hint = say(setting, "tell-hint")},
                               .max_characters = 400,
                               .count = say(setting, "left")})) {
    answers.words = *now;
  }
  if (auto now = ui.text_line(
          "code", say(setting, "code"), answers.code,
          {.notes = {.hint = say(setting, "code-hint")}, .max_characters = 8, .digits_only = true})) {
    answers.code = *now;
  }
  ui.button("continue", say(setting, "continue"));
  ui.end_page();
}

void check(Ui& ui, const Setting& setting, const Answers& answers) {
  Page page = frame(setting, "check", "check");
  page.back = say(setting, "back");
  ui.begin_page(page);
  ui.heading(say(setting, "check"));
  const std::array<SummaryRow, 3> rows{
      {{"week", say(setting, "week"), say(setting, "good"), say(setting, "change"), say(setting, "week")},
       {"tell", say(setting, "tell"),
        answers.words.empty() ? say(setting, "none") : personal_words(answers.words), say(setting, "change"),
        say(setting, "tell")},
       {"safe", say(setting, "safe"), say(setting, "sometimes"), say(setting, "change"),
        say(setting, "safe")}}};
  ui.summary_list("answers", rows);
  ui.warning(say(setting, "warning"), say(setting, "warn"));
  ui.begin_row();
  ui.button("send", say(setting, "send"));
  ui.button("withdraw", say(setting, "withdraw"), ButtonStyle::warning);
  ui.end_row();
  ui.end_page();
}

void sent(Ui& ui, const Setting& setting) {
  ui.begin_page(frame(setting, "sent", "sent"));
  ui.panel(say(setting, "sent"), say(setting, "sent-ref"));
  ui.heading(say(setting, "next"), HeadingLevel::two);
  ui.paragraph(say(setting, "para"));
  ui.button("continue", say(setting, "continue"));
  ui.end_page();
}

void help(Ui& ui, const Setting& setting) {
  Page page = frame(setting, "help-page", "help");
  page.back = say(setting, "back");
  ui.begin_page(page);
  ui.heading(say(setting, "help"));
  ui.banner(BannerStyle::success, say(setting, "important"), say(setting, "staff"));
  ui.help_line(Icon::bell, say(setting, "bell"), say(setting, "bell-more"));
  ui.help_line(Icon::person, say(setting, "staff"));
  ui.help_line(Icon::phone, say(setting, "samaritans"), say(setting, "free"));
  ui.end_page();
}

}  // namespace

const std::vector<std::string>& pages() {
  static const std::vector<std::string> kPages{"sign-in",   "pin",   "home", "lesson", "week",
                                               "questions", "check", "sent", "help"};
  return kPages;
}

void draw(Ui& ui, std::string_view page, const Setting& setting, Answers& answers) {
  if (page == "sign-in") sign_in(ui, setting);
  if (page == "pin") pin(ui, setting);
  if (page == "home") home(ui, setting);
  if (page == "lesson") lesson(ui, setting);
  if (page == "week") week(ui, setting, answers);
  if (page == "questions") questions(ui, setting, answers);
  if (page == "check") check(ui, setting, answers);
  if (page == "sent") sent(ui, setting);
  if (page == "help") help(ui, setting);
}

}  // namespace mend::ui::sample
