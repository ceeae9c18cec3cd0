package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link IoctlTest} on the hardware. */
@ExtendWith(Hardware.class)
class IoctlOnHardwareTest extends IoctlTest {}
