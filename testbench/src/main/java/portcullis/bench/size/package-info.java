/** How much logic a build becomes. */
package portcullis.bench.size;
