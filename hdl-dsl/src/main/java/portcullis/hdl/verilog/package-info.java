/**
 * From the intermediate representation to readable Verilog-2005.
 *
 * <p>{@link portcullis.hdl.verilog.VerilogWriter} is the way in. {@code Partition} cuts the body of
 * a module into processes, {@code Lowering} brings expressions into forms that Verilog computes at
 * exactly the width of the intermediate representation, and the {@code …Text} classes turn both
 * into a finished view model, which a Velocity template lays out. {@link
 * portcullis.hdl.verilog.ToolMessages} leads messages of the tools that read the Verilog back to
 * the Java.
 *
 * <h2>Guards</h2>
 *
 * Checks and logs of a module stand in one region at its end:
 *
 * <ul>
 *   <li>{@code FORMAL} defined (as {@code yosys read_verilog -formal} does): checks are {@code
 *       assert}, {@code assume} and {@code cover} in {@code always @*}, labelled {@code
 *       assert_<name>} and so on. They look at every state of a proof, which is every edge of a
 *       design with one clock. Logs are left out.
 *   <li>else {@code SYNTHESIS} defined (as {@code yosys read_verilog} does): nothing.
 *   <li>else: simulation, see below.
 * </ul>
 *
 * <h2>Lines printed in simulation</h2>
 *
 * Checks and logs print one line each through {@code $display}, which {@link
 * portcullis.hdl.verilog.SimulationLine} parses:
 *
 * <pre>
 * portcullis.check.Fifo.no_overflow assert at Fifo.java in top.fifo: the queue overflows
 * portcullis.check.Fifo.was_full cover at Fifo.java:43 in top.fifo: the queue was full
 * portcullis.log.Fifo.1 log at Fifo.java:44 in top.fifo: pushed 17
 * </pre>
 *
 * The first word is the key of {@link portcullis.hdl.verilog.VerilogUnit#checkpoints}, which holds
 * the whole Java call stack. A failed {@code assert} or {@code assume} prints its line and calls
 * {@code $fatal}; a {@code cover} prints when it is seen for the first time in its instance. All
 * are looked at just before the clock edge takes effect, outside the reset of the statement.
 */
package portcullis.hdl.verilog;
