/**
 * Waveforms on disk: what lies beside them so that viewers show the designer's words, and a window
 * of one as text.
 */
package portcullis.hdl.sim.waveform;
