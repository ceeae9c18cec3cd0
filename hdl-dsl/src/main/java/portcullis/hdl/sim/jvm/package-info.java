/**
 * Running a design as bytecode, with nothing but a JDK.
 *
 * <p>The way of a design: {@link portcullis.hdl.sim.jvm.FlatDesign} takes the hierarchy away and
 * turns statements into a graph of {@link portcullis.hdl.sim.jvm.Word}s of at most 64 bits, {@link
 * portcullis.hdl.sim.jvm.Partition} cuts the graph into groups, {@link
 * portcullis.hdl.sim.jvm.StateLayout} gives everything that outlives a group a place in one array
 * of longs, {@link portcullis.hdl.sim.jvm.GroupCode} writes the bytecode of a group. A group runs
 * only when one of its inputs has changed.
 */
package portcullis.hdl.sim.jvm;
