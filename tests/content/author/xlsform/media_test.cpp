#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string png = "\x89PNG\r\n\x1a\n...";
const std::string opus = "OggS...";

std::string xform(Folder& folder) {
  const Compiled result = folder.compiled();
  CHECK(lines(result.findings).empty());
  return std::string(mend::base::as_text(result.xform));
}

}  // namespace

TEST_CASE("pictures and sound go with the words, and come with the form") {
  Folder folder(
      "type,name,label,label::Cymraeg (cy),image,audio,media::audio::Cymraeg (cy),big-image\n"
      "text,a,A?,Acy?,a.png,a.opus,acy.opus,big.png\n");
  folder.put("media/a.png", png)
      .put("media/big.png", png)
      .put("media/a.opus", opus)
      .put("media/acy.opus", opus);
  const std::string text = xform(folder);
  CHECK_THAT(
      text,
      Contains("<value>A?</value><value form=\"image\">jr://images/a.png</value><value form=\"big-image\">"
               "jr://images/big.png</value><value form=\"audio\">jr://audio/a.opus</value>"));
  CHECK_THAT(text, Contains("<value>Acy?</value><value form=\"image\">jr://images/a.png</value>") &&
                       Contains("jr://audio/acy.opus"));
  CHECK(folder.compiled().media.size() == 4);
}

TEST_CASE("choices have pictures and sound too") {
  Folder folder("type,name,label\nselect_one l,a,A?\n", "list_name,name,label,image\nl,a,A,a.png\n");
  folder.put("media/a.png", png);
  CHECK_THAT(xform(folder), Contains("<text id=\"choice:l:a\"><value>A</value><value form=\"image\">"));
}

TEST_CASE("a picture never stands in for words") {
  Folder folder("type,name,label,image\ntext,a,,a.png\n");
  folder.put("media/a.png", png);
  CHECK_THAT(findings(folder), Contains("column \"label\": The question has no words"));
}

TEST_CASE("a file that is not there, or not what it says, is named") {
  Folder folder("type,name,label,image,audio\ntext,a,A?,b.png,a.mp3\ntext,b,B?,c.png,../x.opus\n");
  folder.put("media/a.png", png).put("media/c.png", "GIF89a");
  const std::string text = findings(folder);
  CHECK_THAT(text, Contains("survey, row 2, column \"image\": There is no \"b.png\"") &&
                       Contains("Did you mean \"a.png\"?"));
  CHECK_THAT(text, Contains("row 2, column \"audio\": Sound is an Ogg Opus file"));
  CHECK_THAT(text, Contains("row 3, column \"image\": \"c.png\" is not what its ending says"));
  CHECK_THAT(text, Contains("row 3, column \"audio\"") && Contains("no name of a file"));
}

TEST_CASE("a big image needs the image that opens it") {
  Folder folder("type,name,label,big-image\ntext,a,A?,a.png\n");
  folder.put("media/a.png", png);
  CHECK_THAT(findings(folder), Contains("column \"big-image\""));
}

TEST_CASE("a file that the form does not use is pointed out") {
  Folder folder("type,name,label\ntext,a,A?\n");
  folder.put("media/a.png", png);
  CHECK_THAT(lines(folder.compiled().warnings), Contains("media/a.png: The form does not use this file"));
}

TEST_CASE("choices come from a file of the folder") {
  Folder folder(
      "type,name,label,parameters,choice_filter\n"
      "select_one_from_file jobs.csv,j,Job?,\"value=code, label=words\",\n"
      "select_multiple_from_file more.xml,m,More?,,kind = ${j}\n");
  folder.put("media/jobs.csv", "code,words\na,A\n")
      .put("media/more.xml", "<root><item><name>a</name></item></root>");
  const std::string text = xform(folder);
  CHECK_THAT(
      text, Contains("<instance id=\"jobs\">\n<root>\n<item><code>a</code><words>A</words></item>\n</root>"));
  CHECK_THAT(text, Contains("<instance id=\"more\">\n<root>\n<item>\n<name>a</name></item></root>"));
  CHECK(folder.compiled().media.empty());
  CHECK_THAT(text, Contains("<itemset nodeset=\"instance('jobs')/root/item\"><value ref=\"code\"/>"
                            "<label ref=\"words\"/></itemset>"));
  CHECK_THAT(text, Contains("nodeset=\"instance('more')/root/item[kind = /data/j]\"><value ref=\"name\"/>"));
}

TEST_CASE("a file of choices without the columns that it needs is refused") {
  Folder folder("type,name,label\nselect_one_from_file jobs.csv,j,Job?\n");
  folder.put("media/jobs.csv", "name,lable\na,A\n");
  CHECK_THAT(findings(folder), Contains("has no column \"label\"") && Contains("Did you mean \"lable\"?"));
  folder.put("media/jobs.csv", "name,label,label\na,A,A\n");
  CHECK_THAT(findings(folder), Contains("each once"));
  folder.put("media/jobs.csv", "name,label\n");
  CHECK_THAT(findings(folder), Contains("no rows under its headings"));
}

TEST_CASE("hostile XML in a file of choices is refused when the form is built") {
  Folder folder("type,name,label\nselect_one_from_file jobs.xml,j,Job?\n");
  folder.put("media/jobs.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><root>&a;</root>");
  CHECK_THAT(findings(folder), Contains("document type"));
  folder.put("media/jobs.xml", "<root>");
  CHECK_THAT(findings(folder), Contains("not well-formed"));
}

TEST_CASE("places and other kinds of files are refused") {
  CHECK_THAT(findings("type,name,label\nselect_one_from_file p.geojson,j,Job?\n"),
             Contains("A place is not asked for"));
  CHECK_THAT(findings("type,name,label\nselect_one_from_file p.txt,j,Job?\n"), Contains(".csv or .xml"));
}

TEST_CASE("a list and a file of one name are not guessed between") {
  Folder folder("type,name,label\nselect_one_from_file jobs.csv,j,Job?\n",
                "list_name,name,label\njobs,a,A\n");
  folder.put("media/jobs.csv", "name,label\na,A\n");
  CHECK_THAT(findings(folder), Contains("There is a list \"jobs\" in choices as well"));
}

TEST_CASE("data for expressions can be named in a row of its own") {
  Folder folder("type,name,label\ncsv-external,jobs,\nxml-external,more,\ntext,a,A?\n");
  folder.put("media/jobs.csv", "name,label\na,A\n").put("media/more.xml", "<root/>");
  const std::string text = xform(folder);
  CHECK_THAT(
      text, Contains("<instance id=\"jobs\">") && Contains("<instance id=\"more\">") && !Contains("<jobs/>"));
}

TEST_CASE("the hash of a form stands for its data too") {
  Folder folder("type,name,label\nselect_one_from_file jobs.csv,j,Job?\n");
  folder.put("media/jobs.csv", "name,label\na,A\n");
  const auto before = folder.compiled().xform;
  folder.put("media/jobs.csv", "name,label\na,B\n");
  CHECK(before != folder.compiled().xform);
}

TEST_CASE("data that no form could carry is refused by its row") {
  Folder folder("type,name,label\nselect_one_from_file jobs.csv,j,Job?\n");
  folder.put("media/jobs.csv", "name,label\na,A\nb,B,C\n");
  CHECK_THAT(findings(folder), Contains("\"jobs.csv\", row 3"));
  folder.put("media/jobs.csv", "name,label\na,\xff\n");
  CHECK_THAT(findings(folder), Contains("\"jobs.csv\", row 2"));
}
