/**
 * Register maps: one description gives the hardware, a table for people and a header for C.
 *
 * <p>A {@link portcullis.hdl.lib.registers.RegisterMap} says what there is, {@link
 * portcullis.hdl.lib.registers.RegisterFile} is its hardware on AXI4-Lite, {@link
 * portcullis.hdl.lib.registers.RegisterMarkdown} and {@link
 * portcullis.hdl.lib.registers.RegisterHeader} describe it.
 */
package portcullis.hdl.lib.registers;
