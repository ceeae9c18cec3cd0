/** Tests of register maps: hardware against a model, document and header against the map. */
package portcullis.hdl.lib.registers;
