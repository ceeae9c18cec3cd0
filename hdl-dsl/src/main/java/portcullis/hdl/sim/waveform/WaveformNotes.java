package portcullis.hdl.sim.waveform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/**
 * What a waveform does not say by itself; kept in a file beside it.
 *
 * @param top name of the top module
 * @param firstCycle number of the cycle with which the waveform begins
 * @param clocks the clock inputs of the top module
 * @param ports its other ports
 * @param enums for each enum its constants by bit pattern, {@code "01": "RUN"}
 * @param enumerated the enum of each signal that has one, by instance path and name
 * @param signed the signals in two's complement
 */
public record WaveformNotes(
    String top,
    long firstCycle,
    List<String> clocks,
    List<String> ports,
    Map<String, Map<String, String>> enums,
    Map<String, String> enumerated,
    List<String> signed) {

  /** Copies nothing; what is absent in a file becomes empty. */
  public WaveformNotes {
    clocks = clocks == null ? List.of() : clocks;
    ports = ports == null ? List.of() : ports;
    enums = enums == null ? Map.of() : enums;
    enumerated = enumerated == null ? Map.of() : enumerated;
    signed = signed == null ? List.of() : signed;
  }

  static WaveformNotes of(Design design, long firstCycle) {
    var ports =
        design.top().ports().stream()
            .collect(
                Collectors.partitioningBy(
                    port -> port.type() instanceof Type.Clock,
                    Collectors.mapping(Port::name, Collectors.toList())));
    var names = new LinkedHashMap<EnumType, String>();
    var enums = new LinkedHashMap<String, Map<String, String>>();
    var enumerated = new LinkedHashMap<String, String>();
    var signed = new ArrayList<String>();
    SignalTypes.of(design)
        .forEach((path, signals) ->
            signals.forEach((name, type) -> {
              if (type instanceof Type.Enumerated(EnumType it)) {
                String named = names.computeIfAbsent(it, _ -> unused(it.name(), enums));
                enums.putIfAbsent(named, patterns(it));
                enumerated.put(SignalTypes.join(path, name), named);
              } else if (type instanceof Type.SInt) {
                signed.add(SignalTypes.join(path, name));
              }
            }));
    return new WaveformNotes(
        design.top().name(),
        firstCycle,
        ports.get(true),
        ports.get(false),
        enums,
        enumerated,
        signed);
  }

  /** Two enums of a design may have the same simple name. */
  private static String unused(String name, Map<String, ?> taken) {
    String next = name;
    for (int i = 2; taken.containsKey(next); i++) {
      next = name + "_" + i;
    }
    return next;
  }

  private static Map<String, String> patterns(EnumType type) {
    var patterns = new LinkedHashMap<String, String>();
    for (var constant : type.constants()) {
      String bits = constant.value().toString(2);
      patterns.put("0".repeat(type.width() - bits.length()) + bits, constant.name());
    }
    return patterns;
  }

  /** Where the notes of a waveform are. */
  static Path fileOf(Path waveform) {
    return WaveformCompanions.beside(waveform, ".notes.json");
  }

  void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }

  /**
   * The notes of a waveform.
   *
   * @param waveform the waveform itself
   * @return absent if there are none beside it
   * @throws IOException if they cannot be read or are no such notes
   */
  public static Optional<WaveformNotes> of(Path waveform) throws IOException {
    var file = fileOf(waveform);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var notes = new ObjectMapper().readValue(file.toFile(), WaveformNotes.class);
      if (notes.top() == null) {
        throw new IOException(file + " does not name the top module; delete it to do without");
      }
      return Optional.of(notes);
    } catch (JacksonException e) {
      throw new IOException(
          "%s is not a description of a waveform; delete it to do without: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }
}
