package portcullis.coverify.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import portcullis.coverify.report.RunData.Scenario;

/** The run as continuous integration reads it: each scenario is a test case. */
final class JunitXml {
  private static final String CHECKED = "something-was-checked";

  private final RunData run;
  private final StringWriter text = new StringWriter();

  private JunitXml(RunData run) {
    this.run = run;
  }

  static String of(RunData run) {
    var xml = new JunitXml(run);
    try {
      xml.write(XMLOutputFactory.newFactory().createXMLStreamWriter(xml.text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML into memory", e);
    }
    return xml.text.toString();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    boolean empty = run.totals().translations() == 0;
    long failures = run.scenarios().stream().filter(it -> failed(it)).count() + (empty ? 1 : 0);
    long skipped = run.scenarios().stream().filter(it -> stopped(it)).count();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "coverify");
    attribute(xml, "tests", run.scenarios().size() + 1);
    attribute(xml, "failures", failures);
    attribute(xml, "errors", 0);
    attribute(xml, "skipped", skipped);
    attribute(xml, "time", seconds(run.totals().seconds()));
    attribute(xml, "timestamp", run.settings().started());
    xml.writeStartElement("properties");
    property(xml, "configuration", run.settings().configuration());
    property(xml, "engine", run.settings().engine());
    property(xml, "seed", run.settings().seed());
    property(xml, "memory-latency", Integer.toString(run.settings().memoryLatency()));
    xml.writeEndElement();
    for (var scenario : run.scenarios()) {
      writeCase(xml, scenario);
    }
    start(xml, CHECKED, 0);
    if (empty) {
      failure(xml, "no translation was compared", run.lastLine());
    }
    xml.writeEndElement();
    xml.writeStartElement("system-out");
    xml.writeCharacters(run.lastLine());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  private static boolean failed(Scenario scenario) {
    return scenario.verdict().equals("mismatch");
  }

  private static boolean stopped(Scenario scenario) {
    return scenario.verdict().equals("stopped");
  }

  private void writeCase(XMLStreamWriter xml, Scenario scenario) throws XMLStreamException {
    start(xml, scenario.name(), scenario.seconds());
    if (failed(scenario)) {
      var found =
          run.mismatches().stream().filter(it -> it.scenario().equals(scenario.name())).toList();
      failure(xml, firstLine(found), details(found));
    }
    if (stopped(scenario)) {
      xml.writeEmptyElement("skipped");
      attribute(xml, "message", "the run was stopped");
    }
    xml.writeEndElement();
  }

  private static String firstLine(List<RunData.MismatchData> found) {
    return found.stream()
        .findFirst()
        .flatMap(it -> it.message().lines().findFirst())
        .orElse("hardware, driver and model do not agree");
  }

  private static String details(List<RunData.MismatchData> found) {
    var details = new StringBuilder();
    for (var mismatch : found) {
      details.append(mismatch.message()).append("\nagain: ").append(mismatch.replay()).append('\n');
    }
    return details.toString();
  }

  private void start(XMLStreamWriter xml, String name, double time) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "coverify." + run.settings().configuration());
    attribute(xml, "name", name);
    attribute(xml, "time", seconds(time));
  }

  private static void failure(XMLStreamWriter xml, String message, String details)
      throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute(xml, "message", message);
    xml.writeCharacters(allowed(details));
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void attribute(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeAttribute(name, allowed(value.toString()));
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String allowed(String text) {
    var clean = new StringBuilder();
    text.codePoints().map(it -> isAllowed(it) ? it : '\ufffd').forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isAllowed(int character) {
    return character >= 0x20 && character < 0xd800
        || character >= 0xe000 && character < 0xfffe
        || character >= 0x1_0000
        || character == '\n'
        || character == '\t'
        || character == '\r';
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
