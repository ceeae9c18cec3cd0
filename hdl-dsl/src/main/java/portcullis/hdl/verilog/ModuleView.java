package portcullis.hdl.verilog;

import java.util.List;

/**
 * A module as the template sees it: finished text, marked with places. Public because templates
 * call the accessors.
 */
public final class ModuleView {
  private final String header;
  private final String name;
  private final String place;
  private final String ports;
  private final List<String> sections;
  private final ChecksView checks;

  ModuleView(
      String header,
      String name,
      String place,
      String ports,
      List<String> sections,
      ChecksView checks) {
    this.header = header;
    this.name = name;
    this.place = place;
    this.ports = ports;
    this.sections = List.copyOf(sections);
    this.checks = checks;
  }

  /** Comment lines above the module; empty if none. */
  public String getHeader() {
    return header;
  }

  /** Name of the module. */
  public String getName() {
    return name;
  }

  /** Mark of the module's place in the Java. */
  public String getPlace() {
    return place;
  }

  /** The lines of the port list; empty if there are no ports. */
  public String getPorts() {
    return ports;
  }

  /** Groups of lines between which a blank line stands. */
  public List<String> getSections() {
    return sections;
  }

  /** Checks and logs; null if there are none. */
  public ChecksView getChecks() {
    return checks;
  }

  /** Checks and logs in their two forms. */
  public static final class ChecksView {
    private final String formal;
    private final String simulation;

    ChecksView(String formal, String simulation) {
      this.formal = formal;
      this.simulation = simulation;
    }

    /** For proofs; empty if there are only logs. */
    public String getFormal() {
      return formal;
    }

    /** For simulation. */
    public String getSimulation() {
      return simulation;
    }
  }
}
