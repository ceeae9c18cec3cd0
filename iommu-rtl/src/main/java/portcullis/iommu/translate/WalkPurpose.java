package portcullis.iommu.translate;

/** What an address is translated for by the second stage, or accessed for behind it. */
enum WalkPurpose {
  /** Implicit read of an entry of the process directory. */
  PROCESS_DIRECTORY,
  /** Implicit read of a first-stage entry. */
  FIRST_STAGE,
  /** The access of the request itself. */
  REQUEST
}
