/**
 * The examples of the language guide. The guide shows each file as it stands here and the Verilog
 * it becomes.
 */
package portcullis.hdl.guide;
