/** Tests of the library units: against models under random stalls, and by proof. */
package portcullis.hdl.lib;
