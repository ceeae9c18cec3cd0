package portcullis.iommu.translate;

/** What a walk does next, or what the read that is under way is for. */
enum WalkPhase {
  /** Look at the settings and the caches. */
  START,
  /** Non-leaf entry of the device directory. */
  DEVICE_DIRECTORY,
  /** Device context, a burst. */
  DEVICE_CONTEXT,
  /** The device context is there: decide what translates the IOVA. */
  DEVICE_FOUND,
  /** Non-leaf entry of a process directory. */
  PROCESS_DIRECTORY,
  /** Process context, a burst. */
  PROCESS_CONTEXT,
  /** The process context is there: begin the first stage. */
  PROCESS_FOUND,
  /** First-stage page table entry. */
  FIRST_STAGE,
  /** Second-stage page table entry. */
  SECOND_STAGE,
  /** MSI page table entry, a burst. */
  MSI_ENTRY
}
