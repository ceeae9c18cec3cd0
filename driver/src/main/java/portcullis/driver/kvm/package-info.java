/**
 * The KVM file as far as /dev/iommu needs it: the mapping of process address space identifiers that
 * a guest uses.
 */
package portcullis.driver.kvm;
