/**
 * The engine that runs designs in Verilator.
 *
 * <p>From Verilog to a simulation: {@link VerilatorEngine} derives a key from everything that
 * decides the result and asks {@link LibraryCache} for the library of that key; on a miss {@link
 * LibraryBuild} runs Verilator and the compiler against a {@link RuntimeLibrary} compiled once;
 * {@link NativeLibrary} loads the result and {@link VerilatorSimulation} reads and writes its
 * memory, one downcall a cycle.
 */
package portcullis.hdl.sim.verilator;
