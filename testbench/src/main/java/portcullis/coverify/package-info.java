/**
 * Co-verification: flows of user processes, through the interface of /dev/iommu only, on the
 * hardware in a simulation with the software model beside it, or on the model alone.
 */
package portcullis.coverify;
