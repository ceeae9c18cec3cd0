package portcullis.hdl.sim.verilator;

/** How Verilator spells a Verilog name in C++ and in its configuration files. */
final class EncodedName {
  private EncodedName() {}

  /** Two underscores and dollar signs have a meaning of their own to Verilator. */
  static String of(String name) {
    return name.replace("__", "___05F").replace("$", "__024");
  }
}
