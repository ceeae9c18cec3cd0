/**
 * The VFIO device files that user space binds to /dev/iommu and attaches to I/O address spaces, and
 * the older files of groups and containers beside them.
 */
package portcullis.driver.vfio;
