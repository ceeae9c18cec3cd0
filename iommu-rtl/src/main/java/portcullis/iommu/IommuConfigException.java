package portcullis.iommu;

import java.util.List;

/** A build that cannot be: says every rule that it breaks. */
public final class IommuConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> broken;

  /** Says which rules a build breaks. */
  IommuConfigException(String name, List<String> broken) {
    super("configuration '%s' is not possible: %s".formatted(name, String.join("; ", broken)));
    this.broken = List.copyOf(broken);
  }

  /** The rules that are broken, a sentence each. */
  public List<String> broken() {
    return broken;
  }
}
