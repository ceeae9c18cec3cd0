/** The command queue and the fault queue. */
package portcullis.iommu.queue;
