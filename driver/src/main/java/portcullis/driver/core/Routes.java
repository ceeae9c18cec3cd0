package portcullis.driver.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds which routing. For each device a routing has a stack: a child takes the routing over
 * from its parent, which gets it back. Devices of a group that share a requester ID have stacks of
 * which one begins with the other; the longest decides.
 */
final class Routes {
  private final Map<Routing, List<Attachment>> attachments = new LinkedHashMap<>();

  List<Attachment> all(Routing routing) {
    return attachments.getOrDefault(routing, List.of());
  }

  List<Attachment> all() {
    var all = new ArrayList<Attachment>();
    attachments.values().forEach(all::addAll);
    return all;
  }

  List<Routing> routings() {
    return List.copyOf(attachments.keySet());
  }

  /** The spaces of a device on a routing, the one that holds it last. */
  List<Ioasid> stack(Routing routing, IoDevice device) {
    return all(routing).stream()
        .filter(it -> it.device().device() == device)
        .map(Attachment::ioasid)
        .toList();
  }

  /** The longest stack of a routing. */
  private List<Ioasid> stack(Routing routing) {
    List<Ioasid> longest = List.of();
    for (var attachment : all(routing)) {
      var stack = stack(routing, attachment.device().device());
      if (stack.size() > longest.size()) {
        longest = stack;
      }
    }
    return longest;
  }

  Optional<Ioasid> top(Routing routing) {
    var stack = stack(routing);
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  void add(Attachment attachment) {
    attachments.computeIfAbsent(attachment.routing(), _ -> new ArrayList<>()).add(attachment);
  }

  void remove(Attachment attachment) {
    var list = attachments.get(attachment.routing());
    list.remove(attachment);
    if (list.isEmpty()) {
      attachments.remove(attachment.routing());
    }
  }
}
