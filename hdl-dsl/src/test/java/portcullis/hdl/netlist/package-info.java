/**
 * Random designs, and what each tool computes for them.
 *
 * <p>A seed makes a {@link portcullis.hdl.netlist.Netlist}: a design and a few clock cycles of
 * inputs. The evaluator says what it must do; Icarus Verilog and Verilator run the Verilog that the
 * writer made of it; any difference is made small and reported with the seed that repeats it.
 */
package portcullis.hdl.netlist;
