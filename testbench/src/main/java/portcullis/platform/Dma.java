package portcullis.platform;

import java.util.Arrays;
import java.util.OptionalInt;
import portcullis.model.Outcome;
import portcullis.model.Request;

/**
 * A device that moves bytes through the IOMMU of a platform.
 *
 * @param platform where it sits
 * @param deviceId its device_id
 */
public record Dma(ModelPlatform platform, int deviceId) {
  private static final int PAGE = 4096;

  /** An access that was refused. Nothing of its page was moved; earlier pages were. */
  public static final class AbortedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int cause;
    private final long iova;

    AbortedException(int cause, long iova) {
      super("cause %d at 0x%x".formatted(cause, iova));
      this.cause = cause;
      this.iova = iova;
    }

    /**
     * What the IOMMU said.
     *
     * @return cause of the fault; 0 if memory refused a translated access
     */
    public int cause() {
      return cause;
    }

    /**
     * Where.
     *
     * @return the IOVA whose translation was refused
     */
    public long iova() {
      return iova;
    }
  }

  /**
   * Reads.
   *
   * @param processId process_id, or empty for none
   * @param iova first address
   * @param length bytes
   * @return what was there
   * @throws AbortedException if a page of it was refused
   */
  public byte[] read(OptionalInt processId, long iova, int length) throws AbortedException {
    var bytes = new byte[length];
    for (int done = 0; done < length; ) {
      long address = iova + done;
      int size = rest(address, length - done);
      // A fence waits for translated accesses, so nothing may come between the two.
      synchronized (platform.memory()) {
        long physical = translate(Request.read(deviceId, address), processId);
        var part =
            platform
                .memory()
                .deviceRead(physical, size)
                .orElseThrow(() -> new AbortedException(0, address));
        System.arraycopy(part, 0, bytes, done, size);
      }
      done += size;
    }
    return bytes;
  }

  /**
   * Writes.
   *
   * @param processId process_id, or empty for none
   * @param iova first address
   * @param bytes what to write
   * @throws AbortedException if a page of it was refused; the pages before it are written
   */
  public void write(OptionalInt processId, long iova, byte[] bytes) throws AbortedException {
    for (int done = 0; done < bytes.length; ) {
      long address = iova + done;
      int size = rest(address, bytes.length - done);
      synchronized (platform.memory()) {
        long physical = translate(Request.write(deviceId, address), processId);
        if (!platform
            .memory()
            .deviceWrite(physical, Arrays.copyOfRange(bytes, done, done + size))) {
          throw new AbortedException(0, address);
        }
      }
      done += size;
    }
  }

  /** How much of an access lies in the page of its address. */
  private static int rest(long address, int length) {
    return (int) Math.min(length, PAGE - (address & PAGE - 1));
  }

  private long translate(Request request, OptionalInt processId) throws AbortedException {
    var whole = processId.isPresent() ? request.withProcess(processId.getAsInt(), false) : request;
    return switch (platform.translate(whole)) {
      case Outcome.Translated translated -> translated.address();
      case Outcome.Refused refused -> throw new AbortedException(refused.cause(), whole.iova());
      case Outcome other -> throw new IllegalStateException("a device cannot do DMA with " + other);
    };
  }
}
