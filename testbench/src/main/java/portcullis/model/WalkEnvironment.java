package portcullis.model;

/**
 * All that the parts of a walk share.
 *
 * @param capabilities what the build can do
 * @param control mode and byte order
 * @param port way to memory
 * @param caches translation caches
 * @param monitor counts walks
 * @param trace follows the steps
 */
record WalkEnvironment(
    Capabilities capabilities,
    ControlRegisters control,
    MemoryPort port,
    TranslationCaches caches,
    PerformanceMonitor monitor,
    WalkTrace trace) {}
