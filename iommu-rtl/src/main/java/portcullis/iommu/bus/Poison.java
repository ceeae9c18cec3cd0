package portcullis.iommu.bus;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * Rides along on R of the memory port.
 *
 * @param poison the data of this beat is corrupted
 */
public record Poison(Bool poison) implements Bundle {}
