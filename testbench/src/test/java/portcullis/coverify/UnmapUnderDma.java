package portcullis.coverify;

import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import portcullis.coverify.traffic.Access;
import portcullis.coverify.traffic.DmaObserver;
import portcullis.coverify.traffic.Flight;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;

/**
 * A device reads all over a range while the range is mapped and unmapped, over and over: each time
 * the table of the last level goes while the IOMMU walks it.
 */
final class UnmapUnderDma implements DmaObserver {
  private static final int DEVICE_ID = 1;
  private static final int PAGES = 192;
  private static final int ROUNDS = 12;
  private static final int CYCLES = 300;

  /** One page off, so that sixteen pages never become one entry. */
  private static final long IOVA = 0x1_0020_1000L;

  private final Random random;
  private String wrong = "";

  private UnmapUnderDma(Random random) {
    this.random = random;
  }

  /** Plays on a stage. What touches memory that nobody has is told first, whatever else fails. */
  static void play(Stage stage) {
    try {
      unmapUnderDma(stage);
    } catch (RuntimeException e) {
      throw stage.memory().strayAccesses().stream()
          .findFirst()
          .<RuntimeException>map(DisagreementException::new)
          .orElse(e);
    }
  }

  private static void unmapUnderDma(Stage stage) {
    var device = stage.device("dev", DeviceType.PHYSICAL, DEVICE_ID);
    try (var file = device.open(1)) {
      var space = stage.fd().allocate(KernelManaged.root());
      file.detach(stage.gpa());
      file.attach(space);
      // What is under way when the pages go is refused: these faults are no losses.
      var load = stage.scene().load();
      var reads = new UnmapUnderDma(stage.random());
      load.begin(reads);
      long bytes = (long) PAGES * Stage.PAGE;
      for (int i = 0; i < ROUNDS; i++) {
        space.map(MapRequest.readWrite(IOVA, bytes, Stage.HEAP));
        load.run(CYCLES);
        space.unmap(IOVA, bytes);
        load.settled();
        stage.subsystem().serveFaults();
        while (stage.fd().readFault().isPresent()) {
          // Nobody is going to answer them.
        }
        DisagreementException.require(reads.wrong.isEmpty(), "%s", reads.wrong);
      }
      load.end();
      stage.subsystem().serveFaults();
      while (stage.fd().readFault().isPresent()) {
        // As above.
      }
    }
  }

  @Override
  public Flight next(boolean write) {
    long page = IOVA + (long) random.nextInt(PAGES) * Stage.PAGE;
    return write ? null : new Flight(new Access(DEVICE_ID, OptionalInt.empty(), page, false), true);
  }

  @Override
  public void translated(Flight flight, long physical) {
    // The load itself holds it against what tables permit.
  }

  @Override
  public void landed(Flight flight, long physical) {
    // There are no writes.
  }

  @Override
  public void ended(Flight flight, boolean refused, Supplier<String> walk) {
    // Either is right while pages come and go.
  }

  @Override
  public void wrong(String what) {
    wrong = what;
  }
}
