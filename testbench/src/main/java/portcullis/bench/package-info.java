/**
 * Benchmarks and the one form in which they report: a table for people, JSON for programs, and a
 * target beside each value.
 */
package portcullis.bench;
