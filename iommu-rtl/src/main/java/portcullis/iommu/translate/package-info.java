/** The translation itself: looking up what is known, walking the tables for what is not. */
package portcullis.iommu.translate;
