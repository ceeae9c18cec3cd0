/**
 * The face that C sees: commands and structures of /dev/iommu, of VFIO's and of KVM's files, with
 * their published numbers and layouts, over the objects of the other packages.
 */
package portcullis.driver.uapi;
