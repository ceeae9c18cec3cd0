package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.List;

/**
 * How invalidations become commands: page by page up to a threshold, beyond it the whole scope.
 * With {@code capabilities.S} one command covers a naturally aligned range, and with {@code
 * capabilities.NL} a command by address reaches non-leaf entries, which otherwise only the whole
 * scope does.
 */
final class InvalidationPolicy {
  private final boolean rangesInOneCommand;
  private final boolean nonLeafByAddress;
  private final int threshold;

  InvalidationPolicy(Capabilities capabilities, int threshold) {
    this.rangesInOneCommand = capabilities.rangeInvalidation();
    this.nonLeafByAddress = capabilities.nonLeafInvalidation();
    this.threshold = threshold;
  }

  /** The commands that carry out orders; a fence must follow them. */
  List<IommuCommand> commands(List<Invalidation> orders) {
    var commands = new ArrayList<IommuCommand>();
    orders.forEach(order -> commands.addAll(commands(order)));
    return commands;
  }

  private List<IommuCommand> commands(Invalidation order) {
    var whole = List.of(IommuCommand.invalidate(order.scope()));
    if (order.ranges().isEmpty() || order.tables() && !nonLeafByAddress) {
      return whole;
    }
    var commands = new ArrayList<IommuCommand>();
    for (var range : order.ranges()) {
      for (long done = 0; done < range.length(); ) {
        if (commands.size() >= threshold) {
          return whole;
        }
        long start = range.start() + done;
        long bytes = rangesInOneCommand ? aligned(start, range.length() - done) : 4096;
        commands.add(IommuCommand.invalidate(order.scope(), start, bytes, order.tables()));
        done += bytes;
      }
    }
    return commands;
  }

  /** The largest power of two that a range may begin with. */
  private static long aligned(long start, long length) {
    long fits = Long.highestOneBit(length);
    return start == 0 ? fits : Math.min(Long.lowestOneBit(start) & Long.MAX_VALUE, fits);
  }
}
