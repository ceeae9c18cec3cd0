/** Tests of AXI4 and AXI4-Lite against models in Java, under random stalls. */
package portcullis.hdl.lib.axi;
