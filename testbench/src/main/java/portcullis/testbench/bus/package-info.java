/**
 * Models of what stands around the hardware: memories, devices, a register master. Each cycle has
 * two halves. First all models look at the design's outputs, then all of them drive its inputs, so
 * that the design settles once a cycle. This is exact for a design whose bus outputs depend on
 * registers only, and it lets an answer come in the very cycle in which its latency ends.
 */
package portcullis.testbench.bus;
