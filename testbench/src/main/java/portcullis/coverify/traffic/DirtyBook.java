package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Follows writes of devices through the spaces whose writes are tracked. While a call goes on a
 * write may go where it had to go before, or where it must go after.
 */
final class DirtyBook {
  private final World world;

  /** The ways of writes before the call that goes on, where somebody tracks them. */
  private Map<Access, List<Trail>> before = Map.of();

  DirtyBook(World world) {
    this.world = world;
  }

  /** A call is about to begin, and the model is still as before. */
  void callBegins() {
    before = new HashMap<>();
    if (!world.tracked().isEmpty()) {
      for (var access : world.accesses(true)) {
        before.put(access, trails(access));
      }
      world.tracked().forEach(it -> it.tracker().noteOtherWays());
    }
  }

  /** The model is as the call will leave things. */
  void modelChanged() {
    for (var space : world.tracked()) {
      space.tracker().mappingsChanged();
      space.tracker().noteOtherWays();
      space.tracker().lookForHiddenWrites(world);
    }
  }

  void callEnds() {
    before = Map.of();
  }

  void rested() {
    world.tracked().forEach(it -> it.tracker().rested());
  }

  private List<Trail> trails(Access access) {
    var all = new ArrayList<Trail>();
    var holder = world.holder(access);
    if (holder != null) {
      holder.space().trails(holder.pasidInSpace(access.pasid()), access.iova(), all::add);
    }
    return all;
  }

  /** A device asks for an access, or still waits for one when things change. */
  void tried(Access access) {
    if (access.write() && !world.tracked().isEmpty()) {
      trails(access).forEach(DirtyBook::tried);
      before.getOrDefault(access, List.of()).forEach(DirtyBook::tried);
    }
  }

  private static void tried(Trail trail) {
    for (var hit : trail.hits()) {
      if (hit.space().tracker() != null) {
        hit.space().tracker().tried(hit.page(), trail.physical());
      }
    }
  }

  /** A write has taken effect. Of several ways only what is common to all is certain. */
  void landed(Access access, long physical) {
    if (world.tracked().isEmpty()) {
      return;
    }
    var ways = new HashSet<>(trails(access));
    ways.addAll(before.getOrDefault(access, List.of()));
    ways.removeIf(it -> it.physical() != physical);
    for (var way : ways) {
      for (var hit : way.hits()) {
        if (hit.space().tracker() != null
            && ways.stream().allMatch(it -> it.hits().contains(hit))) {
          hit.space().tracker().written(hit.page(), access.toString());
        }
      }
    }
  }
}
