/** JUnit tests that get a running IOMMU, and reports of what went wrong in them. */
package portcullis.testbench.harness;
