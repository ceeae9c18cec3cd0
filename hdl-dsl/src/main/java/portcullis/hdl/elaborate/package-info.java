/**
 * From running Java to {@link portcullis.hdl.ir}: records what a designer's constructor describes,
 * finds the names and places of everything in the designer's class files, and turns it into
 * immutable modules.
 *
 * <p>This package knows nothing of the types a designer sees; {@code portcullis.hdl} stands on it.
 */
package portcullis.hdl.elaborate;
