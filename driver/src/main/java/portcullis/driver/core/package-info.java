/**
 * The rules of /dev/iommu without its command numbers: I/O address spaces, devices, groups,
 * pinning, nesting and faults.
 */
package portcullis.driver.core;
