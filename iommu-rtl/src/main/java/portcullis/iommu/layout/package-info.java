/**
 * Where each bit of the architecture lies: registers, commands, queue records, device and process
 * contexts, page table entries, as plain Java data.
 *
 * <p>No other package knows a bit position. The hardware, the driver, the model, the C header and
 * the register reference all take theirs from here, and so this package depends on nothing but the
 * JDK.
 */
package portcullis.iommu.layout;
