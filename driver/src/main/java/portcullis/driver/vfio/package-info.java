/** The VFIO device files that user space binds to /dev/iommu and attaches to I/O address spaces. */
package portcullis.driver.vfio;
