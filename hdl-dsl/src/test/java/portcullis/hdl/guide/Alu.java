package portcullis.hdl.guide;

import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Alu extends Module {
  enum Operation {
    ADD,
    SUBTRACT,
    AND,
    OR
  }

  final Enumerated<Operation> operation = in(enumerated(Operation.class));
  final UInt left = in(uint(8));
  final UInt right = in(uint(8));
  final UInt result = out(uint(8));

  Alu() {
    select(operation)
        .is(Operation.ADD, () -> result.set(left.plus(right)))
        .is(Operation.SUBTRACT, () -> result.set(left.minus(right)))
        .is(Operation.AND, () -> result.set(left.and(right)))
        .is(Operation.OR, () -> result.set(left.or(right)));
  }
}
