package portcullis.driver.core.process;

/** A page that stays where it is until it is unpinned, whatever its process does meanwhile. */
public final class PinnedPage {
  private final long address;
  private final Folio folio;

  PinnedPage(long address, Folio folio) {
    this.address = address;
    this.folio = folio;
  }

  /**
   * Where the page lies.
   *
   * @return physical address, a multiple of 4096
   */
  public long address() {
    return address;
  }

  Folio folio() {
    return folio;
  }
}
