/** Which lines of the emitted Verilog were run: gathered by simulations, reported per module. */
package portcullis.testbench.coverage;
