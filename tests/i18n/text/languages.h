#pragma once

#include <array>
#include <string>
#include <string_view>

namespace mend::text {

/// A language that the product speaks, and what is right for it.
struct Language {
  std::string_view tag;
  std::string_view family;  ///< that its own letters come from
  std::string_view words;   ///< article 1 of the Universal Declaration of Human Rights
};

inline constexpr std::string_view noto_sans = "NotoSans";
inline constexpr std::string_view arabic = "NotoSansArabicUI";

inline constexpr std::array languages{
    Language{
        "en", noto_sans,
        "All human beings are born free and equal in dignity and rights. They are endowed with reason and "
        "conscience and should act towards one another in a spirit of brotherhood."},
    Language{
        "cy", noto_sans,
        "Genir pawb yn rhydd ac yn gydradd â’i gilydd mewn urddas a hawliau. Fe’u cynysgaeddir â rheswm a "
        "chydwybod, a dylai pawb ymddwyn y naill at y llall mewn ysbryd cymodlon."},
    Language{
        "sq", noto_sans,
        "Të gjithë njerëzit lindin të lirë dhe të barabartë në dinjitet dhe në të drejta. Ata kanë arsye dhe "
        "ndërgjegje dhe duhet të sillen ndaj njëri-tjetrit me frymë vëllazërimi."},
    Language{
        "pl", noto_sans,
        "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni "
        "rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa."},
    Language{
        "ro", noto_sans,
        "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu "
        "rațiune și conștiință și trebuie să se comporte unele față de altele în spiritul fraternității."},
    Language{
        "lt", noto_sans,
        "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie "
        "turi elgtis vienas kito atžvilgiu kaip broliai."},
    Language{
        "pt", noto_sans,
        "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de "
        "consciência, devem agir uns para com os outros em espírito de fraternidade."},
    Language{
        "vi", noto_sans,
        "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều được "
        "tạo hóa ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình bằng hữu."},
    Language{
        "tr", noto_sans,
        "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
        "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler."},
    Language{"so", noto_sans,
             "Aadanaha dhammaantiis wuxuu dhashaa isagoo xor ah kana siman xagga sharafta iyo xuquuqada. "
             "Waxaa Alle "
             "siiyay aqoon iyo wacyi, waana in qof la arkaa qofka kale ula dhaqmaa si walaaltinimo ah."},
    Language{
        "ar", arabic,
        "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً "
        "بروح الإخاء."},
    Language{
        "ur", "NotoNastaliqUrdu",
        "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت ہوئی ہے۔ "
        "اس لئے انہیں ایک دوسرے کے ساتھ بھائی چارے کا سلوک کرنا چاہئے۔"},
    Language{
        "ckb", arabic,
        "ھەموو مرۆڤەکان بە ئازادی و یەکسانی لە شکۆمەندی و مافدا لەدایک دەبن. ئەوان خاوەنی ئاوەز و ویژدانن و "
        "دەبێ لەگەڵ یەکتری بە گیانی برایەتی ڕەفتار بکەن."},
    Language{"fa", arabic,
             "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل "
             "و "
             "وجدان هستند و "
             "باید نسبت به یکدیگر با روح برادری رفتار کنند."},
    Language{"ps", arabic,
             "د بشر ټول افراد آزاد نړۍ ته راځي او د حیثیت او حقوقو له پلوه سره برابر دي. ټول د عقل او وجدان "
             "خاوندان دي او باید یو له بل سره د ورورۍ په روحیه چلند وکړي."},
    Language{"pa", "NotoSansGurmukhiUI",
             "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ ਅਤੇ ਸੁਤੇ ਸਿੱਧ ਸਾਰੇ ਲੋਕ "
             "ਬਰਾਬਰ ਹਨ। ਉਨ੍ਹਾਂ ਸਭਨਾਂ ਨੂੰ ਤਰਕ ਅਤੇ ਜ਼ਮੀਰ ਦੀ ਸੌਗਾਤ ਮਿਲੀ ਹੋਈ ਹੈ।"},
    Language{"hi", "NotoSansDevanagariUI",
             "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और "
             "अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।"},
    Language{"bn", "NotoSansBengaliUI",
             "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে; সুতরাং "
             "সকলেরই একে অপরের প্রতি ভ্রাতৃত্বসুলভ মনোভাব নিয়ে আচরণ করা উচিত।"},
    Language{"gu", "NotoSansGujaratiUI",
             "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો જન્મથી સ્વતંત્ર અને સમાન હોય છે. તેમનામાં વિચારશક્તિ અને અંતઃકરણ "
             "હોય છે અને તેમણે પરસ્પર બંધુત્વની ભાવનાથી વર્તવું જોઇએ."},
    Language{"ta", "NotoSansTamilUI",
             "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும் உரிமைகளிலும் சமமானவர்கள். "
             "அவர்கள் நியாயத்தையும் மனச்சாட்சியையும் இயற்பண்பாகப் பெற்றவர்கள்."},
    Language{"zh", "NotoSansCJK",
             "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"},
    Language{"th", "NotoSansThaiUI",
             "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม "
             "และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ"},
};

/// Emoji of every kind: plain, with a skin tone, joined, flags of two kinds, a keycap.
inline constexpr std::string_view emoji =
    "\U0001F600 \U0001F44D\U0001F3FD \U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F1EC\U0001F1E7 "
    "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F 1\uFE0F\u20E3 \u2764\uFE0F";

/// Both directions, numbers, brackets and isolates in one line.
inline constexpr std::string_view mixed =
    "Sam said: مرحباً يا صديقي (twice), then \u2068دار السلام\u2069 at \u206809:30–10:15\u2069 \U0001F44D ok.";

/// About 60 words of running text.
inline std::string sixty_words(const Language& language) {
  std::string text(language.words);
  // Chinese and Thai write no spaces: theirs is counted in letters.
  const bool by_letters = language.tag == "zh" || language.tag == "th";
  const auto enough = [&] {
    if (by_letters) return text.size() >= (language.tag == "zh" ? 100U : 270U) * 3;
    std::size_t words = 1;
    for (const char c : text) words += c == ' ' ? 1 : 0;
    return words >= 60;
  };
  while (!enough()) text.append(" ").append(language.words);
  return text;
}

}  // namespace mend::text
