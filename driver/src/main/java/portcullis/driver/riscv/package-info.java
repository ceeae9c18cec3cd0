/**
 * The hardware layer: bring-up of a RISC-V IOMMU, its directories, page tables and queues, in the
 * order that the architecture asks for.
 */
package portcullis.driver.riscv;
