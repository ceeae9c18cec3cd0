package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Claims extends Module {
  final Bool push = in(bool());
  final Bool pop = in(bool());
  final UInt level = out(uint(3));

  Claims() {
    var count = reg(uint(3)).resetTo(0);
    when(push.andNot(pop), () -> count.set(count.plus(1)))
        .elseWhen(pop.andNot(push), () -> count.set(count.minus(1)));
    level.set(count);

    assume(push.and(count.eq(4)).not(), "nobody pushes into a full queue");
    assume(pop.and(count.eq(0)).not(), "nobody pops from an empty queue");
    assertAlways(count.le(4), "the level stays in range");
    cover(count.eq(4), "the queue was full");
    when(push, () -> log("pushed, level was {}", count));
  }
}
