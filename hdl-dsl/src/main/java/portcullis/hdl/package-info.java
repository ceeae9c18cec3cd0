/**
 * The hardware language: what a designer imports.
 *
 * <p>A module is a class that extends {@link portcullis.hdl.Module}; its constructor is the
 * description. Values are {@link portcullis.hdl.Bool}, {@link portcullis.hdl.UInt}, {@link
 * portcullis.hdl.SInt}, {@link portcullis.hdl.Bits}, {@link portcullis.hdl.Enumerated}, records
 * that implement {@link portcullis.hdl.Bundle}, and {@link portcullis.hdl.Vec}. Constructs such as
 * {@code reg}, {@code when} and {@code mux} are static methods of {@link portcullis.hdl.Hdl}, which
 * every module inherits.
 */
package portcullis.hdl;
