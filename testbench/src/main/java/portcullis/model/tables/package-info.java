/**
 * Writes the tables that the IOMMU walks into memory: device and process directories, page tables
 * of both stages. For tests, benchmarks and examples; nothing here reads what it wrote back through
 * the model.
 */
package portcullis.model.tables;
