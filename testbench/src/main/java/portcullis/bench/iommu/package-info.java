/** Benchmarks of the hardware in cycles, and of how fast it is simulated. */
package portcullis.bench.iommu;
