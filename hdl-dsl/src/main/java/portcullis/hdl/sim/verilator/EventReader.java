package portcullis.hdl.sim.verilator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Takes apart what a library recorded of one or more steps. */
final class EventReader implements Iterator<EventReader.Event> {
  private final ByteBuffer bytes;

  EventReader(byte[] events) {
    bytes = ByteBuffer.wrap(events).order(ByteOrder.nativeOrder());
  }

  /** What happened, in the order of the numbers in the C++. */
  enum Kind {
    PRINT,
    STOP,
    FINISH,
    BROKEN
  }

  /**
   * One event.
   *
   * @param cycle cycle of the edge
   * @param kind what happened
   * @param file file of the Verilog, empty if unknown
   * @param line line in the file
   * @param text what was printed, or why it broke
   */
  record Event(long cycle, Kind kind, String file, int line, String text) {
    String place() {
      return file.isEmpty() ? "at an unknown place" : "at " + file + ":" + line;
    }
  }

  @Override
  public boolean hasNext() {
    return bytes.hasRemaining();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long cycle = bytes.getLong();
    var kind = Kind.values()[bytes.getInt()];
    int line = bytes.getInt();
    int fileLength = bytes.getInt();
    int textLength = bytes.getInt();
    return new Event(cycle, kind, text(fileLength), line, text(textLength));
  }

  private String text(int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
