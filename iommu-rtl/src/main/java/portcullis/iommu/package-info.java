/**
 * The RISC-V IOMMU described as hardware: its configuration and its top module, which only wires
 * the units of the packages below together.
 */
package portcullis.iommu;
