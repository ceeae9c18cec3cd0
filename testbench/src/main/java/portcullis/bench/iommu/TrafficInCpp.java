package portcullis.bench.iommu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import portcullis.hdl.sim.Signal;
import portcullis.testbench.bus.DeviceRequest;

/** The random workload as a C++ program on the library that Java simulates too. */
final class TrafficInCpp {
  private static final String SOURCE = "random_traffic.cpp";
  private static final String PORTS = "random_traffic_ports.h";

  /**
   * What the program says.
   *
   * @param cycles that it ran
   * @param translated reads that came out translated
   * @param memoryReads reads at the memory port
   * @param nanoseconds of CPU time of a cycle, in the best window
   */
  record Outcome(long cycles, long translated, long memoryReads, double nanoseconds) {
    /** Whether all but the time agrees. */
    boolean isSameTraffic(Outcome other) {
      return cycles == other.cycles
          && translated == other.translated
          && memoryReads == other.memoryReads;
    }
  }

  /**
   * What it does.
   *
   * @param library the simulation
   * @param signals the ports, in the order of the library
   * @param registerWrites offset, bytes and value of each
   * @param base address of the memory
   * @param memory its bytes
   * @param reads what the devices read, over and over
   */
  record Input(
      Path library,
      List<Signal> signals,
      List<long[]> registerWrites,
      long base,
      byte[] memory,
      DeviceRequest[] reads) {}

  private TrafficInCpp() {}

  /**
   * Compiles and runs it.
   *
   * @param latency of the memory
   * @param rest cycles between the setup and the traffic
   */
  static Outcome run(Input input, int latency, int rest, int windows, int cycles)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("portcullis-traffic");
    try {
      try (var source =
          TrafficInCpp.class.getResourceAsStream("/portcullis/bench/iommu/" + SOURCE)) {
        Files.copy(Objects.requireNonNull(source, SOURCE), folder.resolve(SOURCE));
      }
      Files.writeString(folder.resolve(PORTS), ports(input.signals));
      Files.write(folder.resolve("input"), bytes(input));
      String compiler = Map.copyOf(System.getenv()).getOrDefault("CXX", "g++");
      command(folder, compiler, "-std=gnu++17", "-O2", "-o", "traffic", SOURCE, "-ldl");
      String said =
          command(
              folder,
              "./traffic",
              input.library.toAbsolutePath().toString(),
              "input",
              Integer.toString(latency),
              Integer.toString(rest),
              Integer.toString(windows),
              Integer.toString(cycles));
      var words = said.strip().split(" ");
      return new Outcome(
          Long.parseLong(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          Double.parseDouble(words[3]));
    } finally {
      delete(folder);
    }
  }

  /** Pointers to the ports, of the types that Verilator gives them. */
  private static String ports(List<Signal> signals) {
    var used = signals.stream().filter(it -> it.width() <= Long.SIZE).toList();
    return "#include <cstdint>\nstatic struct {\n%s    template <class F> void bind(F port) {\n%s    }\n} ports;\n"
        .formatted(
            used.stream()
                .map(it -> "    %s* %s;\n".formatted(type(it.width()), it.name()))
                .collect(Collectors.joining()),
            used.stream()
                .map(it ->
                    "        %s = static_cast<%s*>(port(%d));\n"
                        .formatted(it.name(), type(it.width()), it.index()))
                .collect(Collectors.joining()));
  }

  private static String type(int width) {
    return width <= 8
        ? "uint8_t"
        : width <= 16 ? "uint16_t" : width <= 32 ? "uint32_t" : "uint64_t";
  }

  private static byte[] bytes(Input input) {
    var numbers = new ArrayList<Long>();
    numbers.add((long) input.registerWrites.size());
    for (var write : input.registerWrites) {
      for (long number : write) {
        numbers.add(number);
      }
    }
    numbers.add(input.base);
    var memory = ByteBuffer.wrap(input.memory).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    numbers.add((long) memory.remaining());
    while (memory.hasRemaining()) {
      numbers.add(memory.get());
    }
    numbers.add((long) input.reads.length);
    for (var read : input.reads) {
      numbers.add((long) read.id());
      numbers.add((long) read.deviceId());
      numbers.add(read.address());
    }
    var bytes = ByteBuffer.allocate(Long.BYTES * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(bytes::putLong);
    return bytes.array();
  }

  private static String command(Path folder, String... words)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException("%s ended with %d:%n%s".formatted(words[0], exit, output));
    }
    return output;
  }

  private static void delete(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
