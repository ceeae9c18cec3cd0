/**
 * The layout for readers outside of Java: a C header and a reference in Markdown. Both are
 * committed, and a test holds them up to date.
 */
package portcullis.iommu.reference;
