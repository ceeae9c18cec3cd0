package portcullis.hdl.elaborate;

import portcullis.hdl.ir.Unit;

/** An instance of another module. */
final class Part extends Named {
  private final Group group;
  private final ModuleBuilder builder;
  private final Unit unit;

  Part(Group group, ModuleBuilder builder, Unit unit) {
    this.group = group;
    this.builder = builder;
    this.unit = unit;
  }

  Group group() {
    return group;
  }

  ModuleBuilder builder() {
    return builder;
  }

  Unit unit() {
    return unit;
  }
}
