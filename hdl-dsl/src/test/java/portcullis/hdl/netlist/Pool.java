package portcullis.hdl.netlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Type;

/** Signals that an expression may read without closing a loop, and which were read already. */
final class Pool {
  private final List<Signal> signals;
  private final Set<String> read;

  /** A signal and what its bits mean. */
  record Signal(String name, Type type) {
    Expr.Ref ref() {
      return new Expr.Ref(name, type.width());
    }
  }

  private Pool(List<Signal> signals, Set<String> read) {
    this.signals = signals;
    this.read = read;
  }

  static Pool empty() {
    return new Pool(new ArrayList<>(), new HashSet<>());
  }

  /** What is readable now; signals added later do not show. */
  Pool now() {
    return new Pool(new ArrayList<>(signals), read);
  }

  /** What is readable now and one signal more. */
  Pool and(Signal signal) {
    var more = now();
    more.add(signal);
    return more;
  }

  void add(Signal signal) {
    signals.add(signal);
  }

  boolean isEmpty() {
    return signals.isEmpty();
  }

  Expr.Ref any(Choice choice) {
    return reading(choice.of(signals));
  }

  /** Signals of exactly this width. */
  List<Signal> ofWidth(int width) {
    return signals.stream().filter(signal -> signal.type().width() == width).toList();
  }

  List<Signal> ofEnum(EnumType type) {
    return signals.stream()
        .filter(s -> s.type() instanceof Type.Enumerated of && of.type().equals(type))
        .toList();
  }

  List<Signal> enums() {
    return signals.stream().filter(s -> s.type() instanceof Type.Enumerated).toList();
  }

  Expr.Ref reading(Signal signal) {
    read.add(signal.name());
    return signal.ref();
  }

  /** Signals that no expression reads yet. */
  List<Signal> unread() {
    return signals.stream().filter(signal -> !read.contains(signal.name())).toList();
  }
}
