package portcullis.hdl.elaborate;

/** Something that gets a name when its module is finished. */
abstract sealed class Named permits Node.Operation, Node.Storage, MemoryNode, Part {
  private String name = "";

  /** The name in the Verilog; empty before the module is finished, or if it has none. */
  final String name() {
    return name;
  }

  final void name(String assigned) {
    name = assigned;
  }

  final boolean isNamed() {
    return !name.isEmpty();
  }
}
