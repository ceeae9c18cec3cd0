package portcullis.coverify;

import static portcullis.coverify.DisagreementException.require;
import static portcullis.coverify.Stage.HEAP;
import static portcullis.coverify.Stage.PAGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.InvalidateRequest;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IoasidRequest.UserPageTable;
import portcullis.driver.core.MapRequest;
import portcullis.driver.riscv.PageTableFormat;

/**
 * A file goes through two devices and comes out again. In pieces of any length, at any alignment,
 * the first device reads it under one PASID and writes it under another, each through a page table
 * of the guest that hardware nests on guest memory; the second device takes it on through a space
 * that the kernel nests. Where the pieces lie changes all the time.
 */
final class FileCopy {
  private static final int MOST_BYTES = 16 << 10;
  private static final int PAGES = MOST_BYTES / PAGE + 1;
  private static final int READING = 5;
  private static final int WRITING = 0x4_2001;

  /** Guest memory that pieces lie in; tables begin at its end. */
  private static final long FREE_PAGES = 128;

  private final Stage stage;
  private final Random random;
  private final StageDevice first;
  private final StageDevice second;
  private final MessageDigest before = sha256();
  private final MessageDigest after = sha256();
  private long bytes;

  private FileCopy(Stage stage) {
    this.stage = stage;
    random = stage.random();
    first = stage.device("dev1", DeviceType.PHYSICAL_PASID, 0x10);
    second = stage.device("dev2", DeviceType.PHYSICAL, 0x11);
  }

  static void play(Stage stage) {
    new FileCopy(stage).play(stage.workload().file());
  }

  private void play(Path file) {
    try (var input = Files.newInputStream(file)) {
      copy(input);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
    var read = HexFormat.of().formatHex(before.digest());
    var written = HexFormat.of().formatHex(after.digest());
    stage.note("%s, %d bytes".formatted(file.getFileName(), bytes));
    stage.note("SHA-256 of the file " + read);
    stage.note("SHA-256 of the copy " + written);
    require(read.equals(written), "the copy of %s differs from the file", file);
  }

  private void copy(InputStream input) throws IOException {
    try (var file1 = first.open(1);
        var file2 = second.open(2)) {
      stage.mapGuestMemory();
      var source = new GuestSpace();
      file1.attach(source.space, READING);
      var sink = new GuestSpace();
      file1.attach(sink.space, WRITING);
      var nested = stage.fd().allocate(KernelManaged.on(stage.gpa()));
      file2.attach(nested);
      while (true) {
        var piece = input.readNBytes(1 + random.nextInt(MOST_BYTES));
        if (piece.length == 0) {
          return;
        }
        before.update(piece);
        after.update(move(piece, source, sink, nested));
        bytes += piece.length;
      }
    }
  }

  /** Takes a piece along the whole way. */
  private byte[] move(byte[] piece, GuestSpace source, GuestSpace sink, Ioasid nested) {
    var places = new ArrayList<Long>();
    for (long page = 1; page < FREE_PAGES; page++) {
      places.add(page * PAGE);
    }
    Collections.shuffle(places, random);
    var from = places.subList(0, PAGES);
    var over = places.subList(PAGES, 2 * PAGES);
    var to = places.subList(2 * PAGES, 3 * PAGES);
    var start = new int[] {offset(piece), offset(piece), offset(piece)};

    long readAt = source.lead(from);
    putInto(piece, from, start[0]);
    var held = first.read(OptionalInt.of(READING), readAt + start[0], piece.length);
    first.write(OptionalInt.of(WRITING), sink.lead(over) + start[1], held);

    long window = random.nextLong(1 << 20) * PAGES * PAGE;
    long other = window + PAGES * PAGE;
    for (int i = 0; i < PAGES; i++) {
      nested.map(MapRequest.readOnly(window + (long) i * PAGE, PAGE, over.get(i)));
      nested.map(MapRequest.readWrite(other + (long) i * PAGE, PAGE, to.get(i)));
    }
    held = second.read(OptionalInt.empty(), window + start[1], piece.length);
    second.write(OptionalInt.empty(), other + start[2], held);
    require(nested.unmapAll() == 2L * PAGES * PAGE, "not all was unmapped");
    return takeFrom(to, start[2], piece.length);
  }

  private int offset(byte[] piece) {
    return random.nextInt(PAGES * PAGE - piece.length + 1);
  }

  private void putInto(byte[] piece, List<Long> pages, int start) {
    for (int i = 0; i < PAGES; i++) {
      int from = Math.max(start, i * PAGE);
      int to = Math.min(start + piece.length, (i + 1) * PAGE);
      if (from < to) {
        stage
            .process()
            .write(
                HEAP + pages.get(i) + (from - i * PAGE),
                Arrays.copyOfRange(piece, from - start, to - start));
      }
    }
  }

  private byte[] takeFrom(List<Long> pages, int start, int length) {
    var all = new byte[PAGES * PAGE];
    int at = 0;
    for (long page : pages) {
      System.arraycopy(stage.process().read(HEAP + page, PAGE), 0, all, at, PAGE);
      at += PAGE;
    }
    return Arrays.copyOfRange(all, start, start + length);
  }

  /** A page table of the guest, and the space it stands for. */
  private final class GuestSpace {
    private final long root = stage.tables().newTable();
    private final Ioasid space =
        stage.fd().allocate(new UserPageTable(stage.gpa(), root, PageTableFormat.SV39));

    /** A few addresses, so that they come again and again and must be forgotten. */
    private long window = 0x7000_0000L;

    /** Lets adjacent addresses lead to guest pages, and gives the first. */
    private long lead(Iterable<Long> pages) {
      window ^= random.nextBoolean() ? (long) PAGES * PAGE : 0;
      long at = window;
      for (long page : pages) {
        stage.tables().map(root, at, page);
        at += PAGE;
      }
      space.invalidate(InvalidateRequest.all());
      return window;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
