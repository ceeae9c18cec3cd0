/** The register page, interrupts and the debug port. */
package portcullis.iommu.control;
