/**
 * The face that user space sees: the commands of /dev/iommu, their structures and their errno
 * values.
 */
package portcullis.driver.uapi;
