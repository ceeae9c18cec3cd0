package portcullis.driver.core.process;

/** One page of a process: where it lies, and what the process may do with it. */
record Page(Folio folio, long address, boolean writable) {}
