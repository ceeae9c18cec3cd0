package portcullis.hdl.sim;

import portcullis.hdl.ir.Source;

/**
 * A line that the hardware printed.
 *
 * @param text the line without its end
 * @param cycle {@link Simulation#cycle()} at the clock edge that printed it
 * @param path path of the instance, empty if it is the top or unknown
 * @param source the Java that asked for the line
 */
public record LogLine(String text, long cycle, String path, Source source) {}
