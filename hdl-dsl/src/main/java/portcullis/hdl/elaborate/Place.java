package portcullis.hdl.elaborate;

import java.util.List;

/** What an assignment drives. */
public sealed interface Place {
  /** Some bits of a port, wire or register. */
  record Range(Node.Storage storage, int high, int low) implements Place {}

  /** The element of a vector that an index chooses. */
  record Element(List<Node> elements, Node index) implements Place {
    /** Copies the list. */
    public Element {
      elements = List.copyOf(elements);
    }
  }
}
