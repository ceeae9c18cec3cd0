package portcullis.coverify.journal;

import java.util.List;

/** Where a translation came from, as far as the memory port shows it. */
public enum CacheEvent {
  /** No table was read for it: all came from caches. */
  HIT("hit", "no table was read"),
  /** It waited for the walk of another request to the same page. */
  MERGED("merged", "waited for another request's walk of the same page"),
  /** Directories were read, page tables were not. */
  CONTEXT_WALK("context walk", "directories were read, no page table"),
  /** Page tables were read, the contexts came from caches. */
  PAGE_WALK("page walk", "page tables were read, contexts came from caches"),
  /** Directories and page tables were read. */
  FULL_WALK("full walk", "directories and page tables were read");

  private final String words;
  private final String meaning;

  CacheEvent(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /**
   * The event in words.
   *
   * @return its name for readers
   */
  public String words() {
    return words;
  }

  /**
   * What it means.
   *
   * @return a half-sentence
   */
  public String meaning() {
    return meaning;
  }

  /**
   * The event of a translation.
   *
   * @param reads what was read for it
   * @param shared whether another request's read brought what its own walk ends with
   * @return the event
   */
  public static CacheEvent of(List<TableRead> reads, boolean shared) {
    boolean directories = reads.stream().anyMatch(read -> read.table().isDirectory());
    boolean pages = reads.stream().anyMatch(read -> !read.table().isDirectory());
    if (directories) {
      return pages ? FULL_WALK : CONTEXT_WALK;
    }
    return pages ? PAGE_WALK : shared ? MERGED : HIT;
  }
}
