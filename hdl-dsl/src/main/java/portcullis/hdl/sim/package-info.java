/**
 * Running a design from Java. {@link portcullis.hdl.sim.Simulation} is the one interface that tests
 * and harnesses see; a {@link portcullis.hdl.sim.SimulationEngine} makes one from a design.
 */
package portcullis.hdl.sim;
