/** Whether Verilog stays the same where the Java that describes it stays the same. */
package portcullis.hdl.stability;
