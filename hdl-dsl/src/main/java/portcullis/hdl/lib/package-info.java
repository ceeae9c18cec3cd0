/**
 * Units that most designs need: queues, register slices, arbiters, counters, content addressable
 * memories, replacement policies and clock crossings. All are written in the language itself.
 *
 * <p>Units with a stream in and a stream out have a static method for use in a chain: {@code
 * Fifo.queue(in, 4)} describes the queue and gives its output.
 */
package portcullis.hdl.lib;
