package portcullis.bench.hdl;

import java.nio.file.Path;
import java.util.stream.Stream;
import portcullis.hdl.Elaboration;
import portcullis.hdl.ir.Module;
import portcullis.hdl.verilog.VerilogFile;
import portcullis.hdl.verilog.VerilogFiles;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * Describes, checks and writes {@link LargeDesign} in a process of its own and prints the seconds
 * from the first constructor call to closed files, and the number of signals.
 */
final class EmitLargeDesign {
  private EmitLargeDesign() {}

  /**
   * Measures once.
   *
   * @param arguments number of signals, and an empty folder for the files
   */
  public static void main(String[] arguments) {
    int signals = Integer.parseInt(arguments[0]);
    long start = System.nanoTime();
    var writer = new VerilogWriter();
    var design = Elaboration.of(() -> new LargeDesign(signals), writer::begin).design();
    var verilog = writer.write(design);
    new VerilogFiles().write(verilog, Path.of(arguments[1]), VerilogFile.Layout.ONE_PER_MODULE);
    double seconds = (System.nanoTime() - start) / 1e9;
    long made =
        design.units().stream()
            .flatMap(unit -> unit instanceof Module module ? Stream.of(module) : Stream.empty())
            .mapToLong(module -> module.declarations().size())
            .sum();
    System.out.println(seconds + " " + made);
  }
}
