package portcullis.iommu;

/**
 * How much of everything a build has: what decides its speed and its size.
 *
 * @param iotlb translations that the IOTLB holds, 1 to 256
 * @param deviceContexts device contexts that are cached, 1 to 64
 * @param processContexts process contexts that are cached, 1 to 64
 * @param walkers walks that are under way at once, 1 to 32
 * @param parked requests that wait for a walk or behind one that does, 1 to 64
 * @param firstStageTables tables of first stages whose place is cached, 0 to 64
 * @param secondStageEntries second-stage entries, leaves and others, that are cached, 0 to 16
 * @param commandPrefetch commands that are fetched at once, 1, 2, 4 or 8
 * @param outstanding requests of one AXI ID and direction that wait for their response, 1 to 255
 */
public record Capacities(
    int iotlb,
    int deviceContexts,
    int processContexts,
    int walkers,
    int parked,
    int firstStageTables,
    int secondStageEntries,
    int commandPrefetch,
    int outstanding) {}
