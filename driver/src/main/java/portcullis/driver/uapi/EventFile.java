package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import portcullis.driver.core.Errno;

/** A counter that others raise, as an eventfd: reading gives it and sets it to 0. */
final class EventFile implements OpenFile {
  private static final Member COUNTER = new Member("counter", Member.Kind.U64, 0, "the count");

  private final AtomicLong counter = new AtomicLong();

  void signal() {
    counter.incrementAndGet();
  }

  @Override
  public int read(MemorySegment buffer) {
    require(buffer.byteSize() >= Long.BYTES, Errno.EINVAL, "a counter has 8 bytes");
    long count = counter.getAndSet(0);
    require(count > 0, Errno.EAGAIN, "nothing was signalled");
    COUNTER.set(buffer, count);
    return Long.BYTES;
  }

  @Override
  public void close() {
    // A counter holds nothing.
  }
}
