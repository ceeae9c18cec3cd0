/** Benchmarks of the hardware language: how long it takes to emit, to build and to step. */
package portcullis.bench.hdl;
