package portcullis.hdl.elaborate;

import portcullis.hdl.ir.Origin;

/**
 * What a designer said about a statement, and where.
 *
 * @param comment words for the reader of the Verilog; empty if there are none
 * @param trace the place
 */
record Said(String comment, Trace trace) {
  Origin origin() {
    return new Origin(comment, trace.source());
  }
}
