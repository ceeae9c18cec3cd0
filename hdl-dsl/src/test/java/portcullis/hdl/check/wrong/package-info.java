/** Designs with one mistake each, whose messages are kept as golden files. */
package portcullis.hdl.check.wrong;
