package portcullis.hdl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import portcullis.hdl.check.IllegalRange;
import portcullis.hdl.check.IndexWidth;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;

/**
 * Equal things in a row.
 *
 * @param <T> what the elements are
 */
public final class Vec<T extends Data> implements Data, Iterable<T> {
  private final List<T> elements;

  Vec(List<? extends T> elements) {
    this.elements = List.copyOf(elements);
  }

  /** Number of elements. */
  public int size() {
    return elements.size();
  }

  /** Bits of an index that reaches every element: 0 for a single one. */
  public int indexWidth() {
    return Hdl.bitsFor(size());
  }

  /** An element; a number past the end is an error. */
  public T at(int index) {
    if (index < 0 || index >= size()) {
      var module = ModuleBuilder.current();
      module.report(
          IllegalRange.index(module.here(), module.path(), "vector", toString(), index, size()));
      return first();
    }
    return elements.get(index);
  }

  /**
   * The element that an index of {@link #indexWidth} bits chooses; can be assigned if the elements
   * can. Past the end, the last element is read and nothing is written.
   */
  public T at(UInt index) {
    var first = first();
    if (index.width() != indexWidth()) {
      var module = ModuleBuilder.current();
      module.report(
          IndexWidth.of(
              module.here(),
              module.path(),
              "vector",
              size(),
              Operands.name(index),
              index.type().toString(),
              indexWidth()));
      return first;
    }
    var choice = index.node("at");
    if (Structure.leaves(first).size() > 1) {
      ModuleBuilder.current().demandSignal(choice);
    }
    return Structure.combine("at", elements, (nodes, type) -> Gates.element(nodes, choice, type));
  }

  private T first() {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("a vector of no elements has none to choose");
    }
    return elements.getFirst();
  }

  /** Drives every element. */
  public void set(Vec<T> value) {
    Structure.connect(this, value);
  }

  /** A vector of something made from each element; names carry the element's number. */
  public <R extends Data> Vec<R> map(Function<T, R> function) {
    return mapIndexed((index, element) -> function.apply(element));
  }

  /** Makes something from an element and its number. */
  public interface Indexed<T, R> {
    /** The result for one element. */
    R apply(int index, T element);
  }

  /** A vector of something made from each element and its number. */
  public <R extends Data> Vec<R> mapIndexed(Indexed<T, R> function) {
    var module = ModuleBuilder.current();
    var results = new ArrayList<R>();
    for (int i = 0; i < size(); i++) {
      int index = i;
      results.add(module.labels().atIndex(index, () -> function.apply(index, elements.get(index))));
    }
    return new Vec<>(results);
  }

  /** The elements in order. */
  public List<T> elements() {
    return elements;
  }

  /** The elements in order. */
  public Stream<T> stream() {
    return elements.stream();
  }

  @Override
  public Iterator<T> iterator() {
    return elements.iterator();
  }

  @Override
  public String toString() {
    return elements.isEmpty() ? "Vec[0]" : "Vec[%d] of %s".formatted(size(), elements.getFirst());
  }
}
