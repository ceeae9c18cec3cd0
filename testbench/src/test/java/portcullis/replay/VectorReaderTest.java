package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.replay.Stimulus.AddressType;
import portcullis.replay.Stimulus.FaultKind;

class VectorReaderTest {
  static final String HEADER = "V 1 profile=test seed=7 first=3 count=1";
  private static final String BUILD = "C cap=000001f820020210 gxlw=0 bew=1 vecbits=4 qosmask=ff";
  private static final String REQUEST =
      "t at=0 did=2a pv=0 pid=0 priv=0 ex=0 nw=0 wr=1 cxl=0 iova=fcb2999c";

  @TempDir private Path directory;

  @Test
  void readsEveryKindOfRecord() throws Exception {
    var file =
        write(
            "# comment",
            HEADER,
            "S 3",
            BUILD,
            "m 10 00ff80",
            "w 24 4 5",
            "f 40 80 3",
            "f 0 0 0",
            "# another",
            REQUEST,
            "= st=ABORT",
            "q i=1f cause=15 ttyp=3 did=2a pv=1 pid=fffff priv=1 iotval=8000000000000000 iotval2=3",
            "k cqh=- fqt=1 pqt=0 cq=10003 fq=10003 pq=0 ip=f",
            "s",
            "e inval sym=4 rid=ffff dsv=1 dseg=9 pv=0 pid=0 payload=ffffffffffffffff",
            "e msi addr=10 data=01020304",
            "a sym=4 rid=ffff dsv=1 dseg=9 cc=7",
            "E",
            "Z");
    try (var reader = new VectorReader(file)) {
      assertThat(reader.header()).isEqualTo(new VectorReader.Header("test", 7, 3, 1));
      var scenario = reader.next().orElseThrow();
      assertThat(scenario.number()).isEqualTo(3);
      assertThat(scenario.line()).isEqualTo(3);
      assertThat(scenario.build()).isEqualTo(new Build(0x1f820020210L, false, true, 4, 0xff));
      assertThat(scenario.steps())
          .extracting(Scenario.Step::stimulus)
          .containsExactly(
              new Stimulus.Store(0x10, Bytes.of((byte) 0, (byte) 0xff, (byte) 0x80)),
              new Stimulus.RegisterWrite(0x24, 4, 5),
              new Stimulus.FaultInjection(0x40, 0x80, FaultKind.WRITE_ACCESS),
              new Stimulus.FaultRemoval(),
              new Stimulus.Request(
                  AddressType.UNTRANSLATED,
                  0x2a,
                  false,
                  0,
                  false,
                  false,
                  false,
                  true,
                  false,
                  0xfcb2999cL),
              new Stimulus.Settle(),
              new Stimulus.InvalidationCompletion(4, 0xffff, true, 9, 7));
      assertThat(scenario.steps().get(4).expected())
          .extracting(Scenario.Expected::what)
          .startsWith(
              new Expectation.Aborted(),
              new Expectation.FaultRecord(0x1f, 15, 3, 0x2a, true, 0xfffff, true, 1L << 63, 3));
      assertThat(scenario.steps().get(4).line()).isEqualTo(10);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  /** Each line is put where a record of its kind may stand; the message must say what is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m|the address as lower-case hex of at most 64 bits, found the end of the line",
        "m 10|the data as bytes",
        "m 10 0|the data as bytes of two lower-case hex digits each, found \"0\"",
        "m 10 0G|the data as bytes",
        "m 10 AB|lower-case hex digits",
        "m 0x10 00|the address as lower-case hex of at most 64 bits, found \"0x10\"",
        "m 10000000000000000 00|at most 64 bits",
        "m 10 00 00|expected the end of the line, found \"00\"",
        "m  10 00|found a blank at column 3",
        "w 24 4|the value as lower-case hex of at most 32 bits, found the end of the line",
        "w 24 4 100000000|at most 32 bits, found \"100000000\"",
        "w 24 8 0|a register offset aligned to the access size 8, found 24",
        "w 24 6 0|an access size of 4 or 8, found 6",
        "w 1000 4 0|the register offset as lower-case hex of at most 12 bits",
        "r 0 8 0|the mask",
        "r 0 x 0 0|the access size, 4 or 8, as decimal",
        "f 40 40 4|the fault kind as decimal 0 to 3, found \"4\"",
        "f 40 40 0|f 0 0 0 to remove all faults",
        "f 40 0 1|a region of at least one byte",
        "t at=3 did=0|at=decimal 0 to 2, found \"3\"",
        "t did=0|at=decimal 0 to 2, found \"did=0\"",
        "t at=0 did=1000000 pv=0|did=lower-case hex of at most 24 bits",
        "t at=0 did=0 pv=2|pv=decimal 0 to 1, found \"2\"",
        "t at=0 did=0 pv=0 pid=100000|pid=lower-case hex of at most 20 bits",
        "d did=0 pv=0 pid=0 priv=0 ex=0 nw=0|iova=lower-case hex",
        "p rid=10000|rid=lower-case hex of at most 16 bits",
        "p rid=0 dsv=0 dseg=100|dseg=lower-case hex of at most 8 bits",
        "a sym=0 rid=0 dsv=0 dseg=0 cc=8|cc=decimal 0 to 7",
        "a sym=0 rid=0 dsv=0 dseg=0 cc=1|sym= of an earlier \"e inval\" of this scenario, found 0",
        "o sym=x|sym=decimal",
        "o sym=1|sym= of an earlier \"e inval\"",
        "s 1|the end of the line, found \"1\"",
        "x|a stimulus (m, w, r, f, t, d, p, a, o, s), an expectation (=, q, g, u, e, k) or E",
        "= st=OK pa=0 sz=12 mt=0|no answer, as the stimulus is not a request",
        "q i=0 cause=4096|cause=decimal 0 to 4095",
        "q i=0 cause=1 ttyp=64|ttyp=decimal 0 to 63",
        "q i=0 cause=f|cause=decimal",
        "g i=0 lo=0|hi=lower-case hex",
        "u 10 00000000 01000000 maybe|must or may, found \"maybe\"",
        "u 10 000000 010000 must|an old and a new entry of 4 or 8 bytes each, found 3 and 3 bytes",
        "u 10 00000000 0100000000000000 must|found 4 and 8 bytes",
        "e nmi|msi, fwr, inval, prgr or gob, found \"nmi\"",
        "e msi addr=0 data=0102|data=4 bytes",
        "e fwr addr=0|data=4 bytes",
        "e inval sym=0 rid=0 dsv=0 dseg=0 pv=0 pid=0|payload=",
        "e prgr rid=0 dsv=0 dseg=0 pv=0 pid=0 prgi=200|prgi=lower-case hex of at most 9 bits",
        "e gob pr=1|pw=decimal 0 to 1, found the end of the line",
        "k cqh=0 fqt=0 pqt=0 cq=0 fq=0 pq=0 ip=10|ip=lower-case hex of at most 4 bits or -",
        "k cqh=x|cqh=lower-case hex of at most 32 bits or -",
        "S 4|a stimulus",
        "Z|a stimulus",
        "``|found an empty line"
      })
  void aMalformedLineIsNamed(String line, String message) throws IOException {
    assertRefused(6, message, HEADER, "S 0", BUILD, "m 0 00", "s", line, "E", "Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "= st=NO|OK, MRIF, ABORT, FAULT, UR, CA, DENY or ATS",
        "= st=FAULT|st= with OK, MRIF or ABORT after this request",
        "= st=UR|st= with OK, MRIF or ABORT after this request",
        "= st=OK pa=0 sz=11|sz=decimal 12 to 64",
        "= st=OK pa=0 sz=12 mt=3|mt=decimal 0 to 2",
        "= st=OK pa=0 sz=12 mt=0|msi=decimal 0 to 1, found the end of the line",
        "= st=MRIF mrif=0 nid=800|nid=lower-case hex of at most 11 bits",
        "s|= (the answer to the request of line 4), found \"s\"",
        "E|= (the answer to the request of line 4), found \"E\""
      })
  void aRequestNeedsOneAnswerOfItsKind(String line, String message) throws IOException {
    assertRefused(5, message, HEADER, "S 0", BUILD, REQUEST, line, "E", "Z");
  }

  @Test
  void aSecondAnswerIsRefused() throws IOException {
    assertRefused(
        6,
        "one answer to a request, found a second one",
        HEADER,
        "S 0",
        BUILD,
        REQUEST,
        "= st=ABORT",
        "= st=ABORT",
        "E",
        "Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t at=1|= st=ABORT|UR, CA, DENY or ATS",
        "t at=1|= st=ATS r=1 w=1 x=0 u=0 g=y|g=0, 1 or x, found \"y\"",
        "d|= st=ABORT|OK or FAULT",
        "d|= st=OK pa=0 sz=12 mt=0 msi=0 rcid=0 mcid=0|the end of the line"
      })
  void otherRequestsHaveOtherAnswers(String kind, String answer, String message)
      throws IOException {
    String request =
        kind.equals("d")
            ? "d did=0 pv=0 pid=0 priv=0 ex=0 nw=1 iova=0"
            : kind + " did=0 pv=0 pid=0 priv=0 ex=0 nw=0 wr=0 cxl=0 iova=0";
    assertRefused(5, message, HEADER, "S 0", BUILD, request, answer, "E", "Z");
  }

  @Test
  void theFrameOfAFileIsChecked() throws IOException {
    assertRefused(1, "the header \"V 1 profile= seed= first= count=\", found \"S 0\"", "S 0");
    assertRefused(1, "format version 1, the only one known here, found version \"2\"", "V 2");
    assertRefused(1, "count=decimal", "V 1 profile=x seed=1 first=0");
    assertRefused(2, "S (a scenario) or Z (the end of the file), found \"m\"", HEADER, "m 0 00");
    assertRefused(2, "the scenario number as decimal", HEADER, "S x");
    assertRefused(3, "C, the build that the scenario needs, found \"m\"", HEADER, "S 0", "m 0 00");
    assertRefused(3, "vecbits=decimal 0 to 4", HEADER, "S 0", BUILD.replace("=4", "=5"));
    assertRefused(4, "before the first expectation", HEADER, "S 0", BUILD, "e gob pr=0 pw=0");
    assertRefused(2, "S or Z, found the end of the file (it must end with Z)", HEADER);
    assertRefused(4, "found the end of the file", HEADER, "S 0", BUILD);
    assertRefused(3, "the end of the file after Z, found \"S 0\"", HEADER, "Z", "S 0");
    assertRefused(2, "found \"\\u000d\"", HEADER, "\r");
    assertRefused(3, "the scenario number", HEADER, "#", "S");
  }

  private void assertRefused(int line, String message, String... lines) throws IOException {
    var file = write(lines);
    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(VectorFileException.class)
        .hasMessageStartingWith(file + ":" + line + ": expected ")
        .hasMessageContaining(message);
  }

  @Test
  void filesThatAreNoneAreNamed() throws IOException {
    var absent = directory.resolve("absent.vec");
    assertThatThrownBy(() -> readAll(absent))
        .hasMessage(absent + ": no such file; expected a vector file, gzip or plain");
    assertThatThrownBy(() -> readAll(directory))
        .hasMessage(directory + ": is a directory; expected a vector file, gzip or plain");
    var empty = Files.createFile(directory.resolve("empty.vec"));
    assertThatThrownBy(() -> readAll(empty))
        .hasMessage(empty + ": is empty; expected the header \"V 1 profile= seed= first= count=\"");
  }

  @Test
  void gzipIsReadAndATruncatedOneIsRefused() throws Exception {
    var lines = new ArrayList<>(List.of(HEADER, "S 0", BUILD));
    for (int i = 0; i < 20_000; i++) {
      lines.add("m %x %016x".formatted(8 * i, i * 0x9e3779b97f4a7c15L));
    }
    lines.addAll(List.of("E", "Z"));
    var whole = gzip(String.join("\n", lines) + "\n");
    var file = directory.resolve("some.vec.gz");
    Files.write(file, whole);
    assertThat(readAll(file)).hasSize(1);
    for (int length : new int[] {2, 9, whole.length / 2, whole.length - 9}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> readAll(file))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(VectorFileException.class)
          .hasMessageContaining("truncated");
    }
    whole[whole.length / 2] ^= 0x55;
    Files.write(file, whole);
    assertThatThrownBy(() -> readAll(file)).isInstanceOf(VectorFileException.class);
  }

  @Test
  void anEndlessLineIsRefused() throws IOException {
    assertRefused(2, "a line of at most 1,048,576 characters", HEADER, "0".repeat(2_000_000));
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(directory.resolve("some.vec"), String.join("\n", lines) + "\n");
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static List<Scenario> readAll(Path file) throws VectorFileException {
    var scenarios = new ArrayList<Scenario>();
    try (var reader = new VectorReader(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        scenarios.add(next.get());
      }
    }
    return scenarios;
  }
}
