/** Two engines side by side, to see whether they agree. */
package portcullis.hdl.sim.lockstep;
