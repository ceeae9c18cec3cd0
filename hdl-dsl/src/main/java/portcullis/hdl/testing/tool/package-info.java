/** Runs the programs that judge the emitted Verilog, and says how to get one that is missing. */
package portcullis.hdl.testing.tool;
