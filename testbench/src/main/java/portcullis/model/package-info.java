/**
 * The reference model of the RISC-V IOMMU, untimed, written from the specification alone. It shares
 * bit positions with the hardware and nothing else, because it is the judge of it.
 */
package portcullis.model;
