/**
 * Writes the Verilog of an IOMMU configuration together with what hardware engineers need beside
 * it: file lists, package descriptions for their tools, and the integration guide's tables.
 */
package portcullis.generate;
