package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link NoSnoopTest} on the hardware. */
@ExtendWith(Hardware.class)
class NoSnoopOnHardwareTest extends NoSnoopTest {}
