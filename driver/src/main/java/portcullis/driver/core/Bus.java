package portcullis.driver.core;

/** The bus that a device hangs on, which decides how its requests are told apart. */
public enum Bus {
  /** PCI Express: requester ID, with PASIDs as an option. */
  PCI,
  /** A platform device: a fixed device_id, no PASIDs. */
  PLATFORM
}
