/**
 * The intermediate representation: what a design is once the Java that described it has run.
 *
 * <p>Everything here is an immutable record. The front end produces it; checks, the Verilog writer
 * and the simulation engines consume it; they meet nowhere else. {@link IrText} gives the text form
 * that tests assert on.
 *
 * <p>Values are plain bit vectors of at least one bit: signedness lives in the operator ({@link
 * portcullis.hdl.ir.BinaryOperator#LESS_THAN_SIGNED}), bundles and vectors have been taken apart
 * into signals named {@code bundle_field} and {@code vector_3}.
 */
package portcullis.hdl.ir;
