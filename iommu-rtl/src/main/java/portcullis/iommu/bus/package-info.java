/**
 * The AXI4 ports: devices on one side, translated requests and the tables in memory on the other.
 */
package portcullis.iommu.bus;
