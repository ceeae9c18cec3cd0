package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.List;

/** What an assignment drives. */
public sealed interface Place {
  /** Bits {@code high} to {@code low} of this place. */
  Place slice(int high, int low);

  /** Some bits of a port, wire or register. */
  record Range(Node.Storage storage, int high, int low) implements Place {
    @Override
    public Place slice(int upper, int lower) {
      return new Range(storage, low + upper, low + lower);
    }
  }

  /** The one of several places that an index chooses. */
  record Element(List<Place> elements, Node index) implements Place {
    /** Copies the list. */
    public Element {
      elements = List.copyOf(elements);
    }

    @Override
    public Place slice(int high, int low) {
      var sliced = new ArrayList<Place>();
      for (var element : elements) {
        sliced.add(element.slice(high, low));
      }
      return new Element(sliced, index);
    }
  }

  /** The bit of another place that an index chooses, of those that it reaches. */
  record Bit(Place whole, int reached, Node index) implements Place {
    @Override
    public Place slice(int high, int low) {
      return this;
    }

    /** The same as one of several places. */
    Element element() {
      var bits = new ArrayList<Place>();
      for (int bit = 0; bit < reached; bit++) {
        bits.add(whole.slice(bit, bit));
      }
      return new Element(bits, index);
    }
  }
}
