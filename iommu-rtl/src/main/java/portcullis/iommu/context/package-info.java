/** What the directories say about devices and processes, decoded and cached. */
package portcullis.iommu.context;
