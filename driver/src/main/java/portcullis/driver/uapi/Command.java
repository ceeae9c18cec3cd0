package portcullis.driver.uapi;

import java.util.Optional;

/**
 * A command of ioctl.
 *
 * @param name its name in C
 * @param number its number
 * @param base name in C of what its number counts from
 * @param distance what is added to the base
 * @param argument the structure it takes; empty for a number or a file
 * @param meaning what it does, in a few words
 */
public record Command(
    String name,
    int number,
    String base,
    int distance,
    Optional<CStructure> argument,
    String meaning) {}
