/** Makes the journal of a co-verification readable: as a page, as JSON and as JUnit XML. */
package portcullis.coverify.report;
