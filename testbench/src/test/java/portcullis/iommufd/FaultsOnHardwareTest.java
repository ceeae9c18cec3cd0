package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link FaultsTest} on the hardware. */
@ExtendWith(Hardware.class)
class FaultsOnHardwareTest extends FaultsTest {}
