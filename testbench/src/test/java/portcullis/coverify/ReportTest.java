package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.PlayedScenario;
import portcullis.coverify.journal.PlayedScenario.Verdict;
import portcullis.coverify.journal.RunSettings;
import portcullis.coverify.report.ReportFolder;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/** What coverify leaves behind: the page, the JSON and the JUnit XML. */
class ReportTest {
  private static final String AGAIN = "./portcullis coverify --config core --seed 5";
  private static final Workload WORKLOAD = Workload.of(Path.of("pom.xml"));

  @TempDir private Path directory;

  private static Journal journal(long seed) {
    return new Journal(
        new RunSettings(IommuConfig.CORE, "verilator", seed, 1, Instant.EPOCH, AGAIN));
  }

  /** As a driver that drops an IOTINVAL would leave it. */
  private static void staleTranslation(Stage stage) {
    var device = stage.device("dev", DeviceType.PHYSICAL, 1);
    try (var file = device.open(1)) {
      stage.mapGuestMemory();
      long root = stage.tables().newTable();
      stage.tables().map(root, 0x2000, 0x1000);
      var space = stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));
      file.attach(space);
      device.write(0x2000, 8);
      stage.tables().map(root, 0x2000, 0x3000);
      device.write(0x2000, 8);
    }
  }

  private JsonNode json() throws IOException {
    var text = Files.readString(directory.resolve(ReportFolder.JSON));
    var run = new ObjectMapper().readTree(text);
    try (var schema = ReportFolder.class.getResourceAsStream("run.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(run))
          .isEmpty();
    }
    return run;
  }

  private Document page() throws IOException {
    return Jsoup.parse(directory.resolve(ReportFolder.PAGE).toFile(), "UTF-8");
  }

  private Element junit() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(directory.resolve(ReportFolder.JUNIT).toFile())
        .getDocumentElement();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @RtlTest(configs = "core")
  void aMismatchIsShownWithItsWalkAndHowToReplayIt(RunningIommu iommu, Seed seed) throws Exception {
    var journal = journal(seed.value());
    var coverification = new Coverification(iommu, WORKLOAD, journal, new StopRequest());
    coverification.play(new Scenario("stale", "a planted mistake", ReportTest::staleTranslation));
    journal.finish();
    ReportFolder.in(directory).write(journal.snapshot());

    assertThat(files()).containsExactly("index.html", "junit.xml", "run.json");
    var run = json();
    assertThat(run.at("/verdict").asText()).isEqualTo("mismatch");
    var mismatch = run.at("/mismatches/0");
    assertThat(mismatch.get("replay").asText()).isEqualTo(AGAIN + " --scenario stale");
    assertThat(mismatch.get("message").asText()).contains("expected write of 1 x 8 bytes at 0x");
    var translation = run.get("translations").get(mismatch.at("/translations/0").asInt());
    assertThat(translation.get("disagreement").asText()).contains("expected write", "seen ");
    assertThat(translation.get("cache").asText()).isEqualTo("hit");
    assertThat(translation.get("walk").findValuesAsText("text"))
        .anyMatch(line -> line.startsWith("first stage Sv39 of 0x2000"));

    var page = page();
    assertThat(page.select("header.mismatch h1").text()).isEqualTo("Mismatch");
    assertThat(page.select("#mismatches pre").text())
        .contains("the walk as the model makes it:", "first stage Sv39 of 0x2000");
    assertThat(page.select("#mismatches .command code").text())
        .isEqualTo(AGAIN + " --scenario stale");

    var suite = junit();
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .contains("expected write of", "again: " + AGAIN + " --scenario stale");
  }

  @RtlTest(configs = "core")
  void theFormsAgreeAndTheyCountWhatHappened(RunningIommu iommu, Seed seed) throws Exception {
    var journal = journal(seed.value());
    var coverification = new Coverification(iommu, WORKLOAD, journal, new StopRequest());
    var total = Tally.NONE;
    for (var scenario : Scenario.ALL.subList(0, 4)) {
      total = total.plus(coverification.play(scenario).tally());
    }
    journal.finish();
    ReportFolder.in(directory).write(journal.snapshot());

    var run = json();
    assertThat(run.at("/verdict").asText()).isEqualTo("agreed");
    assertThat(run.at("/lastLine").asText()).isEqualTo(total.toString());
    assertThat(run.at("/totals/translated").asLong()).isEqualTo(total.translations());
    assertThat(run.at("/totals/refused").asLong()).isEqualTo(total.faults());
    assertThat(sum(run.at("/cacheEvents"))).isEqualTo(total.translations());
    assertThat(run.at("/cacheEvents/full walk").asLong()).isPositive();
    assertThat(run.at("/cacheEvents/hit").asLong()).isPositive();
    assertThat(run.at("/commands/IOTINVAL.VMA").asLong()).isPositive();
    assertThat(run.at("/commands/IOFENCE.C").asLong()).isPositive();
    assertThat(run.get("faultRecords").findValuesAsText("cause")).contains("21", "23", "258");

    var page = page();
    assertThat(page.select("script#run")).hasSize(1);
    assertThat(new ObjectMapper().readTree(page.select("script#run").html())).isEqualTo(run);
    assertThat(page.select("header code").first().text()).isEqualTo(total.toString());
    assertThat(page.select("[src], link, iframe, object, img")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.select("style").html() + page.select("script").html())
        .doesNotContain("@import", "url(", "fetch(", "//cdn");
    assertThat(page.text()).doesNotContain("$page", "$!");
    assertThat(junit().getAttribute("tests")).isEqualTo("5");
    assertThat(junit().getAttribute("failures")).isEqualTo("0");
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (var count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  /** Also if the scenario that is cut short is the last one. */
  @RtlTest(configs = "core")
  void aStoppedScenarioIsNeitherAgreedNorAMismatch(RunningIommu iommu, Seed seed) throws Exception {
    var journal = journal(seed.value());
    var stop = new StopRequest();
    var result =
        new Coverification(iommu, WORKLOAD, journal, stop)
            .play(
                new Scenario(
                    "stopped",
                    "stopped on its way",
                    stage -> {
                      var device = stage.device("dev", DeviceType.PHYSICAL, 1);
                      try (var _ = device.open(1)) {
                        stage.mapGuestMemory();
                        device.write(0x1000, 8);
                        stop.stop();
                        device.write(0x1000, 8);
                      }
                    }));
    journal.finish();
    assertThat(result.stopped()).isTrue();
    assertThat(result.failure()).isEmpty();
    assertThat(result.tally()).isEqualTo(new Tally(1, 1, 0, 0));
    ReportFolder.in(directory).write(journal.snapshot());
    assertThat(json().get("verdict").asText()).isEqualTo("stopped");
    assertThat(page().select("header.stopped h1").text()).isEqualTo("Stopped");
    assertThat(junit().getAttribute("skipped")).isEqualTo("1");
    assertThat(junit().getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void withoutATranslationItIsAFailureInEveryForm() throws Exception {
    var journal = journal(1);
    journal.finish();
    ReportFolder.in(directory).write(journal.snapshot());
    assertThat(json().get("verdict").asText()).isEqualTo("nothing");
    assertThat(page().select("header.nothing h1").text()).isEqualTo("Nothing checked");
    assertThat(junit().getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void textOfMessagesIsNeverMarkup() throws Exception {
    var nasty = "</script><script>alert(1)</script><!-- & \"quoted\" 'single' ]]> \u0000\u001b[0m";
    var journal = journal(1);
    journal.begin("nasty");
    journal.mismatch(nasty);
    journal.end(
        new PlayedScenario("nasty", nasty, Verdict.MISMATCH, 1, 0, 1, 1, List.of(nasty), Map.of()));
    ReportFolder.in(directory).write(journal.snapshot());
    var page = page();
    assertThat(page.select("script")).hasSize(2);
    assertThat(page.select("#mismatches pre").text()).contains("</script><script>alert(1)");
    assertThat(new ObjectMapper().readTree(page.select("script#run").html())).isEqualTo(json());
    assertThat(json().at("/mismatches/0/message").asText()).isEqualTo(nasty);
    assertThat(junit().getElementsByTagName("failure").item(0).getTextContent())
        .contains("</script><script>alert(1)</script>", "\ufffd[0m");
  }

  @Test
  void anEarlierReportIsReplacedAndOtherFilesStay() throws Exception {
    Files.writeString(directory.resolve("mine.txt"), "mine");
    var folder = ReportFolder.in(directory);
    assertThat(files()).containsExactly("mine.txt");
    folder.write(journal(1).snapshot());
    var first = Files.readString(folder.page());
    folder.write(journal(2).snapshot());
    assertThat(Files.readString(folder.page())).isNotEqualTo(first);
    assertThat(files()).containsExactly("index.html", "junit.xml", "mine.txt", "run.json");
  }

  @Test
  void aReportThatCannotBeWrittenLeavesTheEarlierOne() throws Exception {
    var folder = ReportFolder.in(directory);
    folder.write(journal(1).snapshot());
    var earlier = new ArrayList<String>();
    for (var file : files()) {
      earlier.add(Files.readString(directory.resolve(file)));
    }
    // The last of the three temporary files cannot be made.
    var obstacle = ".index.html.%d.tmp".formatted(ProcessHandle.current().pid());
    Files.createDirectories(directory.resolve(obstacle).resolve("full"));
    assertThatThrownBy(() -> folder.write(journal(2).snapshot())).isInstanceOf(IOException.class);
    Files.delete(directory.resolve(obstacle).resolve("full"));
    Files.delete(directory.resolve(obstacle));
    assertThat(files()).containsExactly("index.html", "junit.xml", "run.json");
    for (var file : files()) {
      assertThat(earlier).contains(Files.readString(directory.resolve(file)));
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsNamed() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> ReportFolder.in(file)).hasMessageContaining("file and no directory");
  }
}
