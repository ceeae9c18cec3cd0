package portcullis.driver.core;

import java.util.function.Consumer;
import portcullis.driver.core.process.PinnedPage;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.LeafAttributes;

/** What one MAP_DMA has mapped. In a root it holds the pages that are pinned for it. */
final class Mapping {
  private final MapRequest request;

  /** Pages of a root by their place in the mapping; null where none is pinned. */
  private final PinnedPage[] pages;

  /** Whether the pages are charged to this mapping and not to registered memory. */
  private final boolean charged;

  Mapping(MapRequest request, boolean root, boolean charged) {
    this.request = request;
    this.charged = charged;
    pages = new PinnedPage[root ? Math.toIntExact(request.bytes() / PhysicalMemory.PAGE_SIZE) : 0];
  }

  long iova() {
    return request.iova();
  }

  long bytes() {
    return request.bytes();
  }

  long end() {
    return request.iova() + request.bytes();
  }

  long target() {
    return request.target();
  }

  boolean write() {
    return request.write();
  }

  boolean charged() {
    return charged;
  }

  LeafAttributes attributes() {
    return request.write() ? LeafAttributes.READ_WRITE : LeafAttributes.READ;
  }

  PinnedPage[] pages() {
    return pages;
  }

  int pageAt(long iova) {
    return (int) ((iova - iova()) / PhysicalMemory.PAGE_SIZE);
  }

  /** The pinned pieces between two addresses of the mapping. */
  void pinned(long from, long to, Consumer<Extent> consumer) {
    for (long start = from; start < to; ) {
      var first = pages[pageAt(start)];
      long end = start + PhysicalMemory.PAGE_SIZE;
      if (first != null) {
        while (end < to && follows(end, first.address() + (end - start))) {
          end += PhysicalMemory.PAGE_SIZE;
        }
        consumer.accept(new Extent(start, end - start, first.address(), attributes()));
      }
      start = end;
    }
  }

  private boolean follows(long iova, long address) {
    var page = pages[pageAt(iova)];
    return page != null && page.address() == address;
  }
}
