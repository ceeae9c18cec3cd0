package portcullis.platform;

import java.util.Arrays;
import java.util.OptionalInt;
import portcullis.model.Memory.Status;
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

  private record Piece(long physical, int length) {}

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
    var memory = platform.memory();
    for (int done = 0; done < length; ) {
      // A fence waits for translated accesses, so nothing may come between the two.
      synchronized (memory) {
        var piece = translate(processId, iova, done, length, false);
        System.arraycopy(
            memory.load(piece.physical(), piece.length()), 0, bytes, done, piece.length());
        done += piece.length();
      }
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
    var memory = platform.memory();
    for (int done = 0; done < bytes.length; ) {
      synchronized (memory) {
        var piece = translate(processId, iova, done, bytes.length, true);
        memory.store(piece.physical(), Arrays.copyOfRange(bytes, done, done + piece.length()));
        done += piece.length();
      }
    }
  }

  /** Translates what remains of one page, and asks memory whether the access is good. */
  private Piece translate(OptionalInt processId, long iova, int done, int length, boolean write)
      throws AbortedException {
    long address = iova + done;
    int rest = (int) Math.min(length - done, PAGE - (address & PAGE - 1));
    var request = write ? Request.write(deviceId, address) : Request.read(deviceId, address);
    if (processId.isPresent()) {
      request = request.withProcess(processId.getAsInt(), false);
    }
    return switch (platform.translate(request)) {
      case Outcome.Translated translated -> {
        if (platform.memory().checkDevice(write, translated.address(), rest) != Status.OK) {
          throw new AbortedException(0, address);
        }
        yield new Piece(translated.address(), rest);
      }
      case Outcome.Refused refused -> throw new AbortedException(refused.cause(), address);
      case Outcome other -> throw new IllegalStateException("a device cannot do DMA with " + other);
    };
  }
}
