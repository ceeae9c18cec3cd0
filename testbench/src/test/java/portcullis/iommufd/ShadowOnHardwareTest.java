package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link ShadowTest} on the hardware. */
@ExtendWith(Hardware.class)
class ShadowOnHardwareTest extends ShadowTest {}
