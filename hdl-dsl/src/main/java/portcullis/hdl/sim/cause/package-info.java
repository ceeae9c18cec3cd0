/**
 * Why a signal had its value in a cycle: which of its assignments was active, which conditions led
 * there, and which values it was made of. Works on a waveform and on the intermediate
 * representation, so it does not matter which engine ran.
 */
package portcullis.hdl.sim.cause;
