/** A running IOMMU with everything around it, for whoever wants to drive one. */
package portcullis.testbench.iommu;
