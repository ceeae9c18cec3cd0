/** Choosing a simulation engine by name. */
package portcullis.hdl.sim.engine;
