/**
 * What can be wrong with a design, and how it is said.
 *
 * <p>Each mistake is a class of its own that holds its {@link portcullis.hdl.check.Rule} (code,
 * title, explanation) and makes the {@link portcullis.hdl.check.Diagnostic}. Mistakes in the Java
 * that describes the hardware are found by the front end, which calls the factories here; mistakes
 * in the finished hardware are found by {@link portcullis.hdl.check.Checks}. {@link
 * portcullis.hdl.check.Rules} lists them all.
 */
package portcullis.hdl.check;
