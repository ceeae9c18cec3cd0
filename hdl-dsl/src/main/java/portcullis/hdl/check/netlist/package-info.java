/**
 * A design prepared for checking: names resolved, drivers and readers of each signal known, and
 * what depends on what, first by whole signals (fast, for everything), then bit by bit through the
 * hierarchy (exact, for the few places where the first look is suspicious).
 */
package portcullis.hdl.check.netlist;
