/**
 * Proofs with yosys-smtbmc: whether the checks of a design hold in every state it can reach, for
 * every input its assumptions allow.
 */
package portcullis.hdl.testing.formal;
