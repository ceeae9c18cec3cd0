/**
 * A recorder of failures: it keeps what was done to a simulation lately, and when something fails,
 * does it once more with a waveform. Knows nothing of test frameworks; an extension of one says
 * when a test begins, ends and fails.
 */
package portcullis.hdl.sim.recorder;
