/**
 * What a design means, in the plainest way: each signal is computed from the statements that drive
 * it, with {@link java.math.BigInteger} arithmetic.
 *
 * <p>This is the judge of the Verilog writer and of the simulation engines, so it shares nothing
 * with them but the intermediate representation. It is written to be obviously right, not fast.
 */
package portcullis.hdl.evaluate;
