package portcullis.driver.core;

/**
 * A driver of the kernel itself that drives a device while no user does.
 *
 * @param name for messages
 * @param safe whether it does no DMA, so that it disturbs nobody in its group, as the driver of a
 *     bridge
 */
public record HostDriver(String name, boolean safe) {}
