/**
 * The KVM file as far as /dev/iommu needs it: the mapping of PASIDs that a guest's processors use,
 * and whether the guest's WBINVD must be carried out.
 */
package portcullis.driver.kvm;
