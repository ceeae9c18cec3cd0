package portcullis.coverify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import portcullis.coverify.journal.JournalSnapshot;

/** The page for people: one file that needs no other and no network. */
final class Page {
  private static final String TEMPLATE = "page.vm";
  private static final String STYLE = "page.css";
  private static final String SCRIPT = "page.js";

  private Page() {}

  static String of(JournalSnapshot run, RunData data) {
    var context = new VelocityContext();
    context.put("page", PageView.of(run, data));
    context.put("rawStyle", resource(STYLE));
    context.put("rawScript", resource(SCRIPT));
    context.put("rawData", embedded(data));
    var events = new EventCartridge();
    events.addEventHandler((ReferenceInsertionEventHandler) (_, name, value) -> text(name, value));
    events.attachToContext(context);
    var out = new StringWriter();
    template().merge(context, out);
    return out.toString();
  }

  /** Whatever a message contains is text on the page, except for references named $raw... */
  private static Object text(String reference, Object value) {
    return reference.startsWith("$raw") ? value : escaped(value.toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static Template template() {
    var settings = new Properties();
    settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.setProperty(
        "resource.loader.none.class",
        "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
    settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
    settings.setProperty(RuntimeConstants.PARSER_POOL_SIZE, "1");
    settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    settings.setProperty(RuntimeConstants.SPACE_GOBBLING, "structured");
    var runtime = new RuntimeInstance();
    runtime.init(settings);
    try (var stream = Page.class.getResourceAsStream(TEMPLATE);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      var template = new Template();
      template.setRuntimeServices(runtime);
      template.setName(TEMPLATE);
      template.setData(runtime.parse(reader, template));
      template.initDocument();
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + TEMPLATE, e);
    } catch (ParseException e) {
      throw new IllegalStateException("the template " + TEMPLATE + " is wrong", e);
    }
  }

  private static String resource(String name) {
    try (var stream = Page.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** No text in the data may end the element that it is in. */
  private static String embedded(RunData data) {
    try {
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON into memory", e);
    }
  }
}
