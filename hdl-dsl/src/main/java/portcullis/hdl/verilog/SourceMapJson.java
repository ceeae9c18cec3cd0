package portcullis.hdl.verilog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Source;

/**
 * Source maps as JSON. Frames and stacks are written once and spoken of by number:
 *
 * <pre>
 * {
 *   "version" : 1,
 *   "frames" : [ "demo.Fifo.&lt;init&gt;(Fifo.java:12)" ],
 *   "stacks" : [ [ ], [ 0 ] ],
 *   "files" : { "Fifo.v" : [ 1, 1, 0 ] },
 *   "checkpoints" : { "portcullis.check.Fifo.no_overflow" : 1 }
 * }
 * </pre>
 *
 * Entry <i>n</i> of a file is the stack of its line <i>n</i> + 1, innermost frame first; the empty
 * stack means that no Java is known. Frames have the form of Java's stack traces.
 */
final class SourceMapJson {
  private final Map<Frame, Integer> frames = new LinkedHashMap<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> stacks = new ArrayList<>();
  private final Map<Source, Integer> known = new IdentityHashMap<>();
  private Source last;
  private int lastNumber;

  private SourceMapJson() {}

  /** The side file of Verilog files that belong together, in UTF-8. */
  static byte[] of(List<VerilogFile> files, Map<String, Source> checkpoints) {
    return new SourceMapJson().write(files, checkpoints);
  }

  private byte[] write(List<VerilogFile> files, Map<String, Source> checkpoints) {
    stack(Source.UNKNOWN);
    var lines = new LinkedHashMap<String, int[]>();
    for (var file : files) {
      lines.put(file.name(), file.sourceMap().lines().stream().mapToInt(this::stack).toArray());
    }
    var checks = new TreeMap<String, Integer>();
    checkpoints.forEach((key, source) -> checks.put(key, stack(source)));
    var out = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(out)) {
      var indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(Separators.createDefaultInstance())
              .withObjectIndenter(indenter));
      json.writeStartObject();
      json.writeNumberField("version", 1);
      writeStacks(json);
      json.writeObjectFieldStart("files");
      for (var file : lines.entrySet()) {
        json.writeFieldName(file.getKey());
        json.writeArray(file.getValue(), 0, file.getValue().length);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("checkpoints");
      for (var check : checks.entrySet()) {
        json.writeNumberField(check.getKey(), check.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void writeStacks(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("frames");
    for (var frame : frames.keySet()) {
      json.writeString(frame.className() + "." + frame.method() + "(" + frame + ")");
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stacks");
    for (var stack : stacks) {
      json.writeArray(stack.stream().mapToInt(Integer::intValue).toArray(), 0, stack.size());
    }
    json.writeEndArray();
  }

  private int stack(Source source) {
    if (source != last) {
      lastNumber = known.computeIfAbsent(source, this::numberOf);
      last = source;
    }
    return lastNumber;
  }

  private int numberOf(Source source) {
    var stack = new ArrayList<Integer>(source.frames().size());
    for (var frame : source.frames()) {
      stack.add(frames.computeIfAbsent(frame, _ -> frames.size()));
    }
    return numbers.computeIfAbsent(
        stack,
        _ -> {
          stacks.add(stack);
          return stacks.size() - 1;
        });
  }
}
