package portcullis.driver.core;

/** How a request is recognised as one of an address space. */
public sealed interface Routing {
  /** By the requester's identity alone. */
  Routing BY_REQUESTER = new Requester();

  /** Not at all: software keeps the device within the space. */
  Routing BY_SOFTWARE = new Software();

  /**
   * By requester and PASID.
   *
   * @param pasid the PASID on the wire
   * @return the routing
   */
  static Routing byPasid(int pasid) {
    return new Pasid(pasid);
  }

  /** By the requester's identity alone: the default space of a physical device. */
  record Requester() implements Routing {
    @Override
    public String toString() {
      return "its requester ID";
    }
  }

  /**
   * By requester and PASID.
   *
   * @param pasid the PASID on the wire, 20 bits
   */
  record Pasid(int pasid) implements Routing {
    @Override
    public String toString() {
      return "a PASID";
    }
  }

  /** Not at all: nothing is installed. */
  record Software() implements Routing {
    @Override
    public String toString() {
      return "software";
    }
  }
}
