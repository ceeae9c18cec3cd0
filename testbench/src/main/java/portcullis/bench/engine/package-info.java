/** Benchmarks of the engine that runs designs as bytecode, beside Verilator. */
package portcullis.bench.engine;
