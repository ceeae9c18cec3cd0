/**
 * Where a test meets hardware: a module as the designer's object, its ports driven and read by the
 * fields that name them. Stands on the language and on simulation, which do not know each other.
 */
package portcullis.hdl.testing;
