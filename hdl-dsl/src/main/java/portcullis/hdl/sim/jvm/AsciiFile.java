package portcullis.hdl.sim.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that is written in small pieces at the speed of the memory. */
final class AsciiFile implements AutoCloseable {
  private static final int CAPACITY = 1 << 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int used;

  AsciiFile(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  void add(String text) throws IOException {
    add(text.getBytes(StandardCharsets.US_ASCII));
  }

  void add(byte[] text) throws IOException {
    if (text.length > CAPACITY - used) {
      flush();
    }
    if (text.length > CAPACITY) {
      out.write(text);
      return;
    }
    System.arraycopy(text, 0, buffer, used, text.length);
    used += text.length;
  }

  void add(char one) throws IOException {
    reserve(1);
    buffer[used++] = (byte) one;
  }

  /** The lowest bits of a number as digits, the highest first. */
  void addBits(long number, int count) throws IOException {
    reserve(count);
    for (int bit = count - 1; bit >= 0; bit--) {
      buffer[used++] = (byte) ('0' + (number >>> bit & 1));
    }
  }

  private void reserve(int count) throws IOException {
    if (count > CAPACITY - used) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
