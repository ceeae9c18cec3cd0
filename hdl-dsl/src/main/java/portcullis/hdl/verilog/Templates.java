package portcullis.hdl.verilog;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/** The Velocity templates, parsed once. */
final class Templates {
  private static final String MODULE = "module.vm";

  private final Template module;

  Templates() {
    var settings = new Properties();
    settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.setProperty(
        "resource.loader.none.class",
        "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
    settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
    settings.setProperty(RuntimeConstants.PARSER_POOL_SIZE, "1");
    // A name that the view model lacks is a mistake in the template, not text.
    settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    var runtime = new RuntimeInstance();
    runtime.init(settings);
    module = parse(runtime, MODULE);
  }

  private static Template parse(RuntimeInstance runtime, String name) {
    try (var stream = Templates.class.getResourceAsStream(name);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      var template = new Template();
      template.setRuntimeServices(runtime);
      template.setName(name);
      template.setData(runtime.parse(reader, template));
      template.initDocument();
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + name, e);
    } catch (ParseException e) {
      throw new IllegalStateException("the template " + name + " is wrong", e);
    }
  }

  /** The laid-out text of a module, marks included. */
  String render(ModuleView view) {
    var context = new VelocityContext();
    context.put("module", view);
    var out = new StringWriter();
    module.merge(context, out);
    return out.toString();
  }
}
